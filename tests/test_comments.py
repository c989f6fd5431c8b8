"""Comments by giscus, played by a page of ours at its address: nothing of it before the reader asks."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect
from reader import POST, Opens

STUB = """<!doctype html><title>stub</title><body><script>
addEventListener("message", (event) => document.body.append(JSON.stringify([event.origin, event.data])));
</script>"""
SAYS = "(data) => parent.postMessage({giscus: data}, '*')"


class Giscus:
    """What a tab asks of any host but ours, answered by the stub."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def prepare(self, page: Page) -> None:
        page.context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", self.answer)

    def answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.fulfill(body=STUB, content_type="text/html")

    def query(self) -> dict[str, str]:
        """What the last request asked."""
        parts = urlsplit(self.asked[-1])
        assert (parts.netloc, parts.path) == ("giscus.app", "/es/widget")
        return {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}


def read(page: Page) -> None:
    page.get_by_role("button", name="Ver y escribir comentarios").click()
    expect(page.frame_locator("iframe").locator("body")).to_be_attached()


def test_giscus_hears_of_the_reader_when_the_button_is_pressed(opens: Opens, tried_address: str) -> None:
    giscus = Giscus()
    page = opens(f"{POST}?page=2#detail", prepare=giscus.prepare)
    page.wait_for_load_state("networkidle")
    assert giscus.asked == []
    read(page)
    asked = giscus.query()
    assert len(giscus.asked) == 1
    assert asked["repo"] == "who/book" and asked["term"] == "blog/post-1/" and asked["session"] == ""
    assert asked["origin"] == asked["backLink"] == f"{tried_address}{POST}?page=2"
    assert asked["theme"] == "preferred_color_scheme"
    expect(page.locator("iframe")).to_have_attribute("title", "Comentarios")


def test_comments_follow_the_theme(opens: Opens, tried_address: str) -> None:
    giscus = Giscus()
    page = opens(POST, prepare=giscus.prepare, stored={"theme": "dark"})
    read(page)
    assert giscus.query()["theme"] == "dark"
    for name, theme in (("Claro", "light"), ("Sistema", "preferred_color_scheme")):
        page.get_by_role("button", name="Tema").click()
        page.get_by_role("radio", name=name).check()
        told = json.dumps([tried_address, {"giscus": {"setConfig": {"theme": theme}}}], separators=(",", ":"))
        expect(page.frame_locator("iframe").locator("body")).to_contain_text(told)
        page.keyboard.press("Escape")


def test_only_giscus_says_how_tall_it_is(opens: Opens) -> None:
    page = opens(POST, prepare=Giscus().prepare)
    read(page)
    frame = page.locator("iframe")
    page.evaluate("postMessage({giscus: {resizeHeight: 111}}, '*')")
    page.frames[1].evaluate(SAYS, {"resizeHeight": 777})
    expect(frame).to_have_attribute("height", "777")
    page.evaluate(
        "new Promise((heard) => { addEventListener('message', heard); postMessage({giscus: {resizeHeight: 9}}, '*') })"
    )
    expect(frame).to_have_attribute("height", "777")


def test_back_from_signing_in_the_comments_are_open_and_remembered(opens: Opens, tried_address: str) -> None:
    giscus = Giscus()
    page = opens(f"{POST}?giscus=secret", prepare=giscus.prepare)
    expect(page.locator("iframe")).to_be_visible()
    assert page.url == f"{tried_address}{POST}"
    assert giscus.query()["session"] == "secret"
    assert "secret" not in giscus.query()["origin"]
    page.goto(f"{tried_address}{POST}")
    read(page)
    assert giscus.query()["session"] == "secret"


@pytest.mark.parametrize("said", [{"signOut": True}, {"error": "Bad credentials"}, {"error": "State has expired"}])
def test_a_session_that_ended_is_forgotten(opens: Opens, said: dict[str, object]) -> None:
    giscus = Giscus()
    page = opens(f"{POST}?giscus=secret", prepare=giscus.prepare)
    expect(page.frame_locator("iframe").locator("body")).to_be_attached()
    with page.expect_event("framenavigated"):
        page.frames[1].evaluate(SAYS, said)
    assert giscus.query()["session"] == ""
    assert page.evaluate("localStorage.getItem('giscus-session')") is None


@pytest.mark.parametrize("stored", ["{", "null"])
def test_a_session_that_is_none_is_not_sent(opens: Opens, stored: str) -> None:
    giscus = Giscus()
    page = opens(POST, prepare=giscus.prepare, stored={"giscus-session": stored})
    read(page)
    assert giscus.query()["session"] == ""


def test_without_script_a_link_leads_to_the_comments(opens: Opens) -> None:
    page = opens(POST, java_script_enabled=False)
    expect(page.get_by_role("button", name="comentarios")).to_be_hidden()
    link = page.get_by_role("link", name="Leerlos en GitHub")
    expect(link).to_have_attribute("href", "https://github.com/who/book/discussions")
