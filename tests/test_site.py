"""The built site has no fault, and each check of it can fail."""

import filecmp
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from checker import validity
from checker.fences import site_fences
from checker.plugin import skip_missing
from checker.project import HERE
from checker.site import Site, build, check
from conftest import NOW

URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000/")


def test_the_built_site_has_no_fault(built: Path) -> None:
    assert check(built, URL) == []


def test_its_html_is_valid(built: Path) -> None:
    skip_missing(validity.missing())
    assert validity.check(built) == []


def test_every_page_exists_in_both_languages(built: Path) -> None:
    names = set(Site(built, URL).pages)
    spanish = {name for name in names if not name.startswith("en/")}
    assert {name.removeprefix("en/") for name in names - spanish} == spanish
    expected = {"", "machine/processes-threads/", "tags/", "blog/archive/2025/", "blog/category/concepts/"}
    assert {f"{name}index.html" for name in expected} <= spanish


def test_nothing_of_the_theme_is_published(built: Path) -> None:
    assert {path.name for path in (built / "assets").iterdir()} == {"css", "fonts", "img", "js"}
    assert not [*built.rglob("*bundle*"), *built.rglob("search_index.json"), *built.rglob("glossary.yml")]


def test_comments_are_nowhere_while_giscus_is_not_configured(built: Path) -> None:
    page = (built / "blog/background-processing/index.html").read_text("utf-8")
    assert "giscus" not in page and "comments" not in page


def test_every_block_of_a_page_is_one_of_its_html(built: Path) -> None:
    """No block is lost or doubled on the way, and none is there that the checker did not find."""
    for path in HERE.pages():
        key = path.relative_to(HERE.docs).with_suffix("").as_posix().removeprefix("es/").replace("/posts/", "/")
        text = (built / key.removesuffix("index") / "index.html").read_text("utf-8")
        assert text.count("<pre") == len(site_fences().of(path.read_text("utf-8"))), HERE.name(path)


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    build(tmp_path, SOURCE_DATE_EPOCH=NOW, PYTHONHASHSEED="2", TZ="America/Lima")
    files = [sorted(p.relative_to(root) for p in root.rglob("*") if p.is_file()) for root in (built, tmp_path)]
    assert files[0] == files[1]
    assert filecmp.cmpfiles(built, tmp_path, files[0], shallow=False)[1:] == ([], [])


def test_the_scripts_of_a_page_are_small(built: Path, tmp_path: Path) -> None:
    """But for the search, asked for when the reader opens it (test_search.py), and the pieces (test_pieces.py)."""
    shutil.copytree(built / "assets/js", tmp_path / "js", ignore=shutil.ignore_patterns("search.js", "pieces"))
    shutil.make_archive(str(tmp_path / "js"), "gztar", tmp_path / "js")
    assert (tmp_path / "js.tar.gz").stat().st_size <= 5 * 1024


# --------------------------------------------------------------------------- what each check says when it fails

PAGE = "part/chapter/index.html"
OTHER_HOST = "asks another host for a file; keep a copy in overrides/assets"
INLINE = "inline style or handler, which the policy stops; use a class, or assets/js"
INSERTED = {  # HTML that is put at the end of a page
    '<a href="nowhere/">x</a>': "leads to no file of the site; mend the address",
    '<a href="#gone">x</a>': f"{PAGE} has no id 'gone'; mend the anchor",
    '<a href="../../en/part/chapter/#gone">x</a>': f"en/{PAGE} has no id 'gone'; mend the anchor",
    '<img src="gone.png" alt="">': "leads to no file of the site; mend the address",
    '<img src="https://cdn.example/x.png" alt="">': OTHER_HOST,
    '<iframe src="https://cdn.example/" title="x"></iframe>': OTHER_HOST,
    '<script src="//cdn.example/x.js"></script>': OTHER_HOST,
    '<link href="https://cdn.example/x.css" rel="stylesheet">': OTHER_HOST,
    '<link href="https://cdn.example/" rel="preconnect">': OTHER_HOST,
    '<p style="color: red">x</p>': INLINE,
    '<p id="p" onclick="x()">x</p>': INLINE,
    "<script>x()</script>": "its hash is not in the policy; pass its text to csp() in main.html",
    '<p id="content">x</p>': "the id stands 2 times on the page; give each its own",
}


