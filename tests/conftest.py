"""Sites that the tests look at, this one and a small one with many posts, and the browser they look with.

And what the tests of the applications execute of them.
"""

import os
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
import reader
from checker import browser as chromium
from checker.plugin import skip_missing
from checker.project import HERE
from checker.served import served
from checker.site import build
from coverage import Coverage
from playwright.sync_api import Browser

NOW = str(int(time.time()))  # the second at which this site is built
AT = "1764288000"  # the second of the small one: 2025-11-28
POSTS = 7  # and a draft; a page of a list has two
SERIES_POSTS = (2, 5, 6, POSTS + 1)


@pytest.fixture(scope="session")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coverage]:
    """The lines of the applications that run, from here on, in this process and in those that tests start."""
    data = tmp_path_factory.mktemp("executed") / "data"
    coverage = Coverage(data_file=data, config_file=HERE.root / "pyproject.toml")
    coverage.start()
    yield coverage
    coverage.stop()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem == "test_shown")  # after all that they look back at


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This site, built once; SITE_DIR names a folder in which it stays."""
    folder = Path(os.environ.get("SITE_DIR") or tmp_path_factory.mktemp("site")).resolve()
    build_or_fail(folder, SOURCE_DATE_EPOCH=NOW)
    return folder


def build_or_fail(folder: Path, **environment: str) -> None:
    """Build this site; when a page or a program is wrong, its own test says all, and the tests of the site one line."""
    try:
        build(folder, HERE.root, **environment)
    except RuntimeError as error:
        wrong = re.search(r"the site is not built, \d+ wrong:\n.*", str(error))
        pytest.fail(f"{wrong[0]}\nsee the failures of the programs and pages" if wrong else str(error), pytrace=False)


@pytest.fixture(scope="session")
def address(built: Path) -> Iterator[str]:
    """Where this site is served, without a slash at the end."""
    with served(built) as at:
        yield at


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; each test opens a context of its own in it, and closes it."""
    skip_missing(chromium.missing())
    with chromium.opened() as opened:
        yield opened


@pytest.fixture(scope="session")
def tried_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with one of everything that reacts to its reader, built once."""
    return reader.build_site(write_small_project(tmp_path_factory.mktemp("tried") / "project"))


@pytest.fixture(scope="session")
def tried_address(tried_site: Path) -> Iterator[str]:
    """Where it is served, without a slash at the end."""
    with served(tried_site) as at:
        yield at


@pytest.fixture
def opens(browser: Browser, tried_address: str) -> Iterator[reader.Opens]:
    """Opens its pages, as tests/reader.py says."""
    with reader.reading(browser, tried_address) as opened:
        yield opened


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """Our templates and hooks with a chapter, a glossary and posts for four pages of a list."""
    return write_small_project(tmp_path / "project")


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project, built once: not to be changed."""
    folder = tmp_path_factory.mktemp("small")
    build(folder / "site", write_small_project(folder / "project"), SOURCE_DATE_EPOCH=AT)
    return folder / "site"


def write_small_project(root: Path) -> Path:
    root.mkdir()
    for name in ("overrides", "snippets", "tests"):
        (root / name).symlink_to(HERE.root / name)
    config = (HERE.root / "mkdocs.yml").read_text("utf-8")
    config = re.sub(r"(?m)^nav:\n(?:  .*\n)+", NAVIGATION, config)
    config = re.sub(r"(?m)^  categories:\n(?:    .*\n)+", FOLDERS, config)
    config = re.sub(r"(?m)^  series: .*\n", SERIES, config)
    config = config.replace("      blog_dir: blog\n", "      blog_dir: blog\n      pagination_per_page: 2\n")
    config = config.replace("  - overrides/hooks/snippets.py\n", "")  # there is no program here
    files = {"mkdocs.yml": config, "docs/glossary.yml": GLOSSARY}
    for language, words in WORDS.items():
        for name, text in PAGES.items():
            files[f"docs/{language}/{name}"] = text.format(**words)
        files[f"docs/{language}/buscar.md"] = (HERE.docs / language / "buscar.md").read_text("utf-8")
        for number in range(1, POSTS + 2):
            more = {
                "date": date(2023, 6, 1) + timedelta(days=150 * number),
                "number": number,
                "author": "ab"[number % 2],
                "category": words["categories"][number % 2],
                "draft": str(number > POSTS).lower(),
                "series": "series: losses\n" if number in SERIES_POSTS else "",
            }
            files[f"docs/{language}/blog/posts/post-{number}.md"] = POST.format(**words, **more)
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


