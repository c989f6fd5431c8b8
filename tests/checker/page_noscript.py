"""Without JavaScript: the same words, the dark scheme of the system, and every control that is shown works."""

from collections import Counter

from .visit import PHONE, POPOVERS, Visit, visited

SAME = 0.97  # of the words
DARK = """() => {
    const light = color => color.match(/[\\d.]+/g).slice(0, 3).reduce((sum, each) => sum + Number(each), 0) / 765;
    const style = getComputedStyle(document.body);
    return light(style.backgroundColor) < 0.25 && light(style.color) > 0.6;
}"""


def check(visit: Visit) -> list[str]:
    """What the page lacks without JavaScript; `visit` is the same page with it."""
    browser = visit.page.context.browser
    assert browser
    visit.resize(*PHONE)
    whole, forms = visit.page.inner_text("body"), " ".join(visit.page.locator("form:visible").all_inner_texts())
    with visited(browser, visit.address, visit.name, java_script_enabled=False, color_scheme="dark") as plain:
        found = _words(whole, forms, plain.page.inner_text("body"))
        if not plain.page.evaluate(DARK):
            found.append("<body>: is not dark where the system is; use light-dark() in assets/css/site/tokens.css")
        repair = "put `hidden` on it and take that off in assets/js, or make it work with HTML alone"
        dead = [f"{element}: {wrong}; {repair}" for element, wrong in plain.probe("controls")]
        found += [*dead, *_tabs(plain), *_menu(plain), *_language(plain)]
    return [f"{visit.name} without JavaScript: {each}" for each in found]


def _words(whole: str, forms: str, plain: str) -> list[str]:
    """What a form asks for is not text: without a script to answer, it may be left out."""
    all_words, words = Counter(whole.split()) - Counter(forms.split()), Counter(plain.split())
    lost = all_words - words
    if lost.total() <= (1 - SAME) * all_words.total():
        return []
    some = " ".join([*lost][:12])
    return [f"{lost.total()} of {all_words.total()} words are missing ({some}); write them at build, not in assets/js"]


def _tabs(plain: Visit) -> list[str]:
    """Each tab, pressed, must show something else."""
    problems = []
    for tabs in plain.page.locator(".tabbed-set:visible").all():
        labels = tabs.locator(":scope > .tabbed-labels > label").all()
        shown = set()
        for label in labels:
            label.click()
            shown.add(tabs.locator(":scope > .tabbed-content").inner_text())
        if len(shown) < len(labels):
            names = ", ".join(label.inner_text() for label in labels)
            problems.append(f"the tabs {names}: {len(shown)} panels for {len(labels)}; mend assets/css/site/boxes.css")
    return problems


def _menu(plain: Visit) -> list[str]:
    """On a phone the header leads on: by links, or by a popover that shows some."""
    links, popovers = plain.page.locator("nav:not(footer *, main *) a[href]:visible"), plain.page.locator(POPOVERS)
    most = links.count()
    for button in popovers.all():
        button.click()
        most = max(most, links.count())
        plain.page.keyboard.press("Escape")
    return [] if most else ["<header>: leads to no list of pages; open <nav> with a popover, which needs no script"]


def _language(plain: Visit) -> list[str]:
    """The other language is one press away."""
    link = plain.page.locator("header a[hreflang]:visible")
    if not link.count():
        return ["<header>: no link to the other language; show it on a phone as well"]
    wanted = link.first.get_attribute("hreflang")
    link.first.click()
    found = plain.page.locator("html").get_attribute("lang")
    return [] if found == wanted else [f"<a[hreflang={wanted}]>: leads to a page in {found}; mend its address"]
