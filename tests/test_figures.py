"""Figures say what their outputs and texts say, in both languages, and a figure with a mistake is told so."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from checker import page_axe, terms, validity
from checker.figures import diagrams, load, picture, problems, record
from checker.figures.axis import Axis
from checker.figures.source import names
from checker.looks import EVERY, SAMPLE
from checker.plugin import skip_missing
from checker.project import HERE, LANGUAGES, Project, ProjectError
from checker.served import served
from checker.site import build, check
from checker.visit import visited
from conftest import write_small_project
from lxml import html
from playwright.sync_api import Browser

HEAVIEST = 3 * 1024  # bytes of a figure, compressed
SMALLEST = 12  # pixels of a letter on a phone
OURS = [(name, language) for name in names(HERE) for language in LANGUAGES]

TEXTS = """\
es: {{title: Título, description: Descripción., caption: Aviso., {es}}}
en: {{title: Title, description: Description., caption: Caption., {en}}}
"""
SOURCES = {
    "bars": r"""
kind: bars
output: t/bars.out
rows: '(?P<name>\w+): (?P<value>[\d.]+) ms'
skip: 'total .*'
""",
    "lines": r"""
kind: lines
output: t/lines.out
rows: '(?P<name>\w+) (?P<x>\d+) (?P<y>[\d.]+)'
log: [x, y]
""",
    "lanes": r"""
kind: lanes
output: t/lanes.out
rows: '(?P<name>\w+) (?P<state>\w+) (?P<start>[\d.]+) (?P<end>[\d.]+)'
styles: {waits: wait, stuck: blocked}
""",
    "flow": r"""
kind: diagram
output: t/bars.out
rows: 'thread: (?P<cost>[\d.]+) ms'
skip: '.*'
diagram: |
  flowchart TB
    a([$ask]):::work --> b[($queue)]
    b -.->|costs $cost| c{$ask}
""",
    "states": """
kind: diagram
diagram: |
  stateDiagram-v2
    [*] --> $waits
    $waits --> $runs: $take
""",
    "sequence": """
kind: diagram
diagram: |
  sequenceDiagram
    participant A as $ask
    participant B as $queue
    participant C as $worker
    participant D as $other
    A->>B: $put
    Note right of A: $free
    loop $each
    C->>B: $take
    C->>C: $work
    end
    C-->>D: $done
""",
}
OUTPUTS = {
    "bars": "thread: 0.5 ms\nprocess: 50.25 ms\ntotal 2\n",
    "lines": "threads 1 1.0\nthreads 8 1.0\nprocesses 1 0.9\nprocesses 2 1.8\nprocesses 8 1.9\n",
    "lanes": "a runs 0 0.5\na waits 0.5 1\na stuck 1.0 1.02\nb waits 0 0.5\nb runs 0.5 1.02\n",
}
WORDS = {
    "bars": (
        "words: {thread: hilo, process: proceso}, columns: {name: Qué, value: Tiempo}, unit: ms",
        "words: {thread: thread, process: process}, columns: {name: What, value: Time}, unit: ms",
    ),
    "lines": (
        "words: {threads: hilos, processes: procesos}, columns: {name: Qué, x: workers, y: aceleración}",
        "words: {threads: threads, processes: processes}, columns: {name: What, x: workers, y: speed-up}",
    ),
    "lanes": (
        "words: {a: A-17, b: A-18, runs: corre, waits: espera, stuck: atascado}, unit: s,"
        " columns: {name: Hilo, state: Estado, start: Desde, end: Hasta}",
        "words: {a: A-17, b: A-18, runs: runs, waits: waits, stuck: stuck}, unit: s,"
        " columns: {name: Thread, state: State, start: From, end: To}",
    ),
    "flow": ("words: {ask: petición, queue: cola}", "words: {ask: request, queue: queue}"),
    "states": ("words: {waits: espera, runs: corre, take: tomar}", "words: {waits: waits, runs: runs, take: take}"),
    "sequence": (
        "words: {ask: Cliente, queue: Cola, worker: Worker, other: Disco, put: encolar, take: tomar, work: A-17.pdf,"
        " done: guardar, each: siempre, free: ya no espera}",
        "words: {ask: Client, queue: Queue, worker: Worker, other: Disk, put: enqueue, take: take, work: A-17.pdf,"
        " done: store, each: forever, free: waits no more}",
    ),
}


def write(root: Path) -> Project:
    """A figure of each kind; the pictures of the diagrams are not yet drawn."""
    (root / "docs/figures").mkdir(parents=True)
    (root / "snippets/t").mkdir(parents=True)
    for name, output in OUTPUTS.items():
        (root / f"snippets/t/{name}.out").write_text(output, "utf-8")
    for name, source in SOURCES.items():
        text = source + TEXTS.format(es=WORDS[name][0], en=WORDS[name][1])
        (root / f"docs/figures/{name}.yml").write_text(text.lstrip(), "utf-8")
    return Project(root)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with each of them drawn and on a page: not to be changed."""
    skip_missing(diagrams.missing())
    root = write_small_project(tmp_path_factory.mktemp("figures") / "project")
    (root / "snippets").unlink()
    record(write(root))
    for path in root.glob("docs/*/part/chapter.md"):
        two, *more = ("![](../../figures/bars.yml) ![](../../figures/lines.yml)", "lanes", "flow", "states", "sequence")
        lines = "\n\n".join([two, *(f"![](../../figures/{name}.yml)" for name in more)])
        path.write_text(f"{path.read_text('utf-8')}\n## F {{ #figures }}\n\n{lines}\n", "utf-8")
    build(root / "site", root)
    return root


