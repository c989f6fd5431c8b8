"""The table of throughput is of the versions that are installed, and what measures it counts all jobs."""

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from bench_engines import RECORD, version
from checker.engine import Engine
from checker.services import Service
from throughput.measuring import LIST, WORKERS, per_job


def recorded() -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in tomllib.loads(RECORD.read_text("utf-8"))["row"]}


@pytest.mark.parametrize("name", WORKERS)
def test_an_engine_is_recorded_with_the_version_that_is_installed(name: str) -> None:
    assert recorded()[name]["version"] == version(name), "record it: make bench only=engines"


def test_the_record_has_the_engines_that_are_measured_and_no_others() -> None:
    assert list(recorded()) == list(WORKERS)


def test_the_clock_runs_from_the_first_job_to_the_last(engine: Engine, server: Callable[[str], Service]) -> None:
    for name in (LIST, "dramatiq"):
        with server("redis").lease() as variables:
            assert per_job(name, variables | engine.guarded(), jobs=5, nap=0.1) >= 100  # milliseconds: the nap
