"""Plots of the rows of a recorded output: bars, lines, lanes.

Lengths across are percents and lengths down are ems: a plot fills any width, and its text keeps the size of the
page's. No library draws so: two bars of matplotlib 3.11 are 4.6 KB compressed with 19 inline styles (text kept as
text, 1.4 KB with 28), of pygal 3.1 3.2 KB with a stylesheet of its own, both of a fixed size; ours are 0.4 KB.
"""

import itertools
from html import escape

from .axis import Axis
from .source import Figure

NARROWEST = 288  # pixels of a figure on a phone of 320
LETTER = 9  # pixels of a letter, as a rule, with room for readers who space the text out
TOP, HIGH = 2.6, 11  # ems over the plane of lines, and of it
MARKS = 8  # points of a line that are marked, each; of more only the last
DASHES = ("", "7 4", "2 4")  # of the lines, beside their marks and colors

Line = list[tuple[float, float]]  # points: percents across, ems down


def draw(figure: Figure) -> str:
    """The SVG of a plot."""
    parts, height = {"bars": _bars, "lines": _lines, "lanes": _lanes, "piece": _nothing}[figure.kind](figure)
    shape = f'class="sp-plot" width="100%" height="{_n(height)}em" fill="none" stroke="currentColor"'
    return "\n".join([f"<svg {shape}>", *parts, "</svg>"])


def _nothing(figure: Figure) -> tuple[list[str], float]:
    """Its script draws it (overrides/assets/js/pieces)."""
    return [], float(figure.height or 0)


def _bars(figure: Figure) -> tuple[list[str], float]:
    values = [float(row["value"]) for row in figure.rows]
    shown = [f"{figure.number(row['value'])} {figure.unit}".strip() for row in figure.rows]
    room, longest = 100 - max(map(_room, shown)), max(values) or 1
    parts = []
    for n, (row, value, text) in enumerate(zip(figure.rows, values, shown, strict=True)):
        top, long = 3.4 * n, value / longest * room
        parts.append(_text(0, top + 1, figure.words[row["name"]]))
        parts.append(f'<rect class="work" y="{_n(top + 1.4)}em" width="{_n(long)}%" height="1.1em"/>')
        parts.append(_text(long, top + 2.3, text, "value", dx=6))
        parts.append(_line("axis", 0, 0, top + 1.2, top + 2.7))
    return parts, 3.4 * len(values) - 0.6


def _lines(figure: Figure) -> tuple[list[str], float]:
    across = Axis([float(row["x"]) for row in figure.rows], "x" in figure.log, own=True)
    up = Axis([float(row["y"]) for row in figure.rows], "y" in figure.log, whole=True)
    left = max(_room(_tick(figure, tick)) for tick in up.ticks)
    wide = 97 - left
    parts = [_text(0, 1, figure.columns["y"])]
    for tick in up.ticks:
        y = TOP + HIGH * (1 - up.at(tick))
        parts += [_line("grid", 0, 100, y, y), _text(0, y - 0.3, _tick(figure, tick))]
    for tick in across.ticks:
        parts.append(_text(left + wide * across.at(tick), TOP + HIGH + 1.4, _tick(figure, tick), anchor="middle"))
    parts.append(_text(100, TOP + HIGH + 2.7, figure.columns["x"], anchor="end"))
    lines: dict[str, Line] = {}
    for row in sorted(figure.rows, key=lambda row: float(row["x"])):
        x, y = across.at(float(row["x"])), 1 - up.at(float(row["y"]))
        lines.setdefault(row["name"], []).append((left + wide * x, TOP + HIGH * y))
    names = list(dict.fromkeys(row["name"] for row in figure.rows))
    for n, name in enumerate(names):
        path = "L".join(f"{(x - left) / wide * 1000:.0f} {(y - TOP) / HIGH * 1000:.0f}" for x, y in lines[name])
        dash = f' stroke-dasharray="{DASHES[n]}"' if n else ""
        parts.append(
            f'<svg x="{_n(left)}%" y="{_n(TOP)}em" width="{_n(wide)}%" height="{HIGH}em" viewBox="0 0 1000 1000" '
            f'preserveAspectRatio="none" overflow="visible"><path class="s{n + 1}" d="M{path}"{dash} '
            'vector-effect="non-scaling-stroke"/></svg>'
        )
        marked = lines[name] if len(lines[name]) <= MARKS else lines[name][-1:]
        parts += [_mark(n, x, y) for x, y in marked]
    taken = [point for line in lines.values() for point in _along(line)]
    for n, name in enumerate(names):
        x, y, around = _free(lines[name], figure.words[name], taken)
        taken += around
        parts.append(_text(x, y, figure.words[name], f"label t{n + 1}", anchor="end"))
    return parts, TOP + HIGH + 3.1