@pytest.fixture
def drawn(kept: Path, tmp_path: Path) -> Project:
    """Each of them, to be broken."""
    for folder in ("docs", "snippets"):
        shutil.copytree(kept / folder, tmp_path / folder)
    return Project(tmp_path)


# ------------------------------------------------------------------------------------------- the figures of this site
@pytest.mark.parametrize(("name", "language"), OURS)
def test_a_figure_is_light_with_its_table(name: str, language: str, built: Path) -> None:
    pages = [path.read_bytes() for path in (built / language.removeprefix("es")).rglob("index.html")]
    trees: list[html.HtmlElement] = [
        html.document_fromstring(page) for page in pages if f"figure-{name}".encode() in page
    ]
    shown = [figure for tree in trees for figure in tree.xpath(f"//figure[@id='figure-{name}']")]
    assert shown
    for figure in shown:
        assert len(gzip.compress(html.tostring(figure))) <= HEAVIEST


def test_the_pictures_are_those_that_would_be_drawn_now() -> None:
    skip_missing(diagrams.missing())
    figures = [figure for each in OURS if (figure := load(HERE, *each)).kind == "diagram"]
    for figure, file in zip(figures, diagrams.drawn(figures), strict=True):
        assert diagrams.path_of(HERE, figure).read_text("utf-8") == file, f"{figure.source}:1: run make record"


# ------------------------------------------------------------------------------------------------ what a figure shows
def svg(project: Project, name: str, language: str = "es") -> html.HtmlElement:
    return html.fragment_fromstring(picture(project, load(project, name, language)))


def test_bars_begin_at_zero_and_say_their_values_as_the_language_does(drawn: Project) -> None:
    bars = svg(drawn, "bars")
    assert bars.xpath(".//text/text()") == ["hilo", "0,5 ms", "proceso", "50,25 ms"]
    short, long = (float(width.rstrip("%")) for width in bars.xpath(".//rect/@width"))
    assert not bars.xpath(".//rect/@x") and short / long == pytest.approx(0.5 / 50.25, rel=0.02)
    assert svg(drawn, "bars", "en").xpath(".//text/text()") == ["thread", "0.5 ms", "process", "50.25 ms"]


def test_lines_differ_in_more_than_color_and_have_their_names_beside_them(drawn: Project) -> None:
    lines = svg(drawn, "lines")
    assert lines.xpath(".//path/@stroke-dasharray") == ["7 4"]
    assert (len(lines.xpath(".//circle[@class='m1']")), len(lines.xpath(".//rect[@class='m2']"))) == (2, 3)
    assert lines.xpath(".//text[contains(@class, 'label')]/text()") == ["hilos", "procesos"]
    assert lines.xpath(".//text[not(@class)]/text()") == ["aceleración", "0,5", "1", "2", "1", "2", "8", "workers"]


