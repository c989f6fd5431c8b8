"""`mkdocs build` refuses what is wrong; `mkdocs serve` goes on, says so and marks the page."""

import os
import queue
import re
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from checker.engine import Engine
from checker.ledger import folder as ledger_folder
from checker.project import HERE, LANGUAGES
from checker.services.service import free_port

PROGRAM = "snippets/part/lost_update"
PAGE = "docs/es/part/chapter.md"
SHOWN = """
```{ .python .fails }
--8<-- "part/lost_update.py"
```

```text
--8<-- "part/lost_update.out"
```

1. !
"""


@pytest.fixture
def copy(small_project: Path) -> Path:
    """The small project with a program on a page, to be damaged; its checker is a copy, so that it looks there."""
    hook = "  - overrides/hooks/glossary.py\n"
    replace(small_project / "mkdocs.yml", hook, f"  - overrides/hooks/snippets.py\n{hook}")
    for name in ("overrides", "snippets", "tests"):
        (small_project / name).unlink()
    for name in ("overrides", "tests/checker"):
        shutil.copytree(HERE.root / name, small_project / name)
    shutil.copy(HERE.root / "uv.lock", small_project)
    (small_project / PROGRAM).parent.mkdir(parents=True)
    for kind in (".py", ".out"):
        shutil.copy(HERE.snippets / f"processes-threads/lost_update{kind}", small_project / f"{PROGRAM}{kind}")
    for language in LANGUAGES:
        page = small_project / f"docs/{language}/part/chapter.md"
        page.write_text(page.read_text("utf-8") + SHOWN, "utf-8")
    return small_project


def environment() -> dict[str, str]:
    return os.environ | {"SNIPPET_LEDGER": str(ledger_folder()), "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}


def build(project: Path, *options: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "mkdocs", "build", *options]
    done = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_build_refuses_a_program_that_does_something_else(copy: Path) -> None:
    replace(copy / f"{PROGRAM}.out", "1", "2")
    code, said = build(copy)
    assert code and not (copy / "site/index.html").exists()
    for language in LANGUAGES:
        assert re.search(rf"docs/{language}/part/chapter.md:\d+: {PROGRAM}.py: the output is not", said)
    assert "-exported: 2\n+exported: 1\nrepair the program, or run make record" in said


def test_a_build_refuses_a_block_of_raw_html(copy: Path) -> None:
    (copy / PAGE).write_text((copy / PAGE).read_text("utf-8") + "\n<pre>rm -rf /</pre>\n", "utf-8")
    code, said = build(copy)
    assert code and f"{PAGE}: a block that nothing checked: 'rm -rf /'; write it as a fence" in said


def test_a_strict_build_refuses_a_broken_anchor(copy: Path) -> None:
    (copy / PAGE).write_text((copy / PAGE).read_text("utf-8") + "\n[x](#no-such-id)\n", "utf-8")
    code, said = build(copy, "--strict")
    assert code and "#no-such-id" in said


class Serve:
    """`mkdocs serve` of a project on a free port, with the lines that it says."""

    def __init__(self, project: Path, engine: Engine) -> None:
        self.address = f"http://127.0.0.1:{free_port()}"
        (temporary := project / "temporary").mkdir(exist_ok=True)
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", self.address.removeprefix("http://")]
        self._process = subprocess.Popen(
            command,
            cwd=project,
            env=environment() | engine.guarded() | {"TMPDIR": str(temporary)},  # it leaves its site there
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)

    def wait_for(self, words: str) -> str:
        """All that it says until a line has these words."""
        said = ""
        while words not in (line := self._lines.get(timeout=60)):
            said += line
        return said + line

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return str(answer.read().decode())

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@pytest.fixture
def serve(copy: Path, engine: Engine) -> Iterator[Serve]:
    made = Serve(copy, engine)
    yield made
    made.close()


def test_the_preview_marks_a_page_whose_program_fails_until_it_is_repaired(copy: Path, serve: Serve) -> None:
    url = "/en/part/chapter/"
    serve.wait_for("Serving on")
    assert "does not do what the page shows" not in serve.get(url)
    replace(copy / f"{PROGRAM}.out", "1", "2")
    said = serve.wait_for("Reloading browsers")
    assert "the build would refuse this" in said and "-exported: 2\n+exported: 1\n" in said
    assert "does not do what the page shows" in serve.get(url)
    replace(copy / f"{PROGRAM}.out", "2", "1")
    serve.wait_for("Reloading browsers")
    assert "does not do what the page shows" not in serve.get(url)


def test_the_preview_lets_its_own_script_reload_the_page(serve: Serve) -> None:
    serve.wait_for("Serving on")
    page = serve.get("/")
    assert "livereload" in page and "script-src 'self' 'unsafe-inline'" in page
