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

PACKAGES = [folder for folder in applications.folders(HERE) if (folder / "requirements.txt").exists()]


@pytest.fixture(params=PACKAGES, ids=lambda folder: folder.name)
def package(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


def test_its_requirements_are_the_locked_versions(package: Path) -> None:
    lock = tomllib.loads((HERE.root / "uv.lock").read_text("utf-8"))
    locked = {package["name"]: package.get("version") for package in lock["package"]}
    lines = (package / "requirements.txt").read_text("utf-8").split()
    required = dict(re.split("==", line) for line in lines)
    assert required == {name: locked[name] for name in required}


def test_it_starts_in_an_environment_with_nothing_else(package: Path, tmp_path: Path) -> None:
    shutil.copytree(package, tmp_path / package.name)
    try:
        uv = Uv("", {})
    except MissingService as error:
        skip_missing(str(error))
    command = [uv.binary(), "run", "--no-project", "--with-requirements", f"{package.name}/requirements.txt"]
    code = f"from {package.name} import __main__, web; print('imported')"
    with uv.lease() as variables:
        done = subprocess.run(
            [*command, "python", "-c", code], cwd=tmp_path, env=os.environ | variables, capture_output=True, text=True
        )
    assert done.stdout == "imported\n", done.stderr
