"""The blocks that no program can check, each with its reason."""

import re
import tomllib
from pathlib import Path

from .project import Project, ProjectError, read


class Exceptions:
    """`tests/exceptions.toml`: the blocks that no program can check, each with its reason.

    A table for each page; in it `"first line of the block" = "reason"`.
    """

    def __init__(self, project: Project) -> None:
        path = project.root / "tests" / "exceptions.toml"
        self._pages: dict[str, dict[str, str]] = _listed(project, path) if path.exists() else {}
        self._used: set[tuple[str, str]] = set()

    def allows(self, page: str, text: str) -> bool:
        """Whether a block is on the list."""
        first = text.split("\n")[0]
        if found := first in self._pages.get(page, {}):
            self._used.add((page, first))
        return found

    def unused(self) -> list[str]:
        """Entries that no block needs."""
        listed = {(page, first) for page, blocks in self._pages.items() for first in blocks}
        return [
            f"tests/exceptions.toml:1: no block of {page} begins with {first!r}; remove the entry"
            for page, first in sorted(listed - self._used)
        ]


def _listed(project: Project, path: Path) -> dict[str, dict[str, str]]:
    """The tables of tests/exceptions.toml.

    Raises:
        ProjectError: not TOML, or something else than `"first line" = "reason"` in a table for each page.
    """
    text = read(project, path)
    try:
        pages = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        raise ProjectError(
            f"{project.name(path)}:{found[1] if found else 1}: not TOML: {error}; mend this line"
        ) from None
    for page, blocks in pages.items():
        if not isinstance(blocks, dict) or not all(isinstance(why, str) and why for why in blocks.values()):
            line = text.count("\n", 0, max(0, text.find(page))) + 1
            expected = f'["{page}"] and below it "first line of the block" = "reason"'
            raise ProjectError(f"{project.name(path)}:{line}: {page}: expected {expected}; write it so")
    return pages
