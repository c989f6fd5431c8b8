"""Pieces: figures that answer to their reader. Their script is overrides/assets/js/pieces/<name>/.

kind: piece
output: delivery/visibility_model.out  # the table: what a reader without JavaScript, or on paper, gets
rows: '…'                    # its groups are free, `columns` names them (value, x, y, start, end: always a number)
controls:
  job: slider 10 180 5 60    # least, most, step, first
  rate: field 0 1000 0.1 5   # the same, to be typed
  extended: box              # ticked or not
  wait: choice fixed full    # one of these; their names are in `words`
  a: press                   # a button
height: 12                   # ems of its picture; none without it
es:
  labels: {job: …}           # of each control
  says: {late: …}            # sentences of its script; {name} stands for a value
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..project import ProjectError

NUMBERS = r"( -?\d+(\.\d+)?){4}"
KINDS = {"slider": NUMBERS, "field": NUMBERS, "box": "( ticked)?", "choice": r"( [\w-]+){2,}", "press": ""}


@dataclass(frozen=True)
class Control:
    """What a reader changes or presses."""

    name: str
    kind: str  # one of KINDS
    values: list[str]  # what follows its kind
    label: str


def controls(at: str, written: Mapping[str, str], labels: Mapping[str, str], words: Mapping[str, str]) -> list[Control]:
    """The controls of a piece with their words in one language; those that lack a label have none.

    Args:
        at: the place in the source, as messages begin.
        written: kind and values by name.

    Raises:
        ProjectError: a control is of no known kind, or its values are not those of its kind.
    """
    made = []
    for name, text in written.items():
        kind, *values = text.split()
        if kind not in KINDS:
            raise ProjectError(f"{at} control {name}: {kind}; expected one of {', '.join(KINDS)}; mend it")
        if not re.fullmatch(KINDS[kind], "".join(f" {value}" for value in values)):
            raise ProjectError(f"{at} control {name}: {text!r}; expected the values of a {kind}; see pieces.py")
        if kind in ("slider", "field"):
            least, most, step, first = map(float, values)
            if not (least <= first <= most and step > 0):
                raise ProjectError(f"{at} control {name}: {text!r}; expected least, most, step, first; mend it")
        made.append(Control(name, kind, values, labels.get(name, "")))
    return made