NAVIGATION = """\
nav:
  - index.md
  - Parte:
      - part/index.md
      - part/chapter.md
  - Consulta:
      - reference/index.md
      - reference/glossary.md
  - Blog:
      - blog/index.md
  - tags.md
"""
FOLDERS = "  categories: {concepts: {es: Conceptos, en: Concepts}, queues: {es: Colas, en: Queues}}\n"
SERIES = "  series: {losses: {es: Todo lo que se pierde, en: All that is lost}, empty: {es: Vacía, en: Empty}}\n"
WORDS = {
    "es": {
        "home": "Inicio",
        "runs": "Ejecución",
        "lost": "Pérdidas",
        "post": "Entrada",
        "categories": ("Colas", "Conceptos"),
    },
    "en": {"home": "Home", "runs": "Execution", "lost": "Losses", "post": "Post", "categories": ("Queues", "Concepts")},
}
PAGES = {
    "index.md": "---\ntemplate: home.html\ndescription: {home}.\n---\n# {home}\n\nTexto.\n",
    "part/index.md": "---\ndescription: {home} 1.\n---\n# {home} 1\n\n¿{runs}?\n{{ .question }}\n",
    "reference/index.md": "---\ndescription: {home} 2.\n---\n# {home} 2\n\n¿?\n{{ .question }}\n",
    "part/chapter.md": """\
---
description: {runs}.
---
# {runs}

El broker y otro broker: [broker](../reference/glossary.md#broker).

## {lost}: broker {{ #lost }}

`broker` y ACK. Broker.
""",
    "reference/glossary.md": "---\ndescription: ABC {home}.\n---\n# ABC\n\nbroker\n\n<!-- glossary -->\n",
    "tags.md": "---\ntemplate: tags.html\ndescription: Tags {home}.\n---\n# Tags\n\n<!-- material/tags -->\n",
    "blog/index.md": "---\ndescription: Blog {home}.\n---\n# Blog\n",
    "blog/.authors.yml": """\
authors:
  a: {{name: Ana, description: a, avatar: assets/img/mark.svg}}
  b: {{name: Berta, description: b, avatar: assets/img/mark.svg}}
""",
}
POST = """\
---
date: {date}
authors: [{author}]
categories: [{category}]
tags: [{runs}]
draft: {draft}
{series}description: {post} {number}.
---
# {post} {number}

[{runs}](../../part/chapter.md#lost)

<!-- more -->

## {lost} {{ #detail }}

[1](post-1.md#detail)
"""
GLOSSARY = """\
avoid_everywhere: {es: {}, en: {}}
terms:
- id: ack
  es: {term: ack, definition: Aviso., short: un aviso, forms: [ACK]}
  en: {term: ack, definition: A notice., short: a notice, forms: [ACK]}
- id: broker
  es: {term: broker, definition: "Reparte [mensajes](#ack).", short: lo que reparte}
  en: {term: broker, definition: "Hands out [messages](#ack).", short: what hands out}
- id: number
  es: {term: ñu, definition: Tras la n.}
  en: {term: number, definition: A number.}
- id: night
  es: {term: nube, definition: Antes de la ñ.}
  en: {term: night, definition: A night.}
- id: origin
  es: {term: órgano, definition: Tras la ñ.}
  en: {term: origin, definition: An origin.}
"""
