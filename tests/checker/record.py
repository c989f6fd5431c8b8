"""`make record`: write outputs of programs, pictures of diagrams, stamps of translations; show what changed.

A program whose recorded output still holds is left alone. Any other runs several times; an output that
is not the same each time, under the rules of its checks.toml, is refused.
"""

import difflib
import fnmatch
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from . import figures, rules, stamps
from .engine import AT_A_TIME, Engine, judge
from .project import HERE, Project, ProjectError
from .snippet import Snippet, load_all

TIMES = 5


def record(snippet: Snippet, engine: Engine) -> str | None:
    """Write the output of one program; what is wrong with it, if it cannot be recorded."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        runs = list(pool.map(lambda _: engine.run(snippet), range(TIMES)))
    output = rules.tidy(runs[0].output)
    candidate = replace(snippet, out=output)
    for number, run in enumerate(runs, 1):
        if problems := judge(candidate, run):
            why = "\n".join(problems)
            return f"snippets/{snippet.name}:1: not recorded: run {number} of {TIMES}: {why}\nit printed:\n{run.output}"
    diff = difflib.unified_diff(
        (snippet.out or "").split("\n"), output.split("\n"), "recorded", "now", lineterm="", n=1
    )
    print(f"snippets/{snippet.out_name}: " + "\n".join(diff), flush=True)
    snippet.out_path.write_text(output, "utf-8")
    return None


def main(patterns: list[str], project: Project = HERE) -> int:
    """Record the programs that a pattern names; without one all of them, and the stamps."""
    wrong, written = [], 0
    try:
        snippets = load_all(project)
    except ProjectError as error:
        print(error)
        return 1
    names = [f"*{pattern.removeprefix('snippets/')}*" for pattern in patterns]
    wanted = [s for s in snippets if not names or any(fnmatch.fnmatch(s.name, name) for name in names)]
    if names and not wanted:
        print(f"no program is named {' or '.join(patterns)}; see snippets/")
        return 1
    with Engine() as engine:
        pending = [(s, engine.check(s)) for s in wanted]
        for number, (snippet, future) in enumerate(pending, 1):
            verdict = future.result()
            if verdict.missing:
                print(f"snippets/{snippet.name}: not run: {verdict.missing}")
            elif verdict.problems:
                print(f"[{number}/{len(pending)}] ", end="", flush=True)
                failed = record(snippet, engine)
                wrong.extend([failed] if failed else [])
                written += failed is None
    drawn: list[str] = []
    try:
        drawn = figures.record(project)
    except ProjectError as error:
        wrong.append(str(error))
    translations = [path for path in project.pages() if path.is_relative_to(project.docs / "en") and not patterns]
    said = [line for path in translations for line in stamps.restamp(project, path)]
    restamped = [line for line in said if "not stamped" not in line]
    wrong += [line for line in said if "not stamped" in line]
    print("\n".join([*(f"{name}: drawn" for name in drawn), *restamped, *wrong]))
    counts = f"{written} outputs written, {len(drawn)} diagrams drawn, {len(restamped)} stamps renewed"
    print(f"{len(wanted)} programs, {counts}, {len(wrong)} refused")
    return 1 if wrong else 0
