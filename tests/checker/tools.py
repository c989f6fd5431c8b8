"""What the tests take from npm (tests/tools/package.json); `make` installs it where there is npm."""

from pathlib import Path

from .project import HERE

FOLDER = HERE.root / "tests/tools/node_modules"
INSTALL = "no tests/tools/node_modules, so that {what} did not run; apt-get install npm, then make test"


def tool(path: str) -> Path:
    """A file of an npm package, such as `axe-core/axe.min.js`."""
    return FOLDER / path


def missing(path: str, what: str) -> str:
    """What to install before `what`, which needs a file of a package, can run; empty when it is there."""
    return "" if tool(path).exists() else INSTALL.format(what=what)