class Damage(NamedTuple):
    """One thing broken in a file; `:N:` stands for the line in what is said, `~` for the address of the site."""

    file: str
    old: str  # a regular expression, replaced once
    new: str
    said: list[str]


DAMAGES = {
    "language": Damage(
        "blog/archive/2025/index.html",
        'lang="es"',
        'lang="en"',
        ["blog/archive/2025/index.html:N: <html>: lang is 'en'; expected 'es'; mend main.html"],
    ),
    "no canonical": Damage(
        PAGE,
        '<link rel="canonical"[^>]*>',
        "",
        [f"{PAGE}: no <link rel=canonical>; expected ~part/chapter/; mend main.html"],
    ),
    "wrong canonical": Damage(
        PAGE,
        '(<link rel="canonical" href=")[^"]*',
        r"\g<1>~",
        [f'{PAGE}:N: <link href="~" rel="canonical">: expected ~part/chapter/; mend main.html'],
    ),
    "hreflang": Damage(
        PAGE,
        '(hreflang="en" href=")[^"]*',
        r"\g<1>~en/",
        [
            f"{PAGE}: hreflang en is ~en/; expected ~en/part/chapter/; mend main.html",
            f"en/{PAGE}: ~part/chapter/ does not name the same pages with hreflang; mend main.html",
            "sitemap.xml:N: ~part/chapter/: other hreflang than on the page; mend sitemap.xml",
        ],
    ),
    "no x-default": Damage(
        "index.html",
        '<link rel="alternate" hreflang="x-default"[^>]*>',
        "",
        ["index.html: no <link hreflang> with x-default; print in_languages() in main.html"],
    ),
    "switch of a list": Damage(
        "en/blog/page/2/index.html",
        r'(<a href=")[^"]*("[^>]* hreflang="es")',
        r"\g<1>../../\2",
        [
            "en/blog/page/2/index.html: the switch to es leads to ~en/blog/; expected ~blog/page/2/; "
            "mend partials/header.html"
        ],
    ),
    "no title": Damage(
        PAGE,
        "<title>.*?</title>",
        "",
        [f"{PAGE}: title is []; expected one, not empty; write it in the front matter"],
    ),
    "same description": Damage(
        "tags/index.html",
        '(name="description" content=")[^"]*',
        r"\g<1>ABC Inicio.",
        ["tags/index.html: same description as reference/glossary/index.html: 'ABC Inicio.'; each page needs its own"],
    ),
    "no policy": Damage(
        PAGE,
        '<meta http-equiv="Content-Security-Policy"[^>]*>',
        "",
        [f"{PAGE}: 0 Content-Security-Policy; expected one; print csp() in main.html"],
    ),
    "unsafe policy": Damage(
        "404.html",
        "script-src 'self'",
        "script-src 'self' 'unsafe-eval'",
        [
            "404.html:N: <meta>: allows 'unsafe-eval'; build with `mkdocs build`, mend overrides/hooks/security.py",
        ],
    ),
    "policy without trusted types": Damage(
        "404.html",
        "require-trusted-types-for 'script'; ",
        "",
        ["404.html:N: <meta>: lacks require-trusted-types-for 'script'; mend overrides/hooks/security.py"],
    ),
    "relative link on 404": Damage(
        "en/404.html",
        "</body>",
        '<a href="../blog/">x</a></body>',
        ['en/404.html:N: <a href="../blog/">: relative on a page that is shown at any address; write it from the root'],
    ),
    "page left out of the sitemap": Damage(
        "en/sitemap.xml",
        r"<url>\s*<loc>[^<]*tags/</loc>.*?</url>",
        "",
        ["en/tags/index.html: in no sitemap; mend overrides/sitemap.xml"],
    ),
    "no page in the sitemap": Damage(
        "sitemap.xml",
        "</urlset>",
        "<url><loc>~nowhere/</loc></url></urlset>",
        ["sitemap.xml:N: ~nowhere/ is no page that may be indexed; leave it out"],
    ),
    "hidden page in the sitemap": Damage(
        PAGE,
        "</head>",
        '<meta name="robots" content="noindex"></head>',
        ["sitemap.xml:N: ~part/chapter/ is no page that may be indexed; leave it out"],
    ),
    "robots.txt": Damage(
        "robots.txt",
        r"\Z",
        "Sitemap: ~no.xml\n",
        ["robots.txt: ~no.xml leads to no file; mend overrides/robots.txt"],
    ),
    "page without a feed": Damage(
        "tags/index.html",
        '<link rel="alternate" type="application/atom[^>]*>',
        "",
        ["tags/index.html: names 0 feeds; expected one; mend main.html"],
    ),
    "feed with a link in no language": Damage(
        "feed.xml",
        '(rel="self"[^>]*) hreflang="es"',
        r"\1",
        ["feed.xml:N: link '~feed.xml': hreflang is None; expected 'es'; mend overrides/feed.xml"],
    ),
    "feed that is no XML": Damage(
        "feed.xml",
        "</title>",
        "&nbsp;</title>",
        ["feed.xml:N: not well-formed XML: Entity 'nbsp' not defined; escape the text in overrides/feed.xml"],
    ),
    "feed in the other language": Damage(
        "feed.xml",
        'xml:lang="es"',
        'xml:lang="en"',
        ["feed.xml: xml:lang is 'en'; expected 'es'; mend overrides/feed.xml"],
    ),
    "feed with another address": Damage(
        "feed.xml",
        '(rel="self" [^>]*href=")[^"]*',
        r"\g<1>~",
        ["feed.xml: a:link[@rel='self']/@href is ['~']; expected ['~feed.xml']; mend overrides/feed.xml"],
    ),
    "entry without a title": Damage(
        "feed.xml",
        r"(<entry>\s*)<title>[^<]*</title>",
        r"\1",
        ["feed.xml:N: no <title>; Atom requires it; mend overrides/feed.xml"],
    ),
    "feed without an author": Damage(
        "feed.xml",
        r"<author>.*?</author>(.*?<entry>.*?)<author>.*?</author>",
        r"\1",
        ["feed.xml:N: no <author> here nor in the feed; Atom requires one; mend overrides/feed.xml"],
    ),
    "bad date": Damage(
        "feed.xml",
        "<published>[^<]*",
        "<published>2025-11-28",
        ["feed.xml:N: <published> is '2025-11-28'; expected a date like 2026-11-21T00:00:00Z; mend overrides/feed.xml"],
    ),
    "old date": Damage(
        "feed.xml",
        "<updated>[^<]*",
        "<updated>2001-01-01T00:00:00Z",
        [
            "feed.xml: <updated> of the feed is not the newest of its entries, 2026-04-16T00:00:00+00:00; "
            "mend overrides/feed.xml"
        ],
    ),
    "empty entry": Damage(
        "feed.xml",
        "(<content[^>]*>)[^<]*",
        r"\1",
        ["feed.xml:N: no <content>; expected the whole post; mend overrides/feed.xml"],
    ),
    "relative link in an entry": Damage(
        "feed.xml",
        "(<content[^>]*>)",
        r'\1&lt;a href="../x/"&gt;x&lt;/a&gt;',
        ["feed.xml:N: '../x/' is relative, which leads nowhere in a feed reader; mend hooks/feed.py"],
    ),
    "dead link in an entry": Damage(
        "feed.xml",
        "(<content[^>]*>)",
        r'\1&lt;a href="~gone/"&gt;x&lt;/a&gt;',
        ["feed.xml:N: '~gone/' leads to no file of the site; mend the address"],
    ),
    "entry without a page": Damage(
        "feed.xml",
        r"(<entry>.*?<link [^>]*href=\")[^\"]*",
        r"\g<1>~gone/",
        ["feed.xml:N: link '~gone/' is no page of the site; mend overrides/feed.xml"],
    ),
    "search result without a place": Damage(
        "search.es.js",
        '"#lost"',
        '"#gone"',
        [f"search.es.js: 'Pérdidas: broker' at 'part/chapter/#gone': {PAGE} has no id 'gone'; mend the anchor"],
    ),
    "search result in the other language": Damage(
        "search.en.js",
        '"en/tags/"',
        '"tags/"',
        ["search.en.js: 'Tags' at 'tags/': a page in es; index one language"],
    ),
    "style sheet that asks another host": Damage(
        "assets/css/site.css",
        r"\A",
        "@import 'https://cdn.example/x.css';\n",
        [f"assets/css/site.css:N: https://cdn.example/x.css: {OTHER_HOST}"],
    ),
    "style sheet with a dead address": Damage(
        "assets/css/site.css",
        r"\Z",
        "\np{background:url(gone.png)}",
        ["assets/css/site.css:N: gone.png: leads to no file of the site; mend the address"],
    ),
}
for html, wrong in INSERTED.items():
    tag = re.match(r'<\w+(?: (?:href|src|rel|id|style)="[^"]*")*', html)
    assert tag
    DAMAGES[html] = Damage(PAGE, "</body>", f"{html}</body>", [f"{PAGE}:N: {tag[0]}>: {wrong}"])


