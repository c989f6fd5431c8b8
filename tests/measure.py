"""`make measure`: the table of kill -9 anew, each row several times, against real brokers; about a quarter of an hour.

`only="celery redis"` measures the rows whose names have these words and leaves the others as they are.
"""

import contextlib
import datetime
import importlib.metadata
import json
import sys
import tomllib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

from checker.engine import Engine
from checker.project import HERE
from checker.services import SERVICES
from kill9.measuring import Outcome, measure
from kill9.rows import ROWS, RUNNERS, Row

RECORD = HERE.root / "snippets/kill9/recorded.toml"
RUNS = 3
AT_ONCE = 12  # they wait more than they work
ALWAYS = ("redis", "uv")  # results of Celery are in Redis, arq's environment is made by uv


def version(row: Row) -> str:
    """Of the engine."""
    if row.engine == "arq":
        return RUNNERS["arq"].partition("==")[2]
    return SERVICES["sidekiq"].version()[1] if row.engine == "sidekiq" else importlib.metadata.version(row.engine)


def services(rows: Iterable[Row]) -> set[str]:
    """What they need."""
    return {*ALWAYS, *(row.broker for row in rows if row.broker in SERVICES)}


def once(row: Row, engine: Engine) -> Outcome:
    """One run of a row, with a clean part of each server that it needs."""
    with contextlib.ExitStack() as leases:
        variables = engine.guarded()
        for name in services([row]):
            variables |= leases.enter_context(engine.service(name).lease())
        return measure(row, variables)


def recorded() -> dict[str, dict[str, Any]]:
    """The rows of the record by their names."""
    if not RECORD.exists():
        return {}
    return {each["name"]: each for each in tomllib.loads(RECORD.read_text("utf-8"))["row"]}


def written(row: Row, outcomes: list[Outcome]) -> dict[str, Any]:
    """A row as the record has it."""
    server = SERVICES[row.broker].version() if row.broker in SERVICES else ("SQLite",)
    return {
        "name": row.name,
        "version": version(row),
        "server": " ".join(server),
        "date": datetime.date.today().isoformat(),
        "runs": len(outcomes),
        "patience": row.patience,
        "again": sorted(round(each.again, 1) for each in outcomes if each.again is not None),
        "left": sorted({each.left for each in outcomes if each.again is None and each.left}),
    }


def main(words: list[str]) -> int:
    """Measure, and write the record after each row; how many runs failed."""
    rows = sorted((row for row in ROWS if set(words) <= set(row.name.split())), key=lambda row: -row.patience)
    found: dict[str, list[Outcome]] = {row.name: [] for row in rows}
    failed = 0
    with Engine() as engine, ThreadPoolExecutor(AT_ONCE) as pool:
        asked = {pool.submit(once, row, engine): row for _ in range(RUNS) for row in rows}
        for done in as_completed(asked):
            row = asked[done]
            if error := done.exception():
                failed += 1
                print(f"{row.name}: {error}", flush=True)
                continue
            found[row.name].append(done.result())
            print(f"{row.name}: {done.result()}", flush=True)
            if len(found[row.name]) == RUNS:
                known = recorded() | {row.name: written(row, found[row.name])}
                _write([known[each.name] for each in ROWS if each.name in known])
    return failed


def _write(rows: list[dict[str, Any]]) -> None:
    lines = [
        "# `make measure` writes this. Seconds from kill -9 until the job began again, of the runs in which it did."
    ]
    for row in rows:
        lines += ["", "[[row]]", *(f"{key} = {json.dumps(value)}" for key, value in row.items())]
    RECORD.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(min(main(" ".join(sys.argv[1:]).split()), 1))
