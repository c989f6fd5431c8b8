"""The order of the book as a reader meets it: parts with a page of their own, numbered chapters, ways on."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from checker.site import build
from conftest import POSTS
from lxml import html
from test_look import hook

WORDS = {"part": "Part", "chapter": "Chapter", "blog": "Blog"}


def page_of(site: Path, name: str) -> html.HtmlElement:
    return html.fromstring((site / name / "index.html").read_bytes()).find(".//main")


def text(page: html.HtmlElement, xpath: str) -> list[str]:
    """What each element says, with a space between its parts."""
    return [" ".join(" ".join(found.itertext()).split()) for found in page.xpath(xpath)]


def test_a_part_lists_its_chapters_with_number_question_and_minutes(small_site: Path) -> None:
    page = page_of(small_site, "part")
    assert text(page, ".//nav[1]//li") == ["Guía", "Parte I"]
    assert text(page, ".//ol[@class='sp-chapters']/li") == ["1 Ejecución Ejecución. 1 min de lectura"]
    assert page.xpath(".//ol[@class='sp-chapters']//a/@href") == ["chapter/"]
    assert len(page.xpath(".//*[@class='sp-slots']/*[local-name()='rect'][not(@class)]")) == 1


def test_a_page_of_the_reference_has_no_number_and_no_minutes(small_site: Path) -> None:
    page = page_of(small_site, "en/reference")
    assert text(page, ".//ol[@class='sp-chapters']/li") == ["ABC ABC Home."]
    assert text(page_of(small_site, "en/reference/glossary"), ".//nav[1]//li") == ["Guide", "Home 2"]


def test_a_chapter_says_where_it_stands_and_leads_on(small_site: Path) -> None:
    page = page_of(small_site, "en/part/chapter")
    assert text(page, ".//nav[1]//li") == ["Guide", "I. Home 1", "Chapter 1 · 1 min read"]
    assert page.xpath(".//nav[1]//a/@href") == ["../../#book", "../"]
    assert text(page, ".//*[@rel]") == ["← Previous I. Home 1", "Next → Home 2"]


def test_a_part_leads_to_the_parts_beside_it(small_site: Path) -> None:
    assert text(page_of(small_site, "en/part"), ".//*[@rel]") == ["Next part → Home 2"]
    assert text(page_of(small_site, "en/reference"), ".//*[@rel]") == ["← Previous part I. Home 1"]


def test_the_map_and_the_list_for_machines_lead_to_the_parts(small_site: Path) -> None:
    home = page_of(small_site, "en")
    assert text(home, ".//ol[@class='sp-map']/li") == ["I Home 1 ¿Execution?", "Home 2 ¿?"]
    assert home.xpath(".//ol[@class='sp-map']//a/@href") == ["part/", "reference/"]
    assert "## Home 1\n\n- [Home 1](" in (small_site / "en/llms.txt").read_text("utf-8")


def test_the_glossary_has_a_link_to_the_first_term_of_each_letter(small_site: Path) -> None:
    page = page_of(small_site, "reference/glossary")
    links = page.xpath(".//nav[@class='sp-letters']/a")
    assert [(link.text, link.get("href")) for link in links] == [
        *[("A", "#ack"), ("B", "#broker"), ("N", "#night"), ("O", "#origin")],
    ]


def test_the_tags_are_listed_with_how_often_they_are_used(small_site: Path) -> None:
    page = page_of(small_site, "en/tags")
    assert text(page, ".//a[@class='md-tag']") == [f"Execution {POSTS}"]
    [anchor] = page.xpath(".//a[@class='md-tag']/@href")
    assert len(page.xpath(f".//h2[@id='{anchor[1:]}']/following-sibling::ul[1]/li[.//p]")) == POSTS


def test_a_part_without_a_page_of_its_own_is_refused(small_project: Path, tmp_path: Path) -> None:
    config = small_project / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("      - part/index.md\n", ""), "utf-8")
    with pytest.raises(RuntimeError, match="mkdocs build --strict failed") as failed:
        build(tmp_path / "site", small_project)
    assert (
        "mkdocs.yml: nav: the part 'Parte' has no page of its own; expected `- part/index.md` as its first line; "
        "write docs/es/part/index.md and docs/en/part/index.md (title, question, what it answers)"
    ) in str(failed.value)


def test_a_page_leads_to_its_source_where_the_repository_is_known(
    small_project: Path, small_site: Path, tmp_path: Path
) -> None:
    build(tmp_path / "site", small_project, REPO_URL="https://forge.example/guide")
    for name, source in {
        "part/chapter": "es/part/chapter.md",
        "en/part": "en/part/index.md",
        "en/reference/glossary": "en/reference/glossary.md",
    }.items():
        [link] = page_of(tmp_path / "site", name).xpath(".//p[@class='sp-edit']/a/@href")
        assert link == f"https://forge.example/guide/edit/main/docs/{source}"
        assert (small_project / link.partition("/edit/main/")[2]).is_file()
        assert not page_of(small_site, name).xpath(".//p[@class='sp-edit']")


@pytest.mark.parametrize(
    ("content", "minutes"),
    [
        ("<p>one</p>\n" * 200, 1),
        ("<p>one</p>\n" * 201, 2),
        ("<pre>" + "<span>o</span>ne\n" * 200 + "</pre>", 1),
        ("<svg><text>no words</text></svg>\n" * 300 + "<p>one</p>", 1),
    ],
)
def test_minutes_come_from_the_words_that_are_read(content: str, minutes: int) -> None:
    book = hook("book")
    page: Any = SimpleNamespace(file=SimpleNamespace(src_uri="es/part/chapter.md"))
    place = book._places[page.file.src_uri] = book.Place(None, 1)
    blog = SimpleNamespace(config=SimpleNamespace(post_readtime_words_per_minute=200))
    book.on_page_content(content, page=page, config=SimpleNamespace(plugins={"material/blog": blog}), files=None)
    assert place.minutes == minutes


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("part/index.md", "Part II"),
        ("part/chapter.md", "Part II, chapter 4"),
        ("reference/glossary.md", "Look up"),
        ("blog/posts/one.md", "Blog"),
        ("part/gone.md", "Blog"),
    ],
)
def test_a_door_says_where_it_leads(path: str, said: str, caplog: pytest.LogCaptureFixture) -> None:
    book = hook("book")
    part = book.Part(SimpleNamespace(title="Two"), [], "II", 4, 1)
    look_up = book.Part(SimpleNamespace(title="Look up"), [], "", 5, 0)
    book._places.update(
        {
            "en/part/index.md": book.Place(part, 0),
            "en/part/chapter.md": book.Place(part, 4),
            "en/reference/glossary.md": book.Place(look_up, 0),
        }
    )
    home: Any = SimpleNamespace(file=SimpleNamespace(src_uri="en/index.md"))
    config: Any = SimpleNamespace(extra={"words": WORDS})
    made = book.on_page_markdown(f"<!-- where: {path} --> →", page=home, config=config, files=None)
    assert made == f"{said} →"
    warned = "docs/en/index.md: where: part/gone.md is no page of the book; expected one of nav; mend the path"
    assert caplog.messages == ([warned] if "gone" in path else [])
