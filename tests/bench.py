"""`make bench`: what the checker and the hooks cost, each as a ratio of two measurements of one run.

suite  all programs through the checker against the same programs one after the other, medians of five rounds
gate   everything remembered, one program edited, nothing remembered
build  this site's configuration against bare Material, on the same generated pages, 50, 200 and 800 a language
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from textwrap import indent

import yaml
from checker import gate
from checker.engine import Engine
from checker.fences import Fences
from checker.ledger import Ledger
from checker.project import HERE, Project
from checker.services import SERVICES
from checker.snippet import load_all

BARE = """\
site_name: Bare
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - toc: {permalink: "#"}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.snippets: {base_path: [snippets]}
"""
SIZES = (50, 200, 800)  # pages a language
WORDS = [
    "cola",
    "hilo",
    "proceso",
    "petición",
    "respuesta",
    "mensaje",
    "trabajo",
    "reintento",
    "lote",
    "espera",
    "clave",
]


def measured(work: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU seconds of some work, its child processes included."""

    def cpu() -> float:
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    wall, used = time.perf_counter(), cpu()
    work()
    return time.perf_counter() - wall, cpu() - used


def suite() -> None:
    programs = [s for s in load_all(HERE) if s.checks.exit >= 0]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        environment = dict(os.environ)
        for name in {name for s in programs for name in s.checks.services}:
            service = SERVICES[name](folder, {})
            stack.callback(service.close)
            environment |= stack.enter_context(service.lease())

        def plain() -> None:
            for snippet in programs:
                subprocess.run([sys.executable, snippet.path], cwd=folder, env=environment, capture_output=True)

        def checked() -> None:
            with Engine(Ledger(Path(folder, "ledger", os.urandom(4).hex()))) as engine:
                for future in [engine.check(s) for s in programs]:
                    future.result()

        rounds = [(measured(plain), measured(checked)) for _ in range(5)]  # in turns: both meet the same machine
        one, other = (tuple(map(median, zip(*each, strict=True))) for each in zip(*rounds, strict=True))
        print(f"suite, {len(programs)} programs: plain {one[0]:.2f} s wall, {one[1]:.2f} s CPU")
        print(f"  checked: {other[0]:.2f} s wall ({other[0] / one[0]:.2f} x)", end=", ")
        print(f"{other[1]:.2f} s CPU ({other[1] / one[1]:.2f} x)")


def gates() -> None:
    fences = Fences()
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(temporary))
        for name in ("docs", "snippets"):
            shutil.copytree(HERE.root / name, project.root / name)

        def run() -> None:
            with Engine(Ledger(project.root / "ledger")) as engine:
                gate.check(project, fences, engine)

        cold, warm = measured(run)[0], measured(run)[0]
        edited = next(s for s in load_all(project) if not s.checks.services)
        edited.path.write_text(edited.code + "\n", "utf-8")
        alone = measured(lambda: subprocess.run([sys.executable, edited.path], capture_output=True, cwd=temporary))[0]
        changed = measured(run)[0]
    print(f"gate: cold {cold:.2f} s, warm {warm:.2f} s", end=", ")
    print(f"one program edited {changed:.2f} s (alone it takes {alone:.2f} s)")


def builds() -> None:
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as temporary:
            ours, bare = _generated(Path(temporary), pages)
            _build(ours)  # fills the ledger: what is compared is building, not running programs
            one, other = measured(lambda: _build(bare)), measured(lambda: _build(ours))  # noqa: B023  (called at once)
        ratio = other[1] / one[1]
        print(f"build, 2 x {pages} pages: bare {one[1]:.1f} s CPU, ours {other[1]:.1f} s ({ratio:.2f} x)", flush=True)


def _build(folder: Path) -> None:
    environment = os.environ | {"SNIPPET_LEDGER": str(folder / "ledger")}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def _generated(root: Path, pages: int) -> tuple[Path, Path]:
    """This site with generated chapters instead of its own, and the same chapters under bare Material."""
    ours, bare, dice = root / "ours", root / "bare", random.Random(pages)
    for name in ("docs", "overrides", "snippets", "tests", "mkdocs.yml", "uv.lock"):
        source = HERE.root / name
        if source.is_dir():
            shutil.copytree(source, _made(ours) / name, ignore=shutil.ignore_patterns("node_modules"))
        else:
            shutil.copy(source, _made(ours) / name)
    for number in range(90):
        path = ours / "snippets/generated" / f"p{number}.py"
        lines = "".join(f"def f{n}(x: int) -> int:\n    return x * {n} + {number}\n\n\n" for n in range(5))
        _made(path.parent).joinpath(path.name).write_text(f"{lines}print(f1({number}))\n")
        path.with_suffix(".out").write_text(f"{number * 1 + number}\n")
    nav = []
    for part in range(8):
        chapters = {n: f"part{part}/page{n}.md" for n in range(part, pages, 8)}
        nav.append({f"Part {part}": list(chapters.values())})
        for number, name in chapters.items():
            for language in ("es", "en"):
                path = ours / "docs" / language / name
                _made(path.parent).joinpath(path.name).write_text(_page(number, name, dice))
    shutil.copytree(ours / "snippets", _made(bare) / "snippets")
    for language in ("es", "en"):
        shutil.copytree(ours / "docs" / language, bare / "docs" / language)
        home = bare / "docs" / language / "index.md"
        home.write_text(home.read_text("utf-8").replace("template: home.html\n", ""), "utf-8")
    (bare / "mkdocs.yml").write_text(BARE)
    config = (ours / "mkdocs.yml").read_text("utf-8")
    own = config[config.index("nav:\n") : config.index("\n# ---", config.index("nav:\n"))]
    (ours / "mkdocs.yml").write_text(config.replace(own, own.rstrip() + "\n" + indent(yaml.dump(nav), "  ")))
    return ours, bare


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _page(number: int, name: str, dice: random.Random) -> str:
    """2,000 words under ten headings, with three programs and their outputs."""
    parts = [f"---\ndescription: {name}\n---\n# Page {name}\n"]
    for section in range(10):
        text = " ".join(dice.choices(WORDS, k=200))
        parts.append(f"## Section {section} {{ #s{section} }}\n\n{text}\n")
        if section % 3 == 0 and section:
            program = f"generated/p{(number + section * 10) % 90}"
            parts.append(f'```python\n--8<-- "{program}.py"\n```\n\n```text\n--8<-- "{program}.out"\n```\n')
    return "\n".join(parts)


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["suite", "gates", "builds"]
    for each in wanted:
        {"suite": suite, "gates": gates, "builds": builds}[each]()