def test_lanes_name_a_state_where_there_is_room_and_else_below(drawn: Project) -> None:
    lanes = svg(drawn, "lanes")
    assert lanes.xpath(".//text[starts-with(@class, 'in-')]/text()") == ["corre", "espera", "espera", "corre"]
    assert [rect.get("class") for rect in lanes.xpath(".//rect")][2] == "blocked"
    assert lanes.xpath(".//text/text()")[-1] == "atascado"


def test_a_diagram_has_its_words_its_numbers_and_no_looks_of_its_own(drawn: Project) -> None:
    flow = svg(drawn, "flow")
    assert {"petición", "cola", "costs 0.5"} <= set(flow.xpath(".//text/text()"))
    assert flow.xpath("count(.//g[@class='node']/rect[@class='work'])") == 1
    for name in ("flow", "states", "sequence"):
        assert not re.search("style|font-size|var\\(|http|#[0-9a-f]{6}", picture(drawn, load(drawn, name, "en")))


def test_three_participants_fit_a_phone(drawn: Project) -> None:
    path = drawn.docs / "figures/sequence.yml"
    text = re.sub(r".* D as .*\n|.*->>D.*\n|.*C->>C.*\n| +(loop|end).*\n", "", path.read_text("utf-8"))
    path.write_text(re.sub(" (other|done|work|each): [^,]*,", "", text), "utf-8")
    record(drawn)
    assert float(svg(drawn, "sequence").get("viewbox").split()[2]) <= 328


@pytest.mark.parametrize(
    ("axis", "ticks"),
    [
        (Axis([0, 1200], whole=True), [0, 500, 1000, 1500]),
        (Axis([3, 8], whole=True), [0, 2, 4, 6, 8]),
        (Axis([0, 0], whole=True), [0]),
        (Axis([0.9, 1.9], log=True, whole=True), [0.5, 1, 2]),
        (Axis([11, 920], log=True, whole=True), [10, 100, 1000]),
        (Axis([1, 2, 4, 8], log=True, own=True), [1, 2, 4, 8]),
        (Axis([0, 0.01, 1.13], own=True), [0, 0.5, 1]),
        (Axis([10, 95]), [20, 40, 60, 80]),
    ],
)
def test_ticks_are_few_and_round(axis: Axis, ticks: list[float]) -> None:
    assert axis.ticks == ticks
    assert all(0 <= axis.at(tick) <= 1 for tick in ticks)


# ----------------------------------------------------------------------------------------------------- on the page
def chapter(kept: Path, language: str = "es") -> html.HtmlElement:
    folder = kept / "site" / language.removeprefix("es") / "part/chapter"
    return html.document_fromstring((folder / "index.html").read_bytes())


def test_a_figure_has_a_name_a_description_and_its_data(kept: Path) -> None:
    for language, title, said, value in (
        ("es", "Título", "Descripción.", "50,25"),
        (
            "en",
            "Title",
            "Description.",
            "50.25",
        ),
    ):
        page = chapter(kept, language)
        [figure] = page.xpath("//figure[@id='figure-bars']")
        [drawing] = figure.xpath(".//svg[@role='img']")
        named, described = drawing.get("aria-labelledby").split()
        assert page.xpath(f"string(//*[@id='{named}'])") == title
        assert page.xpath(f"string(//*[@id='{described}'])") == said
        assert figure.xpath("details//td/text()")[-1] == value
        assert "t/bars" in figure.xpath("string(details/p)")


def test_figures_of_one_line_stand_side_by_side_and_wide_ones_scroll(kept: Path) -> None:
    page = chapter(kept)
    assert page.xpath("//div[@class='sp-figures']/figure/@id") == ["figure-bars", "figure-lines"]
    [wide] = page.xpath("//div[@class='sp-wide']")
    assert (wide.get("tabindex"), wide.get("role"), wide.get("aria-label")) == ("0", "group", "Título")
    assert wide.xpath("../@id") == ["figure-sequence"]


