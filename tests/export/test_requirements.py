"""Who downloads the application starts it with what it was tested with."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

from checker.plugin import skip_missing
from checker.project import HERE
from checker.services import MissingService, Uv

PACKAGE = HERE.snippets / "export_service"


def requirements() -> dict[str, str]:
    lines = (PACKAGE / "requirements.txt").read_text("utf-8").split()
    return dict(re.split("==", line) for line in lines)


def test_its_requirements_are_the_locked_versions() -> None:
    lock = tomllib.loads((HERE.root / "uv.lock").read_text("utf-8"))
    locked = {package["name"]: package.get("version") for package in lock["package"]}
    assert requirements() == {name: locked[name] for name in requirements()}


def test_it_starts_in_an_environment_with_nothing_else(tmp_path: Path) -> None:
    shutil.copytree(PACKAGE, tmp_path / "export_service")
    try:
        uv = Uv("", {})
    except MissingService as error:
        skip_missing(str(error))
    command = [uv.binary(), "run", "--no-project", "--with-requirements", "export_service/requirements.txt"]
    code = "from export_service import __main__, web; print('imported')"
    with uv.lease() as variables:
        done = subprocess.run(
            [*command, "python", "-c", code], cwd=tmp_path, env=os.environ | variables, capture_output=True, text=True
        )
    assert done.stdout == "imported\n", done.stderr
