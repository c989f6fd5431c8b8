"""The chapter on choosing: a matrix without gaps, the same on both pages, and answers that lead to pages."""

import inspect
import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import celery
import dbos
import django_tasks
import dramatiq
import procrastinate
import pytest
import rq
import taskiq
from apscheduler.schedulers.base import BaseScheduler
from checker.project import HERE, LANGUAGES
from huey.api import Huey
from huey.api import Task as HueyTask
from matrix import LINKED, PAGE, Data, astray, columns, gaps, load, table, written

REPAIR = "write it anew: PYTHONPATH=tests python -m matrix, then make record"
# Pages of the part that are not about one tool to choose.
OTHER = {
    "index.md": "the part",
    "choose.md": "the matrix",
    "switch.md": "from one to another",
    "python-engines.md": "compares those of Python",
    "sidekiq-python.md": "another way to Sidekiq",
    "dotnet-spring.md": "not run here",
}
# Where an installed engine takes the priority of a job, or would, and what chains two of its jobs.
PRIORITY: dict[str, Callable[..., Any]] = {
    "rq": rq.Queue.enqueue_call,
    "dramatiq": dramatiq.actor,
    "huey": Huey.task,
    "taskiq": taskiq.AsyncBroker.task,
    "django-tasks": django_tasks.task,
    "dbos": dbos.SetEnqueueOptions,
    "apscheduler": BaseScheduler.add_job,
}
CHAIN = {
    "celery": hasattr(celery, "chain"),
    "rq": "depends_on" in inspect.signature(rq.Queue.enqueue_call).parameters,
    "dramatiq": hasattr(dramatiq, "pipeline"),
    "huey": hasattr(HueyTask, "then"),
    "dbos": hasattr(dbos.DBOS, "workflow"),
}


@pytest.fixture
def data() -> Data:
    return load()


def page(language: str) -> str:
    return (HERE.docs / language / PAGE).read_text("utf-8")


def test_the_matrix_has_no_gaps_and_leads_to_places_of_the_book(data: Data) -> None:
    assert [*gaps(data), *astray(data)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_of_a_page_are_those_of_the_data(data: Data, language: str) -> None:
    assert written(page(language), data, language) == page(language), REPAIR
    for name in data["criteria"]:
        assert "\n".join(table(data, name, language)) in page(language), REPAIR


def test_each_page_of_the_part_is_a_tool_of_the_matrix_or_is_named_as_none(data: Data) -> None:
    linked = {path for row in data["tools"].values() for path in LINKED.findall(row["name"]) if "/" not in path}
    for language in LANGUAGES:
        assert {path.name for path in (HERE.docs / language / "tools").glob("*.md")} == linked | set(OTHER)
    assert not linked & set(OTHER)


@pytest.mark.parametrize("tool", PRIORITY)
def test_a_priority_is_one_of_the_installed_package(data: Data, tool: str) -> None:
    says = data["tools"][tool]["priority"][0].startswith("{yes}")
    assert ("priority" in inspect.signature(PRIORITY[tool]).parameters) == says


def test_celery_and_procrastinate_take_a_priority_among_their_options(data: Data) -> None:
    assert data["tools"]["celery"]["priority"][0] == data["tools"]["procrastinate"]["priority"][0] == "{yes}"
    assert hasattr(celery.Task, "priority")
    assert "priority" in procrastinate.tasks.ConfigureTaskOptions.__annotations__


def test_what_chains_jobs_is_in_the_installed_packages(data: Data) -> None:
    python = {tool for tool, row in data["tools"].items() if row["workflow"][0] != "{no}"}
    assert {tool for tool, there in CHAIN.items() if there} == python


def test_the_answer_counts_what_comes_back(data: Data) -> None:
    back = [tool for tool, row in data["tools"].items() if row["kill"][0].startswith("{back}")]
    assert (len(back), len(data["tools"])) == (7, 16), "the third line of the answer says seven of sixteen"


def answers() -> list[str]:
    """What decide.py may return, such as tools/celery, in its order."""
    program = (HERE.snippets / "choose/decide.py").read_text("utf-8")
    found = re.findall(r'^ +return "([\w/-]+)", ', program, re.M)
    assert len(found) == program.count("return ")
    return found


def test_the_figure_has_the_answers_of_the_function_in_its_order() -> None:
    drawn = (HERE.docs / "figures/choose-tool.yml").read_text("utf-8").partition("\nes:")[0]
    ends = re.findall(r"(\w+)\(\[", drawn)
    assert ends == [answer.rpartition("/")[2].replace("-", "_") for answer in answers()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_answer_of_the_decision_is_a_page_that_the_chapter_links(language: str) -> None:
    section = page(language).partition("{ #decide }")[2].partition("\n## ")[0]
    for answer in answers():
        assert (HERE.docs / language / f"{answer}.md").is_file()
        assert f"(../{answer}.md)".replace("../tools/", "") in section, f"{PAGE}: #decide does not link {answer}"


# ---------------------------------------------------------------- the checks fail when they should
def test_every_cell_that_is_removed_or_emptied_is_noticed(data: Data) -> None:
    for tool in data["tools"]:
        for criterion in columns(data):
            for damage in (None, [], ["{yes}"], ["", "#kill"], ["{yes}", ""]):
                broken = deepcopy(data)
                broken["tools"][tool].pop(criterion)
                if damage is not None:
                    broken["tools"][tool][criterion] = damage
                assert any(f": {tool}: {criterion}: " in each for each in gaps(broken)), (tool, criterion, damage)


@pytest.mark.parametrize(
    "cell, said",
    [
        (["{maybe}", "#kill"], "['maybe']: add to words"),
        (["comes back", "#kill"], "say it with {words}"),
        (["{yes}, sometimes", "#kill"], "say it with {words}"),
        (["{yes}", "#nowhere"], "celery.md#nowhere: no such place in es"),
        (["{yes}", "nowhere.md"], "nowhere.md: no such place in en"),
    ],
)
def test_a_cell_that_is_wrong_is_told(data: Data, cell: list[str], said: str) -> None:
    data["tools"]["celery"]["kill"] = cell
    assert any(said in each for each in (*gaps(data), *astray(data)))


def test_a_word_in_one_language_alone_is_told(data: Data) -> None:
    del data["words"]["yes"]["en"]
    data["criteria"]["fails"]["kill"]["es"] = ""
    assert len([each for each in gaps(data) if "expected a text" in each]) == 2


def test_a_page_with_another_table_is_noticed(data: Data) -> None:
    before = page("en")
    data["tools"]["celery"]["kill"] = ["{back}", "#kill"]
    assert written(before, data, "en") != before
