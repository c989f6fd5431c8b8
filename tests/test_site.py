"""The built site, and proof that each check of it can fail.

The site is built once for these tests; with SITE_DIR set, that folder is the site (and is built when empty).
"""

import filecmp
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from checker import validity
from checker.plugin import skip_missing
from checker.site import Site, build, check

URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000/")
CHAPTER = "machine/processes-threads/index.html"
POST = "blog/background-processing/index.html"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(os.environ.get("SITE_DIR") or tmp_path_factory.mktemp("site")).resolve()
    if not (folder / "index.html").exists():
        build(folder, SOURCE_DATE_EPOCH="1764288000")
    return folder


def test_the_built_site_has_no_fault(built: Path) -> None:
    assert check(built, URL) == []


def test_its_html_is_valid(built: Path) -> None:
    skip_missing(validity.missing())
    assert validity.check(built) == []


def test_every_page_exists_in_both_languages(built: Path) -> None:
    names = set(Site(built, URL).pages)
    spanish = {name for name in names if not name.startswith("en/")}
    assert {name.removeprefix("en/") for name in names - spanish} == spanish
    lists = ("archive/2025", "category/concepts")
    assert {CHAPTER, POST, "tags/index.html", *(f"blog/{each}/index.html" for each in lists)} <= spanish


def test_nothing_of_the_theme_is_published(built: Path) -> None:
    folders = {path.name for path in (built / "assets").iterdir()}
    assert folders == {"css", "fonts", "img", "js"}
    assert not [*built.rglob("*bundle*"), *built.rglob("search_index.json"), *built.rglob("glossary.yml")]


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "first", tmp_path / "again"
    build(first, SOURCE_DATE_EPOCH="1764288000", PYTHONHASHSEED="1", TZ="Asia/Tokyo")
    build(again, SOURCE_DATE_EPOCH="1764288000", PYTHONHASHSEED="2", TZ="America/Lima")
    files = [sorted(p.relative_to(root) for p in root.rglob("*") if p.is_file()) for root in (first, again)]
    assert files[0] == files[1]
    assert filecmp.cmpfiles(first, again, files[0], shallow=False)[1:] == ([], [])


# ---------------------------------------------------------------- each check can fail


class Damage(NamedTuple):
    """One thing broken in a file of the site, and what the checker says; `:N:` stands for the line."""

    file: str
    old: str  # a regular expression, replaced once; "" removes the file
    new: str
    said: list[str]


END = "</body>"  # where HTML is put in
BODY = {
    "a link that leads nowhere": ('<a href="nowhere/">x</a>', "leads to no file of the site; mend the address"),
    "an anchor that is not there": (
        f'<a href="/{CHAPTER}#gone">x</a>',
        f"{CHAPTER} has no id 'gone'; mend the anchor",
    ),
    "an image from another host": (
        '<img src="https://cdn.example/x.png" alt="">',
        "asks another host for a file; keep a copy in overrides/assets",
    ),
    "a frame from another host": (
        '<iframe src="https://cdn.example/x" title="x"></iframe>',
        "asks another host for a file; keep a copy in overrides/assets",
    ),
    "a style from another host": (
        '<link href="https://cdn.example/x.css" rel="stylesheet">',
        "asks another host for a file; keep a copy in overrides/assets",
    ),
    "an inline style": ('<p style="color: red">x</p>', "inline style or handler, which the policy stops; use a class, or assets/js"),
    "an inline handler": ('<p id="p" onclick="x()">x</p>', "inline style or handler, which the policy stops; use a class, or assets/js"),
    "an inline script": ("<script>x()</script>", "its hash is not in the policy; pass its text to csp() in main.html"),
    "an id that stands twice": (
        '<p id="content">x</p>',
        "the id stands 2 times on the page; give each its own",
    ),
}


def _inserted(written: str, said: str) -> Damage:
    tag = re.match(r'<(\w+)((?: (?:href|src|rel|id|style)="[^"]*")*)', written)
    assert tag
    return Damage(CHAPTER, END, written + END, [f"{CHAPTER}:N: <{tag[1]}{tag[2]}>: {said}"])


DAMAGES = {name: _inserted(*pair) for name, pair in BODY.items()}
