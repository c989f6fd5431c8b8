"""The SVG of beautiful-mermaid without looks of its own: geometry, text and classes.

It comes with colors, fonts, a web address and inline styles, which the site's policy stops; the look is
assets/css/site/figures.css. The fill that a `classDef` names, `work`, becomes a class.
"""

import re
from functools import partial
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from .kinds import STYLES

EDGE = 39  # units that the layouts leave empty on every side, but for the line of the outermost box
SEQUENCE_EDGE = 29
NEAR = 120 / 140  # its sequences set participants 140 apart, so that no phone could show three of them
LETTER = 13  # units: the size of its letters
KEPT = re.compile(  # attributes
    r"[xy][12]?|width|height|c?[xy]|r[xy]?|points|d|transform|class|id|orient|ref[XY]|markerWidth|markerHeight"
    r"|marker-start|marker-end|text-anchor|stroke-dasharray|dy"
)
SVG = "http://www.w3.org/2000/svg"
ACROSS = re.compile(r"(?<!\S)[\d.]+")  # x of "x" and of each "x,y"
DECIMALS = re.compile(r"(?<![\w#-])-?\d+\.\d+")


def tidy(raw: str, name: str) -> str:
    """The picture as it is kept; ids begin with the name of the figure."""
    root = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", raw))
    lives = [float(line.get("x1", "0")) for line in root.iter("line") if line.get("class") == "lifeline"]
    edge = SEQUENCE_EDGE if lives else EDGE
    width, height = (float(root.get(side, "0")) - 2 * edge for side in ("width", "height"))
    if lives:
        _squeeze(root, lives)
        width -= (lives[-1] - lives[0]) * (1 - NEAR)
    used = re.findall(r"url\(#(.*?)\)", raw)
    for parent in list(root.iter()):
        for element in list(parent):
            if element.tag == "style" or (element.tag == "marker" and element.get("id") not in used):
                parent.remove(element)
            else:
                _plain(element, name)
    root.attrib.clear()
    root.set("viewBox", " ".join(_short(each) for each in (edge, edge, width, height)))
    root.set("width", f"{width / LETTER:.1f}em")
    root.set("height", f"{height / LETTER:.1f}em")
    root.attrib |= {"fill": "none", "stroke": "currentColor", "xmlns": SVG}  # readable without our stylesheet
    for element in root.iter():
        element.text, element.tail = (element.text or "").strip() or None, None
    for element in root:
        element.tail = "\n"
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _plain(element: Element, name: str) -> None:
    looks = {element.get("fill", ""), element.get("stroke", "")}
    if found := looks & {*STYLES}:
        element.set("class", found.pop())
    elif element.get("fill") == "var(--_text)" and element.tag != "text":
        element.set("class", "solid")
    if element.get("orient") == "auto-start-reverse" and element.get("id", "").endswith("-start"):
        element.set("orient", "auto")  # it is drawn the other way round already
    if "y" in element.attrib:
        element.set("y", str(float(element.get("y", "0")) + float(element.attrib.pop("dy", "0"))))
    for key, value in list(element.attrib.items()):
        if not KEPT.fullmatch(key) or (key in ("rx", "ry") and float(value) == 0):
            del element.attrib[key]
        elif key == "id":
            element.set(key, f"{name}-{value}")
        else:
            value = value.replace("url(#", f"url(#{name}-")
            element.set(key, DECIMALS.sub(lambda number: _short(float(number[0])), value))
    if element.tag == "text":
        element.attrib |= {"fill": "currentColor", "stroke": "none"}


def _squeeze(root: Element, lives: list[float]) -> None:
    """Set the participants of a sequence nearer to each other."""
    for group in root:
        middle = _middle(group, lives)
        for element in group.iter() if group.tag != "defs" else ():
            for key, value in element.attrib.items():
                if key in ("x", "x1", "x2", "points"):
                    element.set(key, ACROSS.sub(partial(_nearer, middle=middle, first=lives[0]), value))
                elif key == "width" and middle is None:
                    element.set(key, str(float(value) * NEAR))


def _middle(group: Element, lives: list[float]) -> float | None:
    """What keeps its size moves as its middle does; of the rest every point moves by itself."""
    if group.get("class") not in ("actor", "note", "activation"):
        return None
    text = group.find("text")
    middle = float((group if text is None else text).get("x", "0"))
    return middle if group.get("data-position") == "over" else min(lives, key=lambda life: abs(life - middle))


def _nearer(across: re.Match[str], middle: float | None, first: float) -> str:
    x = float(across[0])
    return str(x - (1 - NEAR) * ((x if middle is None else middle) - first))


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
