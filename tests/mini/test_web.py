"""The operator's page, behind a real uvicorn: over HTTP, and in a browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
import uvicorn
from checker import page_axe
from checker.plugin import skip_missing
from checker.visit import DESK, PHONE, Visit
from mini_queue import __main__ as command
from mini_queue.control import NOT_PAUSED, Control
from mini_queue.order import PRIORITY
from mini_queue.queue import Queue
from mini_queue.states import State
from mini_queue.web import create_app
from playwright.sync_api import Browser, expect

from mini.fixtures import Opens

PASSWORDS = {"ana": "tiger", "nobody": ""}


@pytest.fixture
def queue(opens: Opens) -> Queue:
    return opens(only=NOT_PAUSED, order=PRIORITY)


@contextmanager
def serving(app: Any) -> Iterator[str]:
    """The address of an application, while the context lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        running = threading.Thread(target=server.run, args=([listener],))
        running.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join()


@pytest.fixture
def address(queue: Queue) -> Iterator[str]:
    with serving(create_app(queue, PASSWORDS)) as address:
        yield address


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, auth=("ana", "tiger")) as client:
        yield client


def audit(queue: Queue) -> list[tuple[str, ...]]:
    return [(entry.who, entry.what, entry.target, entry.why) for entry in Control(queue, "test").audit()]


