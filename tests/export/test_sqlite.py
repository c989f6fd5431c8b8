"""The file that its processes share, on the day it is made."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from export_service.sqlite import Database


def test_opening_a_new_file_waits_for_whoever_writes_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        # its own `time` only: the threads that run programs sleep meanwhile
        clock = SimpleNamespace(monotonic=time.monotonic, sleep=lambda _: other.execute("COMMIT"))
        monkeypatch.setattr("export_service.sqlite.time", clock)
        Database(file, "CREATE TABLE IF NOT EXISTS jobs (id)").close()
        assert not other.in_transaction
