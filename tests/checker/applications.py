"""Applications: packages below snippets/ that tests of their own run. Pages show parts of them, programs use them.

A part stands between the marks `--8<-- [start:name]` and `--8<-- [end:name]` of a file.
"""

from pathlib import Path

from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError, SnippetPreprocessor

from .project import Project, ProjectError, read

IGNORED = ("__pycache__",)


def folders(project: Project) -> list[Path]:
    """The packages, in a stable order."""
    return sorted(path.parent for path in project.snippets.glob("*/__init__.py"))


def paths(folder: Path) -> list[Path]:
    """The files of one, in a stable order."""
    return sorted(p for p in folder.rglob("*") if p.is_file() and not {*p.parts} & {*IGNORED})


def files(project: Project, name: str) -> dict[str, str]:
    """The texts of one by their paths below snippets/.

    Raises:
        ProjectError: there is none of this name, or a file is not UTF-8.
    """
    folder = project.snippets / name
    if folder not in folders(project):
        known = ", ".join(each.name for each in folders(project)) or "none yet"
        raise ProjectError(f"snippets/{name}:1: there is no such application; known: {known}")
    return {path.relative_to(project.snippets).as_posix(): read(project, path) for path in paths(folder)}


def part(project: Project, name: str) -> str | None:
    """The text of `export_service/worker.py:loop` as the page gets it, or None when there is no such part."""
    path, _, section = name.partition(":")
    file = project.snippets / path
    if not section or file not in [each for folder in folders(project) for each in paths(folder)]:
        return None
    settings = {key: value for key, (value, _) in SnippetExtension().config.items()}
    finder = SnippetPreprocessor({**settings, "check_paths": True, "dedent_subsections": True}, Markdown())
    try:
        return "\n".join(finder.extract_section(section, read(project, file).split("\n")))
    except SnippetMissingError:
        return None
