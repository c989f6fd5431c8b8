"""The pages of the export service in a browser: every way of progress, and none of them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from checker import page_axe
from checker.plugin import skip_missing
from checker.visit import DESK, PHONE, Visit
from export_service.states import State
from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocketRoute, expect

from export.web import Service, serving

CSV: Any = {"name": "orders.csv", "mimeType": "text/csv", "buffer": b"order,total\nA-17,12.50\n"}
SOCKET, EVENTS, STATUS = re.compile(r"/ws$"), re.compile(r"/events$"), re.compile(r"/exports/[\w-]+$")
BY_SOCKET, BY_EVENTS, BY_ASKING = "by WebSocket", "by server-sent events", "by asking"
QUEUED = '{"version": 1, "state": "queued", "progress": 0, "error": "", "final": false}'
# the middle of all jitter; each wait that is begun stands in the page
WAITS = """Math.random = () => 0.5;
const set = setTimeout, waits = [];
window.setTimeout = (what, wait) => {
    waits.push(wait);
    document.documentElement.dataset.waits = waits.join(" ");
    return set(what, wait);
};"""
Opens = Callable[..., Page]


def csv(**changes: Any) -> Any:
    """A document that differs from CSV in these."""
    return {**CSV, **changes}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with serving(tmp_path_factory.mktemp("service"), max_bytes=1000, retry_after=1) as running:
        yield running


@pytest.fixture
def opens(browser: Browser, service: Service) -> Iterator[Opens]:
    """Opens a page of the service in a context of its own; what its policy stops or its scripts throw fails."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(path: str = "/", prepare: Callable[[Page], object] = id, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        context.on("weberror", lambda found: wrong.append(str(found.error)))
        context.on("console", lambda found: wrong.append(found.text) if "Security Policy" in found.text else None)
        page = context.new_page()
        prepare(page)
        page.goto(service.address + path)
        return page

    yield open_page
    for each in contexts:
        each.close()
    assert not wrong, f"the policy stopped, or a script threw: {wrong}"


def upload(page: Page, service: Service, document: Any = CSV) -> str:
    """Export a document as a user does; the id of its job."""
    page.set_input_files("#document", document)
    page.click("button")
    page.wait_for_url("**/page")
    return page.url.split("/")[-2]


def submit(opens: Opens, service: Service) -> str:
    return upload(opens(), service)


def follows(page: Page, service: Service, job_id: str, way: str) -> None:
    """The page uses this way, and shows by it what happens until the PDF can be had."""
    expect(page.locator("#way")).to_have_text(f"News comes {way}.")
    if service.job(job_id).state == State.QUEUED:
        expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
        service.move(job_id, state=State.RUNNING)
    progress = service.job(job_id).progress + 7
    service.move(job_id, progress=progress)
    expect(page.locator("#percent")).to_have_text(f"{progress} %")
    expect(page.locator("#progress")).to_have_js_property("value", progress)
    assert page.locator("main").get_attribute("data-way") == way


def ends(page: Page, service: Service, job_id: str) -> None:
    service.finish(job_id)
    with page.expect_download() as started:
        page.click("text=Download the PDF")
    assert started.value.suggested_filename == "orders.pdf"
    assert Path(started.value.path()).read_bytes() == b"%PDF-1.7 whole"
    expect(page.locator("progress")).to_be_hidden()


def refuse_socket(route: WebSocketRoute) -> None:
    route.close()


