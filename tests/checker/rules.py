"""The recorded output against what a run printed."""

import difflib
import re
from collections.abc import Iterator

from .checks import RULES, Checks

FRAME = re.compile(r'^  File "(?P<file>[^"]+)", line \d+.*\n(?:    .*\n)*', re.M)


CARETS = re.compile(r"^ +[~^]+\n", re.M)


def tidy(text: str) -> str:
    """Fold the traceback frames of libraries to `  ...`, drop the carets: both differ between Pythons."""
    text = CARETS.sub("", text)
    text = FRAME.sub(lambda m: m[0] if "/" not in m["file"] and "<" not in m["file"] else "  ‹…›\n", text)
    return re.sub(r"(?:  ‹…›\n)+", "  ...\n", text)


def normal(text: str, names: list[str]) -> list[str]:
    """The lines of an output with its varying parts replaced."""
    for name in names:
        pattern, word = RULES[name]
        text = pattern.sub(word, text)
    return [line.rstrip() for line in text.rstrip("\n").split("\n")]


def may_become(expected: str, printed: str, checks: Checks) -> bool:
    """Whether a run can still print what is recorded, after these whole lines; when in doubt, it can."""
    if not printed.strip() or checks.order == "any" or checks.optional or "Traceback" in expected:
        return True
    want, got = normal(expected, checks.normalize), normal(tidy(printed), checks.normalize)
    return got == want[: len(got)]


def differences(expected: str, actual: str, checks: Checks) -> Iterator[str]:
    """What is wrong with an output: nothing is yielded when it is as recorded."""
    want, got = normal(expected, checks.normalize), normal(actual, checks.normalize)
    if checks.optional:
        want, got = _common(want, got, checks.optional), _common(got, want, checks.optional)
    if checks.order == "any":
        want, got = sorted(want), sorted(got)
    if want != got:
        diff = difflib.unified_diff(want, got, "recorded", "printed now", lineterm="", n=2)
        yield "the output is not the recorded one\n" + "\n".join(diff)
    for first, then in checks.before:
        for text, where in ((expected, "recorded"), (actual, "printed now")):
            lines = text.split("\n")
            early = [n for n, line in enumerate(lines, 1) if re.search(first, line)]
            late = [n for n, line in enumerate(lines, 1) if re.search(then, line)]
            if not early or not late:
                yield f"{where}: no line matches /{then if early else first}/"
            elif max(early) > min(late):
                yield f"{where}: line {max(early)} /{first}/ must come before line {min(late)} /{then}/"


def _common(lines: list[str], others: list[str], optional: str) -> list[str]:
    """Without the lines of what the others say nothing of: what is optional is named by the text that matches."""
    named = {found[0] for line in others if (found := re.search(optional, line))}
    return [line for line in lines if not (found := re.search(optional, line)) or found[0] in named]


def damaged(text: str, checks: Checks) -> Iterator[tuple[str, str]]:
    """Every single-line damage of an output, with its name: all of them must be noticed."""
    lines = text.rstrip("\n").split("\n")
    yield "emptied", ""
    for n, line in enumerate(lines):
        before, after = lines[:n], lines[n + 1 :]
        if not (checks.optional and re.search(checks.optional, line)):
            yield f"line {n + 1} removed", "\n".join(before + after)
        yield f"line {n + 1} doubled", "\n".join([*before, line, line, *after])
        yield f"line {n + 1} altered", "\n".join([*before, line + "x", *after])
        if n and checks.order == "exact" and normal(line, checks.normalize) != normal(lines[n - 1], checks.normalize):
            yield f"lines {n} and {n + 1} swapped", "\n".join([*before[:-1], line, before[-1], *after])