def _along(line: Line) -> Line:
    """Many points of a line."""
    steps = [n / 12 for n in range(12)]
    pairs = itertools.pairwise(line)
    return [(x + (x2 - x) * step, y + (y2 - y) * step) for (x, y), (x2, y2) in pairs for step in steps] + line[-1:]


def _free(line: Line, text: str, taken: Line) -> tuple[float, float, Line]:
    """Where the name of a line covers least: over or under one of its points, the last ones first; what it covers."""
    long = _room(text)
    best: tuple[int, float, float] | None = None
    for x, y in reversed(line):
        for base in (y - 0.6, y + 1.5):
            right = min(x + 3, 100)
            inside = sum(right - long <= px <= right and base - 1.2 <= py <= base + 0.4 for px, py in taken)
            if right >= long and TOP - 0.6 < base < TOP + HIGH and (best is None or inside < best[0]):
                best = (inside, right, base)
    _, right, base = best or (0, line[-1][0], line[-1][1] - 0.6)
    return right, base, [(right - long * step / 12, base - 0.4) for step in range(13)]


def _lanes(figure: Figure) -> tuple[list[str], float]:
    times = Axis([float(row[side]) for row in figure.rows for side in ("start", "end")])
    names = list(dict.fromkeys(row["name"] for row in figure.rows))
    states = list(dict.fromkeys(row["state"] for row in figure.rows))
    height = 3.1 * len(names)
    parts = [_line("grid", 100 * times.at(tick), 100 * times.at(tick), 0, height + 0.2) for tick in times.ticks]
    said: set[str] = set()
    for n, name in enumerate(names):
        parts.append(_text(0, 3.1 * n + 1, figure.words[name], "label"))
        for row in (row for row in figure.rows if row["name"] == name):
            begin, end = (100 * times.at(float(row[side])) for side in ("start", "end"))
            style, word = figure.styles.get(row["state"], "work"), figure.words[row["state"]]
            where = f'x="{_n(begin)}%" y="{_n(3.1 * n + 1.3)}em" width="{_n(end - begin)}%" height="1.5em"'
            parts.append(f'<rect class="{style}" {where}/>')
            if _room(word) < end - begin:
                said.add(row["state"])
                parts.append(_text((begin + end) / 2, 3.1 * n + 2.4, word, f"in-{style}", anchor="middle"))
    for tick in times.ticks:
        place = 100 * times.at(tick)
        anchor = "start" if place < 5 else "end" if place > 95 else "middle"
        parts.append(_text(place, height + 1.5, _tick(figure, tick), anchor=anchor))
    parts.append(_text(100, height + 3, figure.unit, anchor="end"))
    height += 3.4
    for state in (state for state in states if state not in said):  # no bar of it has room for its name
        style = figure.styles.get(state, "work")
        parts.append(f'<rect class="{style}" y="{_n(height + 0.2)}em" width="1.6em" height="1.1em"/>')
        parts.append(_text(0, height + 1.1, figure.words[state], dx=30))
        height += 1.7
    return parts, height


def _mark(n: int, x: float, y: float) -> str:
    if n == 0:
        return f'<circle class="m{n + 1}" cx="{_n(x)}%" cy="{_n(y)}em" r="4.5"/>'
    place = f'x="{_n(x)}%" y="{_n(y)}em" width="9" height="9" transform="translate(-4.5 -4.5)"'
    return f'<rect class="m{n + 1}" {place}/>'


def _line(name: str, x1: float, x2: float, y1: float, y2: float) -> str:
    return f'<line class="{name}" x1="{_n(x1)}%" x2="{_n(x2)}%" y1="{_n(y1)}em" y2="{_n(y2)}em"/>'


def _text(x: float, y: float, text: str, name: str = "", dx: float = 0, anchor: str = "") -> str:
    more = "".join(
        f' {key}="{value}"' for key, value in (("class", name), ("dx", dx), ("text-anchor", anchor)) if value
    )
    place = f'x="{_n(x)}%" y="{_n(y)}em"{more}'
    return f'<text {place} fill="currentColor" stroke="none">{escape(text, quote=False)}</text>'


def _tick(figure: Figure, tick: float) -> str:
    return figure.number(f"{tick:.6g}")


def _room(text: str) -> float:
    """How many percent of the narrowest plot a text needs."""
    return (len(text) * LETTER + 10) / NARROWEST * 100


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
