"""What the image that stands for a page says (card.py draws it), and when it has to be drawn again."""

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

FONTS = Path(__file__).parents[1] / "assets/fonts"
WIDTH, HEIGHT = 1200, 630


class Card(NamedTuple):
    """The words of an image."""

    kicker: str
    title: str
    site: str


@functools.cache
def maker() -> str:
    """Changes when an image may look otherwise."""
    files = [Path(__file__).with_name("card.py"), Path(__file__), *sorted(FONTS.glob("*.woff2"))]
    return version("pillow") + "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
