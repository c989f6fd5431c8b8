"""What pages show of an application has run: for the test_shown.py of each."""

import ast

import pytest
from checker import applications
from checker.fences import site_fences
from checker.plugin import skip_missing
from checker.project import HERE
from coverage import Coverage


def never_run(application: str, request: pytest.FixtureRequest, executed: Coverage) -> dict[str, list[int]]:
    """The lines that no test ran, by the part on a page that shows them.

    Args:
        application: such as `export_service`.
        request: of a test that lies beside all tests of the application.
        executed: the fixture of this name.
    """
    tests = {path.name for path in request.path.parent.glob("*t*.py") if path.stem.startswith(("test_", "contract"))}
    if request.config.option.keyword or tests - {item.path.name for item in request.session.items}:
        skip_missing("only some tests of the application were asked for, so that its shown lines were not judged")
    executed.stop()
    executed.save()
    executed.combine()
    parts = [name for name in shown(application) if name.partition(":")[0].endswith(".py")]
    if not parts:
        skip_missing(f"no page shows a part of {application} yet")
    missing = {
        path: set(executed.analysis2(str(HERE.snippets / path))[3]) for path in {p.partition(":")[0] for p in parts}
    }
    never = {name: sorted(lines_of(name) & missing[name.partition(":")[0]]) for name in parts}
    return {name: lines for name, lines in never.items() if lines}


def shown(application: str) -> list[str]:
    """The parts on pages, such as `export_service/worker.py:loop`."""
    texts = [page.read_text("utf-8") for page in HERE.pages()]
    used = [text for text in texts if f"{application}/" in text]
    names = {name for text in used for fence in site_fences().of(text) for name in fence.includes}
    ours = [name for name in names if name.startswith(f"{application}/")]
    return sorted(name for name in ours if applications.part(HERE, name) is not None)


def lines_of(name: str) -> set[int]:
    """The numbers of the lines of a part that are inside of functions: the others run when the file is imported."""
    path, _, section = name.partition(":")
    text = (HERE.snippets / path).read_text("utf-8")
    lines = text.split("\n")
    first, last = (
        next(n for n, line in enumerate(lines, 1) if f"[{end}:{section}]" in line) for end in ("start", "end")
    )
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {n for node in functions for n in range(node.body[0].lineno, (node.end_lineno or 0) + 1)}
    return inside & set(range(first, last))
