"""Who downloads an application starts it with what it was tested with."""

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from checker import applications
from checker.plugin import skip_missing
from checker.project import HERE
from checker.services import MissingService, Uv

# what it needs, and what one of its backends needs besides
REQUIREMENTS = [path for folder in applications.folders(HERE) for path in sorted(folder.glob("requirements*.txt"))]


@pytest.fixture(params=REQUIREMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def requirements(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_its_requirements_are_the_locked_versions(requirements: Path) -> None:
    lock = tomllib.loads((HERE.root / "uv.lock").read_text("utf-8"))
    locked = {package["name"]: package.get("version") for package in lock["package"]}
    lines = requirements.read_text("utf-8").split()
    required = dict(re.split("==", line) for line in lines)
    assert required == {name: locked[name] for name in required}


def test_it_starts_in_an_environment_with_nothing_else(requirements: Path, tmp_path: Path) -> None:
    package = requirements.parent
    shutil.copytree(package, tmp_path / package.name)
    try:
        uv = Uv("", {})
    except MissingService as error:
        skip_missing(str(error))
    needed = [
        f"--with-requirements={package.name}/{name}" for name in dict.fromkeys(["requirements.txt", requirements.name])
    ]
    command = [uv.binary(), "run", "--no-project", *needed]
    backend = requirements.stem.partition("-")[2]
    extra = f"{package.name}.backends.{backend}" if backend else package.name
    code = f"from {package.name} import __main__, web; import {extra}; print('imported')"
    with uv.lease() as variables:
        done = subprocess.run(
            [*command, "python", "-c", code], cwd=tmp_path, env=os.environ | variables, capture_output=True, text=True
        )
    assert done.stdout == "imported\n", done.stderr
