"""The two languages of each page are in step, and a page with a mistake is told so, with its line."""

from pathlib import Path

import pytest
from checker import pages, stamps
from checker.project import HERE, Project

KEYS = sorted({path.relative_to(HERE.docs).as_posix().partition("/")[2] for path in HERE.pages()})


@pytest.fixture(scope="module")
def found() -> list[str]:
    return pages.problems(HERE)


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_of_a_page_are_in_step(key: str, found: list[str]) -> None:
    if wrong := [each for each in found if each.startswith((f"docs/es/{key}:", f"docs/en/{key}:"))]:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_the_glossary_is_in_order(found: list[str]) -> None:
    assert [each for each in found if not each.startswith(("docs/es/", "docs/en/"))] == []


# ---------------------------------------------------------------- a small sound site, which each test breaks
ES = """\
---
description: Qué es un hilo.
---

# Hilos

Un [hilo](reference/glossary.md#thread) espera.

## Por qué { #why }

```{ .python .works }
--8<-- "threads/race.py"
```

```text
--8<-- "threads/race.out"
```

Mira la [entrada](blog/posts/first.md#end) y [por qué](#why).

!!! answer "En breve"
    Espera, y ya está.
"""
EN = """\
---
description: What a thread is.
---

# Threads

A [thread](reference/glossary.md#thread) waits.

## Why { #why }

```{ .python .works }
--8<-- "threads/race.py"
```

```text
--8<-- "threads/race.out"
```

See [why](#why) and the [post](blog/posts/first.md#end).

!!! answer "In short"
    It waits, and that is all.
"""
POST = """\
---
# the day of the talk
date: 2025-11-28
description: {0}
---

# {0}

<!-- more -->

## {1} {{ #end }}
"""
GLOSSARY = """\
avoid_everywhere:
  es: {librería: biblioteca, en base a: según}
  en: {simply: (drop it)}
terms:
- id: lock
  es: {term: cerrojo, definition: Deja pasar a uno.}
  en: {term: lock, definition: Lets one pass.}
- id: thread
  es: {term: hilo, definition: Corre dentro de un proceso., avoid: [subproceso]}
  en: {term: thread, definition: Runs inside a process.}
"""
FILES = {
    "mkdocs.yml": "theme: !ENV THEME\nnav:\n  - Uno:\n      - page.md\n  - reference/glossary.md\n",
    "docs/glossary.yml": GLOSSARY,
    "docs/es/page.md": ES,
    "docs/en/page.md": EN,
    "docs/es/blog/posts/first.md": POST.format("La primera", "Fin"),
    "docs/en/blog/posts/first.md": POST.format("The first", "End"),
    "docs/es/reference/glossary.md": "---\ndescription: Términos.\n---\n\n# Glosario\n",
    "docs/en/reference/glossary.md": "---\ndescription: Terms.\n---\n\n# Glossary\n",
}


