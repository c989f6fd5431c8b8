"""One connection: transactions, their parts, and the threads that share it."""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from mini_queue.database import Database
from mini_queue.queue import Queue

from mini.processes import race


def tasks(queue: Queue) -> list[str]:
    return [row["task"] for row in queue.database.rows("SELECT task FROM jobs ORDER BY id")]


def test_a_transaction_is_whole_or_not_at_all(queue: Queue) -> None:
    with pytest.raises(OSError), queue.database.transaction():
        queue.put("a")
        raise OSError
    assert tasks(queue) == []
    with queue.database.transaction():
        queue.put("b")
        queue.put("c")
    assert tasks(queue) == ["b", "c"]


def test_a_part_that_fails_takes_nothing_else_with_it(queue: Queue) -> None:
    database = queue.database
    with database.transaction():
        queue.put("a")
        with pytest.raises(KeyError), database.transaction():
            queue.put("b")
            with pytest.raises(OSError), database.transaction():
                queue.put("c")
                raise OSError
            queue.put("d")
            raise KeyError
        with database.transaction():
            queue.put("e")
    assert tasks(queue) == ["a", "e"]


def test_the_whole_takes_its_finished_parts_with_it(queue: Queue) -> None:
    with pytest.raises(OSError), queue.database.transaction() as database:
        with database.transaction():
            queue.put("a")
        raise OSError
    assert tasks(queue) == []


def test_others_see_it_when_it_is_committed(queue: Queue, memory: Path) -> None:
    other = Queue(memory / "queue.sqlite")
    with queue.database.transaction():
        queue.put("a")
        assert tasks(other) == []
    assert tasks(other) == ["a"]
    other.database.close()


def test_another_thread_waits_until_it_ends(queue: Queue) -> None:
    thread = threading.Thread(target=queue.put, args=["late"])
    with pytest.raises(OSError), queue.database.transaction():
        thread.start()
        queue.put("undone")
        thread.join(0.05)
        assert thread.is_alive()  # or it would have been undone as well
        raise OSError
    thread.join()
    assert tasks(queue) == ["late"]


def test_when_sqlite_has_ended_the_transaction_its_error_is_seen(queue: Queue) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), queue.database.transaction() as database:
        queue.put("a")
        database.rows("INSERT OR ROLLBACK INTO jobs SELECT * FROM jobs")
    assert tasks(queue) == []


@pytest.mark.parametrize("synchronous, number", [("FULL", 2), ("NORMAL", 1)])
def test_what_was_chosen_is_in_force(memory: Path, synchronous: str, number: int) -> None:
    database = Database(memory / "other.sqlite", synchronous)
    assert database.rows("PRAGMA synchronous")[0][0] == number
    assert database.rows("PRAGMA journal_mode")[0][0] == "wal"
    database.close()


def test_it_is_full_unless_chosen_otherwise(queue: Queue) -> None:
    assert queue.database.rows("PRAGMA synchronous")[0][0] == 2


def test_opening_a_new_file_waits_for_whoever_writes_to_it(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = memory / "new.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        # its own `time` only: the threads that run programs sleep meanwhile
        clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: other.execute("COMMIT"))
        monkeypatch.setattr("mini_queue.database.time", clock)
        Database(file).close()
        assert not other.in_transaction


def test_processes_that_open_a_new_file_at_once_all_can(memory: Path) -> None:
    act = "for n in range(20): Queue(file.with_name(f'{n}.sqlite')).put('a')"
    race(memory / "queue.sqlite", "", act, count=3)
    for n in range(20):
        queue = Queue(memory / f"{n}.sqlite")
        assert tasks(queue) == ["a"] * 3
        queue.database.close()
