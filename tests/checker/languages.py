"""The languages in which programs are written. A new one is a class here, and its parser in blocks.py."""

import platform
import shutil
import subprocess
import sys
from functools import cache
from typing import Protocol

from .services import MissingService


class Language(Protocol):
    """How programs of a language are run."""

    @staticmethod
    def version() -> tuple[str, str]:
        """Its name and the version that is installed; raises MissingService."""

    @staticmethod
    def interpreter() -> str:
        """The command that runs a file of it."""


class Python:
    """The interpreter that runs the checker too."""

    @staticmethod
    def version() -> tuple[str, str]:
        return "Python", platform.python_version()

    @staticmethod
    def interpreter() -> str:
        return sys.executable


class Ruby:
    """The system's, with the gems of its packages: see `services/gem.py`."""

    @staticmethod
    @cache
    def version() -> tuple[str, str]:
        if not shutil.which("ruby"):
            raise MissingService("no Ruby; install it: apt-get install ruby")
        said = subprocess.run(["ruby", "-e", "print RUBY_VERSION"], capture_output=True, text=True, check=True)
        return "Ruby", said.stdout

    @staticmethod
    def interpreter() -> str:
        return "ruby"


LANGUAGES: dict[str, type[Language]] = {".py": Python, ".rb": Ruby}
