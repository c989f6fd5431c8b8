"""What the hooks make of languages, blog, glossary and policy; on the small project of conftest.py."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

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


def test_a_post_says_when_and_by_whom_in_its_language(site: Site) -> None:
    spanish, english = (
        text(site.pages[f"{home}blog/post-5/index.html"], "//h1/following::p[1]") for home in ("", "en/")
    )
    assert spanish[0].startswith("Publicada el 20 de junio de 2025 por Berta · ")
    assert english[0].startswith("Published on June 20, 2025 by Berta · ")


def test_a_list_says_what_it_is_and_how_many_posts_it_has(site: Site) -> None:
    page = site.pages["en/blog/category/queues/page/2/index.html"]
    assert text(page, "//ol[@class='md-path']/li") == ["Blog", "Category"]
    assert text(page, "//h1/following::p[1]") == ["3 posts"]
    assert page.tree.xpath("//title/text()") == ["Queues · Category · Page 2 · In the background"]
    assert text(page, "//ul[@class='sp-tags']//a[@aria-current]") == ["Queues 3"]
    author = site.pages["blog/author/b/page/2/index.html"]
    assert text(author, "//h1/following::p[position() < 3]") == ["b", "4 entradas"]


def test_a_card_has_one_link(site: Site) -> None:
    for article in site.pages["blog/index.html"].tree.xpath("//article"):
        assert len([*article.iter("a", "button")]) == 1
    assert text(site.pages["en/blog/page/2/index.html"], "//article/p[last()]")[0].endswith(
        "Series: All that is lost, 2/3"
    )


def test_a_post_of_a_series_names_its_parts_in_the_order_of_their_dates(site: Site) -> None:
    page = site.pages["en/blog/post-5/index.html"]
    assert "Part 2 of 3: All that is lost" in text(page, "//p")
    parts = page.tree.xpath("//section[@aria-labelledby='series']//li")
    assert [" ".join(part.text_content().split()) for part in parts] == [
        *("Post 2 · ← previous", "Post 5 · you are here", "Post 6 · next →"),
    ]
    assert page.tree.xpath("//section[@aria-labelledby='series']//a/@rel") == ["prev", "next"]


def test_the_first_page_of_the_blog_lists_the_series_that_have_posts(site: Site) -> None:
    first, second = (site.pages[f"blog/{page}index.html"] for page in ("", "page/2/"))
    assert text(first, "//section[@aria-labelledby='series']//*[self::h3 or self::li[not(h3)]]") == [
        *("Todo lo que se pierde", "Entrada 2", "Entrada 5", "Entrada 6"),
    ]
    assert not second.tree.xpath("//section")
    assert second.tree.xpath("//ul[@class='sp-tags']//a[text()='Series']/@href") == ["../../#series"]


def test_a_post_leads_to_three_like_it_the_most_alike_and_the_newest_first(site: Site) -> None:
    """All share a tag; every other one shares the category too; parts of the same series are listed apart."""
    for number, related in ((1, [7, 5, 3]), (2, [4, 7, 3]), (4, [6, 2, 7])):
        for home, word in (("", "Entrada"), ("en/", "Post")):
            page = site.pages[f"{home}blog/post-{number}/index.html"]
            found = text(page, "//section[@aria-labelledby='related']//a")
            assert found == [f"{word} {each}" for each in related], page.name


def test_every_page_leads_to_the_feed_of_its_language(site: Site) -> None:
    for page in site.pages.values():
        feed = urljoin(site.url, "en/feed.xml" if page.name.startswith("en/") else "feed.xml")
        links = page.tree.xpath("//*[@type='application/atom+xml']")
        assert {link.tag for link in links} == {"link", "a"}, page.name
        assert {urljoin(page.url, link.get("href")) for link in links} == {feed}, page.name


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


def test_a_site_below_a_folder_has_the_right_addresses(small_project: Path, tmp_path: Path) -> None:
    """And comments are shown where the front matter asks for them, now that giscus is configured."""
    for language in ("es", "en"):
        replace(small_project / f"docs/{language}/blog/posts/post-1.md", "draft: false", "comments: true")
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


def test_a_post_leads_where_it_says_or_nowhere_and_its_images_stand_beside_it(
    small_project: Path, tmp_path: Path
) -> None:
    for language in ("es", "en"):
        posts = small_project / f"docs/{language}/blog/posts"
        (posts / "dot.png").write_bytes(b"png")
        replace(posts / "post-3.md", "## ", "![dot](dot.png)\n\n## ")
        replace(posts / "post-3.md", "draft: false", "links: [part/chapter.md#lost, Fuera: https://example.org/]")
        for number in (1, 3):
            path = posts / f"post-{number}.md"
            path.write_text(re.sub("(tags|categories): .*", r"\1: []", path.read_text("utf-8")), "utf-8")
    build(tmp_path / "site", small_project)
    site = Site(tmp_path / "site", "http://127.0.0.1:8000/")
    for home, title in (("", "Ejecución: Pérdidas: broker"), ("en/", "Execution: Losses: broker")):
        assert not site.pages[f"{home}blog/post-1/index.html"].tree.xpath("//*[@id='related']")
        page = site.pages[f"{home}blog/post-3/index.html"]
        assert text(page, "//section[@aria-labelledby='related']//a") == [title, "Fuera"]
        assert page.tree.xpath("//article//img/@src") == ["../dot.png"]
        assert (site.folder / f"{home}blog/dot.png").is_file()
        feed = unescape((site.folder / f"{home}feed.xml").read_text("utf-8"))
        assert f'src="{site.url}{home}blog/dot.png"' in feed


def test_a_build_that_a_post_stops_says_its_line_and_the_cure(small_project: Path, tmp_path: Path) -> None:
    post = small_project / "docs/en/blog/posts/post-3.md"
    replace(post, "authors: [b]", "authors: [nobody]")
    replace(post, "tags: [Execution]", "tags: Execution")
    with pytest.raises(RuntimeError) as refused:
        build(tmp_path / "site", small_project)
    said = str(refused.value)
    assert "docs/en/blog/posts/post-3.md:3: authors names nobody, which is unknown; expected one of docs/en/" in said
    assert "docs/en/blog/posts/post-3.md:5: tags: Execution; expected a list; write tags: [Execution]" in said


def test_a_category_without_a_folder_fails(small_project: Path, tmp_path: Path) -> None:
    replace(small_project / "docs/es/blog/posts/post-3.md", "Conceptos", "Hilos")
    with pytest.raises(
        RuntimeError, match=r"docs/es/blog/posts/post-3\.md:4: categories names Hilos, which is unknown; "
    ):
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
                assert "og:image" not in last
        assert not (small_project / ".cache/social").exists()  # nobody shares a preview
    finally:
        serve.close()
