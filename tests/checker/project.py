"""Where things lie, so that tests can point the checker at a small broken project."""

import codecs
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("es", "en")


class ProjectError(Exception):
    """A mistake in a file of the project: `file:line: what; what to do`."""


@dataclass(frozen=True)
class Project:
    """The folders of one site."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def snippets(self) -> Path:
        return self.root / "snippets"

    def name(self, path: Path) -> str:
        """The path as messages show it: relative to the project."""
        return path.relative_to(self.root).as_posix()

    def pages(self) -> list[Path]:
        """Every Markdown page, in a stable order."""
        return sorted(self.docs.rglob("*.md"))


HERE = Project(Path(__file__).resolve().parents[2])


def read(project: Project, path: Path) -> str:
    """The text of a file, which must be UTF-8.

    Raises:
        ProjectError: it is not; the message names the line.
    """
    data = path.read_bytes()
    if data.startswith(codecs.BOM_UTF8):
        raise ProjectError(f"{project.name(path)}:1: begins with a byte order mark; save the file as UTF-8 without one")
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ProjectError(
            f"{project.name(path)}:{line}: not UTF-8 (byte {data[error.start]:#04x}); save the file as UTF-8"
        ) from None
