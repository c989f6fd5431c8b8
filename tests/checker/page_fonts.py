"""Nothing moves when the fonts arrive after the text was painted with others."""

from playwright.sync_api import Browser, Route

from .visit import DESK, FONTS, PHONE, Visit

MOST = 0.01  # cumulative layout shift
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"
SETTLED = """() => new Promise(done => {
    const frame = () => new Promise(requestAnimationFrame);
    document.fonts.ready.then(frame).then(frame).then(() => {
        const shifts = [];
        const note = entries => entries.filter(entry => !entry.hadRecentInput).forEach(({value, sources}) =>
            shifts.push({value, moved: sources.map(({node}) => node?.className || node?.nodeName)}));
        const observer = new PerformanceObserver(list => note(list.getEntries()));
        observer.observe({type: "layout-shift", buffered: true});
        frame().then(frame).then(() => { note(observer.takeRecords()); done(shifts); });
    });
})"""


def check(visit: Visit) -> list[str]:
    """How far late fonts push the page of a visit, loaded anew."""
    browser = visit.page.context.browser
    assert browser
    return [problem for size in (PHONE, DESK) for problem in _at(browser, visit, size)]


def _at(browser: Browser, visit: Visit, size: tuple[int, int]) -> list[str]:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page, held = context.new_page(), list[Route]()
        page.route("**/*.woff2", lambda route: held.append(route))
        page.goto(visit.start, wait_until="commit")
        page.wait_for_function(PAINTED)
        page.route("**/*.woff2", lambda route: route.continue_())  # those that are asked for only now
        for route in held:
            route.continue_()
        page.wait_for_function(FONTS)
        page.wait_for_load_state("load")
        shifts = page.evaluate(SETTLED)
    moved = sum(shift["value"] for shift in shifts)
    if moved <= MOST:
        return []
    names = " ".join(dict.fromkeys(str(name) for shift in shifts for name in shift["moved"]))
    return [
        f"{visit.name} at {size[0]} px: late fonts move the page by {moved:.3f} ({names}); expected {MOST} at most; "
        "give the fallback in assets/css/site/tokens.css the same width and height (size-adjust, ascent-override)"
    ]
