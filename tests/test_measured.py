"""The table of kill -9 is of the versions that are installed, and what measures it sees both outcomes."""

from dataclasses import replace

import pytest
from checker.engine import Engine
from checker.plugin import skip_missing
from checker.services import SERVICES, MissingService
from kill9.rows import ROWS, Row
from measure import RUNS, once, recorded, services, version


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_row_is_recorded_with_the_version_that_is_installed(row: Row) -> None:
    if row.engine == "sidekiq":
        available("sidekiq")
    known = recorded().get(row.name, {})
    repair = f'record it: make measure only="{row.name}"'
    assert known.get("version") == version(row), repair
    assert known["patience"] == row.patience, repair
    assert known["runs"] >= RUNS, repair


def test_no_row_is_recorded_that_nobody_measures() -> None:
    assert set(recorded()) == {row.name for row in ROWS}


def available(name: str) -> None:
    try:
        SERVICES[name].version()
    except MissingService as error:
        skip_missing(str(error))


def row_of(name: str) -> Row:
    return next(row for row in ROWS if row.name == name)


def test_a_job_that_is_lost_is_seen_as_lost(engine: Engine) -> None:
    available("redis")
    row = replace(row_of("huey redis worker retries=2"), patience=5)
    assert once(row, engine).again is None


def test_a_job_that_comes_back_is_seen(engine: Engine) -> None:
    available("redis")
    row = row_of("dramatiq redis worker heartbeat_timeout=5000 maintenance_chance=1000000")
    assert once(row, engine).again is not None


def test_every_server_of_the_table_is_one_of_the_suite() -> None:
    assert services(ROWS) <= set(SERVICES)
