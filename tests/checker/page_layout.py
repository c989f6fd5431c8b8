"""Nothing sticks out, is cut off or is too small to press, from the narrowest phone to 200 % zoom."""

from .visit import DESK, PHONE, Visit

# 320 px is 1280 at 400 % zoom, and 640 px is 1280 at 200 %: browsers zoom by making the window narrower
SIZES = ((320, 640), (640, 400), (768, 1024), DESK)
STICKS_OUT = "it must fit, or scroll in a box of its own: overflow-x in assets/css"
CUT_OFF = "all text must be readable: give it room in assets/css, or let it wrap"
NO_FOCUS = 'give it tabindex="0", so that the keyboard can scroll it'
TOO_SMALL = "expected 24 x 24 at least; give it min-height and padding in assets/css"
NO_MARK = "mend .sp-ref in assets/css"
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
        p {margin-bottom: 2em !important}`);
    document.adoptedStyleSheets = [sheet];
}"""


def check(visit: Visit) -> list[str]:
    """What does not fit at any width."""
    problems = []
    for size in SIZES:
        visit.resize(*size)
        problems += _fits(visit, f"at {size[0]} px")
    visit.resize(*PHONE)
    problems += _fits(visit, f"at {PHONE[0]} px")
    problems += visit.problems("targets", TOO_SMALL, f"at {PHONE[0]} px")
    problems += visit.problems("marks", NO_MARK)
    return problems


def spaced(visit: Visit) -> list[str]:
    """What does not fit on a phone once a reader spaces the text out (WCAG 1.4.12)."""
    visit.resize(*PHONE)
    visit.page.evaluate(SPACED)
    problems = _fits(visit, f"at {PHONE[0]} px with spaced text")
    visit.page.evaluate("() => { document.adoptedStyleSheets = []; }")
    return problems


def _fits(visit: Visit, where: str) -> list[str]:
    return [
        *visit.problems("overflow", STICKS_OUT, where),
        *visit.problems("clipped", CUT_OFF, where),
        *visit.problems("scrolling", NO_FOCUS, where),
    ]
