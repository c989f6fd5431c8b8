"""All programs through the checker against the same programs one after the other, medians of five rounds."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench import measured
from checker.engine import Engine
from checker.ledger import Ledger
from checker.project import HERE
from checker.services import SERVICES
from checker.snippet import load_all
from checker.sweep import TAG


def main() -> None:
    programs = [s for s in load_all(HERE) if s.checks.exit >= 0]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        leases: dict[str, dict[str, str]] = {}
        for name in {name for s in programs for name in s.checks.services}:
            service = SERVICES[name](folder, {TAG: f"{Path(folder).name}/{name}"})
            stack.callback(service.close)
            leases[name] = stack.enter_context(service.lease())

        def plain() -> None:
            for snippet in programs:
                environment = dict(os.environ)
                for name in snippet.checks.services:
                    environment |= leases[name]
                subprocess.run([sys.executable, snippet.path], cwd=folder, env=environment, capture_output=True)

        def checked() -> None:
            with Engine(Ledger(Path(folder, "ledger", os.urandom(4).hex()))) as engine:
                for future in [engine.check(s) for s in programs]:
                    future.result()

        rounds = [(measured(plain), measured(checked)) for _ in range(5)]  # in turns: both meet the same machine
        one, other = (tuple(map(median, zip(*each, strict=True))) for each in zip(*rounds, strict=True))
        print(f"suite, {len(programs)} programs: plain {one[0]:.2f} s wall, {one[1]:.2f} s CPU")
        print(f"  checked: {other[0]:.2f} s wall ({other[0] / one[0]:.2f} x)", end=", ")
        print(f"{other[1]:.2f} s CPU ({other[1] / one[1]:.2f} x)")
