"""A site of generated chapters, twice: with the configuration of this one, and under bare Material."""

import random
import re
import shutil
from pathlib import Path

from checker.project import HERE, LANGUAGES

BARE = """\
site_name: Bare
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
plugins: [search]
"""
PROGRAMS, PARTS = 90, 8
WORDS = ["cola", "hilo", "proceso", "petición", "respuesta", "mensaje", "trabajo", "reintento", "lote", "espera"]


def generate(root: Path, pages: int) -> tuple[Path, Path]:
    """Write both projects.

    Args:
        root: an empty folder.
        pages: generated chapters in each language; the pages of this site come on top.

    Returns:
        The folders of ours and of bare Material.
    """
    ours, bare = root / "ours", root / "bare"
    for name in ("docs", "overrides", "snippets", "tests", "mkdocs.yml", "uv.lock"):
        source = HERE.root / name
        if source.is_dir():
            shutil.copytree(source, _made(ours) / name, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        else:
            shutil.copy(source, _made(ours) / name)
    _programs(ours / "snippets/generated")
    navigation = _chapters(ours / "docs", pages)
    shutil.copytree(ours / "snippets", _made(bare) / "snippets")
    shutil.copytree(ours / "docs", bare / "docs")
    for page in bare.rglob("docs/**/*.md"):  # templates of ours
        page.write_text(re.sub("(?m)^template: .*\n", "", page.read_text("utf-8"), count=1), "utf-8")
    config = (ours / "mkdocs.yml").read_text("utf-8")
    markdown = re.search(r"(?m)^markdown_extensions:\n(?:  .*\n)+", config)
    assert markdown
    (bare / "mkdocs.yml").write_text(BARE + markdown[0], "utf-8")
    (ours / "mkdocs.yml").write_text(re.sub(r"(?m)^nav:\n(?:  .*\n)+", rf"\g<0>{navigation}", config), "utf-8")
    return ours, bare


def _programs(folder: Path) -> None:
    for number in range(PROGRAMS):
        path = _made(folder) / f"p{number}.py"
        lines = "".join(f"def f{n}(x: int) -> int:\n    return x * {n} + {number}\n\n\n" for n in range(5))
        path.write_text(f"{lines}print(f1({number}))\n")
        path.with_suffix(".out").write_text(f"{number * 1 + number}\n")


def _chapters(docs: Path, pages: int) -> str:
    """Write the chapters of both languages; what to add to the navigation."""
    dice, navigation = random.Random(pages), ""
    for part in range(PARTS):
        names = {n: f"part{part}/page{n}.md" for n in range(part, pages, PARTS)}
        navigation += f"  - Part {part}:\n" + "".join(f"      - {name}\n" for name in names.values())
        for number, name in names.items():
            for language in LANGUAGES:
                path = docs / language / name
                _made(path.parent).joinpath(path.name).write_text(_page(number, name, dice), "utf-8")
    return navigation


def _page(number: int, name: str, dice: random.Random) -> str:
    """2,000 words under ten headings, with three programs and their outputs."""
    parts = [f"---\ndescription: {name}\n---\n# Page {name}\n"]
    for section in range(10):
        text = " ".join(dice.choices(WORDS, k=200))
        parts.append(f"## Section {section} {{ #s{section} }}\n\n{text}\n")
        if section % 3 == 0 and section:
            program = f"generated/p{(number + section * 10) % PROGRAMS}"
            parts.append(f'```python\n--8<-- "{program}.py"\n```\n\n```text\n--8<-- "{program}.out"\n```\n')
    return "\n".join(parts)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
