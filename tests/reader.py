"""A small site with one of everything that reacts to its reader, and a reader who opens its pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from checker.project import HERE
from checker.site import build
from checker.visit import FONTS
from playwright.sync_api import Browser, Page

PHONE = {"width": 360, "height": 640}
WIDE = {"width": 1440, "height": 900}
CHAPTER, POST = "/part/chapter/", "/blog/post-1/"
LIGHT, DARK = "rgb(236, 241, 240)", "rgb(13, 20, 21)"  # --back in tokens.css
GROUND = "getComputedStyle(document.body).backgroundColor"

Opens = Callable[..., Page]


def build_site(project: Path) -> Path:
    """The small project of conftest.py with a chapter that has one of everything, and giscus in a post."""
    for path in HERE.docs.glob("*/buscar.md"):
        (project / "docs" / path.relative_to(HERE.docs)).write_text(path.read_text("utf-8"), "utf-8")
    for path in (project / "docs").rglob("part/chapter.md"):
        path.write_text(path.read_text("utf-8") + TEXT.format(filler="Word. " * 300), "utf-8")
    for path in (project / "docs").rglob("post-1.md"):
        path.write_text(path.read_text("utf-8").replace("---\n", "---\ncomments: true\n", 1), "utf-8")
    build(project / "site", project, GISCUS_REPO="who/book", GISCUS_REPO_ID="R_1")
    return project / "site"


@contextmanager
def reading(browser: Browser, address: str) -> Iterator[Opens]:
    """Opens pages of a site; what their policy stops and what their scripts throw fails the test.

    The function that it gives takes the path of a page, a script that runs before those of the page, what to do
    with the tab before it goes there, what the browser remembers, and options of its context.
    """
    contexts, wrong = [], []

    def opens(
        path: str,
        script: str = "",
        prepare: Callable[[Page], object] = id,
        stored: dict[str, str] | None = None,
        settled: bool = True,
        **options: Any,
    ) -> Page:
        local = [{"name": name, "value": value} for name, value in (stored or {}).items()]
        storage: Any = {"cookies": [], "origins": [{"origin": address, "localStorage": local}]}
        context = browser.new_context(**({"viewport": WIDE, "storage_state": storage} | options))
        contexts.append(context)
        context.on("weberror", lambda found: wrong.append(str(found.error)))
        context.on("console", lambda found: wrong.append(found.text) if "Security Policy" in found.text else None)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        prepare(page)
        page.goto(address + path)
        if settled and options.get("java_script_enabled", True):
            page.wait_for_function(FONTS)  # nothing moves any more
        return page

    yield opens
    for context in contexts:
        context.close()
    assert not wrong, f"the policy stopped, or a script threw: {wrong}"


TEXT = """

## Tabs {{ #tabs }}

{filler}

=== "Linux"

    {filler}

    {filler}

=== "Windows"

    Windows.

## More {{ #more }}

=== "Linux"

    L.

=== "Windows"

    W.

```python
import time

print(1)  # (1)!
print(2)
```

1. N.

```pycon
>>> for n in range(2):
...     print(n)
...
0
1
>>> 3
3
```

[example](https://example.org/page)

???+ note "Open"

    O.

??? note "Folded"

    Inside.

{filler}

### Deeper {{ #deeper }}

{filler}

## End {{ #end }}

Short.
"""
