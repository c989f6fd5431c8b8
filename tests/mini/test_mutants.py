"""Deliberate damages of the package, each of which the test named with it notices."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from checker.project import HERE

MACHINE = "test_machine.py::test_it_does_what_a_dictionary_would_do"
SLOW = ("test_crashes.py", "test_machine.py")  # their own tests show that they pass without damage
INI = "[pytest]\npythonpath = {tests} {snippets}\npython_files = test_*.py\n"


@dataclass(frozen=True)
class Mutant:
    """In `file`, `old` becomes `new`; `test` fails."""

    name: str
    file: str
    old: str
    new: str
    test: str


MUTANTS = [
    Mutant(
        "the claim takes jobs in any state",
        "queue.py",
        "WHERE {live} AND due",
        "WHERE due",
        "test_states.py::test_live_are_those_that_the_claim_may_take",
    ),
    Mutant(
        "the claim takes jobs that are not due",
        "queue.py",
        "AND due <= :now AND {only}",
        "AND {only}",
        "test_queue.py::test_nobody_gets_it_before_it_is_due",
    ),
    Mutant(
        "a delivery is not counted",
        "queue.py",
        "count = count + 1",
        "count = count",
        "test_worker.py::test_the_policy_says_when_and_how_often",
    ),
    Mutant(
        "nobody asks for the receipt",
        "queue.py",
        "WHERE id = :id AND receipt = :receipt RETURNING",
        "WHERE id = :id RETURNING",
        "test_queue.py::test_after_the_lease_another_gets_it_and_the_first_can_change_nothing",
    ),
    Mutant(
        "a lost lease can be extended",
        "queue.py",
        "due = :now + :lease {OURS}",
        "due = :now + :lease WHERE id = :id RETURNING id",
        f"{MACHINE}[False-fifo]",
    ),
    Mutant(
        "what is given back was tried",
        "queue.py",
        "count = count - 1",
        "count = count",
        "test_queue.py::test_what_is_given_back_was_not_tried",
    ),
    Mutant(
        "what has expired is delivered",
        "queue.py",
        "AND expires <= :now AND",
        "AND expires <= 0 AND",
        "test_queue.py::test_nobody_gets_it_from_its_expiry_on",
    ),
    Mutant(
        "a key is put twice",
        "queue.py",
        "database.rows(FIND, key) or ",
        "",
        "test_queue.py::test_a_key_is_put_once",
    ),
    Mutant(
        "what is done can wait again",
        "states.py",
        "State.DONE: set[State]()",
        "State.DONE: {State.WAITING}",
        "test_states.py::test_what_is_done_stays_done_and_only_what_runs_gets_there",
    ),
    Mutant(
        "the database does not know the table of moves",
        "states.py",
        "BEFORE UPDATE OF state",
        "BEFORE UPDATE OF task",
        "test_states.py::test_the_database_itself_refuses_what_the_table_does_not_have",
    ),
    Mutant(
        "a part that failed is not closed",
        "database.py",
        '["ROLLBACK TO inner", commit]',
        '["ROLLBACK TO inner"]',
        "test_database.py::test_a_part_that_fails_takes_nothing_else_with_it",
    ),
    Mutant(
        "the ack comes before the effect",
        "worker.py",
        "                self._tasks[job.task](job)\n",
        "                self._queue.ack(job)\n                self._tasks[job.task](job)\n",
        "test_crashes.py",
    ),
    Mutant(
        "the mark of the inbox is a transaction of its own",
        "inbox.py",
        "        with self._database.transaction() as database:\n            yield bool(database.rows(MARK,",
        "        if database := self._database:\n            yield bool(database.rows(MARK,",
        "test_crashes.py",
    ),
    Mutant(
        "the outbox marks before it sends",
        "outbox.py",
        "            send(Message",
        '            self._database.rows(SENT, self._now(), row["id"])\n            send(Message',
        "test_inbox.py::test_what_cannot_be_sent_keeps_its_place",
    ),
    Mutant(
        "nobody is told that the job is lost",
        "hold.py",
        "                    self._lost.set()\n                    return",
        "                    return",
        "test_worker.py::test_the_heartbeat_tells_that_the_job_is_lost",
    ),
    Mutant(
        "one attempt too many",
        "retry.py",
        "job.count >= self.attempts",
        "job.count > self.attempts",
        "test_retry.py::test_a_policy",
    ),
    Mutant(
        "one delivery too few",
        "dead.py",
        "job.count > deliveries",
        "job.count >= deliveries",
        "test_dead.py::test_a_job_that_kills_its_workers_is_buried_and_the_others_go_on",
    ),
    Mutant("the unfair lane", "order.py", "SELECT max(started)", "SELECT min(started)", f"{MACHINE}[False-fair]"),
    Mutant("age makes jobs later", "order.py", "put_at - priority", "put_at + priority", f"{MACHINE}[False-ageing]"),
    Mutant(
        "those behind overtake",
        "order.py",
        "earlier.id < jobs.id",
        "earlier.id < jobs.id - 1",
        "test_order.py::test_a_lane_goes_one_at_a_time_and_in_order",
    ),
    Mutant(
        "one job too many waits",
        "limits.py",
        "> self._most",
        "> self._most + 1",
        "test_limits.py::test_a_full_queue_says_so_and_adds_nothing",
    ),
    Mutant(
        "a clock that goes back empties the bucket",
        "bucket.py",
        "max(0, :now - at)",
        "(:now - at)",
        "test_limits.py::test_a_clock_that_goes_back_makes_no_tokens_and_takes_none",
    ),
    Mutant(
        "a deed without a note",
        "control.py",
        "        with self.queue.database.transaction() as database:\n            if not",
        "        if database := self.queue.database:\n            if not",
        "test_control.py::test_a_deed_that_cannot_be_noted_is_undone",
    ),
    Mutant(
        "a pause that no operator made before is an error",
        "queue.py",
        "(TABLE, *INDEXES, CONTROLS, guard())",
        "(TABLE, *INDEXES, guard())",
        "test_control.py::test_a_queue_that_nobody_has_controlled_is_not_paused",
    ),
    Mutant(
        "the form of another site counts",
        "web.py",
        "if not ours:",
        "if ours is None:",
        "test_web.py::test_the_form_of_another_site_is_refused",
    ),
    Mutant(
        "no password is as good as any",
        "web.py",
        "if not known or not same:",
        "if not same:",
        "test_web.py::test_who_is_not_known_sees_and_does_nothing",
    ),
    Mutant(
        "a job brings its own HTML",
        "page.py",
        "escape(str(text))",
        "str(text)",
        "test_web.py::test_whatever_it_shows_is_text",
    ),
]


def failures(package: Path, *tests: str) -> tuple[int, str]:
    """The exit code of pytest with this copy of the package, and what it said."""
    ini = package.parent / "alone.ini"
    ini.write_text(INI.format(tests=HERE.root / "tests", snippets=package.parent))
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE", "PYTEST"))}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-c", str(ini), "--noconftest"]
    plugins = ["-p", "mini.fixtures", "-p", "no:cacheprovider", "--hypothesis-profile", "first failure"]
    named = [str(HERE.root / "tests/mini" / test) for test in tests]
    ended = subprocess.run([*command, *plugins, *named], env=inherited, capture_output=True, text=True)
    return ended.returncode, ended.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(
        HERE.snippets / "mini_queue", tmp_path / "mini_queue", ignore=shutil.ignore_patterns("__pycache__")
    )


def test_without_damage_they_all_pass(copy: Path) -> None:
    code, said = failures(copy, *sorted({mutant.test for mutant in MUTANTS if not mutant.test.startswith(SLOW)}))
    assert code == 0, said


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_damage_is_noticed(copy: Path, mutant: Mutant) -> None:
    file = copy / mutant.file
    text = file.read_text("utf-8")
    assert text.count(mutant.old) == 1, f"{mutant.file} has changed; what shall the damage be now?"
    file.write_text(text.replace(mutant.old, mutant.new), "utf-8")
    code, said = failures(copy, mutant.test)
    assert code == 1 and "1 failed" in said, said
