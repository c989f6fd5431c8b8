import ast
import re
from collections import Counter
from textwrap import dedent

from source_archives import sources  # (1)!

PACKAGES = "celery==5.7.0 dbos==3.4.0 fastapi==0.165.0 huey==3.5.4"
PACKAGES += " rq==3.0.0 starlette==1.10.0 taskiq==0.13.0"
EXAMPLES = r"(docs_src|docs/examples)/.*[^_]\.py"
NOT_PAGES = r"(^|/)(\.|tests/)|history|release-notes"
BLOCKS = {
    "md": r"^( *)``` *\{?[ .]*[Pp]y(?:thon)?\b.*\n((?:.*\n)*?)\1```",
    "rst": r"^( *)\.\. (?:code-block|code):: python\n"
    r"(?:\1 +:.*\n)*((?: *\n|\1 .*\n)+)",
}
VERDICTS = ["parses", "its ...", "no body", "not Python"]


def blocks(path, text):
    kind = path.rpartition(".")[2]
    if re.fullmatch(EXAMPLES, path):  # (2)!
        yield 1, text
    if kind in BLOCKS and not re.search(NOT_PAGES, path):
        for found in re.finditer(BLOCKS[kind], text, re.MULTILINE):
            if ">>>" not in found[2]:
                yield text[: found.start()].count("\n") + 1, dedent(found[2])


def error(code):
    try:
        ast.parse(code)  # (3)!
    except SyntaxError as wrong:
        return wrong.msg
    return ""


def verdict(code):
    if not error(code):
        return "parses"
    code = re.sub(r"(, )?\.\.\.\)", ")", code)  # (4)!
    code = re.sub(r"^( *\.\.\.)$", r"\1,", code, flags=re.MULTILINE)
    if not (wrong := error(code)):
        return "its ..."
    return "no body" if "an indented block" in wrong else "not Python"


total, slips = Counter(), []
print(f"{'':17}", *(f"{what:>10}" for what in VERDICTS))
for name, texts in sources(*PACKAGES.split()):
    count = Counter()
    for path, text in texts.items():
        for line, code in blocks(path, text):
            what = verdict(code)
            count[what] += 1
            if what == "not Python":
                slips.append(f"{name.partition('-')[0]}: {path}, line {line}")
    print(f"{name:17}", *(f"{count[what]:>10}" for what in VERDICTS))
    total += count
name = f"{total.total()} blocks"
print(f"{name:17}", *(f"{total[what]:>10}" for what in VERDICTS))
print(*sorted(slips), sep="\n")
