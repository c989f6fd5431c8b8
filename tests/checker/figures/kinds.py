"""The kinds of figures, and what is written in the source of each."""

from typing import NamedTuple

TEXTS = ("title", "description", "caption", "words")  # of each language


class Kind(NamedTuple):
    """The keys of a source."""

    needed: tuple[str, ...]
    allowed: tuple[str, ...]
    texts: tuple[str, ...] = ()  # of each language, beside TEXTS
    groups: tuple[str, ...] = ()  # which `rows` must name, and `columns` too


PLOT = ("output", "rows")
KINDS = {
    "diagram": Kind(("diagram",), (*PLOT, "skip")),
    "bars": Kind(PLOT, ("skip",), ("columns", "unit"), ("name", "value")),
    "lines": Kind(PLOT, ("skip", "log"), ("columns",), ("name", "x", "y")),
    "lanes": Kind(PLOT, ("skip", "styles"), ("columns", "unit"), ("name", "state", "start", "end")),
    "piece": Kind((*PLOT, "controls"), ("skip", "height"), ("columns", "labels", "says")),  # its groups are its columns
}
STYLES = ("work", "wait", "blocked", "front")  # what assets/css/site/figures.css knows; of nodes too, `a:::work`
MOST_LINES = 3  # with the text, four colors
