"""What the reader sees of a page: figures, notes, tables, and colors that can be read."""

import importlib.util
import re
from collections.abc import Iterable
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from checker.project import HERE
from lxml import html
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.config import load_config

PROGRAM = SimpleNamespace(
    kind="program",
    path="locks/lost_update.py",
    output="1\n2\n",
    seal=[("Python", "3.11.7"), ("Redis", "7.0.15")],
    date="2026-11-21",
    problems=[],
)
SESSION = SimpleNamespace(**{**vars(PROGRAM), "kind": "session", "path": "", "output": ""})
KNOWN = {"print(1)\nprint(2)": PROGRAM, ">>> 1 + 1\n2": SESSION}
BLOCK = "```{ .python .fails }\nprint(1)\nprint(2)\n```\n"
WITH_CLASSES = {".html", ".js", ".md", ".py", ".mjs"}
OUTPUT = "\n```text\n1\n2\n```\n"


def hook(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"hook_{name}", HERE.root / f"overrides/hooks/{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Located(Extension):
    """MkDocs says in this processor which page is being read."""

    def extendMarkdown(self, md: Markdown) -> None:
        processor: Any = Treeprocessor(md)
        processor.file = SimpleNamespace(src_uri="en/machine/locks.md")
        md.treeprocessors.register(processor, "relpath", 0)


def render(markdown: str, checked: object = SimpleNamespace(find=KNOWN.get)) -> html.HtmlElement:
    config: Any = load_config(str(HERE.root / "mkdocs.yml"))
    config.repo_url = "https://forge.example/guide/"
    config.extra["words"] = {key: words[1] for key, words in hook("words").WORDS.items()}
    config.extra["checked"] = checked
    ours = [
        hook("notes").Notes(config.extra["words"]),
        hook("programs").Programs(config),
        hook("markup").Markup(config.extra["words"]),
    ]
    extensions = [*config.markdown_extensions, Located(), *ours]
    page = Markdown(extensions=extensions, extension_configs=config.mdx_configs).convert(markdown)
    return html.fragment_fromstring(page, create_parent="article")


def text(page: html.HtmlElement, xpath: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page.xpath(xpath)]


def test_a_program_and_its_output_are_one_figure_with_its_seal() -> None:
    page = render(BLOCK + OUTPUT)
    [figure] = page.xpath("figure[@class='sp-program fails']")
    assert text(figure, ".//div[@class='filename']/span") == ["locks/lost_update.py", "fails", "Output"]
    assert figure.xpath(".//div[@class='filename']//a/@href") == [
        "https://forge.example/guide/blob/HEAD/snippets/locks/lost_update.py"
    ]
    assert [pre.text_content() for pre in figure.iter("pre")] == ["print(1)\nprint(2)", "1\n2"]
    assert text(figure, "figcaption") == ["✓ Verified with Python 3.11.7 · Redis 7.0.15 · 2026-11-21"]
    assert len(page) == 1


def test_another_text_after_a_program_is_not_its_output() -> None:
    page = render(BLOCK + OUTPUT.replace("2", "3"), SimpleNamespace(find=lambda text: KNOWN.get(text, SESSION)))
    assert not page.find_class("sp-output")
    assert len(page.xpath("figure")) == 2


def test_a_session_has_a_seal_and_no_file() -> None:
    page = render("```pycon\n>>> 1 + 1\n2\n```\n")
    assert text(page, "figure//div[@class='filename']/span") == ["Console"]
    assert page.xpath("figure/figcaption")


@pytest.mark.parametrize(("checked", "said"), [(SimpleNamespace(find=KNOWN.get), 1), (None, 0)])
def test_a_block_that_nothing_checked_says_so_once_there_is_a_checker(checked: object, said: int) -> None:
    page = render("```python\nprint(3)\n```\n", checked)
    assert text(page, "//div[@class='sp-problem']") == ["Nothing has checked this block"] * said
    assert page.xpath("div[@class='sp-code']//pre[@tabindex='0']")


def test_a_program_that_does_something_else_says_so_and_has_no_seal() -> None:
    broken = SimpleNamespace(**{**vars(PROGRAM), "problems": ["line 2: <3>"]})
    page = render(BLOCK + OUTPUT, SimpleNamespace(find={"print(1)\nprint(2)": broken}.get))
    assert text(page, "figure/div[@class='sp-problem']/*") == [
        "This program does not do what the page shows",
        "line 2: <3>",
    ]
    assert not page.xpath("figure/figcaption")


NOTES = "\n1. One.\n2. Two.\n"
MARKED = BLOCK.replace("(1)\n", "(1)  # (1)!\n").replace("(2)\n", "(2)  # (2)!\n")


@pytest.mark.parametrize(
    "markdown",
    [
        MARKED + OUTPUT + NOTES,
        MARKED + NOTES,
        "```ruby\nputs 1  # (1)!\nputs 2 # (2)!\n```\n" + NOTES,
        "```bash\nls  # (1)!\nls  # (2)!\n```\n" + NOTES,
        "```sql\nSELECT 1; -- (1)!\nSELECT 2; -- (2)!\n```\n" + NOTES,
        '=== "Linux"\n\n' + re.sub("(?m)^(?=.)", "    ", MARKED + OUTPUT + NOTES),
        "-   In a list:\n\n" + re.sub("(?m)^(?=.)", "    ", MARKED + OUTPUT + NOTES),
        "!!! note\n\n" + re.sub("(?m)^(?=.)", "    ", MARKED + NOTES),
    ],
)
def test_marks_lead_to_their_notes_and_back_and_are_not_copied(markdown: str) -> None:
    page = render(markdown)
    marks, notes = page.find_class("sp-ref"), page.xpath("//ol[@class='sp-notes']/li")
    assert [mark.get("href") for mark in marks] == [f"#{note.get('id')}" for note in notes]
    assert page.xpath("//a[@class='sp-back']/@href") == [f"#{mark.get('id')}" for mark in marks]
    assert [mark.get("id") for mark in marks] == ["m1-1", "m1-2"]
    assert "(1)!" not in page.text_content() and "# (2)!" not in page.text_content()
    assert all(not line.endswith(" ") for line in page.xpath("string(//pre)").splitlines())


@pytest.mark.parametrize("notes", ["", "\n1. One.\n", "\nText.\n" + NOTES])
def test_marks_without_their_notes_are_reported(notes: str, caplog: pytest.LogCaptureFixture) -> None:
    render(MARKED + OUTPUT + notes)
    assert caplog.messages == [
        "docs/en/machine/locks.md: a program with the marks [1, 2]: expected right after its output a numbered "
        "list of 2 notes, from 1 on; write it"
    ]


def test_a_table_scrolls_has_a_name_and_no_inline_style() -> None:
    page = render("## Costs { #costs }\n\n| | ms |\n| --- | --: |\n| thread | 1 |\n")
    [box] = page.find_class("md-typeset__table")
    assert (box.get("role"), box.get("tabindex"), box.get("aria-label")) == ("group", "0", "Table: Costs")
    assert [(cell.tag, cell.get("class")) for cell in box.iter("th", "td")][:2] == [("td", None), ("th", "to-right")]
    assert not page.xpath("//*[@style]")


def test_a_row_of_a_table_is_named_by_its_first_cell() -> None:
    page = render("| | thread | process |\n| --- | --- | --- |\n| memory | shared | copied |\n| | no | yes |\n")
    assert [(cell.tag, cell.get("scope")) for cell in page.iter("th", "td")] == [
        *[("td", None), ("th", "col"), ("th", "col")],
        *[("th", "row"), ("td", None), ("td", None)],
        *[("td", None), ("td", None), ("td", None)],
    ]


@pytest.mark.parametrize("after", ["", "## Sources { #sources }\n\nBook.\n"])
def test_what_is_still_broken_is_a_box_up_to_the_next_heading(after: str) -> None:
    page = render(
        f"# One\n\nText.\n\n## Broken {{ #still-broken }}\n\n- one\n\n### More {{ #more }}\n\nTwo.\n\n{after}"
    )
    [box] = page.xpath("section[@class='sp-broken']")
    assert box.get("aria-labelledby") == "still-broken"
    assert [each.tag for each in box] == ["h2", "ul", "h3", "p"]
    assert [each.tag for each in page] == ["h1", "p", "section", *(["h2", "p"] if after else [])]


def test_a_task_has_a_name() -> None:
    page = render("- [x] one\n- [ ] two\n")
    assert page.xpath("//input/@aria-label") == ["Done", "To do"]
    assert not page.xpath("//label")


def test_words_of_a_program_have_one_mark_for_each_color() -> None:
    highlight, css = hook("highlight"), (HERE.root / "overrides/assets/css/site/program.css").read_text("utf-8")
    assert set(re.findall(r"\.highlight \.(\w)\{color", css)) == set(highlight.KINDS) - {""}
    program = '```python\nif not x:\n    print(f"{x}: ready", 1)\n```'
    made = Markdown(extensions=["pymdownx.superfences", highlight.HighlightOnce()]).convert(program)
    marks = [(mark.get("class"), mark.text) for mark in html.fragment_fromstring(made).iter("span") if mark.text]
    assert marks == [("k", "if not"), ("f", "print"), ("s", 'f"{'), ("s", '}: ready"'), ("m", "1")]


# classes that Markdown's extensions write, the highlighter's among them, or that a page may ask for
WRITTEN = {"footnote", "footnote-ref", "footnote-backref", "hll", "task-list-item", "to-center", "to-right"}
WRITTEN |= {"tabbed-set", "tabbed-labels", "tabbed-content", "tabbed-block", "admonition", "admonition-title"}
WRITTEN |= {"answer", "warning", "question", *hook("highlight").KINDS}
NO_CLASSES = re.compile(r"/\*.*?\*/|url\([^)]*\)|\"[^\"]*\"", re.DOTALL)


def unused(css: str, texts: Iterable[str]) -> list[str]:
    """The classes that a style sheet has and no text names."""
    used = {word for text in texts for word in re.findall(r"[\w-]+", text)} | WRITTEN
    return sorted(set(re.findall(r"\.([a-zA-Z][\w-]*)", NO_CLASSES.sub("", css))) - used)


def test_every_class_of_the_styles_is_used() -> None:
    places = [HERE.root / "overrides", HERE.docs, HERE.root / "tests/checker"]
    files = [path for place in places for path in place.rglob("*") if path.suffix in WITH_CLASSES]
    texts = [path.read_text("utf-8") for path in files]
    for path in sorted((HERE.root / "overrides/assets/css").rglob("*.css")):
        if path.name == "figures.css":  # for all that a figure may have, whether one has it now or not
            continue
        left = unused(path.read_text("utf-8"), texts)
        assert not left, f"{HERE.name(path)}: no page has the classes {left}; delete their rules"


def test_a_class_that_no_page_has_is_noticed() -> None:
    css = '@import url("site/x.css");\n/* .old */\n.sp-gone,.sp-here{margin:.5rem}\n.hll::before{content:".no"}'
    assert unused(css, ['<p class="sp-here">']) == ["sp-gone"]


def tokens() -> dict[str, tuple[str, str]]:
    css = (HERE.root / "overrides/assets/css/site/tokens.css").read_text("utf-8")
    return {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+):light-dark\((#\w+),(#\w+)\)", css)}


def luminance(color: str) -> float:
    """Relative luminance of #rrggbb, as WCAG 2.2 defines it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("colors", "grounds", "least"),
    [
        ("ink ink-2 accent warm", "front front-2 back back-2 accent-soft warm-soft hl", 7),
        ("c-kw c-str c-num c-fn c-err c-com ink", "front-2 hl front", 7),
        ("on-fill", "accent-fill", 7),
        ("on-work", "work", 7),
        ("accent-fill warm-fill line-2 tile", "front back front-2", 3),
    ],
)
def test_colors_contrast_in_both_schemes(colors: str, grounds: str, least: float) -> None:
    known = tokens()
    for color in colors.split():
        for ground in grounds.split():
            for scheme in (0, 1):
                light, dark = sorted((luminance(known[each][scheme]) for each in (color, ground)), reverse=True)
                contrast = (light + 0.05) / (dark + 0.05)
                assert contrast >= least, f"{color} on {ground}, {('light', 'dark')[scheme]}: {contrast:.2f}"
