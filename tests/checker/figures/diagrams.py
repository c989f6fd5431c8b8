"""Diagrams: Mermaid in docs/figures/<name>.yml, its pictures beside it as `make record` drew them.

npm's beautiful-mermaid draws them without a browser. The first line of a picture holds a digest of its text and of
itself, so that a picture which is old or was changed by hand is noticed without Node.
"""

import json
import re
import shutil
import subprocess
from hashlib import sha256
from html import escape
from pathlib import Path

from ..project import Project, ProjectError
from ..tools import FOLDER as TOOLS
from ..tools import missing as missing_tool
from .kinds import STYLES
from .source import FOLDER, Figure
from .svg import SVG, tidy

KINDS = ("flowchart", "stateDiagram-v2", "sequenceDiagram")
FIRST = re.compile(r"<!-- ([0-9a-f]{12}) -->\n")
REPAIR = "run make record"


def missing() -> str:
    """What to install before `drawn` can run; empty when nothing is missing."""
    if not shutil.which("node"):
        return "no node, so that no diagram was drawn; apt-get install npm"
    return missing_tool("beautiful-mermaid/package.json", "the drawing of diagrams")


def path_of(project: Project, figure: Figure) -> Path:
    """Where the picture of a diagram is kept."""
    return project.docs / FOLDER / f"{figure.name}.{figure.language}.svg"


def picture(project: Project, figure: Figure) -> str:
    """The picture of a diagram, as recorded.

    Raises:
        ProjectError: it is missing, older than its text, or changed by hand.
    """
    path = path_of(project, figure)
    name = project.name(path)
    if not path.is_file():
        raise ProjectError(f"{name}:1: missing; expected the picture of {figure.source}; {REPAIR}")
    text = path.read_text("utf-8")
    first = FIRST.match(text)
    svg = text[first.end() :] if first else text
    if not first or first[1] != _digest(figure, svg):
        raise ProjectError(f"{name}:1: not the picture of {figure.source} as it is now; {REPAIR}")
    return svg.rstrip("\n").replace(f' xmlns="{SVG}"', "")  # a page needs none


def drawn(figures: list[Figure]) -> list[str]:
    """The files of pictures, drawn now.

    Raises:
        ProjectError: a text is no diagram that we draw, or a word of it got lost.
    """
    for figure in figures:
        if _kind(figure) not in KINDS:
            wrong = f"a diagram of kind {_kind(figure)}; expected one of {', '.join(KINDS)}; mend its first line"
            raise ProjectError(f"{figure.source}:1: {wrong}")
    styles = "".join(f"\nclassDef {style} fill:{style},stroke:{style}" for style in STYLES)
    texts = [figure.diagram + styles * (_kind(figure) != "sequenceDiagram") for figure in figures]
    command = ["node", str(TOOLS.parent / "diagrams.mjs")]
    run = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True)
    if run.returncode:
        raise ProjectError(f"docs/{FOLDER}:1: diagrams not drawn: {run.stderr.strip()}; mend the newest one")
    files = []
    for figure, raw in zip(figures, json.loads(run.stdout), strict=True):
        svg = tidy(raw, figure.name)
        for word in [*figure.words.values(), *(value for row in figure.rows for value in row.values())]:
            if escape(word, quote=False) not in svg:
                wrong = f"«{word}» is not in the picture: its line was not understood; write it another way"
                raise ProjectError(f"{figure.source}:1: {wrong}")
        files.append(f"<!-- {_digest(figure, svg)} -->\n{svg}")
    return files


def _kind(figure: Figure) -> str:
    return [*figure.diagram.split(maxsplit=1), ""][0]


def _digest(figure: Figure, svg: str) -> str:
    return sha256(f"{figure.diagram}\n{svg}".encode()).hexdigest()[:12]
