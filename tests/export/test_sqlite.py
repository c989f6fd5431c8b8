"""The file that its processes share, on the day it is made."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from export_service.sqlite import Database


def test_opening_a_new_file_waits_for_whoever_writes_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "new.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        monkeypatch.setattr("export_service.sqlite.time.sleep", lambda _: other.execute("COMMIT"))
        Database(file, "CREATE TABLE IF NOT EXISTS jobs (id)").close()
        assert not other.in_transaction
