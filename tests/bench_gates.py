"""What a build waits for: everything remembered, one program edited, nothing remembered."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import measured
from checker import gate
from checker.engine import Engine
from checker.fences import Fences
from checker.ledger import Ledger
from checker.project import HERE, Project
from checker.snippet import load_all


def main() -> None:
    fences = Fences()
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(temporary))
        for name in ("docs", "snippets"):
            shutil.copytree(HERE.root / name, project.root / name)

        def run() -> None:
            with Engine(Ledger(project.root / "ledger")) as engine:
                gate.check(project, fences, engine)

        cold, warm = measured(run)[0], measured(run)[0]
        edited = next(s for s in load_all(project) if not s.checks.services)
        edited.path.write_text(edited.code + "\n", "utf-8")
        alone = measured(lambda: subprocess.run([sys.executable, edited.path], capture_output=True, cwd=temporary))[0]
        changed = measured(run)[0]
    print(f"gate: cold {cold:.2f} s, warm {warm:.2f} s", end=", ")
    print(f"one program edited {changed:.2f} s (alone it takes {alone:.2f} s)")
