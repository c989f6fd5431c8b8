"""All figures: their pictures with title and description, and what is wrong with them."""

from collections.abc import Iterable
from html import escape

from ..project import LANGUAGES, Project, ProjectError
from ..terms import Glossary
from . import diagrams, plots
from .source import FOLDER, Figure, load, names

__all__ = ["FOLDER", "Figure", "load", "picture", "problems", "record"]


def picture(project: Project, figure: Figure) -> str:
    """The SVG of a figure as a page holds it: named, described, its ids begin with the name of the figure.

    Raises:
        ProjectError: the picture of a diagram is not that of its text.
    """
    svg = diagrams.picture(project, figure) if figure.kind == "diagram" else plots.draw(figure)
    name = f"figure-{figure.name}"
    head = f'<svg role="img" aria-labelledby="{name}-title {name}-text" '
    said = (
        f'<title id="{name}-title">{escape(figure.title, quote=False)}</title>'
        f'<desc id="{name}-text">{escape(figure.description, quote=False)}</desc>'
    )
    begin, _, rest = svg.removeprefix("<svg ").partition(">")
    return f"{head}{begin}>{said}{rest}"


def problems(project: Project, shown: Iterable[str], glossary: Glossary | None = None) -> list[str]:
    """What is wrong with the figures; `shown` are the names of those that pages have, `glossary` judges their words."""
    found: list[str] = []
    pictures = set()
    for name in names(project):
        for language in LANGUAGES:
            try:
                figure = load(project, name, language)
                pictures |= {diagrams.path_of(project, figure)} if figure.kind == "diagram" else set()
                picture(project, figure)
                said = [figure.title, figure.description, figure.caption, *figure.words.values(), *figure.says.values()]
                said += [control.label for control in figure.controls]
                found += glossary.lint(language, "\0".join(said), figure.source) if glossary else []
            except ProjectError as error:
                found.append(str(error))
    for name in sorted(set(names(project)) - set(shown)):
        found.append(f"docs/{FOLDER}/{name}.yml:1: no page shows this figure; include it in one or delete it")
    for path in sorted((project.docs / FOLDER).glob("*")):
        if path.suffix != ".yml" and path not in pictures:
            found.append(f"{project.name(path)}:1: belongs to no figure; delete it")
    return list(dict.fromkeys(found))


def record(project: Project) -> list[str]:
    """Draw the diagrams whose pictures are not as they would be drawn now; their names.

    Raises:
        ProjectError: a figure has a mistake, or they cannot be drawn here and must be.
    """
    figures = [load(project, name, language) for name in names(project) for language in LANGUAGES]
    wanted = [figure for figure in figures if figure.kind == "diagram"]
    if missing := diagrams.missing():
        for figure in wanted:
            try:
                diagrams.picture(project, figure)
            except ProjectError as error:
                raise ProjectError(f"{error}: {missing}") from None
        return []
    written = []
    for figure, text in zip(wanted, diagrams.drawn(wanted) if wanted else [], strict=True):
        path = diagrams.path_of(project, figure)
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            written.append(project.name(path))
    return written
