"""The built site: its pages, and whether every address on them leads somewhere.

`check` is all of it; what search engines and both languages need is in `site_head`, the feeds in `feed`, the
HTML itself in `validity`.
"""

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from .project import HERE

ADDRESSES = {"a": "href", "area": "href", "link": "href", "script": "src", "img": "src", "iframe": "src"}
ADDRESSES |= {"source": "src", "video": "src", "audio": "src", "track": "src", "embed": "src", "use": "href"}
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest", "preconnect", "dns-prefetch"}
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")


@dataclass(frozen=True)
class Page:
    """An HTML file of the site."""

    name: str  # its path in the site folder, as messages show it
    url: str
    tree: Any

    @property
    def is_error(self) -> bool:
        """A page that the server shows at any address."""
        return Path(self.name).name == "404.html"

    @cached_property
    def ids(self) -> list[str]:
        """Every id, repeated ones too."""
        return [str(found) for found in self.tree.xpath("//@id")]

    def says(self, element: Any, wrong: str) -> str:
        """A message about an element: file, line, the element and what is wrong."""
        kept = ("href", "src", "name", "hreflang", "rel", "id", "style")
        attributes = [f' {key}="{element.get(key)}"' for key in kept if element.get(key)][:2]
        return f"{self.name}:{element.sourceline}: <{element.tag}{''.join(attributes)}>: {wrong}"


