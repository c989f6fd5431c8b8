"""Packages of snippets/ that tests run, pages show in parts, and programs find beside themselves."""

from pathlib import Path

import pytest
from checker import applications
from checker.blocks import Page
from checker.engine import Engine
from checker.exceptions import Exceptions
from checker.fences import site_fences
from checker.ledger import Ledger
from checker.project import Project, ProjectError
from checker.snippet import Snippet, load_all

MODULE = "\n# --8<-- [start:job]\nclass Job:\n    # --8<-- [start:run]\n    def run(self):  # (1)!\n        return 17\n"
MODULE += "    # --8<-- [end:run]\n# --8<-- [end:job]\n"
PROGRAM = "from shop.job import Job\n\nprint(Job().run())\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A package, and a program that uses it."""
    files = {
        "snippets/shop/__init__.py": "",
        "snippets/shop/job.py": MODULE,
        "snippets/shop/pages/job.html": "<p>job</p>\n",
        "snippets/topic/program.py": PROGRAM,
        "snippets/topic/program.out": "17\n",
        "snippets/topic/checks.toml": '[program]\napplication = "shop"\n',
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Project(tmp_path)


def only(project: Project) -> Snippet:
    (snippet,) = load_all(project)
    return snippet


def test_its_files_are_no_programs_and_lie_beside_the_program_that_asks(project: Project) -> None:
    with Engine(Ledger(project.root / "ledger")) as engine:
        verdict = engine.check(only(project)).result()
    assert (verdict.problems, verdict.output) == ([], "17\n")
    assert set(only(project).beside) == {"shop/__init__.py", "shop/job.py", "shop/pages/job.html"}


def test_a_change_of_it_runs_the_program_again(project: Project) -> None:
    def problems() -> list[str]:
        with Engine(Ledger(project.root / "ledger")) as engine:
            return engine.check(only(project)).result().problems

    assert not problems()
    (project.snippets / "shop/job.py").write_text(MODULE.replace("17", "18"), "utf-8")
    assert problems()


def test_an_application_that_is_not_there_is_named(project: Project) -> None:
    (project.snippets / "topic/checks.toml").write_text('[program]\napplication = "store"\n', "utf-8")
    with pytest.raises(ProjectError, match="snippets/store:1: there is no such application; known: shop"):
        load_all(project)


def test_a_part_is_shown_without_marks_and_indentation(project: Project) -> None:
    assert applications.part(project, "shop/job.py:run") == "def run(self):  # (1)!\n    return 17"
    assert applications.part(project, "shop/job.py:job") == "class Job:\n    def run(self):  # (1)!\n        return 17"
    assert applications.part(project, "shop/job.py:none") is None
    assert applications.part(project, "topic/program.py:run") is None


@pytest.mark.parametrize("name, problems", [("run", 0), ("none", 1)])
def test_a_page_shows_a_part_that_is_there(project: Project, name: str, problems: int) -> None:
    path = project.docs / "es" / "page.md"
    path.parent.mkdir(parents=True)
    path.write_text(f'```python\n--8<-- "shop/job.py:{name}"\n```\n', "utf-8")
    page = Page(project, path, site_fences(), {}, Exceptions(project))
    with Engine(Ledger(project.root / "ledger")) as engine:
        shown = page.check(page.fences[0], engine)
    assert len(shown.problems) == problems
    assert problems or (shown.kind, shown.text) == ("part", "def run(self):\n    return 17")
