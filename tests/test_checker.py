"""The checker as a product: small broken projects, and the exact words it has for each."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import psutil
import pytest
from checker import gate, record, rules
from checker.checks import Checks
from checker.engine import Engine
from checker.fences import site_fences
from checker.ledger import Ledger
from checker.plugin import skip_missing
from checker.project import HERE, Project
from checker.services import Aws, Azure, MissingService, Postgres, RabbitMQ, Redis, Service
from checker.snippet import load_all

PAGE = """\
---
description: A page.
---
# Page

```python
--8<-- "topic/program.py"
```

```text
--8<-- "topic/program.out"
```
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One page that shows one program, all in order."""
    made = Project(tmp_path)
    write(made, "snippets/topic/program.py", 'print("one")\nprint("two")\n')
    write(made, "snippets/topic/program.out", "one\ntwo\n")
    write(made, "docs/es/page.md", PAGE)
    return made


def write(project: Project, name: str, text: str) -> None:
    path = project.root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dedent(text), "utf-8")


def problems(project: Project) -> list[str]:
    with Engine(Ledger(project.root / "ledger")) as engine:
        return gate.check(project, site_fences(), engine).problems


def only_problem(project: Project) -> str:
    (problem,) = problems(project)
    return re.sub(r"\d+\.\d s", "N s", problem)


SHOWN = "docs/es/page.md:6: snippets/topic/program.py: "
REPAIR = "\nrepair the program, or run make record"
UNRECORDABLE = "\nrepair the program"  # make record would refuse it
DIFFERENT = SHOWN + "the output is not the recorded one\n--- recorded\n+++ printed now\n"


def test_a_right_page_has_no_problem(project: Project) -> None:
    assert problems(project) == []


# ------------------------------------------------------------------ programs

PROGRAMS = {
    "wrong output": (
        'print("one")\nprint("three")\n',
        "",
        DIFFERENT + "@@ -1,2 +1,2 @@\n one\n-two\n+three" + REPAIR,
    ),
    "output in another order": (
        'print("two")\nprint("one")\n',
        "",
        DIFFERENT + "@@ -1,2 +1,2 @@\n+two\n one\n-two" + REPAIR,
    ),
    "lines that may race, but not so": (
        'print("two")\nprint("one")\n',
        'order = "any"\nbefore = [["one", "two"]]',
        SHOWN + "printed now: line 2 /one/ must come before line 1 /two/" + UNRECORDABLE,
    ),
    "hang": (
        'print("one")\nprint("two")\nimport threading\nthreading.Event().wait()\n',
        "timeout = 0.5",
        SHOWN + "it did not end in time and was stopped after N s (timeout N s)" + UNRECORDABLE,
    ),
    "a thread that never ends": (
        'print("one")\nprint("two")\nimport threading\nthreading.Thread(target=threading.Event().wait).start()\n',
        "timeout = 0.5",
        SHOWN + "it did not end in time and was stopped after N s (timeout N s)" + UNRECORDABLE,
    ),
    "leftover thread at exit": (
        'import threading\nthreading.Thread(target=threading.Event().wait, name="t1", daemon=True).start()\n'
        'print("one")\nprint("two")\n',
        "",
        SHOWN + "threads still running at exit: t1; join them or set threads_left = true" + UNRECORDABLE,
    ),
    "leftover process": (
        'import subprocess\nsubprocess.Popen(["sleep", "60"], start_new_session=True)\nprint("one")\nprint("two")\n',
        "",
        SHOWN + "it left processes running: sleep" + UNRECORDABLE,
    ),
    "non-zero exit": (
        'print("one")\nprint("two")\nraise SystemExit(3)\n',
        "",
        SHOWN + "exit code 3, expected 0" + UNRECORDABLE,
    ),
    "killed": (
        'import os\nprint("one")\nprint("two", flush=True)\nos.kill(os.getpid(), 9)\n',
        "exit = 1",
        SHOWN + "exit code -9, expected 1" + UNRECORDABLE,
    ),
    "noise on stderr": (
        'import sys\nprint("one")\nprint("noise", file=sys.stderr)\nprint("two")\n',
        "",
        DIFFERENT + "@@ -1,2 +1,3 @@\n one\n+noise\n two" + REPAIR,
    ),
}


@pytest.mark.parametrize("case", PROGRAMS)
def test_a_wrong_program_fails(project: Project, case: str) -> None:
    code, checks, message = PROGRAMS[case]
    write(project, "snippets/topic/program.py", code)
    write(project, "snippets/topic/checks.toml", f"[program]\n{checks}\n")
    assert only_problem(project) == message


def test_a_missing_output_fails(project: Project) -> None:
    (project.snippets / "topic/program.out").unlink()
    assert problems(project) == [
        SHOWN + "no recorded output (topic/program.out)" + REPAIR,
        "docs/es/page.md:10: snippets/topic/program.out does not exist; run make record",
    ]


def test_five_megabytes_of_output_are_stopped(project: Project) -> None:
    write(project, "snippets/topic/program.py", 'for _ in range(50_000):\n    print("x" * 100)\n')
    assert only_problem(project).startswith(SHOWN + "it printed more than 1 MB and was stopped")


def test_runaway_forking_is_stopped_and_nothing_of_it_is_left(project: Project) -> None:
    write(project, "snippets/topic/program.py", "import os\nwhile True:\n    os.fork()\n")
    assert only_problem(project).startswith(SHOWN + "it started 64 processes and more and was stopped")
    assert not [p for p in psutil.process_iter(["cmdline"]) if "program.py" in (p.info["cmdline"] or [])]


def test_a_program_that_is_not_utf8_fails(project: Project) -> None:
    (project.snippets / "topic/program.py").write_bytes(b'print("one")\nprint("\xff")\n')
    assert problems(project)[0] == ("snippets/topic/program.py:2: not UTF-8 (byte 0xff); save the file as UTF-8")


def test_a_byte_order_mark_fails(project: Project) -> None:
    (project.root / "docs/es/page.md").write_text(PAGE, "utf-8-sig")
    assert problems(project)[0] == (
        "docs/es/page.md:1: begins with a byte order mark; save the file as UTF-8 without one"
    )


def test_a_program_that_cannot_be_read_does_not_hide_the_others(project: Project) -> None:
    (project.snippets / "topic/other.py").write_bytes(b"\xff")
    assert only_problem(project) == "snippets/topic/other.py:1: not UTF-8 (byte 0xff); save the file as UTF-8"


def test_an_orphan_program_fails(project: Project) -> None:
    write(project, "snippets/topic/other.py", "print(1)\n")
    write(project, "snippets/topic/other.out", "1\n")
    assert only_problem(project) == (
        "snippets/topic/other.py:1: no page shows this program; include it in a chapter or delete it"
    )


def test_the_same_program_twice_fails(project: Project) -> None:
    for name in ("program.py", "program.out"):
        copied = (project.snippets / "topic" / name).read_text("utf-8")
        write(project, f"snippets/topic/z_{name}", copied)
    write(project, "docs/es/page.md", PAGE + PAGE.partition("# Page\n")[2].replace("program", "z_program"))
    assert only_problem(project) == (
        "snippets/topic/z_program.py:1: the same program as snippets/topic/program.py; expected each once; "
        "include that one"
    )


def test_a_block_in_the_page_may_have_notes(project: Project) -> None:
    write(project, "docs/es/page.md", PAGE + "\n```sql\nSELECT 1; -- (1)!\n```\n\n1. One.\n")
    with Engine(Ledger(project.root / "ledger")) as engine:
        checked = gate.check(project, site_fences(), engine)
    assert not checked.problems
    assert checked.find("SELECT 1;")


def test_an_orphan_output_fails(project: Project) -> None:
    write(project, "snippets/topic/other.out", "1\n")
    assert problems(project)[0] == "snippets/topic/other.out:1: an output without its program; delete it"


def test_an_output_that_no_page_shows_fails(project: Project) -> None:
    write(project, "docs/es/page.md", PAGE[: PAGE.index("```text")])
    assert only_problem(project) == (
        "snippets/topic/program.out:1: no page shows this output; include it after its program"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[program]\nexits = 1\n", "2: unknown key 'exits'; known: normalize, order, before, optional,"),
        ("\n[progam]\n", "2: there is no program progam; remove its table or rename it"),
        ("[program]\nexit = \n", "2: not TOML: Invalid value (at line 2, column 8)"),
        ('[program]\nexit = "1"\n', "2: exit = '1'; expected a whole number such as 1, or -9 for SIGKILL"),
        ("[program]\n\ntimeout = 0\n", "3: timeout = 0; expected seconds such as 20"),
        ('[program]\norder = "some"\n', '2: order = \'some\'; expected "exact" or "any"'),
        ('[program]\nbefore = [["(", "a"]]\n', "2: before = [['(', 'a']]; expected pairs of regular expressions"),
        ('[program]\nmutants = ["a"]\n', "2: mutants = ['a']; expected pairs of texts"),
        ('[program]\noptional = "("\n', "2: optional = '('; expected a regular expression such as"),
        ("[program]\nthreads_left = 1\n", "2: threads_left = 1; expected true or false"),
        ('[program]\nnormalize = ["pids"]\n', "2: normalize = ['pids']; expected a list of some of pid, seconds,"),
        ('[program]\nservices = ["reddis"]\n', "2: services = ['reddis']; expected a list of some of redis"),
    ],
)
def test_a_wrong_checks_file_fails(project: Project, text: str, message: str) -> None:
    write(project, "snippets/topic/checks.toml", text)
    assert problems(project)[0].startswith(f"snippets/topic/checks.toml:{message}")


# ------------------------------------------------------------------ blocks

FENCE = "```{}\n{}\n```\n"
SPEECH = FENCE.format("", "plain")
UNKNOWN = (
    "a block that nothing checks (no language); "
    "use one of python, text (an output), pycon, json, toml, yaml, sql, bash, ruby"
)

BLOCKS = {
    "without a language": (SPEECH, 0, UNKNOWN),
    "in a tab": ('=== "Tab"\n\n' + re.sub("(?m)^", "    ", SPEECH), 2, UNKNOWN),
    "in a list": ("- item\n\n" + re.sub("(?m)^", "    ", SPEECH), 2, UNKNOWN),
    "in an admonition": ("!!! note\n\n" + re.sub("(?m)^", "    ", SPEECH), 2, UNKNOWN),
    "in a folded box": ("??? note\n\n" + re.sub("(?m)^", "    ", SPEECH), 2, UNKNOWN),
    "in a footnote": ("Text[^1].\n\n[^1]:\n    Note\n\n" + re.sub("(?m)^", "    ", SPEECH), 5, UNKNOWN),
    "in a quotation": (re.sub("(?m)^", "> ", SPEECH.strip()) + "\n", 0, UNKNOWN),
    "in a comment": ("<!--\n" + SPEECH + "-->\n", 1, "a code block in an HTML comment; delete it, nobody sees it"),
    "in an unknown language": (
        FENCE.format("cobol", "STOP RUN."),
        0,
        UNKNOWN.replace("no language", "language 'cobol'"),
    ),
    "of an unknown class": (
        "```{ .json .work }\n{}\n```\n",
        0,
        "unknown class .work; write .fails, .works or nothing",
    ),
    "python in the page": (
        FENCE.format("python", "print(1)"),
        0,
        "a program in the page; move it to snippets/ and include it with --8<--",
    ),
    "include of a missing file": (
        FENCE.format("python", '--8<-- "topic/none.py"'),
        0,
        "snippets/topic/none.py is not there or no program; create it, then make record",
    ),
    "include of a section": (
        FENCE.format("python", '--8<-- "topic/program.py:none"'),
        0,
        "topic/program.py:none is no part of an application; "
        "include the whole program, topic/program.py, or mend the name",
    ),
    "include of the parent folder": (
        FENCE.format("python", '--8<-- "../docs/es/page.md"'),
        0,
        "../docs/es/page.md is not inside snippets/; only its files may be included",
    ),
    "include of an absolute path": (
        FENCE.format("python", '--8<-- "/etc/hostname"'),
        0,
        "/etc/hostname is not inside snippets/; only its files may be included",
    ),
    "include of an address": (
        FENCE.format("python", '--8<-- "https://example.org/x.py"'),
        0,
        "https://example.org/x.py is not inside snippets/; only its files may be included",
    ),
    "include and more": (
        FENCE.format("python", '--8<-- "topic/program.py"\nprint("three")'),
        0,
        "a block includes one whole file and nothing else; make it two blocks",
    ),
    "include without a block": (
        '--8<-- "topic/program.py"\n',
        0,
        "an include outside of a code block; put it between ``` lines",
    ),
    "output far from its program": (
        FENCE.format("text", '--8<-- "topic/program.out"'),
        0,
        "topic/program.out does not follow topic/program.py; put it right after",
    ),
    "session that prints something else": (
        FENCE.format("pycon", ">>> 1 + 1\n3"),
        1,
        "the session prints something else; correct it\n>>> 1 + 1\n  shown:   '3\\n'\n  printed: '2\\n'",
    ),
    "session without a prompt": (
        FENCE.format("pycon", "1 + 1"),
        1,
        "the session prints something else; correct it\nno >>> line in this session",
    ),
    "json": (
        FENCE.format("json", "{"),
        0,
        "not valid json: JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
    ),
    "toml": (FENCE.format("toml", "a ="), 0, "not valid toml: TOMLDecodeError: Invalid value (at end of document)"),
    "sql": (FENCE.format("sql", "SELEC 1"), 0, 'not valid sql: OperationalError: near "SELEC": syntax error'),
    "bash": (FENCE.format("bash", "if true"), 0, "not valid bash: bash: line 2: syntax error: unexpected end of file"),
}


@pytest.mark.parametrize("case", BLOCKS)
def test_a_wrong_block_fails(project: Project, case: str) -> None:
    text, offset, message = BLOCKS[case]
    write(project, "docs/es/page.md", PAGE + "\n" + text)
    line = PAGE.count("\n") + 2 + offset
    assert only_problem(project).removesuffix(" from `if' command on line 1") == f"docs/es/page.md:{line}: {message}"


def test_a_listed_exception_passes_and_an_unused_one_fails(project: Project) -> None:
    write(project, "docs/es/page.md", PAGE + "\n" + SPEECH)
    write(project, "tests/exceptions.toml", '["docs/es/page.md"]\n"plain" = "a reason"\n"gone" = "a reason"\n')
    assert only_problem(project) == (
        "tests/exceptions.toml:1: no block of docs/es/page.md begins with 'gone'; remove the entry"
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "\n[pages\n",
            2,
            "not TOML: Expected ']' at the end of a table declaration (at line 2, column 7); mend this line",
        ),
        ("a = 1\n", 1, 'a: expected ["a"] and below it "first line of the block" = "reason"; write it so'),
        ('\n[a]\nb = ""\n', 2, 'a: expected ["a"] and below it "first line of the block" = "reason"; write it so'),
    ],
)
def test_a_wrong_list_of_exceptions_fails(project: Project, text: str, line: int, said: str) -> None:
    write(project, "tests/exceptions.toml", text)
    assert only_problem(project) == f"tests/exceptions.toml:{line}: {said}"


# ------------------------------------------------------------------ make record


@pytest.fixture
def fresh_ledger(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SNIPPET_LEDGER", str(project.root / "ledger"))


@pytest.mark.usefixtures("fresh_ledger")
def test_record_writes_an_output_and_shows_what_changed(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "snippets/topic/program.py", 'print("one")\nprint("three")\n')
    assert record.main([], project) == 0
    assert (project.snippets / "topic/program.out").read_text() == "one\nthree\n"
    said = capsys.readouterr().out
    assert "snippets/topic/program.out: --- recorded" in said and "-two\n+three" in said
    assert problems(project) == []


@pytest.mark.usefixtures("fresh_ledger")
def test_record_refuses_an_output_that_is_not_stable(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    write(project, "snippets/topic/program.py", "import os\nprint(os.urandom(4).hex())\n")
    assert record.main([], project) == 1
    assert (project.snippets / "topic/program.out").read_text() == "one\ntwo\n"
    said = capsys.readouterr().out
    assert "snippets/topic/program.py:1: not recorded: run 2 of 5: the output is not the recorded one" in said


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("print('3.11 fork')", 0),
        ("print('3.11 fork')\nprint('3.14 forkserver')", 0),
        ("print('3.11 fork')\nprint('3.14 spawn')", 1),
        ("print('3.11 fork')\nprint('3.15 spawn')", 0),
        ("print('3.14 forkserver')", 1),
    ],
)
def test_a_line_of_what_a_machine_may_lack_is_missing_or_right(project: Project, code: str, wrong: int) -> None:
    write(project, "snippets/topic/program.py", f"{code}\n")
    write(project, "snippets/topic/program.out", "3.11 fork\n3.14 forkserver\n")
    write(project, "snippets/topic/checks.toml", "[program]\noptional = '^3.1[45] '\n")
    assert bool(problems(project)) == wrong


@pytest.mark.usefixtures("fresh_ledger")
def test_record_leaves_alone_what_still_holds(project: Project) -> None:
    write(project, "snippets/topic/program.py", "import os\nprint('pid', os.getpid())\n")
    write(project, "snippets/topic/program.out", "pid 1\n")
    write(project, "snippets/topic/checks.toml", '[program]\nnormalize = ["pid"]\n')
    assert record.main([], project) == 0
    assert (project.snippets / "topic/program.out").read_text() == "pid 1\n"


# ------------------------------------------------------------------ what is not installed


def test_a_missing_server_skips_with_the_line_that_installs_it_and_fails_in_ci(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise MissingService("no Redis server; install it: apt-get install redis-server")

    monkeypatch.setattr(Redis, "version", missing)
    write(project, "snippets/topic/checks.toml", '[program]\nservices = ["redis"]\n')
    with Engine(Ledger(project.root / "ledger")) as engine:
        checked = gate.check(project, site_fences(), engine)
    assert (checked.problems, engine.ran) == ([], 0)
    (line,) = checked.missing
    assert line == "no Redis server; install it: apt-get install redis-server"
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="apt-get install redis-server"):
        skip_missing(line)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="CI skips nothing"):
        skip_missing(line)


# ------------------------------------------------------------------ however it ends

KILLED = """\
import os, signal, sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from checker.engine import Engine
from checker.ledger import Ledger
from checker.project import Project
from checker.snippet import load_all
from checker.sweep import family

