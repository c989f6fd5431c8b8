"""What the hooks make of languages, blog, glossary, search and policy; on the small project of conftest.py."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from checker.engine import Engine
from checker.site import Page, Site, build, check
from conftest import POSTS
from lxml import etree
from test_build import Serve, replace

URL = "https://book.example/guide/"
LISTS = {
    *("", "page/2/", "page/3/", "page/4/"),
    *("archive/2023/", "archive/2024/", "archive/2025/", "archive/2025/page/2/", "archive/2026/"),
    *(f"{each}{page}" for each in ("author/a/", "author/b/") for page in ("", "page/2/")),
    *(f"{each}{page}" for each in ("category/concepts/", "category/queues/") for page in ("", "page/2/")),
}


@pytest.fixture(scope="module")
def site(small_site: Path) -> Site:
    return Site(small_site, "http://127.0.0.1:8000/")


def text(page: Page, xpath: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.tree.xpath(xpath)]


def test_the_blog_has_the_same_lists_in_both_languages(site: Site) -> None:
    for home in ("", "en/"):
        blog = {name.removesuffix("index.html") for name in site.pages if name.startswith(f"{home}blog/")}
        posts = {f"{home}blog/post-{number}/" for number in range(1, POSTS + 1)}
        assert blog - posts == {f"{home}blog/{each}" for each in LISTS}
        assert posts <= blog


def test_each_list_shows_two_posts_a_page_the_newest_first(site: Site) -> None:
    for home, word in (("", "Entrada"), ("en/", "Post")):
        shown = [text(site.pages[f"{home}blog/{page}index.html"], "//article//h2") for page in ("", "page/4/")]
        assert shown == [[f"{word} {POSTS}", f"{word} {POSTS - 1}"], [f"{word} 1"]]


def test_dates_and_names_are_in_the_language(site: Site) -> None:
    assert text(site.pages["blog/post-1/index.html"], "//time") == ["29 de octubre de 2023"]
    assert text(site.pages["en/blog/post-1/index.html"], "//time") == ["October 29, 2023"]
    assert text(site.pages["blog/category/queues/index.html"], "//h1") == ["Colas"]
    assert text(site.pages["en/blog/category/queues/index.html"], "//h1") == ["Queues"]


def test_a_draft_is_nowhere(site: Site) -> None:
    draft = f"post-{POSTS + 1}"
    for path in site.folder.rglob("*"):
        if path.suffix in {".html", ".xml", ".js", ".txt"}:
            assert draft not in path.read_text("utf-8"), path
        assert path.name != draft


def test_the_feed_has_whole_posts_the_newest_first(site: Site) -> None:
    names = {"a": "http://www.w3.org/2005/Atom"}
    feed = etree.parse(site.folder / "en/feed.xml")
    assert feed.xpath("//a:entry/a:title/text()", namespaces=names) == [f"Post {n}" for n in range(POSTS, 0, -1)]
    content = str(feed.xpath("string(//a:entry[1]/a:content)", namespaces=names))
    assert f'<a href="{site.url}en/part/chapter/#lost">Execution</a>' in content
    assert "Losses" in content and "headerlink" not in content


def test_llms_txt_lists_chapters_and_posts(site: Site) -> None:
    said = (site.folder / "en/llms.txt").read_text("utf-8")
    assert f"- [Execution]({site.url}en/part/chapter/): Execution.\n" in said
    assert f"- [Post 1]({site.url}en/blog/post-1/): Post 1.\n" in said


def test_robots_txt_names_both_sitemaps(site: Site) -> None:
    said = (site.folder / "robots.txt").read_text("utf-8")
    assert re.findall(r"Sitemap: (.*)", said) == [f"{site.url}sitemap.xml", f"{site.url}en/sitemap.xml"]


def test_only_the_first_use_of_a_term_has_a_tooltip(site: Site) -> None:
    page = site.pages["part/chapter/index.html"]
    assert [(found.text, found.get("title")) for found in page.tree.iter("abbr")] == [
        ("broker", "lo que reparte"),
        ("ACK", "un aviso"),
    ]
    assert page.tree.xpath("//abbr/parent::p") and not page.tree.xpath("//a//abbr | //h2//abbr")


def test_the_glossary_is_in_alphabetical_order_of_the_language(site: Site) -> None:
    spanish, english = (site.pages[f"{home}reference/glossary/index.html"] for home in ("", "en/"))
    assert text(spanish, "//article//h3") == ["ack", "broker", "nube", "ñu", "órgano"]
    assert text(english, "//article//h3") == ["ack", "broker", "night", "number", "origin"]
    assert english.tree.xpath("//h3/@id") == ["ack", "broker", "night", "number", "origin"]
    assert not [*spanish.tree.iter("abbr")]


def test_search_finds_words_without_accents_and_in_the_plural(site: Site) -> None:
    index = json.loads((site.folder / "search.es.js").read_text("utf-8").removeprefix("searchIndex="))
    titles = [title for title, _, _ in index["sections"]]
    assert titles[index["places"]["ejecucion"][0]] == "Ejecución"
    steps = index["places"]["perdida"][::2]
    assert "Pérdidas: broker" in {titles[sum(steps[: at + 1])] for at in range(len(steps))}
    assert not [word for word in index["places"] if word in index["leftOut"]]


def test_a_word_and_its_plural_are_indexed_as_one(site: Site) -> None:
    index = json.loads((site.folder / "search.es.js").read_text("utf-8").removeprefix("searchIndex="))
    for same in ALIKE.splitlines():
        assert len(set(words(same, index["word"], index["endings"]))) == 1, same


ALIKE = """\
ejecución ejecucion ejecuciones EJECUCIONES
hilo hilos
clase clases
proceso procesos
process processes
queue queues
retry retries
class classes
key keys
api apis
"""


def words(typed: str, word: str, endings: list[str]) -> list[str]:
    """What assets/js/search.js does to what a reader types."""
    found = re.findall(word, re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", typed.lower())))
    for ending in endings:
        found = [re.sub(ending, r"\1", each) for each in found]
    return found


def test_a_site_below_a_folder_has_the_right_addresses(small_project: Path, tmp_path: Path) -> None:
    """And comments are shown where the front matter asks for them, now that giscus is configured."""
    replace(small_project / "docs/es/blog/posts/post-1.md", "draft: false", "comments: true")
    replace(small_project / "docs/en/blog/posts/post-1.md", "draft: false", "comments: true")
    build(tmp_path / "site", small_project, SITE_URL=URL, GISCUS_REPO="who/book", GISCUS_REPO_ID="R_1")
    assert check(tmp_path / "site", URL) == []
    site = Site(tmp_path / "site", URL)
    assert "/guide/assets/css/site.css" in site.pages["404.html"].tree.xpath("//link/@href")
    policies = {page.name: page.tree.xpath("//meta[@http-equiv]/@content")[0] for page in site.pages.values()}
    framed = [name for name, policy in policies.items() if "frame-src https://giscus.app;" in policy]
    assert framed == ["blog/post-1/index.html", "en/blog/post-1/index.html"]
    (button,) = site.pages[framed[0]].tree.xpath("//button[@data-widget]")
    assert button.get("data-widget").startswith("https://giscus.app/es/widget?repo=who%2Fbook&repoId=R_1&")
    assert not site.pages[framed[0]].tree.xpath("//iframe")


def test_a_category_without_a_folder_fails(small_project: Path, tmp_path: Path) -> None:
    replace(small_project / "docs/es/blog/posts/post-3.md", "Conceptos", "Hilos")
    with pytest.raises(RuntimeError, match=r"es/blog/posts/post-3\.md: the category 'Hilos' has no folder; add it to"):
        build(tmp_path / "site", small_project)


def test_a_blog_without_its_first_page_fails_and_writes_none(small_project: Path, tmp_path: Path) -> None:
    (small_project / "docs/en/blog/index.md").unlink()
    with pytest.raises(RuntimeError, match=r"docs/en/blog/index\.md: missing; the blog starts there, write it"):
        build(tmp_path / "site", small_project)
    assert not (small_project / "docs/en/blog/index.md").exists()


def test_the_preview_is_right_after_each_of_two_changes(small_project: Path, engine: Engine) -> None:
    serve = Serve(small_project, engine)
    try:
        serve.wait_for("Serving on")
        for number in (1, 2):
            for language, home in (("es", ""), ("en", "en/")):
                page = small_project / f"docs/{language}/blog/posts/post-1.md"
                page.write_text(page.read_text("utf-8") + f"\nchanged-{number}\n", "utf-8")
                serve.wait_for("Reloading browsers")
                assert f"changed-{number}" in serve.get(f"/{home}blog/post-1/")
            for home, lang, word in (("", "es", "Entrada"), ("en/", "en", "Post")):
                last = serve.get(f"/{home}blog/page/4/")
                assert f'<html lang="{lang}">' in last and f"{word} 1" in last
                assert f"/{home}blog/post-{POSTS + 1}/" in serve.get(f"/{home}feed.xml")  # drafts are shown here
    finally:
        serve.close()