def test_the_small_site_has_no_fault(small_site: Path) -> None:
    assert check(small_site, URL) == []


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_site_fails(small_site: Path, tmp_path: Path, damage: Damage) -> None:
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    text = (site / damage.file).read_text("utf-8")
    broken = re.sub(damage.old, damage.new.replace("~", URL), text, count=1, flags=re.DOTALL)
    assert broken != text
    (site / damage.file).write_text(broken, "utf-8")
    said = [re.sub(r"^([^:]+):\d+:", r"\1:N:", problem) for problem in check(site, URL)]
    assert sorted(said) == sorted(expected.replace("~", URL) for expected in damage.said)


def test_a_page_without_its_twin_fails(small_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    (site / "en/blog/post-1/index.html").unlink()
    assert f"blog/post-1/index.html: its page in en is missing: {URL}en/blog/post-1/; write it" in check(site, URL)


def test_a_language_without_a_search_index_fails(small_site: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    (site / "search.en.js").unlink()
    assert check(site, URL)[0] == "search.en.js: missing; overrides/hooks/search.py writes one for each language"


def test_an_empty_folder_fails(tmp_path: Path) -> None:
    assert check(tmp_path, URL) == [f"{tmp_path}: no page; build the site there first: mkdocs build -d {tmp_path}"]


def test_invalid_html_fails(small_site: Path, tmp_path: Path) -> None:
    skip_missing(validity.missing())
    text = (small_site / PAGE).read_text("utf-8")
    (tmp_path / "page.html").write_text(text.replace("</body>", "<p><ul><li>x</ul></p></body>"), "utf-8")
    (said,) = validity.check(tmp_path)
    assert re.fullmatch(r"page.html:\d+: No “p” element in scope.*; mend the template or the Markdown", said)


def test_without_java_the_suite_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert validity.missing() == "no java, so that no HTML was validated; apt-get install default-jre-headless"
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="no java"):
        skip_missing(validity.missing())
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI skips nothing"):
        skip_missing(validity.missing())


@pytest.mark.parametrize("application, file", [("export_service", "requirements.txt"), ("mini_queue", "forty.py")])
def test_the_copy_to_download_holds_every_file(built: Path, application: str, file: str) -> None:
    with zipfile.ZipFile(built / f"{application}.zip") as packed:
        names = packed.namelist()
    assert {f"{application}/__main__.py", f"{application}/{file}"} <= set(names)
    assert not [name for name in names if "__pycache__" in name]
