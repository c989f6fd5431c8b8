"""Gems that Ruby programs use, from the packages of the system: nothing is started."""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from .service import MissingService, Service


class Gem(Service):
    """Not a server: a program that names it uses this gem."""

    gems: tuple[str, ...]  # "sidekiq"; the version that is told is that of the first
    title: str  # as pages write it: "Sidekiq"
    package: str  # of Debian and Ubuntu

    @classmethod
    @cache
    def version(cls) -> tuple[str, str]:
        missing = MissingService(f"no {cls.title}; install it: apt-get install {cls.package}")
        if not shutil.which("ruby"):
            raise missing
        find = "print ARGV.map { Gem::Specification.find_by_name(_1).version }.first"
        ask = ["ruby", "-e", find, *cls.gems]
        said = subprocess.run(ask, capture_output=True, text=True)
        if said.returncode:
            raise missing
        return cls.title, said.stdout

    def __init__(self, folder: str, environment: dict[str, str]) -> None:
        pass

    @contextlib.contextmanager
    def lease(self) -> Iterator[dict[str, str]]:
        yield {}

    def close(self) -> None:
        pass


class Sidekiq(Gem):
    """Sidekiq, and with it the client of Redis."""

    gems, title, package = ("sidekiq",), "Sidekiq", "ruby-sidekiq"


class ActiveJob(Gem):
    """Active Job, of Rails."""

    gems, title, package = ("activejob",), "Active Job", "ruby-activejob"


class DelayedJob(Gem):
    """Delayed Job, with its jobs in SQLite through Active Record."""

    gems = ("delayed_job", "delayed_job_active_record", "sqlite3")
    title, package = "Delayed Job", "ruby-delayed-job-active-record ruby-sqlite3"
