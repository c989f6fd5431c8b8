"""Milliseconds per job of each Python engine on one Redis, beside a list and a loop; written where a page reads it."""

import datetime
import importlib.metadata
import json
from statistics import median
from typing import Any

from checker.engine import Engine
from checker.project import HERE
from checker.services import SERVICES
from throughput.measuring import LIST, RUNNERS, WORKERS, per_job

RECORD = HERE.root / "snippets/throughput/recorded.toml"
ROUNDS = 3
JOBS = {0: 300, 0.05: 50}  # by how many seconds each naps


def version(name: str) -> str:
    """Of the engine; the list has the client's."""
    package = "redis" if name == LIST else WORKERS[name][0]
    return RUNNERS[package].partition("==")[2] if package in RUNNERS else importlib.metadata.version(package)


def main() -> None:
    found: dict[str, dict[float, list[float]]] = {name: {nap: [] for nap in JOBS} for name in WORKERS}
    with Engine() as engine:
        for _ in range(ROUNDS):  # in turns: all meet the same machine
            for name, times in found.items():
                for nap, jobs in JOBS.items():
                    with engine.service("redis").lease() as variables:
                        times[nap].append(per_job(name, variables | engine.guarded(), jobs, nap))
    rows = [written(name, found[name], found[LIST]) for name in WORKERS]
    lines = ["# `make bench only=engines` writes this. Milliseconds per job, least, median and most of some rounds."]
    for row in rows:
        print(f"{row['name']}: {row['empty'][1]} ms per empty job, {row['nap'][1]} ms with a nap of 50 ms")
        lines += ["", "[[row]]", *(f"{key} = {json.dumps(value)}" for key, value in row.items())]
    RECORD.write_text("\n".join(lines) + "\n", "utf-8")


def written(name: str, times: dict[float, list[float]], plain: dict[float, list[float]]) -> dict[str, Any]:
    """A row as the record has it."""
    empty, nap = (sorted(round(each, 3) for each in times[key]) for key in JOBS)
    return {
        "name": name,
        "version": version(name),
        "server": " ".join(SERVICES["redis"].version()),
        "date": datetime.date.today().isoformat(),
        "jobs": list(JOBS.values()),
        "empty": [empty[0], round(median(empty), 3), empty[-1]],
        "nap": [nap[0], round(median(nap), 3), nap[-1]],
        "ratios": [round(median(times[key]) / median(plain[key]), 2) for key in JOBS],
    }
