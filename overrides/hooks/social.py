"""What a link to a page looks like where it is shared: an image with its title (card.py), made at build.

`.cache/social` keeps each image under a digest of its words and of what draws it, so that the next build draws
nothing. The live preview and a copy to read from a folder have none.
"""

import functools
import hashlib
import os
import runpy
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import jinja2
from card_words import HEIGHT, WIDTH, Card, maker
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_serving = False


def on_startup(*, command: str, dirty: bool) -> None:
    global _serving
    _serving = command == "serve"


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
    cache = Path(config.config_file_path).parent / ".cache/social"

    def social_image(title: str, kicker: str) -> str:
        """The address of the image with these words, which is published by asking for it; or nothing."""
        if _serving or not config.use_directory_urls:
            return ""
        words = (" ".join(unescape(text).split()) for text in (kicker, title, config.site_name))
        image = kept(Card(*words), cache)
        address = f"assets/img/social/{image.name}"
        target = Path(config.site_dir, address)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(image, target)
        return f"{config.site_url}{address}"

    env.globals.update(social_image=social_image, social_size=(WIDTH, HEIGHT))


def kept(card: Card, cache: Path) -> Path:
    name = hashlib.sha256(repr((maker(), card)).encode()).hexdigest()[:16]
    path = cache / f"{name}.png"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        half = cache / f"{name}.{os.getpid()}"  # whoever builds at the same time sees the whole file or none
        half.write_bytes(_drawer()(card))
        half.replace(path)
    return path


@functools.cache
def _drawer() -> Callable[[Card], bytes]:
    """What draws, with Pillow: loaded by the builds that draw, and not by all others."""
    draw: Callable[[Card], bytes] = runpy.run_path(str(Path(__file__).with_name("card.py")))["draw"]
    return draw
