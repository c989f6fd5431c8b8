"""Pieces answer what the programs of their pages print, with the keyboard alone, and are complete without a script."""

import contextlib
import functools
import gzip
import io
import itertools
import json
import math
import re
import runpy
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from checker import page_policy, validity
from checker.figures import load
from checker.figures.source import Figure, names
from checker.plugin import skip_missing
from checker.project import HERE, LANGUAGES
from checker.served import served
from checker.site import build, check
from checker.visit import visited
from conftest import write_small_project
from mini_queue.capacity import connections, drain_time, mean_wait, utilisation, waits_longer, workers_needed
from playwright.sync_api import Browser, Page, expect
from reader import CHAPTER, PHONE, WIDE, Opens, reading
from test_look import hook

SCRIPTS = HERE.root / "overrides/assets/js/pieces"
PIECES = sorted(path.name for path in SCRIPTS.iterdir() if path.is_dir())
ALL_TOGETHER = 15_000  # bytes, compressed: the scripts of all pieces and their styles
ONE = 2_300  # with what all share


@functools.cache
def program(name: str) -> dict[str, Any]:
    """What a program of snippets/ defines."""
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(HERE.snippets / f"{name}.py"))


# ----------------------------------------------------------------- the formulas: script and program give the same
@functools.cache
def visibility() -> tuple[list[Any], list[Any]]:
    deliveries = program("delivery/visibility_model")["deliveries"]
    sizes = (10, 15, 35, 40, 60, 85, 180)
    cases = [[job, timeout, a, b] for job in sizes for timeout in sizes for a in (False, True) for b in (False, True)]
    return cases, [[[*each] for each in deliveries(*case)] for case in cases]


@functools.cache
def jitter() -> tuple[list[Any], list[Any]]:
    storm = program("jitter-wrong-chart/server_with_room")["storm"]
    named = ("none", "fixed", "equal", "full", "decorrelated")
    cases: list[Any] = [[name, cost, seed] for name in named for cost in (0, 1, 3, 5) for seed in (1, 2, 7, 99, 4321)]
    cases += [["exponential", 0, 1], ["exponential", 5, 3]]
    return cases, [[*storm(*case)[:3]] for case in cases]


@functools.cache
def workers() -> tuple[list[Any], list[Any]]:
    needed_for = program("capacity/one_worker_more")["workers_for"]
    cases, wanted = list[Any](), list[Any]()
    for rate, service, target in itertools.product((0.05, 1, 4.7, 60, 333.3), (0.02, 0.5, 3, 61.5), (0.01, 0.7, 30)):
        for busy, share in ((0.5, 0), (0.8, 0.95), (0.97, 0), (0.99, 0.99)):
            load = rate, service
            needed = needed_for(share, target, *load, busy) if share else workers_needed(*load, target, busy)
            cases.append([rate, service, target, busy, share])
            now = mean_wait(*load, needed), waits_longer(target, *load, needed), drain_time(1000, *load, needed)
            wanted.append([needed, *map(float, now)])
    return cases, wanted


@functools.cache
def interleaving() -> tuple[list[Any], list[Any]]:
    races = program("races/every_order")
    whole = [*races["orders"]("AB"), *races["orders"]("ABC")]
    free: list[Any] = [[races["run"](order), len({*order})] for order in whole]
    attempts = ["".join(each) for each in itertools.product("AB", repeat=8)]
    cases = [[order, False] for order in whole] + [[order, True] for order in attempts]
    return cases, free + [with_lock(order, races["count_one"]) for order in attempts]


def with_lock(order: str, count_one: Callable[..., Iterator[None]]) -> list[int]:
    """The total when who has begun keeps the other out until it has written; how many have."""
    memory = {"exported": 0}
    threads, left, holder = {name: count_one(memory) for name in "AB"}, {"A": 3, "B": 3}, ""
    for name in order:
        if left[name] and holder in ("", name):
            next(threads[name])
            left[name] -= 1
            holder = name if left[name] else ""
    return [memory["exported"], [*left.values()].count(0)]


@functools.cache
def tree() -> tuple[list[Any], list[Any]]:
    walk = program("why/every_path")
    rows = [[question, *row] for question, branches in walk["TREE"].items() for row in branches.items()]
    answers = [[*each] for size in range(7) for each in itertools.product(("yes", "no"), repeat=size)]
    return [[rows, each] for each in answers], [walk["ask"](each) for each in answers]