def test_each_lever_moves_the_queue_and_is_in_the_book(queue: Queue, client: httpx.Client) -> None:
    for task in ("a", "b", "c"):
        queue.put(task)
    dying = queue.claim(600)
    assert dying and queue.bury(dying, "no paper")
    posts: list[tuple[str, dict[str, Any]]] = [
        ("/lanes", {"what": "pause", "lane": "*", "why": "the bank is down"}),
        ("/lanes", {"what": "resume", "lane": "*", "why": "it is back"}),
        ("/lanes", {"what": "drain", "lane": "mail", "why": "we move"}),
        ("/jobs", {"what": "cancel", "job": 2, "priority": 0, "why": "ordered twice"}),
        ("/jobs", {"what": "requeue", "job": 2, "why": "it was not"}),
        ("/jobs", {"what": "priority", "job": 3, "priority": 7, "why": "a customer waits"}),
        ("/dead", {"what": "redrive", "most": 5, "why": "  there is paper  "}),
    ]
    for path, form in posts:
        answer = client.post(path, data=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert audit(queue) == [
        ("ana", "redrive", "1 jobs", "there is paper"),
        ("ana", "priority 7", "job 3", "a customer waits"),
        ("ana", "requeue", "job 2", "it was not"),
        ("ana", "cancel", "job 2", "ordered twice"),
        ("ana", "drain", "lane mail", "we move"),
        ("ana", "resume", "lane *", "it is back"),
        ("ana", "pause", "lane *", "the bank is down"),
    ]
    assert Control(queue, "test").modes() == {"mail": ["drain"]}
    assert [job.task for job in iter(lambda: queue.claim(600), None)] == ["c", "a", "b"]


def test_the_page_shows_the_jobs_the_lanes_and_the_audit(queue: Queue, client: httpx.Client) -> None:
    queue.put("pdf", {"order": "A-17"})
    queue.put("mail", {"order": "A-18"}, lane="eu")
    queue.claim(600)
    Control(queue, "bob").pause("bounces", lane="eu")
    text = client.get("/").text
    for said in ("A-17", "A-18", "waiting 1", "running 1", "eu: pause", "bob", "bounces", "1970-01-01 00:16:40+00:00"):
        assert said in text
    text = client.get("/", params={"state": "running"}).text
    assert "A-17" in text and "A-18" not in text


def test_whatever_it_shows_is_text(queue: Queue, client: httpx.Client) -> None:
    evil = "<script>x</script>\"'"
    queue.put(evil, evil, lane=evil)
    dying = queue.claim(600)
    assert dying and queue.bury(dying, evil)
    client.post("/lanes", data={"what": "pause", "lane": evil, "why": evil})
    answer = client.get("/")
    assert "<script" not in answer.text and answer.text.count("&lt;script&gt;") == 7
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    refused = client.post("/jobs", data={"what": evil, "job": 1, "why": "?"})
    assert refused.status_code == 422 and "<script" not in refused.text


@pytest.mark.parametrize("who", [None, ("ana", "lion"), ("bob", "tiger"), ("nobody", ""), ("bob", "")])
@pytest.mark.parametrize("path", ["/", "/lanes"])
def test_who_is_not_known_sees_and_does_nothing(
    queue: Queue, address: str, path: str, who: tuple[str, str] | None
) -> None:
    form = {"what": "pause", "lane": "*", "why": "?"}
    answer = httpx.request("POST" if path != "/" else "GET", address + path, data=form, auth=who)
    assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Basic")
    assert audit(queue) == []


@pytest.mark.parametrize(
    "headers, status",
    [
        ({}, 303),  # no browser
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://behind.a.proxy"}, 303),
        ({"Sec-Fetch-Site": "none"}, 303),
        ({"Origin": "http://{host}"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://{host}"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://{host}.evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_the_form_of_another_site_is_refused(
    queue: Queue, client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    sent = {name: value.format(host=client.base_url.netloc.decode()) for name, value in headers.items()}
    answer = client.post("/lanes", data={"what": "pause", "lane": "*", "why": "?"}, headers=sent)
    assert answer.status_code == status
    assert len(audit(queue)) == (status == 303)


@pytest.mark.parametrize(
    "path, form, status, said",
    [
        ("/jobs", {"what": "cancel", "job": 1, "why": "late"}, 409, "illegal move: done to cancelled"),
        ("/jobs", {"what": "cancel", "job": 9, "why": "?"}, 404, "there is no job 9"),
        ("/jobs", {"what": "cancel", "job": 1, "why": "  "}, 422, "why: "),
        ("/jobs", {"what": "delete", "job": 1, "why": "?"}, 422, "what: "),
        ("/lanes", {"what": "pause", "lane": "", "why": "?"}, 422, "lane: "),
        ("/dead", {"most": 0, "why": "?"}, 422, "most: "),
    ],
)
def test_what_it_refuses_it_explains(
    queue: Queue, client: httpx.Client, path: str, form: dict[str, Any], status: int, said: str
) -> None:
    queue.put("pdf")
    job = queue.claim(600)
    assert job and queue.ack(job)
    answer = client.post(path, data=form)
    assert answer.status_code == status and f'<p role="alert">{said}' in answer.text
    assert audit(queue) == []


def test_an_operator_cancels_a_job_in_a_browser(queue: Queue, address: str, browser: Browser) -> None:
    skip_missing(page_axe.missing())
    queue.put("pdf", {"order": "A-17", "note": "long " * 40})
    queue.put("pdf", {"order": "A-18"})
    credentials: Any = {"username": "ana", "password": "tiger"}
    context = browser.new_context(http_credentials=credentials)
    page = context.new_page()
    page.goto(address)
    jobs = page.locator("form", has=page.get_by_role("heading", name="jobs"))
    jobs.get_by_label("1", exact=True).check()
    jobs.get_by_label("Why").fill("ordered twice")
    jobs.get_by_role("button", name="cancel").click()
    expect(page.get_by_role("cell", name="cancelled")).to_be_visible()
    assert audit(queue) == [("ana", "cancel", "job 1", "ordered twice")]
    visit, wrong = Visit(page, "the operator's page", page.url), list[str]()
    for width, height in (PHONE, DESK):
        visit.resize(width, height)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            wrong += page_axe.run(visit, f"at {width} px, {scheme}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
    assert wrong == []
    assert queue.counts()[State.CANCELLED] == 1


def test_a_form_in_a_page_of_another_site_does_nothing(queue: Queue, address: str, browser: Browser) -> None:
    async def elsewhere(scope: Any, receive: Any, send: Any) -> None:
        page = f"<form method=post action={address}/lanes><input name=what value=pause><input name=lane value=*>"
        page += "<input name=why value=x><button>win a prize</button></form>"
        start = {"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]}
        await send(start)
        await send({"type": "http.response.body", "body": page.encode()})

    credentials: Any = {"username": "ana", "password": "tiger"}
    context = browser.new_context(http_credentials=credentials)
    page = context.new_page()
    page.goto(address)  # from now on the browser knows the password
    with serving(elsewhere) as other:
        page.goto(other)  # the same machine, but another origin
        page.get_by_role("button", name="win a prize").click()
        expect(page.get_by_text("a form of another site")).to_be_visible()
    context.close()
    assert audit(queue) == []


def test_the_command_serves_it(queue: Queue, monkeypatch: pytest.MonkeyPatch, memory: Any) -> None:
    started: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, port: started.append((app, port)))
    monkeypatch.setenv("OPERATORS", '{"ana": "tiger"}')
    arguments = ["--file", str(memory / "queue.sqlite"), "web", "--port", "8017"]
    assert command.main(arguments) == 0
    ((app, port),) = started
    assert port == 8017
    with serving(app) as address:
        assert httpx.get(address, auth=("ana", "lion")).status_code == 401
    monkeypatch.delenv("OPERATORS")
    assert command.main(arguments) == 1