engine = Engine(Ledger(Path({root!r}, "ledger")))
checked = [engine.check(snippet) for snippet in load_all(Project(Path({root!r})))]
checked[0].result()
print(engine._id, *[f"{{p.pid}}:{{p.name()}}" for p in family(engine._id)], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


VARIABLES = {
    "redis": "REDIS_URL",
    "rabbitmq": "RABBITMQ_URL",
    "postgres": "DATABASE_URL",
    "aws": "AWS_ENDPOINT_URL",
    "azure": "AZURE_STORAGE_CONNECTION_STRING",
}


@pytest.mark.parametrize(
    ("name", "service", "processes"),
    [
        ("redis", Redis, ["server"]),
        ("rabbitmq", RabbitMQ, ["beam", "epmd"]),
        ("postgres", Postgres, ["postgres"]),
        ("aws", Aws, ["python"]),
        ("azure", Azure, ["node"]),
    ],
    ids=["redis", "rabbitmq", "postgres", "aws", "azure"],
)
def test_kill_9_of_the_checker_leaves_no_server_no_program_and_no_half_of_a_pass(
    project: Project, name: str, service: type[Service], processes: list[str]
) -> None:
    try:
        service.version()
    except MissingService as error:
        skip_missing(str(error))
    variable = VARIABLES[name]
    write(project, "snippets/topic/a.py", f'import os\nprint("{variable}" in os.environ)\n')
    write(project, "snippets/topic/a.out", "True\n")
    write(project, "snippets/topic/b.py", "import threading\nthreading.Event().wait()\n")
    write(project, "snippets/topic/checks.toml", f'[a]\nservices = ["{name}"]\n[b]\nservices = ["{name}"]\n')
    code = KILLED.format(tests=str(HERE.root / "tests"), root=str(project.root))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=180)
    assert done.returncode == -signal.SIGKILL, done.stderr
    tag, *started = done.stdout.split()
    for process in processes:
        assert any(process in each for each in started), f"{process} was not among {started}"
    gone, alive = psutil.wait_procs([p for p in psutil.process_iter() if belongs(p, tag)], timeout=20)
    assert not alive, f"{len(gone)} ended"
    left = [each for each in started if is_alive(int(each.partition(":")[0]))]
    assert not left
    assert all(len(path.name) == 40 for path in (project.root / "ledger").iterdir())


