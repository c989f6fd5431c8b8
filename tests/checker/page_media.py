"""Readers who ask for less motion, who force colors of their own, or who print."""

import io
import re

from pypdf import PdfReader

from .visit import DESK, Visit, probe

# of <main>, what is of no use on paper, and what is never shown
NOT_PRINTED = "nav, button, .sp-toc-inline, .headerlink, .sp-back, .footnote-backref"
NOT_PRINTED += ", .sp-piece, .sp-vh, [hidden], script, noscript, svg title, svg desc"
A4 = (718, 1000)  # what is left of a sheet between margins of 1 cm, in CSS pixels
ENDS = """skipped => {
    const ends = [];
    for (const each of document.querySelectorAll("main :is(h1, h2, h3, p, li, pre, dd, figcaption)"))
        if (!each.closest(skipped) && !each.querySelector("p, li, pre, dd") && !each.closest("table")) {
            const text = document.createRange();
            text.selectNodeContents(each);
            ends.push(text.toString().match(/[\\p{L}\\p{N}]+/gu)?.at(-1));
        }
    return ends.filter(Boolean);
}"""


def motion(visit: Visit) -> list[str]:
    """What moves although the reader asked for less motion."""
    visit.page.emulate_media(reduced_motion="reduce")
    return visit.problems("motion", "put it under @media (prefers-reduced-motion: no-preference)", "with less motion")


def forced_colors(visit: Visit) -> list[str]:
    """What cannot be told apart in forced colors, at the desk."""
    visit.resize(*DESK)
    painted = visit.page.evaluate_handle(probe("painted"))
    visit.page.emulate_media(forced_colors="active")
    problems = visit.problems(
        "forced", "give it a border under @media (forced-colors: active)", "in forced colors", painted
    )
    visit.page.emulate_media(forced_colors="none")
    return problems


def paper(visit: Visit) -> list[str]:
    """What print loses, or prints in vain."""
    visit.resize(*A4)
    visit.page.emulate_media(media="print")
    problems = visit.problems("paper", "mend assets/css/site/print.css", "on paper", NOT_PRINTED)
    visit.page.emulate_media(media="null")  # "screen" would also hold for the sheets
    return problems


def pdf(visit: Visit) -> list[str]:
    """Paragraphs whose last word is in no sheet of the printed page."""
    ends = visit.page.evaluate(ENDS, NOT_PRINTED)
    sheets = PdfReader(io.BytesIO(visit.page.pdf(format="A4"))).pages
    text = re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in sheets))
    lost = [end for end in dict.fromkeys(ends) if end not in text]
    return [
        f"{visit.name} on paper: the text that ends with {end!r} is on no sheet; mend assets/css/site/print.css"
        for end in lost
    ]