def test_a_site_with_figures_has_no_fault(kept: Path) -> None:
    assert check(kept / "site", "http://127.0.0.1:8000/") == []
    assert not [*(kept / "site").rglob("*.yml"), *(kept / "site/figures").rglob("*")]


def test_the_html_of_figures_is_valid(kept: Path) -> None:
    skip_missing(validity.missing())
    assert validity.check(kept / "site/part") == []


@pytest.fixture(scope="module")
def address(kept: Path) -> Iterator[str]:
    with served(kept / "site") as at:
        yield at


@pytest.mark.parametrize("look", ["layout", "spaced text", "forced colors", "paper", "axe", "axe in other modes"])
def test_figures_can_be_read_everywhere(browser: Browser, address: str, look: str) -> None:
    skip_missing(page_axe.missing())
    with visited(browser, address, "part/chapter/index.html") as visit:
        assert (EVERY | SAMPLE)[look](visit) == []


LETTERS = """() => [...document.querySelectorAll(".sp-figure text")].map(text =>
    [parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a, text.textContent])"""
INKLESS = """() => [...document.querySelectorAll(".sp-figure svg[role=img] :is(rect, path, line, polyline, polygon)")]
    .filter(shape => shape.getBoundingClientRect().width && !shape.closest("marker, .edge-label, .block rect + rect"))
    .filter(shape => ["fill", "stroke"].every(paint => [ground, "none"].includes(getComputedStyle(shape)[paint])))
    .map(shape => shape.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_are_large_enough_on_a_phone_and_nothing_has_the_color_of_the_page(
    browser: Browser, address: str, scheme: str
) -> None:
    dark = scheme == "dark"
    context = browser.new_context(viewport={"width": 360, "height": 640}, color_scheme="dark" if dark else "light")
    for forced in ("none", "active"):
        page = context.new_page()
        page.emulate_media(forced_colors="active" if forced == "active" else "none")
        page.goto(f"{address}/part/chapter/")
        assert [letter for letter in page.evaluate(LETTERS) if letter[0] < SMALLEST] == []
        ground = "getComputedStyle(document.querySelector('.md-content')).backgroundColor"
        assert page.evaluate(INKLESS.replace("ground", ground)) == []
    context.close()


def test_the_data_are_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/part/chapter/")
    page.emulate_media(media="print")
    assert page.locator("#figure-bars td").last.is_visible()
    assert page.evaluate("document.querySelector('#figure-bars table').getBoundingClientRect().height") > 40
    page.close()


def test_a_build_with_wrong_figures_is_refused(kept: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(kept, tmp_path / "project", symlinks=True))
    path = root / "docs/en/part/chapter.md"
    text, _, _ = path.read_text("utf-8").partition("![")
    more = ["![](../../figures/gone.yml)", "Text ![](../../figures/bars.yml)", "- ![](../../figures/lines.yml)"]
    path.write_text(text + "\n\n".join(more), "utf-8")
    first = text.count("\n") + 1
    with pytest.raises(RuntimeError) as refused:
        build(tmp_path / "site", root)
    for line, said in (
        (first, "gone: docs/figures/gone.yml:1: there is no such figure; expected one of bars, flow, lanes, lines"),
        (first + 2, "bars: it shares its line with text; expected a line of its own; move it"),
        (first + 4, "lines: it shares its line with text"),
    ):
        assert f"docs/en/part/chapter.md:{line}: figure {said}" in str(refused.value)


def test_a_line_gives_a_row_for_each_pattern_it_matches(tmp_path: Path) -> None:
    project = write(tmp_path)
    (tmp_path / "snippets/t/lines.out").write_text("1 threads 2 processes 3\n8 threads 4\n", "utf-8")
    path = tmp_path / "docs/figures/lines.yml"
    one, other = r"'(?P<x>\d+) (?P<name>threads) (?P<y>\d+).*'", r"'(?P<x>\d+) .*(?P<name>processes) (?P<y>\d+)'"
    path.write_text(re.sub("rows: .*", lambda _: f"rows: [{one}, {other}]", path.read_text("utf-8")), "utf-8")
    assert load(project, "lines", "en").table() == [
        ["threads", "1", "2"],
        ["processes", "1", "3"],
        ["threads", "8", "4"],
    ]


# -------------------------------------------------------------------------------- what each check says when it fails
def test_sound_figures_have_no_fault(drawn: Project) -> None:
    assert problems(drawn, SOURCES) == []


B, L, N, F = (f"docs/figures/{name}.yml" for name in ("bars", "lines", "lanes", "flow"))
WRONG = [
    (B, "kind: bars", "kind: pie", f"{B}:1: kind 'pie'; expected one of diagram, bars, lines, lanes, piece; mend"),
    (B, "kind: bars\n", "", f"{B}:1: kind ''; expected"),
    (B, "rows:", "raws:", f"{B}:1: no rows; expected kind, output, rows, es, en; write it"),
    (B, "skip:", "log: [x]\nskip:", f"{B}:4: unknown key log; expected"),
    (B, "es: {.*}\n", "es: 3\n", f"{B}:5: es is no mapping; expected its texts"),
    (B, "caption: Aviso., ", "", f"{B}:5: no caption; expected title, description, caption, words, columns, unit"),
    (B, "title: Título", "title: [a]", f"{B}:5: title is no text; expected one; write it in quotes"),
    (L, r"log: \[x, y\]", "log: xy", f"{L}:4: log: xy; expected [x], [y] or [x, y]; write one of them"),
    (L, r"log: \[x, y\]", "log: [z]", f"{L}:4: log: ['z']; expected"),
    (B, "words: {thread: hilo", "words: {thread: [hilo]", f"{B}:5: words is not `{{name: text}}`"),
    (B, "words: {thread: hilo, ", "words: {", f"{B}:5: words lacks thread; expected what the output prints"),
    (B, "words: {thread: hilo", "words: {ufo: x, thread: hilo", f"{B}:5: words has, for nothing, ufo; expected what"),
    (B, "value: Tiempo", "x: Tiempo", f"{B}:5: columns lacks value; expected the groups of bars"),
    (B, "bars.out", "gone.out", f"{B}:2: snippets/t/gone.out is no recorded output; expected"),
    (B, "bars.out", "bars.py", f"{B}:2: snippets/t/bars.py is no recorded output; expected"),
    (B, r"\(\?P<name>", "(", f"{B}:3: rows lacks name; expected the groups of bars; mend it"),
    (B, r"\[\\d.\]\+", "[", f"{B}:3: rows or skip: unterminated character set"),
    (B, "rows: '", "rows: 'x", "snippets/t/bars.out:1: neither rows nor skip of docs/figures/bars.yml matches 'thread"),
    (B, "rows: .*\nskip: .*", "rows: '(?P<name>x)'\nskip: '.*'", f"{B}:3: rows matches no line of snippets/t/bars.out"),
    (B, "skip: .*", "skip: x", "snippets/t/bars.out:3: neither rows nor skip of docs/figures/bars.yml matches 'total"),
    ("snippets/t/bars.out", "0.5 ms", "x ms", "snippets/t/bars.out:1: neither rows nor skip"),
    ("snippets/t/bars.out", "0.5 ms", "0.5.1 ms", "snippets/t/bars.out:1: value is no number from 0 up: 'thread: 0."),
    ("snippets/t/bars.out", "thread: .*\n", "", f"{B}:5: words has, for nothing, thread"),
    ("snippets/t/lines.out", "8 1.9", "0 1.9", f"{L}:3: a logarithmic x with a value of 0"),
    (L, "words: {threads: hilos", "words: {c: c, d: d, threads: hilos", f"{L}:5: words has, for nothing, c, d"),
    ("snippets/t/lanes.out", "a waits 0.5 1", "a waits 1 0.5", f"{N}:3: a ends at 0.5 before it starts at 1"),
    (N, "stuck: blocked", "stuck: red", f"{N}:4: style red; expected one of work, wait, blocked, front; mend it"),
    (F, r"\$queue", "$ queue", f"{F}:5: a $ without a name; expected $word; mend it"),
    (F, r"\$queue", "cola", f"{F}:9: words has, for nothing, queue; expected the $names of the diagram"),
    (F, r"\$cost", "5", f"{F}:9: words has, for nothing, cost; expected the $names of the diagram"),
    (F, "rows: 'thread", "rows: '(?:thread|process)", f"{F}:3: cost has several values; expected one"),
    (F, "cola}", "una cola}", "docs/figures/flow.es.svg:1: not the picture of docs/figures/flow.yml as it is now; run"),
    ("docs/figures/flow.es.svg", "petición", "peticion", "docs/figures/flow.es.svg:1: not the picture of"),
    ("docs/figures/flow.en.svg", "<!--.*\n", "", "docs/figures/flow.en.svg:1: not the picture of"),
    ("snippets/t/bars.out", "0.5 ms", "0.6 ms", "docs/figures/flow.en.svg:1: not the picture of"),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG, ids=range(len(WRONG)))
def test_a_damaged_figure_fails(drawn: Project, file: str, old: str, new: str, said: str) -> None:
    path = drawn.root / file
    text = path.read_text("utf-8")
    broken = re.sub(old, new.replace("\\", r"\\"), text, count=1)
    assert broken != text
    path.write_text(broken, "utf-8")
    found = problems(drawn, SOURCES)
    assert any(each.startswith(said) for each in found), "\n".join(found)


def test_four_lines_are_too_many(drawn: Project) -> None:
    (drawn.root / "snippets/t/lines.out").write_text("a 1 1\nb 1 1\nc 1 1\nd 1 1\n", "utf-8")
    path = drawn.docs / "figures/lines.yml"
    path.write_text(re.sub("words: {.*?}", "words: {a: a, b: b, c: c, d: d}", path.read_text("utf-8")), "utf-8")
    assert problems(drawn, SOURCES)[0] == f"{L}:5: 4 lines; expected at most 3; make two figures"


def test_a_forbidden_form_in_a_figure_fails(drawn: Project) -> None:
    path = drawn.docs / "figures/bars.yml"
    path.write_text(path.read_text("utf-8").replace("Caption.", "Simply a caption."), "utf-8")
    [found] = problems(drawn, SOURCES, terms.load(HERE))
    assert found.startswith("docs/figures/bars.yml:1: forbidden form «simply»")


def test_a_figure_that_no_page_shows_and_a_stray_file_fail(drawn: Project) -> None:
    (drawn.docs / "figures/old.es.svg").write_text("<svg/>", "utf-8")
    (drawn.docs / "figures/flow.es.svg").unlink()
    assert problems(drawn, {*SOURCES} - {"bars"}) == [
        "docs/figures/flow.es.svg:1: missing; expected the picture of docs/figures/flow.yml; run make record",
        "docs/figures/bars.yml:1: no page shows this figure; include it in one or delete it",
        "docs/figures/old.es.svg:1: belongs to no figure; delete it",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("flowchart TB", "pie", "docs/figures/flow.yml:1: a diagram of kind pie; expected one of flowchart"),
        # an edge that the drawing drops without a word
        (r"-\.->\|costs \$cost\| c", "-. $cost .- c", "docs/figures/flow.yml:1: «0.5» is not in the picture"),
    ],
)
def test_what_cannot_be_drawn_is_said(drawn: Project, old: str, new: str, said: str) -> None:
    path = drawn.docs / "figures/flow.yml"
    path.write_text(re.sub(old, new, path.read_text("utf-8"), count=1), "utf-8")
    with pytest.raises(ProjectError, match=re.escape(said)):
        record(drawn)


def test_record_draws_what_changed_and_nothing_else(drawn: Project) -> None:
    assert record(drawn) == []
    path = drawn.docs / "figures/flow.yml"
    path.write_text(path.read_text("utf-8").replace("queue: cola", "queue: una cola"), "utf-8")
    assert record(drawn) == ["docs/figures/flow.es.svg"]
    assert problems(drawn, SOURCES) == []


def test_without_node_only_an_old_picture_matters(drawn: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert record(drawn) == [] and problems(drawn, SOURCES) == []
    (drawn.docs / "figures/flow.es.svg").unlink()
    with pytest.raises(ProjectError, match=r"flow.es.svg:1: missing; .*no node, so that no diagram was drawn; apt-get"):
        record(drawn)
