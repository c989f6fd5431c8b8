"""What passed before: one small file for each program, output, rules, version and checker that passed together.

Failures are never kept. Deleting the folder loses nothing but time.
"""

import hashlib
import json
import os
import platform
import sys
from functools import cached_property
from pathlib import Path
from typing import Any

from .project import HERE

# The parts of the checker that a verdict depends on
RUNS = ("applications", "blocks", "checks", "engine", "languages", "rules", "runner", "snippet", "sweep")


def folder() -> Path:
    """`.cache/ledger`, or the folder that SNIPPET_LEDGER names."""
    return Path(os.environ.get("SNIPPET_LEDGER") or HERE.root / ".cache" / "ledger").resolve()


class Ledger:
    """A folder of passes, named by the digest of all that a pass depends on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unfinished = path / f".{os.getpid()}-{os.urandom(4).hex()}"  # the guard removes it

    @cached_property
    def _world(self) -> str:
        """Python, the machine, the locked packages, the parts of the checker that run programs."""
        digest = hashlib.sha256(repr((sys.version, platform.machine(), platform.system())).encode())
        here = Path(__file__).parent
        checker = [here / f"{name}.py" for name in RUNS]
        checker += sorted([*here.glob("inside/*.py"), *here.glob("services/*.py")])
        for path in [HERE.root / "uv.lock", *checker]:
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def key(self, *parts: object) -> str:
        """The name under which these parts, here and now, are kept."""
        return hashlib.sha256(json.dumps([self._world, *parts], default=vars).encode()).hexdigest()[:40]

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept, if anything."""
        try:
            kept: dict[str, Any] = json.loads((self.path / key).read_text("utf-8"))
        except FileNotFoundError:
            return None
        return kept

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep a pass; a reader sees the whole file or none, whatever happens to us meanwhile."""
        self.unfinished.mkdir(parents=True, exist_ok=True)
        half = self.unfinished / key
        half.write_text(json.dumps(value, ensure_ascii=False), "utf-8")
        half.replace(self.path / key)
