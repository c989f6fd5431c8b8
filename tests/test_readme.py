"""What the README says of the project is so."""

import re
import subprocess

from checker.checks import KEYS, Checks
from checker.project import HERE

README = (HERE.root / "README.md").read_text("utf-8")


def shown_tree() -> set[str]:
    """The paths of the README's tree: two spaces of indent for each folder, a slash for a folder."""
    (block,) = re.findall(r"## Where things are\n\n```text\n(.*?)```", README, re.DOTALL)
    found: set[str] = set()
    parents: list[str] = []
    for line in block.splitlines():
        depth, name = (len(line) - len(line.lstrip())) // 2, line.split()[0]
        parents = [*parents[:depth], name]
        found.add("".join(parents))
    return found


def kept_files() -> list[str]:
    """The files of the project: what git knows or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=HERE.root, capture_output=True, text=True, check=True).stdout.splitlines()


def test_the_tree_of_the_readme_is_the_real_one() -> None:
    shown, files = shown_tree(), kept_files()
    for path in shown:
        assert (HERE.root / path).exists(), f"README.md:1: the tree shows {path}, which does not exist; remove it"
    top = {file.split("/")[0] + "/" * ("/" in file) for file in files if not file.startswith(".")}
    inside = {f"{f.split('/')[0]}/{f.split('/')[1]}/" for f in files if f.count("/") > 1 and not f.startswith(".")}
    known = {path for path in top | inside if not path.startswith("snippets/") or path == "snippets/"}
    assert known <= shown, f"README.md:1: the tree does not show {sorted(known - shown)}; add them"


def test_the_commands_of_the_readme_are_those_of_the_makefile() -> None:
    said = subprocess.run(["make", "-s", "help"], cwd=HERE.root, capture_output=True, text=True, check=True).stdout
    listed = set(re.findall(r"make (\w+)", said)) - {"help"}
    named = {name for name in listed if re.search(rf"\b{name}\b", README)}
    assert named == listed


def test_the_keys_of_checks_toml_are_all_named() -> None:
    assert set(KEYS) == set(Checks.__dataclass_fields__)
    assert all(f"`{key}`" in README for key in KEYS)


def test_one_screen_holds_the_readme_up_to_the_recipes() -> None:
    assert README.index("## How to…") < 80 * 50