def test_the_tree_answers_as_the_function_of_its_page_does() -> None:
    decide, ask = program("why/decide")["decide"], program("why/every_path")["ask"]
    same_end = {
        "no job: cure the cause": "cure the cause",
        "no job: in the request, with a time limit": "in the request",
        "job: in a queue that outlives the program": "in a queue",
        "job: in a queue, or each deploy cuts it": "in a queue",
        "job: in the same program, where it may be lost": "in the same program",
    }
    for facts in itertools.product((True, False), repeat=4):
        *said, longer = facts
        assert ask(["yes" if fact else "no" for fact in facts]) == same_end[decide(*said, 31 if longer else 30)]


# piece: its grid with what Python gives, and what the script gives for one case
MODELS: dict[str, tuple[Callable[[], tuple[list[Any], list[Any]]], str]] = {
    "visibility-timeout": (
        visibility,
        "deliveries(...each).map((one) => [one.worker, one.start, one.end, one.hiddenUntil, one.acked])",
    ),
    "jitter-storm": (jitter, "[storm(...each)].map((one) => [one.seconds, one.end, one.left])[0]"),
    "worker-calculator": (
        workers,
        "[each].map(([rate, service, target, busy, share]) => [workersNeeded(...each), rate, service, target])"
        ".map(([c, ...load]) => [c, meanWait(load[0], load[1], c), waitsLonger(load[2], load[0], load[1], c),"
        " drainTime(1000, load[0], load[1], c)])[0]",
    ),
    "interleaving": (interleaving, "[interleaved(...each)].map((one) => [one.total, one.done])[0]"),
    "decision-tree": (tree, "asked(...each).at(-1)"),
}


def in_node(piece: str, call: str, cases: list[Any], change: tuple[str, str] = ("", "")) -> Any:
    skip_missing("" if shutil.which("node") else "node, which runs the formulas of the scripts, is not installed")
    model = (SCRIPTS / piece / "model.js").read_text("utf-8")
    assert change[0] in model
    asked = f"JSON.stringify({json.dumps(cases)}.map((each) => {call}))"
    script = f"{model.replace(*change, 1) if change[0] else model}\nprocess.stdout.write({asked});"
    run = subprocess.run(["node", "-"], input=script, capture_output=True, text=True, timeout=30)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def same(one: Any, other: Any) -> bool:
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) or isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


@pytest.mark.parametrize("piece", MODELS)
def test_a_script_computes_what_its_program_does(piece: str) -> None:
    grid, call = MODELS[piece]
    cases, expected = grid()
    assert len(cases) >= 100
    for case, given, wanted in zip(cases, in_node(piece, call, cases), expected, strict=True):
        assert same(given, wanted), f"{piece} of {case}: {given}; expected {wanted}"


def test_each_piece_is_compared() -> None:
    assert sorted(MODELS) == PIECES


DAMAGES = [
    ("visibility-timeout", ("end <= again", "end < again")),
    ("visibility-timeout", ("timeout / 2))", "timeout / 3))")),
    ("visibility-timeout", ("!made.length", "false")),
    ("jitter-storm", ("work += refusal;", "")),
    ("jitter-storm", ("luck * grown", "luck * (grown + 1)")),
    ("jitter-storm", ("3 * last", "2 * last")),
    ("worker-calculator", ("load / workers) *", "load / (workers + 1)) *")),
    ("worker-calculator", ("> 1 - share", "> share")),
    ("worker-calculator", ("backlog / spare", "backlog * spare")),
    ("interleaving", ("locked &&", "")),
    ("interleaving", ("if (own.step === 0) own.seen", "own.seen")),
    ("decision-tree", ("given === answer", "true")),
]


@pytest.mark.parametrize(("piece", "change"), DAMAGES)
def test_a_damaged_formula_is_noticed(piece: str, change: tuple[str, str]) -> None:
    grid, call = MODELS[piece]
    cases, expected = grid()
    assert not same(in_node(piece, call, cases, change), expected)