class Site(Project):
    """A project of a few files, sound until a test changes one."""

    def change(self, name: str, old: str, new: str) -> None:
        """Put `new` in place of `old`, which the file has once."""
        path = self.root / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} once in {name}"
        path.write_text(text.replace(old, new), "utf-8")

    def in_both(self, name: str, old: str, new: str) -> None:
        """The same change in both languages, reviewed."""
        for language in ("es", "en"):
            self.change(f"docs/{language}/{name}", old, new)
        stamps.restamp(self, self.docs / "en" / name)

    def problems(self) -> list[str]:
        """What the checker says of the site."""
        return pages.problems(self)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The stamp takes two lines: what is on line 9 in Spanish is on line 11 in English."""
    made = Site(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    for path in (made.docs / "en").rglob("*.md"):
        stamps.restamp(made, path)
    return made


def test_a_sound_site_passes(site: Site) -> None:
    assert site.problems() == []


# ---------------------------------------------------------------- both languages
@pytest.mark.parametrize("language, other", [("es", "en"), ("en", "es")])
@pytest.mark.parametrize("key", ["other.md", "blog/posts/second.md"])
def test_a_page_or_post_without_its_twin_fails(site: Site, language: str, other: str, key: str) -> None:
    (site.docs / language / key).write_text("---\ndescription: d\ndate: 2025-11-28\n---\n\n# h\n")
    site.change("mkdocs.yml", "- page.md", "- page.md\n      - other.md")
    assert site.problems() == [
        f"docs/{language}/{key}:1: no page in the other language; expected docs/{other}/{key}; "
        "write it, then run make record"
    ]


def test_ids_that_differ_fail(site: Site) -> None:
    site.change("docs/en/blog/posts/first.md", "#end", "#ending")
    assert site.problems() == [
        "docs/en/page.md:21: broken anchor blog/posts/first.md#end; expected an id of docs/en/blog/posts/first.md "
        "(#ending?); mend the link",
        "docs/en/blog/posts/first.md:13: heading ## #ending; expected ## #end as in docs/es/blog/posts/first.md:11; "
        "write the same in both",
    ]


def test_levels_that_differ_fail(site: Site) -> None:
    site.change("docs/en/page.md", "## Why", "### Why")
    assert site.problems() == [
        "docs/en/page.md:11: heading ### #why; expected ## #why as in docs/es/page.md:9; write the same in both"
    ]


def test_a_heading_in_one_language_alone_fails(site: Site) -> None:
    site.change("docs/en/page.md", "See [why]", "## More { #more }\n\nSee [why]")
    assert site.problems() == [
        "docs/en/page.md:21: heading ## #more has no match in docs/es/page.md; "
        "expected the same in both; write or remove it"
    ]


def test_another_program_fails(site: Site) -> None:
    site.change("docs/en/page.md", "race.py", "lock.py")
    assert site.problems() == [
        "docs/en/page.md:13: code block ```python works threads/lock.py; expected ```python works threads/race.py "
        "as in docs/es/page.md:11; write the same in both"
    ]


def test_programs_in_another_order_fail(site: Site) -> None:
    both = '```{ .python .works }\n--8<-- "threads/race.py"\n```', '```text\n--8<-- "threads/race.out"\n```'
    site.change("docs/en/page.md", "\n\n".join(both), "\n\n".join(reversed(both)))
    assert [each.partition(";")[0] for each in site.problems()] == [
        "docs/en/page.md:13: code block ```text threads/race.out has no match in docs/es/page.md",
        "docs/es/page.md:15: code block ```text threads/race.out has no match in docs/en/page.md",
    ]


def test_a_fence_of_another_kind_fails(site: Site) -> None:
    site.change("docs/en/page.md", ".works", ".fails")
    assert site.problems() == [
        "docs/en/page.md:13: code block ```python fails threads/race.py; expected ```python works threads/race.py "
        "as in docs/es/page.md:11; write the same in both"
    ]


def test_links_may_change_their_order_but_not_their_targets(site: Site) -> None:
    site.change("docs/en/page.md", "[why](#why) and ", "")
    assert site.problems() == [
        "docs/es/page.md:19: link #why has no match in docs/en/page.md; expected the same in both; write or remove it"
    ]


@pytest.mark.parametrize("figure", ["![A queue](https://x.org/q.svg)", "<svg></svg>", '<figure markdown="1">'])
def test_a_figure_in_one_language_alone_fails(site: Site, figure: str) -> None:
    site.in_both("page.md", '"threads/race.out"\n```', f'"threads/race.out"\n```\n\n{figure}')
    assert site.problems() == []
    site.change("docs/en/page.md", figure, "")
    assert site.problems()[0].startswith("docs/es/page.md:19: figure ")


def test_a_box_of_another_kind_fails(site: Site) -> None:
    site.change("docs/en/page.md", "!!! answer", "??? question")
    assert site.problems() == [
        "docs/en/page.md:23: box question; expected answer as in docs/es/page.md:21; write the same in both"
    ]


def test_an_excerpt_that_ends_in_one_language_alone_fails(site: Site) -> None:
    site.change("docs/en/blog/posts/first.md", "<!-- more -->", "")
    assert site.problems() == [
        "docs/es/blog/posts/first.md:9: end of the excerpt <!-- more --> has no match in docs/en/blog/posts/first.md; "
        "expected the same in both; write or remove it"
    ]


def test_front_matter_with_other_keys_or_another_date_fails(site: Site) -> None:
    site.change("docs/en/blog/posts/first.md", "date: 2025-11-28", "date: 2025-11-29\ncomments: true")
    assert [each.partition(";")[0] for each in site.problems()] == [
        "docs/es/blog/posts/first.md:3: front matter date: 2025-11-28 has no match in docs/en/blog/posts/first.md",
        "docs/en/blog/posts/first.md:4: front matter comments: true has no match in docs/es/blog/posts/first.md",
        "docs/en/blog/posts/first.md:3: front matter date: 2025-11-29 has no match in docs/es/blog/posts/first.md",
    ]


# ---------------------------------------------------------------- headings
@pytest.mark.parametrize(
    "heading",
    ["## Later", "###Later", "    ## Later", "- ## Later", "> ## Later", "Later\n-----", "<h2>Later</h2>", "# Later"],
)
def test_a_heading_without_id_fails_in_every_shape(site: Site, heading: str) -> None:
    site.in_both("page.md", "!!! answer", f"{heading}\n\n!!! answer")
    shown = "<h2>" if "<" in heading else heading.strip().partition("\n")[0]
    wanted = "expected one for both languages; end it with { #id }"
    assert site.problems() == [
        f"docs/en/page.md:23: heading without id: {shown}; {wanted}",
        f"docs/es/page.md:21: heading without id: {shown}; {wanted}",
    ]


@pytest.mark.parametrize(
    "start, indent",
    [("", ""), ("- item\n\n", "    "), ('!!! note "N"\n\n', "    "), ('=== "Tab"\n\n', "    "), ("", "> ")],
)
@pytest.mark.parametrize("fence", ["```", "~~~~"])
def test_a_comment_in_a_code_block_is_no_heading(site: Site, start: str, indent: str, fence: str) -> None:
    block = [f"{fence}bash", "# a comment", "", "## another", fence]
    text = start + "\n".join(indent + line for line in block)
    site.in_both("page.md", "!!! answer", f"{text}\n\n!!! answer")
    assert site.problems() == []


def test_an_id_twice_in_a_page_fails(site: Site) -> None:
    site.in_both("page.md", "!!! answer", "### Again { #why }\n\n!!! answer")
    assert [each.partition(":")[2] for each in site.problems()] == [
        "23: id #why again; expected each once in a page; write another in both languages",
        "21: id #why again; expected each once in a page; write another in both languages",
    ]


# ---------------------------------------------------------------- links
def test_a_link_to_the_other_language_fails(site: Site) -> None:
    site.in_both("page.md", "blog/posts/first.md", "../en/blog/posts/first.md")
    assert site.problems() == [
        "docs/es/page.md:19: link to the other language: ../en/blog/posts/first.md#end; "
        "expected a page of this one; link to docs/es/blog/posts/first.md"
    ]


@pytest.mark.parametrize("target, missing", [("no.md", "docs/es/no.md"), ("/page.md", "/page.md"), ("", "docs/es")])
def test_a_broken_link_fails(site: Site, target: str, missing: str) -> None:
    site.in_both("page.md", "(blog/posts/first.md#end)", f"({target})")
    assert [each for each in site.problems() if each.startswith("docs/es")] == [
        f"docs/es/page.md:19: broken link {target}; expected a path relative to this page, there is no {missing}; "
        "mend the link"
    ]


@pytest.mark.parametrize("language, line", [("es", 19), ("en", 21)])
def test_a_broken_anchor_fails_in_either_language(site: Site, language: str, line: int) -> None:
    site.change(f"docs/{language}/page.md", "(#why)", "(#how)")
    assert (
        f"docs/{language}/page.md:{line}: broken anchor #how; expected an id of docs/{language}/page.md; mend the link"
        in site.problems()
    )


def test_an_unknown_glossary_term_fails(site: Site) -> None:
    site.in_both("page.md", "#thread", "#threads")
    assert site.problems() == [
        f"docs/{language}/page.md:{line}: unknown glossary term reference/glossary.md#threads; "
        "expected an id of docs/glossary.yml (#thread?); add the term there"
        for language, line in (("en", 9), ("es", 7))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`[code](no.md)`",
        "<!-- [comment](no.md) -->",
        "```text\n[fence](no.md)\n```",
        "[outside](https://en.wikipedia.org/wiki/Thread_(computing))",
        "[two\nlines](reference/glossary.md)",
        "[reference][r]\n\n[r]: reference/glossary.md#lock",
    ],
)
def test_what_is_not_a_broken_link_passes(site: Site, text: str) -> None:
    site.in_both("page.md", "!!! answer", f"{text}\n\n!!! answer")
    assert site.problems() == []


# ---------------------------------------------------------------- front matter
def test_a_post_without_date_fails(site: Site) -> None:
    site.in_both("blog/posts/first.md", "date: 2025-11-28\n", "")
    assert site.problems() == [
        f"docs/{language}/blog/posts/first.md:1: post without date; expected YYYY-MM-DD; add `date: …` "
        "to the front matter"
        for language in ("en", "es")
    ]


def test_a_post_that_names_what_is_not_there_fails(site: Site) -> None:
    site.in_both("blog/posts/first.md", "date: ", "authors: [ana]\ncategories: [Nada]\ntags: one\ndate: ")
    assert site.problems() == [
        message
        for language in ("en", "es")
        for post in [f"docs/{language}/blog/posts/first.md"]
        for message in (
            f"{post}:4: categories names Nada, which is unknown; expected one of extra.categories of mkdocs.yml; "
            "mend it or add it there",
            f"{post}:3: authors names ana, which is unknown; expected one of docs/{language}/blog/.authors.yml; "
            "mend it or add it there",
            f"{post}:5: tags: one; expected a list; write tags: [one]",
        )
    ]


SERIES = """
extra:
  categories: {ideas: {es: Ideas, en: Ideas}, tools: {es: Útiles, en: Tools}}
  series: {two: {es: Dos}}
