"""Everything that can be pressed is pressed, and the browser has nothing to complain of: no file missing, no
error, nothing stopped by the page's Content-Security-Policy; Trusted Types are in force.
"""

from .visit import Visit

REPAIR = "mend the script or the address; the policy is in overrides/hooks/security.py"
PRESS_ALL = """() => {
    const pressed = "button, summary, label, input[type=radio], input[type=checkbox]";
    for (const each of document.querySelectorAll(pressed)) {
        if (each.checkVisibility() && !each.form?.hasAttribute("action")) each.click();
        for (const open of document.querySelectorAll("dialog[open]")) open.close();
    }
    return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
REFUSED = """() => {
    try { document.createElement("p").innerHTML = "<b>x</b>"; return false; } catch { return true; }
}"""


def check(visit: Visit) -> list[str]:
    """What the browser complained of since the page was asked for; to be asked last."""
    problems = [] if visit.search() else [f"{visit.name}: the search shows no results; mend assets/js/search.js"]
    visit.page.keyboard.press("Escape")
    visit.page.evaluate(PRESS_ALL)
    problems += [f"{visit.name}: {error}; {REPAIR}" for error in dict.fromkeys(visit.errors)]
    if not visit.page.evaluate(REFUSED):
        needed = "require-trusted-types-for 'script'"
        problems.append(f"{visit.name}: a text may become HTML; {needed} is missing in overrides/hooks/security.py")
    return problems
