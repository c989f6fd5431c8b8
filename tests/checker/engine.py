"""Runs programs, each different text once, several at a time, and remembers only what passed."""

import datetime
import json
import os
import platform
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from . import ledger, rules, runner
from .guard import GOODBYE
from .services import SERVICES, MissingService, Service
from .snippet import Snippet
from .sweep import TAG

# Most programs wait more than they compute: more of them than cores run at a time.
AT_A_TIME = 2 * (os.cpu_count() or 1)
# Seconds that a mutant gets besides three times those of its program: what waits longer waits for what never comes
PATIENCE = 5


@dataclass(frozen=True)
class Verdict:
    """What came of one program or session."""

    problems: list[str]
    output: str
    seconds: float
    versions: list[list[str]]  # [["Python", "3.11.7"], ["Redis", "7.0.15"]]
    date: str  # of the run, "2026-11-21"
    missing: str = ""  # a server that is not installed: nothing was run
    remembered: bool = False


def today() -> str:
    """The date of now, or of SOURCE_DATE_EPOCH when builds must be reproducible."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch else datetime.datetime.now()
    return now.date().isoformat()


def judge(snippet: Snippet, run: runner.Run) -> list[str]:
    """All that is wrong with one run."""
    checks, found = snippet.checks, []
    if run.stopped:
        return [f"{run.stopped} and was stopped after {run.seconds:.1f} s (timeout {checks.timeout:g} s)"]
    if run.code != checks.exit:
        found.append(f"exit code {run.code}, expected {checks.exit}")
    if run.processes_left:
        found.append(f"it left processes running: {', '.join(run.processes_left)}")
    if run.threads_left and not checks.threads_left:
        names = ", ".join(run.threads_left)
        found.append(f"threads still running at exit: {names}; join them or set threads_left = true")
    if snippet.out is None:
        found.append(f"no recorded output ({snippet.out_name})")
    else:
        found.extend(rules.differences(snippet.out, rules.tidy(run.output), checks))
    return found


class Engine:
    """A pool of runs, the servers they need, and the guard that ends everything with us."""

    def __init__(self, keep: ledger.Ledger | None = None) -> None:
        self.ledger = keep or ledger.Ledger(ledger.folder())
        self.ran = 0
        self._folder = tempfile.mkdtemp(prefix="segundo-plano-")
        self._id = Path(self._folder).name
        self._pool = ThreadPoolExecutor(AT_A_TIME, "snippet")
        self._lock = threading.Lock()
        self._futures: dict[str, Future[Verdict]] = {}
        self._services: dict[str, Service] = {}
        self._starting = {name: threading.Lock() for name in SERVICES}
        self._guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Engine":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)
        for service in self._services.values():
            service.close()
        if self._guard:
            self._guard.communicate(GOODBYE)
        else:
            Path(self._folder).rmdir()

    def check(self, snippet: Snippet) -> "Future[Verdict]":
        """Run a program unless it passed before; the same program is run once however often it is asked for."""
        versions = self._versions(snippet)
        if isinstance(versions, str):
            return _done(Verdict([], "", 0, [], "", missing=versions))
        return self._once(self._key(snippet, versions), lambda: self._judged(snippet, versions))

    def mutant(self, snippet: Snippet, old: str, new: str) -> "Future[Verdict]":
        """Run a program with `new` in place of `old`, as `check` does; that nothing changes is a problem."""
        versions = self._versions(snippet)
        if isinstance(versions, str):
            return _done(Verdict([], "", 0, [], "", missing=versions))
        code = snippet.code.replace(old, new)
        key = self.ledger.key(
            "mutant", snippet.name, code, snippet.out, asdict(snippet.checks), snippet.beside, versions
        )
        return self._once(key, lambda: self._noticed(snippet, code, versions))

    def session(self, text: str) -> "Future[Verdict]":
        """Run a `>>>` session; problems name the line of the session that differs."""
        versions = [["Python", platform.python_version()]]
        return self._once(self.ledger.key("session", text), lambda: self._session(text, versions))

    def run(self, snippet: Snippet) -> runner.Run:
        """Run a program now."""
        return self._run_as(snippet, snippet.code, snippet.checks.timeout)

    def _run_as(
        self, snippet: Snippet, code: str, timeout: float, goes_on: Callable[[str], bool] = lambda _: True
    ) -> runner.Run:
        with ExitStack() as stack:
            environment: dict[str, str] = {}
            for name in snippet.checks.services:
                environment |= stack.enter_context(self.service(name).lease())
            name = snippet.path.name
            files = {**snippet.beside, name: code}
            return self._run([snippet.language.interpreter(), name], files, timeout, environment, goes_on)

    def guarded(self) -> dict[str, str]:
        """What to add to the environment of any other process that must not outlive us."""
        with self._lock:
            self._watch()
        return {TAG: f"{self._id}/guarded"}

    def _run(
        self,
        command: list[str],
        files: dict[str, str],
        timeout: float,
        environment: dict[str, str],
        goes_on: Callable[[str], bool] = lambda _: True,
    ) -> runner.Run:
        with self._lock:
            self.ran += 1
            self._watch()
        return runner.run(
            command, files, within=self._folder, timeout=timeout, environment=environment, goes_on=goes_on
        )

    def _watch(self) -> None:
        """Start the guard before the first process: it outlives us just long enough to end what we started."""
        if self._guard is None:
            command = [sys.executable, "-m", "checker.guard", self._id, self._folder, str(self.ledger.unfinished)]
            self._guard = subprocess.Popen(
                command, stdin=subprocess.PIPE, cwd=Path(__file__).parents[1], start_new_session=True
            )

    def service(self, name: str) -> Service:
        """The server of this name, which all share: it starts when it is first asked for and ends with us."""
        with self._lock:
            self._watch()
        with self._starting[name]:  # not the lock of all: some take seconds, and programs without them go on
            if name not in self._services:
                self._services[name] = SERVICES[name](self._folder, {TAG: f"{self._id}/{name}"})
            return self._services[name]

    def _versions(self, snippet: Snippet) -> list[list[str]] | str:
        """What the program runs on, or why it cannot."""
        try:
            found = [list(snippet.language.version())]
            found += [list(SERVICES[name].version()) for name in snippet.checks.services]
        except MissingService as error:
            return str(error)
        return found + [[f"{name} (Python)", _installed(name)] for name in snippet.requirements]

    def _key(self, snippet: Snippet, versions: list[list[str]]) -> str:
        return self.ledger.key(
            snippet.name, snippet.code, snippet.out, asdict(snippet.checks), snippet.beside, versions
        )

    def _once(self, key: str, work: Callable[[], Verdict]) -> "Future[Verdict]":
        with self._lock:
            if key not in self._futures:
                kept = self.ledger.get(key)
                if kept:
                    self._futures[key] = _done(Verdict(**kept, remembered=True))
                else:
                    self._futures[key] = self._pool.submit(self._kept, key, work)
            return self._futures[key]

    def _kept(self, key: str, work: Callable[[], Verdict]) -> Verdict:
        verdict = work()
        if not verdict.problems:
            kept = asdict(verdict)
            del kept["missing"], kept["remembered"]
            self.ledger.put(key, kept)
        return verdict

    def _judged(self, snippet: Snippet, versions: list[list[str]]) -> Verdict:
        run = self.run(snippet)
        return Verdict(judge(snippet, run), rules.tidy(run.output), round(run.seconds, 3), versions, today())

    def _noticed(self, snippet: Snippet, code: str, versions: list[list[str]]) -> Verdict:
        passed = self.ledger.get(self._key(snippet, versions))
        patience = PATIENCE + 3 * passed["seconds"] if passed else snippet.checks.timeout
        recorded = snippet.out or ""
        run = self._run_as(
            snippet,
            code,
            min(patience, snippet.checks.timeout),
            lambda printed: rules.may_become(recorded, printed, snippet.checks),
        )
        problems = [] if judge(snippet, run) else ["it changes nothing"]
        return Verdict(problems, rules.tidy(run.output), round(run.seconds, 3), versions, today())

    def _session(self, text: str, versions: list[list[str]]) -> Verdict:
        run = self._run([sys.executable, str(runner.INSIDE / "session.py")], {"session.txt": text}, 10, {})
        failed = run.stopped or (run.code and run.output)
        problems = [f"0: {failed}"] if failed else json.loads(run.output)
        return Verdict(problems, run.output, round(run.seconds, 3), versions, today())


def _installed(package: str) -> str:
    """The version that really runs, whatever the program's header says."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _done(verdict: Verdict) -> "Future[Verdict]":
    future: Future[Verdict] = Future()
    future.set_result(verdict)
    return future
