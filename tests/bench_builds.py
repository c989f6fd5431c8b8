"""A build of this site against one of bare Material with the same pages: CPU, wall time, peak of memory.

Bare is what a reader of Material's manual would start with: its theme as it comes, its search, and the Markdown
extensions of our mkdocs.yml, without which these pages are not the same pages. Nothing else: no second language
(both folders are in one navigation-less site), no blog, no hooks.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench_pages import generate

ROUNDS = {50: 5, 200: 3, 800: 1}  # pages a language: builds of each kind, of which the medians are shown
GOAL = 0.7  # of the CPU of bare Material
MEMORY = 250  # MB at the most
SHM = "/dev/shm"  # in memory where there is a folder there: what a disk takes differs from round to round
HEAD = "pages    | CPU bare   ours  ratio | wall bare   ours | RSS bare   ours | first build | goal"


@dataclass
class Cost:
    """Of one build, with the processes that it starts."""

    cpu: float  # seconds
    wall: float  # seconds
    memory: float  # MB, the peak of its largest process


def main() -> None:
    """Print the table."""
    print(f"build, medians; CPU and wall in s, RSS (peak) in MB; goal: CPU <= {GOAL} x bare, RSS <= {MEMORY}")
    print(HEAD, flush=True)
    for pages, rounds in ROUNDS.items():
        with tempfile.TemporaryDirectory(dir=SHM if os.access(SHM, os.W_OK) else None) as temporary:
            ours, bare = generate(Path(temporary), pages)
            first = _build(ours)  # runs programs, draws images: what is compared is what every later build does
            both = [(_build(bare), _build(ours)) for _ in range(rounds)]  # in turns: both meet the same machine
        one, other = _median([b for b, _ in both]), _median([o for _, o in both])
        ratio = other.cpu / one.cpu
        reached = ratio <= GOAL and other.memory <= MEMORY
        print(
            f"2 x {pages:<4} | {one.cpu:8.1f} {other.cpu:6.1f} {ratio:6.2f} | {one.wall:9.1f} {other.wall:6.1f} |"
            f" {one.memory:8.0f} {other.memory:6.0f} | {first.cpu:7.1f} CPU | {'reached' if reached else 'MISSED'}",
            flush=True,
        )


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("cpu", "wall", "memory")))


def _build(folder: Path) -> Cost:
    shutil.rmtree(folder / "site", ignore_errors=True)
    environment = os.environ | {"SNIPPET_LEDGER": str(folder / "ledger"), "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # our hooks are compiled once, like any package
    said = folder / "build.log"
    began = time.perf_counter()
    with said.open("w") as log:
        command = [sys.executable, "-m", "mkdocs", "build"]
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(said.read_text())
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KB here
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - began, used.ru_maxrss / scale)