"""


def test_a_post_of_an_unknown_series_or_without_a_title_for_it_fails(site: Site) -> None:
    (site.root / "mkdocs.yml").write_text(FILES["mkdocs.yml"] + SERIES, "utf-8")
    site.in_both("blog/posts/first.md", "date: ", "series: two\ndate: ")
    expected = "expected one of extra.series of mkdocs.yml, with a title in en; mend it or add it there"
    assert site.problems() == [f"docs/en/blog/posts/first.md:3: series names two, which is unknown; {expected}"]


def test_languages_of_a_post_in_different_series_or_categories_fail(site: Site) -> None:
    (site.root / "mkdocs.yml").write_text(FILES["mkdocs.yml"] + SERIES.replace("Dos}", "Dos, en: Two}"), "utf-8")
    site.change("docs/es/blog/posts/first.md", "date: ", "series: two\ncategories: [Útiles]\ndate: ")
    site.change("docs/en/blog/posts/first.md", "date: ", "series: one\ncategories: [Ideas]\ndate: ")
    spanish, english = (f"docs/{language}/blog/posts/first.md" for language in ("es", "en"))
    assert site.problems() == [
        f"{english}:3: series names one, which is unknown; expected one of extra.series of mkdocs.yml, with a title "
        "in en; mend it or add it there",
        f"{english}:3: front matter series: one; expected series: two as in {spanish}:3; write the same in both",
        f"{english}:4: categories ['ideas']; expected ['tools'] as in {spanish}; name the same ones in both",
    ]


def test_a_category_of_the_other_language_fails(site: Site) -> None:
    (site.root / "mkdocs.yml").write_text(FILES["mkdocs.yml"] + SERIES, "utf-8")
    site.in_both("blog/posts/first.md", "date: ", "categories: [Tools]\ndate: ")
    said = "categories names Tools, which is unknown; expected one of extra.categories of mkdocs.yml; mend it or add it"
    assert f"docs/es/blog/posts/first.md:3: {said} there" in site.problems()


def test_a_date_with_other_days_than_those_of_a_post_fails(site: Site) -> None:
    site.in_both("blog/posts/first.md", "2025-11-28", "{created: 2025-11-28, updated: 2025-12-01}")
    assert site.problems() == []
    site.in_both("blog/posts/first.md", "created", "born")
    said = "date with born, updated; expected created and, if you like, updated"
    assert site.problems() == [
        f"docs/{language}/blog/posts/first.md:3: {said}; write {{created: YYYY-MM-DD, updated: …}}"
        for language in ("en", "es")
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "28-11-2025", "20251128", "2025-W48-5", "tomorrow", "2025-11-28 09:00"])
def test_a_post_with_a_bad_date_fails(site: Site, day: str) -> None:
    site.in_both("blog/posts/first.md", "2025-11-28", day)
    assert site.problems() == [
        f"docs/{language}/blog/posts/first.md:3: bad date {day}; expected a day as YYYY-MM-DD; mend it"
        for language in ("en", "es")
    ]


@pytest.mark.parametrize(
    "broken, line, why",
    [
        (
            "description: [Qué",
            3,
            "invalid YAML: did not find expected ',' or ']'; expected `key: value`; mend this line",
        ),
        ("description: a: b", 2, "invalid YAML: mapping values are not allowed in this context; expected `key: value`"),
        ("tags: a\ntags: b", 3, "invalid YAML: tags again; expected `key: value`; mend this line"),
        ("only words", 2, "no YAML mapping; expected `key: value` lines; write them"),
    ],
)
def test_invalid_front_matter_fails(site: Site, broken: str, line: int, why: str) -> None:
    site.change("docs/es/page.md", "description: Qué es un hilo.", broken)
    (message,) = site.problems()
    assert message.startswith(f"docs/es/page.md:{line}: {why}")


def test_front_matter_without_end_fails(site: Site) -> None:
    site.change("docs/es/page.md", "---\n\n# Hilos", "\n# Hilos")
    assert site.problems() == ["docs/es/page.md:1: front matter without end; expected a second line of ---; add it"]


def test_a_page_that_is_not_utf_8_fails(site: Site) -> None:
    (site.docs / "es/page.md").write_bytes(ES.encode("latin-1"))
    assert site.problems() == ["docs/es/page.md:2: not UTF-8 (byte 0xe9); save the file as UTF-8"]


def test_a_page_of_no_language_fails(site: Site) -> None:
    (site.docs / "page.md").write_text(ES)
    assert site.problems() == ["docs/page.md:1: a page of no language; expected it in docs/es/ or docs/en/; move it"]


def test_a_page_without_description_or_with_a_long_one_fails(site: Site) -> None:
    site.change("docs/es/page.md", "Qué es un hilo.", "")
    site.change("docs/en/page.md", "What a thread is.", "a" * 156)
    wanted = "expected one sentence of at most 155 characters"
    assert [each for each in site.problems() if "paragraph" not in each] == [
        f"docs/en/page.md:2: description of 156 characters; {wanted}; shorten it",
        f"docs/es/page.md:1: no description; {wanted}; add `description: …` to the front matter",
    ]


def test_a_page_that_is_not_in_the_nav_fails(site: Site) -> None:
    site.change("mkdocs.yml", "page.md", "index.md")
    assert site.problems() == [
        f"docs/{language}/page.md:1: not in the nav; expected `- page.md` under nav; add it to mkdocs.yml"
        for language in ("en", "es")
    ]


# ---------------------------------------------------------------- stamps
REVIEW = "expected the stamp of the page as it is; run make record after reviewing docs/en/page.md"


def test_a_stale_stamp_names_the_paragraphs(site: Site) -> None:
    site.change("docs/es/page.md", "espera.", "espera a otro que termine, o a que lo despierten más tarde.")
    site.change("docs/es/page.md", "## Por qué", "Nuevo.\n\n## Por qué")
    site.change("docs/es/page.md", '!!! answer "En breve"\n    Espera, y ya está.\n', "")
    site.change("docs/en/page.md", '!!! answer "In short"\n    It waits, and that is all.\n', "")
    assert site.problems() == [
        "docs/es/page.md:7: paragraph changed «Un [hilo](reference/glossary.md#thread) espera a otro que…»; " + REVIEW,
        "docs/es/page.md:9: paragraph new «Nuevo.»; " + REVIEW,
        "docs/es/page.md:21: paragraph removed after «Mira la [entrada](blog/posts/first.md#end) y [por…»; " + REVIEW,
    ]


def test_a_changed_description_makes_the_stamp_stale(site: Site) -> None:
    site.change("docs/es/page.md", "Qué es un hilo.", "Qué hace un hilo.")
    assert site.problems() == ["docs/es/page.md:2: paragraph changed «Qué hace un hilo.»; " + REVIEW]


def test_a_fence_with_blank_lines_is_one_paragraph(site: Site) -> None:
    site.in_both("page.md", "!!! answer", "```json\n[1,\n\n2]\n```\n\n!!! answer")
    site.change("docs/es/page.md", "2]", "3]")
    assert site.problems() == ["docs/es/page.md:21: paragraph changed «```json [1, 3] ```»; " + REVIEW]


def test_a_paragraph_wrapped_elsewhere_is_the_same(site: Site) -> None:
    site.change("docs/es/page.md", "thread) espera.", "thread)\nespera.")
    assert site.problems() == []


def test_a_translation_without_stamp_fails(site: Site) -> None:
    (site.docs / "en/page.md").write_text(EN, "utf-8")
    assert site.problems() == ["docs/en/page.md:1: no stamp; " + REVIEW]


def test_a_new_stamp_says_what_it_takes_as_reviewed_and_touches_nothing_else(site: Site) -> None:
    post = site.docs / "en/blog/posts/first.md"
    before = post.read_text("utf-8")
    site.change("docs/es/blog/posts/first.md", "## Fin", "## Final")
    assert stamps.restamp(site, post) == [
        "docs/es/blog/posts/first.md:11: paragraph changed «## Final { #end }»; stamped in docs/en/blog/posts/first.md"
    ]
    assert site.problems() == []
    after = post.read_text("utf-8")
    assert [line for line in after.split("\n") if line not in before.split("\n")] != []
    unstamped = POST.format("The first", "End")
    assert stamps.IN_PAGE.sub("", after) == unstamped
    assert stamps.restamp(site, post) == []


def test_a_stamp_leaves_the_line_ends_as_they_are(site: Site) -> None:
    path = site.docs / "en/page.md"
    path.write_bytes(EN.replace("\n", "\r\n").encode())
    stamps.restamp(site, path)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")
    assert site.problems() == []


def test_a_long_stamp_is_wrapped(site: Site) -> None:
    site.change("docs/es/page.md", "!!! answer", "\n\n".join(["Otro."] * 60) + "\n\n!!! answer")
    stamps.restamp(site, site.docs / "en/page.md")
    assert max(map(len, (site.docs / "en/page.md").read_text("utf-8").split("\n"))) <= 90
    assert site.problems() == []


def test_a_page_that_cannot_be_stamped_says_why(site: Site) -> None:
    site.change("docs/es/page.md", "description", "- description")
    (message,) = stamps.restamp(site, site.docs / "en/page.md")
    assert message.startswith("docs/en/page.md:1: not stamped: docs/es/page.md:2: ")


# ---------------------------------------------------------------- terms
@pytest.mark.parametrize(
    "text, line, form, better",
    [
        ("Una librería.", 21, "librería", "biblioteca"),
        ("Un SUBPROCESO", 21, "subproceso", "hilo"),
        ("Va\nen base\na todo.", 22, "en base a", "según"),
        ("[la librería](#why)", 21, "librería", "biblioteca"),
        ("libreri\u0301a", 21, "librería", "biblioteca"),
        ('??? note "Una librería"\n    Texto.', 21, "librería", "biblioteca"),
    ],
)
def test_a_forbidden_form_fails(site: Site, text: str, line: int, form: str, better: str) -> None:
    site.change("docs/es/page.md", "!!! answer", f"{text}\n\n!!! answer")
    assert (
        f"docs/es/page.md:{line}: forbidden form «{form}»; expected «{better}» (docs/glossary.yml); rewrite it"
        in site.problems()
    )


def test_a_forbidden_form_in_a_description_fails(site: Site) -> None:
    site.change("docs/en/page.md", "What a", "Simply what a")
    assert site.problems() == [
        "docs/en/page.md:2: forbidden form «simply»; expected «(drop it)» (docs/glossary.yml); rewrite it"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "`librería`",
        "<!-- librería -->",
        "```text\nlibrería\n```",
        "[enlace](https://x.org/librería)",
        "https://x.org/librería",
        '<b class="librería">x</b>',
        "Texto { .librería }",
        "mislibrerías, librerias",
        "simply",
    ],
)
def test_a_forbidden_form_outside_of_prose_or_in_another_language_passes(site: Site, text: str) -> None:
    site.change("docs/es/page.md", "!!! answer", f"{text}\n\n!!! answer")
    assert not [each for each in site.problems() if "forbidden" in each]


def test_a_forbidden_form_in_a_definition_fails(site: Site) -> None:
    site.change("docs/glossary.yml", "Deja pasar a uno", "Un subproceso pasa")
    assert site.problems() == [
        "docs/glossary.yml:5: forbidden form «subproceso»; expected «hilo» (docs/glossary.yml); rewrite it"
    ]


def test_a_glossary_of_another_shape_fails(site: Site) -> None:
    site.change("docs/glossary.yml", "terms:", "words:")
    assert site.problems() == [
        "docs/glossary.yml:1: no glossary; expected a list `terms` and `avoid_everywhere` with es, en; write them"
    ]


@pytest.mark.parametrize("name", ["task", "thread"])
def test_glossary_entries_out_of_order_or_twice_fail(site: Site, name: str) -> None:
    entry = f"- id: {name}\n  es: {{term: t, definition: d}}\n  en: {{term: t, definition: d}}\n"
    (site.docs / "glossary.yml").write_text(GLOSSARY + entry, "utf-8")
    assert site.problems() == [
        f"docs/glossary.yml:11: id {name} after thread; expected each once, in alphabetical order; "
        "move or rename the entry"
    ]


@pytest.mark.parametrize(
    "old, new",
    [
        ("  en: {term: lock, definition: Lets one pass.}\n", ""),
        ("definition: Lets", "explanation: Lets"),
        ("Lets one pass.}", "Lets one pass., forms: locks}"),
        ("Lets one pass.}", "Lets one pass., plural: locks}"),
    ],
)
def test_a_glossary_entry_that_is_not_complete_fails(site: Site, old: str, new: str) -> None:
    site.change("docs/glossary.yml", old, new)
    assert site.problems() == [
        "docs/glossary.yml:5: lock is not complete in en; "
        "expected id, term, definition and perhaps short and the lists forms, avoid; mend the entry"
    ]