# ----------------------------------------------------------------------------------------------------- on a page
@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chapter with all of them."""
    root = write_small_project(tmp_path_factory.mktemp("pieces") / "project")
    (root / "docs/figures").symlink_to(HERE.docs / "figures")
    lines = "\n\n".join(["Word. " * 2500, *(f"![](../../figures/{name}.yml)" for name in PIECES)])
    for path in root.glob("docs/*/part/chapter.md"):
        path.write_text(f"{path.read_text('utf-8')}\n## P {{ #pieces }}\n\n{lines}\n", "utf-8")
    build(root / "site", root)
    return root / "site"


@pytest.fixture(scope="session")
def at(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, at: str) -> Iterator[Opens]:
    with reading(browser, at) as opens:
        yield opens


def test_each_figure_of_this_kind_has_its_script() -> None:
    assert [name for name in names(HERE) if load(HERE, name, "es").kind == "piece"] == PIECES


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_says_the_same_in_both_languages(name: str) -> None:
    said = [load(HERE, name, language).says for language in LANGUAGES]
    holes = [{key: sorted(set(re.findall(r"{\w+}", text))) for key, text in each.items()} for each in said]
    assert holes[0] == holes[1]
    used = set(re.findall(r"says\.(\w+)", (SCRIPTS / name / "view.js").read_text("utf-8")))
    assert used == set(said[0])


def size(*paths: Path) -> int:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)


def test_all_pieces_together_are_light(site: Path) -> None:
    scripts = [site / "assets/js/pieces.js", *(site / "assets/js/pieces").glob("*.js")]
    assert len(scripts) == len(PIECES) + 1
    styles = HERE.root / "overrides/assets/css/site/pieces.css"
    assert size(*scripts, styles) < ALL_TOGETHER
    for script in scripts[1:]:
        assert (both := size(scripts[0], script)) < ONE, f"{script.name}: {both} bytes; expected {ONE} at most"


def test_no_script_is_asked_for_before_a_piece_is_near(opened: Opens) -> None:
    asked: list[str] = []
    page = opened(CHAPTER, prepare=lambda page: page.on("request", lambda request: asked.append(request.url)))
    page.evaluate("""() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))""")
    assert page.locator("fieldset:disabled").count() == len(PIECES)
    assert not [each for each in asked if "pieces" in each]
    all_enabled(page)
    assert len([each for each in asked if "pieces" in each]) == len(PIECES) + 1


def test_a_site_with_pieces_has_no_fault(site: Path) -> None:
    assert check(site, "http://127.0.0.1:8000/") == []
    skip_missing(validity.missing())
    assert validity.check(site / "part") == []


def all_enabled(page: Page) -> None:
    page.locator(".sp-piece").first.scroll_into_view_if_needed()
    expect(page.locator("fieldset:disabled")).to_have_count(0)


def test_whatever_is_pressed_nothing_breaks(browser: Browser, at: str) -> None:
    """How a piece looks, and what else may be wrong with it, the checks of each page of the site say."""
    with visited(browser, at, "en/part/chapter/index.html") as visit:
        all_enabled(visit.page)
        visit.page.evaluate(page_policy.PRESS_ALL)
        visit.page.evaluate(page_policy.PRESS_ALL)
        assert visit.errors == []


@pytest.mark.parametrize(("language", "size"), [("es", PHONE), ("en", PHONE), ("es", WIDE)])
def test_nothing_moves_when_the_script_arrives(opened: Opens, language: str, size: dict[str, int]) -> None:
    path, heights = f"{'/en' if language == 'en' else ''}{CHAPTER}", "all => all.map(each => each.offsetHeight)"
    waits = opened(path, prepare=lambda page: page.route("**/pieces**", lambda route: route.abort()), viewport=size)
    expect(waits.locator("fieldset:disabled")).to_have_count(len(PIECES))
    works = opened(path, viewport=size)
    all_enabled(works)
    before, after = (page.locator(".sp-piece").evaluate_all(heights) for page in (waits, works))
    assert before == after


def test_without_a_script_the_table_is_all(opened: Opens) -> None:
    page = opened(CHAPTER, java_script_enabled=False)
    expect(page.locator(".sp-piece:visible")).to_have_count(0)
    for name in PIECES:
        figure = load(HERE, name, "es")
        cells = page.locator(f"#figure-{name} td")
        assert cells.all_inner_texts() == [cell for row in figure.table() for cell in row]


# ------------------------------------------------------------------------------------------ by the keyboard alone
def piece(opened: Opens, name: str, language: str = "es") -> tuple[Page, Figure]:
    """A page whose next Tab leads to the first control of a piece."""
    page = opened(f"{'/en' if language == 'en' else ''}{CHAPTER}#figure-{name}")
    expect(page.locator("fieldset:disabled")).to_have_count(0)
    return page, load(HERE, name, language)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def says(page: Page, figure: Figure, key: str, **values: object) -> None:
    """Its answer is this sentence with these values; in Spanish with a comma."""
    text = figure.says[key]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", figure.number(f"{value:g}") if isinstance(value, float) else str(value))
    expect(page.locator(f"#figure-{figure.name} output")).to_have_text(text)


def test_a_job_longer_than_its_timeout_is_seen(opened: Opens) -> None:
    deliveries = program("delivery/visibility_model")["deliveries"]
    page, figure = piece(opened, "visibility-timeout", "en")
    made = deliveries(60, 40)
    says(page, figure, "never", starts=len(made), work=sum(each.end - each.start for each in made))
    expect(page.locator("#figure-visibility-timeout .blocked")).to_have_count(5)
    press(page, "Tab", "End", "Tab", "ArrowRight", "Tab", "Space", "Tab", "Space")
    made = deliveries(180, 45, True, True)
    says(page, figure, "again", starts=len(made), second=made[1].start, end=made[-1].end)
    press(page, "Space")
    says(page, figure, "once", end=180)
    expect(page.locator("#figure-visibility-timeout .blocked")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_jitter_ends_a_storm_that_comes_back_without_it(opened: Opens, language: str) -> None:
    storm = program("jitter-wrong-chart/server_with_room")["storm"]
    page, figure = piece(opened, "jitter-storm", language)

    def shows(key: str, *case: object) -> None:
        seconds, end, left, _ = storm(*case)
        says(page, figure, key, calls=sum(seconds), most=max(seconds), end=round(end / 1000, 1), left=left)

    shows("done", "exponential", 0, 1)
    press(page, "Tab", "ArrowDown")
    shows("done", "none", 0, 1)
    press(page, "Tab", *["ArrowRight"] * 5)
    shows("never", "none", 5, 1)
    press(page, "Shift+Tab", "End", "ArrowUp", "Tab", "Tab", "ArrowUp")
    shows("done", "full", 5, 2)
    press(page, "Backspace", "Backspace")
    wrong = hook("words").WORDS["piece_wrong"][language == "en"]
    expect(page.locator("#figure-jitter-storm output")).to_have_text(wrong)


def test_the_calculator_says_what_the_formulas_say(opened: Opens) -> None:
    page, figure = piece(opened, "worker-calculator")

    def shows(needed: int, rate: float, service: float, target: float, backlog: int, each: int) -> None:
        values = {
            "busy": round(100 * utilisation(rate, service, needed), 1),
            "wait": round(mean_wait(rate, service, needed), 2),
            "late": round(100 * waits_longer(target, rate, service, needed), 1),
            "drain": round(drain_time(backlog, rate, service, needed)),
            "connections": connections(2, needed, each, 0),
        }
        says(page, figure, "answer", workers=needed, target=target, backlog=backlog, **values)

    shows(workers_needed(5, 2, 1, 0.9), 5, 2, 1, 1000, 2)
    press(page, "Tab", "ArrowUp", "ArrowUp", "Tab", "Tab", "End", "Tab", "ArrowDown", "Tab", *["ArrowDown"] * 3)
    press(page, "Tab", "Tab", "ArrowUp")
    share = program("capacity/one_worker_more")["workers_for"]
    shows(share(0.99, 0.99, 5.02, 2, 0.87), 5.02, 2, 0.99, 1000, 3)
    bars = page.locator("#figure-worker-calculator :is(.work, .blocked)")
    expect(bars).to_have_count(6)


def test_the_order_of_steps_decides_what_is_lost(opened: Opens) -> None:
    page, figure = piece(opened, "interleaving")
    run = program("races/every_order")["run"]
    says(page, figure, "now", total=0)
    press(page, "Tab", "Enter", "Enter", "Tab", "Enter", "Enter", "Shift+Tab", "Space")
    says(page, figure, "now", total=1)
    press(page, "Tab", "Enter", "Enter")  # once more than it has steps
    says(page, figure, "lost", total=run("AABBAB"))
    press(page, "Tab", "Tab", "Enter")
    says(page, figure, "right", total=run("AAABBB"))
    press(page, "Tab", "Tab", "Space", "Shift+Tab", "Enter", *["Shift+Tab"] * 4, "Enter", "Tab", "Enter", "Enter")
    blocked = page.locator("#figure-interleaving .blocked")
    expect(blocked).to_have_count(1)
    says(page, figure, "now", total=f"0. B: {figure.says['wait']}")
    press(page, "Tab", "Enter")
    says(page, figure, "right", total=2)  # the order that loses one, with the lock


def test_each_answer_leads_where_the_table_says(opened: Opens) -> None:
    page, figure = piece(opened, "decision-tree", "en")
    ask = program("why/every_path")["ask"]
    output = page.locator("#figure-decision-tree output")
    press(page, "Tab")  # on yes
    for answers in (["yes"], ["no", "yes"], ["no", "no", "yes"], ["no"] * 3 + ["yes"], ["no"] * 4):
        for answer in answers:
            press(page, *(("Enter",) if answer == "yes" else ("Tab", "Enter", "Shift+Tab")))
        end = figure.words[ask(answers)]
        expect(output).to_have_text(re.compile(re.escape(figure.says["end"].replace("{last}", end)) + "$"))
        press(page, *["Tab"] * 3, "Enter", *["Shift+Tab"] * 3)
    press(page, "Tab", "Enter", "Tab", "Enter")  # no, and back
    expect(output).to_have_text(figure.words["can it be cured?"])
