"""PostgreSQL: Debian's and Ubuntu's package, Homebrew's, never the service of the system."""

import contextlib
import itertools
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from .service import MissingService, Service, free_port

PACKAGES = Path("/usr/lib/postgresql")  # Debian puts no server on PATH
SUPERUSER = ["--username=postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
# Nothing here outlives the machine, so nothing waits for its disk; each commit still survives the end of a process.
SETTINGS = ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "unix_socket_directories="]


class Postgres(Service):
    """One server; each running program has a database of its own, at DATABASE_URL."""

    @staticmethod
    @cache
    def binaries() -> Path:
        """The folder of the newest installed server."""
        found = sorted(PACKAGES.glob("*/bin/postgres"), key=lambda path: float(path.parts[-3]))
        if not found and (path := shutil.which("postgres")):
            found = [Path(path)]
        if not found:
            raise MissingService("no PostgreSQL server; install it: apt-get install postgresql")
        return found[-1].parent

    @classmethod
    @cache
    def version(cls) -> tuple[str, str]:
        said = subprocess.run([cls.binaries() / "postgres", "--version"], capture_output=True, text=True, check=True)
        return "PostgreSQL", re.findall(r"[\d.]+", said.stdout)[0]

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        self._user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to be root
        self._environment = {**os.environ, **environment, "PGUSER": "postgres", "PGHOST": "127.0.0.1"}
        made = Path(tempfile.mkdtemp(prefix="postgres-", dir=folder))
        if self._user:
            shutil.chown(made, self._user)
            Path(folder).chmod(0o711)  # it has to get to its own
        data, self._log = made / "data", made / "log"
        self._run("initdb", f"--pgdata={data}", *SUPERUSER)
        for _ in range(5):  # another program may take the port before the server does
            self._port = free_port()
            self._environment["PGPORT"] = str(self._port)
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [self.binaries() / "postgres", "-D", data, "-p", str(self._port), *SETTINGS],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    cwd=made,
                    env=self._environment,
                    user=self._user,
                    start_new_session=True,
                )
            if self._answers():
                break
        else:
            raise RuntimeError(f"PostgreSQL does not start; the end of its log:\n{self._log.read_text()[-2000:]}")
        self._numbers = itertools.count(1)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.binaries() / program, *arguments],
            env=self._environment,
            cwd="/",
            user=self._user,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{program} failed:\n{done.stderr[-2000:]}")

    def _answers(self) -> bool:
        while self._process.poll() is None:
            asked = subprocess.run([self.binaries() / "pg_isready", "--quiet"], env=self._environment)
            if asked.returncode == 0 and self._process.poll() is None:
                return True
            time.sleep(0.05)  # until the next question: it tells nobody that it is ready
        return False

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        name = f"program{next(self._numbers)}"
        self._run("createdb", name)
        try:
            yield {"DATABASE_URL": f"postgresql://postgres@127.0.0.1:{self._port}/{name}"}
        finally:
            self._run("dropdb", "--force", name)

    def close(self) -> None:
        self._process.send_signal(signal.SIGQUIT)  # at once, with its children; its data go with its folder
        self._process.wait()