def is_alive(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def belongs(process: psutil.Process, tag: str) -> bool:
    """A process that the checker with this tag started, its guard included."""
    try:
        return process.environ().get("SNIPPET_RUN", "").startswith(tag) or tag in process.cmdline()
    except psutil.Error:
        return False


def test_a_pass_is_remembered_and_a_failure_is_not(project: Project) -> None:
    def runs() -> int:
        with Engine(Ledger(project.root / "ledger")) as engine:
            gate.check(project, site_fences(), engine)
            return engine.ran

    assert [runs(), runs()] == [1, 0]
    write(project, "snippets/topic/program.out", "other\n")
    assert [runs(), runs()] == [1, 1]


def test_the_guard_removes_the_temporary_folder(project: Project) -> None:
    with Engine(Ledger(project.root / "ledger")) as engine:
        gate.check(project, site_fences(), engine)
        folder = Path(engine._folder)
        assert folder.is_dir()
    assert not folder.exists()


def test_what_its_servers_forgot_ends_with_it(project: Project) -> None:
    with Engine(Ledger(project.root / "ledger")) as engine:
        forgotten = subprocess.Popen(["sleep", "600"], env=os.environ | engine.guarded())
    assert forgotten.wait(60) == -signal.SIGKILL


def test_a_mutant_that_printed_another_line_is_not_waited_for(project: Project) -> None:
    write(project, "snippets/topic/checks.toml", "[program]\ntimeout = 600\n")
    (program,) = load_all(project)
    with Engine(Ledger(project.root / "ledger")) as engine:
        assert not engine.check(program).result().problems
        verdict = engine.mutant(
            program, 'print("two")', 'print("three")\nimport time; time.sleep(4); print("four")'
        ).result()
    assert not verdict.problems
    assert verdict.output.endswith("three\n")


@pytest.mark.parametrize(
    ("printed", "checks", "expected"),
    [
        ("", Checks(), True),
        ("one\n", Checks(), True),
        ("one\ntwo\n", Checks(), True),
        ("one\ntwo\nthree\n", Checks(), False),
        ("two\n", Checks(), False),
        ("two\n", Checks(order="any"), True),
        ("two\n", Checks(optional="two"), True),
    ],
)
def test_what_was_printed_so_far_may_become_the_recorded_output(printed: str, checks: Checks, expected: bool) -> None:
    assert rules.may_become("one\ntwo\n", printed, checks) is expected


def test_a_mutant_that_hangs_is_stopped_long_before_the_limit_of_its_program(project: Project) -> None:
    write(project, "snippets/topic/checks.toml", "[program]\ntimeout = 600\n")
    (program,) = load_all(project)
    with Engine(Ledger(project.root / "ledger")) as engine:
        assert not engine.check(program).result().problems
        verdict = engine.mutant(program, 'print("two")', "import time; time.sleep(600)").result()
    assert not verdict.problems  # that it hangs is noticed
    assert verdict.seconds < 300