def stop_the_clock(page: Page) -> None:
    """Its timers run when a test says so."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)


def only_asking(page: Page) -> None:
    page.route_web_socket(SOCKET, refuse_socket)
    page.route(EVENTS, lambda route: route.fulfill(status=503))


# the ways


def test_news_comes_by_socket(opens: Opens, service: Service) -> None:
    page = opens()
    job_id = upload(page, service)
    follows(page, service, job_id, BY_SOCKET)
    ends(page, service, job_id)


def test_without_a_socket_news_comes_by_events(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    page = opens(f"/exports/{job_id}/page", lambda page: page.route_web_socket(SOCKET, refuse_socket))
    follows(page, service, job_id, BY_EVENTS)
    ends(page, service, job_id)


def test_without_a_stream_news_comes_by_asking(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    page = opens(f"/exports/{job_id}/page", only_asking)
    follows(page, service, job_id, BY_ASKING)
    ends(page, service, job_id)


def test_a_socket_that_breaks_is_replaced_where_it_broke(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    sockets: list[WebSocketRoute] = []

    def through(route: WebSocketRoute) -> None:
        route.connect_to_server()
        sockets.append(route)

    page = opens(f"/exports/{job_id}/page", lambda page: page.route_web_socket(SOCKET, through))
    follows(page, service, job_id, BY_SOCKET)
    sockets[0].close()
    follows(page, service, job_id, BY_EVENTS)
    ends(page, service, job_id)


def test_a_stream_that_breaks_comes_back_with_the_last_id(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    body = f"id: 1\nretry: 10\ndata: {QUEUED}\n\n"  # one event, and it breaks

    def prepare(page: Page) -> None:
        page.route_web_socket(SOCKET, refuse_socket)
        page.route(EVENTS, lambda route: route.fulfill(content_type="text/event-stream", body=body), times=1)

    service.asked.clear()
    page = opens(f"/exports/{job_id}/page", prepare)
    follows(page, service, job_id, BY_EVENTS)
    (again,) = [request for request in service.asked if request.url.path.endswith("/events")]
    assert again.headers["last-event-id"] == "1"


def test_a_stream_that_never_comes_back_is_given_up(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    tries: list[Route] = []

    def empty(route: Route) -> None:
        tries.append(route)
        route.fulfill(content_type="text/event-stream", body="retry: 10\n\n")

    def prepare(page: Page) -> None:
        page.route_web_socket(SOCKET, refuse_socket)
        page.route(EVENTS, empty)

    page = opens(f"/exports/{job_id}/page", prepare)
    follows(page, service, job_id, BY_ASKING)
    assert len(tries) == 3


@pytest.mark.parametrize("said", [False, True])
def test_a_way_that_falls_silent_is_given_up(opens: Opens, service: Service, said: bool) -> None:
    job_id = submit(opens, service)
    silent = not said  # as behind a proxy that keeps everything for itself

    def through(route: WebSocketRoute) -> None:
        server = route.connect_to_server()
        server.on_message(lambda message: None if silent else route.send(message))

    def prepare(page: Page) -> None:
        stop_the_clock(page)
        page.route_web_socket(SOCKET, through)

    page = opens(f"/exports/{job_id}/page", prepare)
    expect(page.locator("#way")).to_have_text(f"News comes {BY_SOCKET}.")
    if said:
        follows(page, service, job_id, BY_SOCKET)
        silent = True
    page.clock.run_for(29_999 if said else 4_999)
    assert page.locator("main").get_attribute("data-way") == BY_SOCKET
    page.clock.run_for(1)
    follows(page, service, job_id, BY_EVENTS)


def test_progress_never_goes_back(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    sockets: list[WebSocketRoute] = []

    page = opens(
        f"/exports/{job_id}/page", lambda page: page.route_web_socket(SOCKET, lambda route: sockets.append(route))
    )
    page.wait_for_function("document.querySelector('main').dataset.way")
    news = '{"version": %d, "state": "running", "progress": %d, "error": "", "final": false}'
    for version, progress in ((5, 50), (4, 40), (6, 60)):
        sockets[0].send(news % (version, progress))
        if version == 4:
            page.evaluate("document.getElementById('percent').dataset.seen = percent.textContent")
    expect(page.locator("#percent")).to_have_text("60 %")
    assert page.locator("#percent").get_attribute("data-seen") == "50 %"


# asking


def test_asking_waits_as_long_as_the_server_says_and_a_little_more(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    answers = iter([{"Retry-After": "10"}, {}, None, {"Retry-After": "4"}, {}])

    def answer(route: Route) -> None:
        headers = next(answers)
        if headers is None:
            route.fulfill(status=503)
        else:
            route.fulfill(headers=headers, content_type="application/json", body=QUEUED)

    def prepare(page: Page) -> None:
        only_asking(page)
        page.route(STATUS, answer)
        stop_the_clock(page)
        page.add_init_script(WAITS)

    page = opens(f"/exports/{job_id}/page", prepare)
    waits = ["5000", "5000"]  # for the first news, of each way that broke
    for wait in (1250, 12_500, 12_500, 25_000, 5_000):  # a quarter more than said
        waits.append(str(wait))
        expect(page.locator("html")).to_have_attribute("data-waits", " ".join(waits))
        page.clock.run_for(wait)
    expect(page.locator("html")).to_have_attribute("data-waits", " ".join([*waits, "5000"]))


def test_asking_goes_on_after_the_network_was_away(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    page = opens(f"/exports/{job_id}/page", only_asking)
    expect(page.locator("#way")).to_have_text(f"News comes {BY_ASKING}.")
    with page.expect_event("requestfailed"):
        page.context.set_offline(True)
    page.context.set_offline(False)
    follows(page, service, job_id, BY_ASKING)


@pytest.mark.parametrize("state", [State.FAILED, State.CANCELLED])
def test_asking_learns_of_every_end(opens: Opens, service: Service, state: State) -> None:
    job_id = submit(opens, service)
    page = opens(f"/exports/{job_id}/page", only_asking)
    service.move(job_id, state=State.RUNNING)
    service.move(job_id, state=state, error="line 3 is broken" if state == State.FAILED else "")
    said = "line 3 is broken" if state == State.FAILED else "Cancelled."
    expect(page.get_by_text(said)).to_be_visible()
    expect(page.locator("#way")).to_have_text("")


def test_asking_learns_that_all_is_gone(opens: Opens, service: Service) -> None:
    job_id = submit(opens, service)
    page = opens(f"/exports/{job_id}/page", only_asking)
    service.move(job_id, state=State.EXPIRED)
    expect(page.get_by_text("Expired: upload the document again.")).to_be_visible()


# uploading


def test_the_form_says_before_sending_that_a_document_is_too_large(opens: Opens, service: Service) -> None:
    page = opens()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.set_input_files("#document", csv(buffer=b"x" * 1001))
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("At most 1000 bytes, please.")
    assert sent == []


def test_what_the_server_refuses_is_said_in_the_page(opens: Opens, service: Service) -> None:
    page = opens()
    page.set_input_files("#document", {"name": "a.exe", "mimeType": "application/x-dosexec", "buffer": b"MZ"})
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("Send text/csv or text/markdown.")
    upload(page, service)  # and the right one can be chosen


def test_an_upload_that_breaks_off_can_be_sent_again(opens: Opens, service: Service) -> None:
    page = opens()
    keys: list[str] = []

    def lose_the_answer(route: Route) -> None:
        """The server has it; the browser never learns."""
        keys.append(route.request.url)
        if len(keys) > 1:
            return route.continue_()
        first.append(route.fetch().json()["id"])
        return route.abort()

    first: list[str] = []
    page.route(re.compile(r"/exports\?key="), lose_the_answer)
    page.set_input_files("#document", CSV)
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("The upload broke off. Try again.")
    assert upload(page, service) == first[0]
    assert keys[0] == keys[1]


def test_an_answer_that_is_none_of_ours_is_said(opens: Opens, service: Service) -> None:
    page = opens()
    page.route(re.compile(r"/exports\?key="), lambda route: route.fulfill(status=502, body="<h1>Bad gateway"))
    page.set_input_files("#document", CSV)
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("The answer cannot be read. Try again.")


def test_everything_can_be_done_with_the_keyboard(opens: Opens, service: Service) -> None:
    page = opens()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "document"
    page.set_input_files("#document", CSV)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/page")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Cancelled.")).to_be_visible()


def test_what_users_write_is_text(opens: Opens, service: Service) -> None:
    job_id = upload(opens(), service, csv(name="a&lt;i&gt;'$id.csv"))
    service.move(job_id, state=State.RUNNING)
    service.move(job_id, state=State.FAILED, error="<b>no</b> & $url")
    page = opens(f"/exports/{job_id}/page")
    expect(page.get_by_role("heading")).to_have_text("a&lt;i&gt;'$id.csv")
    expect(page.locator("#error")).to_have_text("<b>no</b> & $url")


# without scripts


def test_without_scripts_the_page_looks_again_by_itself(opens: Opens, service: Service) -> None:
    page = opens(java_script_enabled=False)
    job_id = upload(page, service)
    expect(page.get_by_text("Waiting for its turn.")).to_be_visible()
    service.move(job_id, state=State.RUNNING)
    service.move(job_id, progress=30)
    expect(page.locator("#percent")).to_have_text("30 %", timeout=20_000)  # nobody pressed anything
    service.finish(job_id)
    with page.expect_download() as started:
        page.click("text=Download the PDF")
    assert started.value.suggested_filename == "orders.pdf"


def test_without_scripts_nothing_moves_that_was_stopped(opens: Opens, service: Service) -> None:
    page = opens(java_script_enabled=False)
    job_id = upload(page, service)
    page.click("[href='?refresh=off']")  # texts in noscript are none for Playwright
    page.wait_for_url("**/page?refresh=off")
    assert "http-equiv" not in page.content()
    expect(page.locator(".refreshing")).to_be_hidden()
    service.move(job_id, state=State.RUNNING)
    page.click("[href='?refresh=on']")
    expect(page.get_by_text("Being turned into a PDF.")).to_be_visible()


def test_without_scripts_a_job_can_be_cancelled(opens: Opens, service: Service) -> None:
    page = opens(java_script_enabled=False)
    job_id = upload(page, service)
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled.")).to_be_visible()
    assert service.job(job_id).state == State.CANCELLED


def test_without_scripts_a_problem_is_a_page_with_the_form(opens: Opens, service: Service) -> None:
    page = opens(java_script_enabled=False)
    page.set_input_files("#document", csv(buffer=b""))
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("No document, or an empty one.")
    page.set_input_files("#document", csv(buffer=b"x" * 2_000_000))
    page.click("button")
    expect(page.get_by_role("alert")).to_have_text("At most 1000 bytes, please.")
    page.goto(f"{service.address}/exports/unknown/page")
    expect(page.get_by_role("alert")).to_have_text("There is no such export.")
    upload(page, service)


# everybody


@pytest.mark.parametrize("scripts", [True, False])
def test_the_pages_can_be_read_by_all(opens: Opens, service: Service, scripts: bool) -> None:
    skip_missing(page_axe.missing())
    page = opens()
    job_id = upload(page, service)
    paths = ["/", f"/exports/{job_id}/page", "/exports/unknown/page"]
    failed = upload(opens(), service)
    service.move(failed, state=State.RUNNING)
    service.move(failed, state=State.FAILED, error="line 3 is broken")
    done = upload(opens(), service)
    service.finish(done)
    wrong = []
    for path in [*paths, f"/exports/{failed}/page", f"/exports/{done}/page"]:
        page = opens(path, id if scripts else without_scripts)
        visit = Visit(page, path, page.url)
        for width, height in (PHONE, DESK):
            visit.resize(width, height)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                wrong += page_axe.run(visit, f"at {width} px, {scheme}")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} at {width} px"
    assert wrong == []


def without_scripts(page: Page) -> None:
    """As who has none sees it, but for the refresh: the page has the link that stops it, which axe cannot know."""

    def rewritten(route: Route) -> None:
        answer = route.fetch()
        text = re.sub(r"</?noscript>|<script.*</script>|<meta http-equiv.*?>", "", answer.text())
        route.fulfill(response=answer, body=text)

    page.route(re.compile(r"/$|/page$"), rewritten)