class Site:
    """A built folder and the address it is published at, which ends with `/`."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.pages = {}
        for path in sorted(folder.rglob("*.html")):
            name = path.relative_to(folder).as_posix()
            address = url + re.sub(r"(^|/)index\.html$", r"\1", name)
            self.pages[name] = Page(name, address, html.document_fromstring(path.read_bytes()))

    def file(self, address: str) -> str | None:
        """The file of an absolute address of this site, as a server finds it, or None."""
        path = unquote(urlsplit(address).path).removeprefix(urlsplit(self.url).path)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        return name if (self.folder / name).is_file() else None

    def page(self, address: str) -> Page | None:
        """The page of an absolute address of this site, or None."""
        return self.pages.get(self.file(address) or "")

    def fault(self, address: str) -> str | None:
        """Why an absolute address of this site leads nowhere, or None."""
        name, anchor = self.file(address), unquote(urlsplit(address).fragment)
        if name is None:
            return "leads to no file of the site; mend the address"
        page = self.pages.get(name)
        if anchor and page and anchor not in page.ids:
            return f"{name} has no id {anchor!r}; mend the anchor"
        return None


def build(folder: Path, root: Path = HERE.root, **environment: str) -> None:
    """Build a site strictly, as it is published.

    Args:
        folder: where to.
        root: the project; its `mkdocs.yml` is taken.
        environment: more of it, such as SITE_URL.

    Raises:
        RuntimeError: the build refused; the message is all that it said.
    """
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--site-dir",
        str(folder),
    ]  # not --quiet, which lets warnings pass
    everything = os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment
    run = subprocess.run(command, cwd=root, env=everything, capture_output=True, text=True)
    if run.returncode:
        said = [line for line in f"{run.stdout}{run.stderr}".splitlines() if not line.startswith("INFO")]
        raise RuntimeError("\n".join(["mkdocs build --strict failed:", *said]))


def check(folder: Path, site_url: str) -> list[str]:
    """Everything that is wrong in a built site, but for the validity of its HTML.

    Args:
        folder: the built site.
        site_url: the address it was built for, as in mkdocs.yml.

    Returns:
        Messages: file, line and element, what is wrong, what to do.
    """
    from . import feed, site_head  # they need the classes above

    site = Site(folder, site_url)
    if not site.pages:
        return [f"{folder}: no page; build the site there first: mkdocs build -d {folder}"]
    problems = [*site_head.problems(site), *feed.problems(site), *_search(site), *_styles(site)]
    for page in site.pages.values():
        problems += [*_links(site, page), *_ids(page), *_policy(page)]
    return problems


def _links(site: Site, page: Page) -> Iterator[str]:
    """Links and anchors that lead nowhere, and whatever would be asked of another host."""
    for element in page.tree.iter(*ADDRESSES):
        for written in _addresses(element):
            address = urljoin(page.url, written)
            if not address.startswith(("http:", "https:")):
                continue
            if not address.startswith(site.url):
                if element.tag not in ("a", "area", "link") or LOADED & set(element.get("rel", "").split()):
                    yield page.says(element, "asks another host for a file; keep a copy in overrides/assets")
            elif page.is_error and not written.startswith(("/", "#", "http")):
                yield page.says(element, "relative on a page that is shown at any address; write it from the root")
            elif fault := site.fault(address):
                yield page.says(element, fault)


def _addresses(element: Any) -> list[str]:
    found = [element.get(ADDRESSES[element.tag])]
    found += [candidate.split()[0] for candidate in (element.get("srcset") or "").split(",") if candidate.strip()]
    return [each for each in found if each is not None]


def _ids(page: Page) -> Iterator[str]:
    for name, times in Counter(page.ids).items():
        if times > 1:
            second = page.tree.xpath("//*[@id=$name]", name=name)[1]
            yield page.says(second, f"the id stands {times} times on the page; give each its own")


def _styles(site: Site) -> Iterator[str]:
    for path in sorted(site.folder.rglob("*.css")):
        name = path.relative_to(site.folder).as_posix()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            for address in CSS_ADDRESS.findall(line):
                full = urljoin(site.url + name, address)
                if full.startswith(("http:", "https:")) and not full.startswith(site.url):
                    yield f"{name}:{number}: {address}: asks another host for a file; keep a copy in overrides/assets"
                elif full.startswith(site.url) and (fault := site.fault(full.split("#")[0])):
                    yield f"{name}:{number}: {address}: {fault}"


def _policy(page: Page) -> Iterator[str]:
    """What the page's own Content-Security-Policy would stop in the browser, and holes in it."""
    found = page.tree.xpath("//meta[@http-equiv='Content-Security-Policy']")
    if len(found) != 1:
        yield f"{page.name}: {len(found)} Content-Security-Policy; expected one; print csp() in main.html"
        return
    policy = found[0].get("content")
    for needed in ("default-src 'none'", "require-trusted-types-for 'script'", "base-uri 'none'"):
        if needed not in policy:
            yield page.says(found[0], f"lacks {needed}; mend overrides/hooks/security.py")
    if hole := re.search(r"'unsafe-[^']+'", policy):
        yield page.says(found[0], f"allows {hole[0]}; build with `mkdocs build`, mend overrides/hooks/security.py")
    for script in page.tree.xpath("//script[not(@src)]"):
        digest = base64.b64encode(hashlib.sha256((script.text or "").encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield page.says(script, "its hash is not in the policy; pass its text to csp() in main.html")
    for element in page.tree.xpath("//style | //*[@style] | //*[@*[starts-with(name(), 'on')]]"):
        yield page.says(element, "inline style or handler, which the policy stops; use a class, or assets/js")


def _search(site: Site) -> Iterator[str]:
    """Results that lead nowhere."""
    for language in sorted({str(page.tree.get("lang")) for page in site.pages.values()}):
        name = f"search.{language}.js"
        path = site.folder / name
        if not path.is_file():
            yield f"{name}: missing; overrides/hooks/search.py writes one for each language"
            continue
        index = json.loads(path.read_text("utf-8").removeprefix("searchIndex="))
        begins = ""  # the page of the section before: an address may be only what follows it
        for title, written, _ in index["sections"]:
            address = begins + written if written.startswith("#") else written
            begins = address.partition("#")[0]
            if fault := site.fault(site.url + address):
                yield f"{name}: {title!r} at {address!r}: {fault}"
            elif (page := site.page(site.url + address)) and page.tree.get("lang") != language:
                yield f"{name}: {title!r} at {address!r}: a page in {page.tree.get('lang')}; index one language"
