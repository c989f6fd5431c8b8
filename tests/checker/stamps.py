"""The stamp of a translation: a digest of each paragraph of the Spanish page that it was written from."""

import re
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from textwrap import fill, shorten

from mkdocs.utils.meta import YAML_RE

from .project import LANGUAGES, Project, ProjectError
from .skeleton import STAMP, Page, load

IN_PAGE = re.compile(rf"^{STAMP}:.*\n(?:[ \t]+.*\n)*", re.M)
DIGITS = 6  # of each digest: enough to notice a change within a page


def stale(source: Page, translation: Page) -> list[str]:
    """The paragraphs of the Spanish page that changed since its translation was stamped."""
    repair = f"run make record after reviewing {translation.name}"
    return [f"{change}; expected the stamp of the page as it is; {repair}" for change in _changes(source, translation)]


def restamp(project: Project, path: Path) -> list[str]:
    """Stamp the translation at `path` as up to date; nothing else in the file changes.

    Returns:
        What had changed since the last stamp, or why there is none now; nothing when it was right already.
    """
    try:
        translation = load(project, path)
        source = load(project, project.docs / LANGUAGES[0] / translation.key)
    except (FileNotFoundError, ProjectError) as error:
        return [f"{project.name(path)}:1: not stamped: {error}"]
    text = path.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    if not (changes := _changes(source, translation)) or not (front := YAML_RE.match(text)):
        return changes
    digests = fill(" ".join(_digests(source)), 90, initial_indent="  ", subsequent_indent="  ")
    head = IN_PAGE.sub("", front[1]) + f"{STAMP}: >-\n{digests}\n"
    path.write_bytes((text[: front.start(1)] + head + text[front.end(1) :]).replace("\n", end).encode())
    return [f"{change}; stamped in {translation.name}" for change in changes]


def _changes(source: Page, translation: Page) -> list[str]:
    stamp, digests, now = str(translation.meta.get(STAMP, "")).split(), _digests(source), source.paragraphs
    if stamp == digests:
        return []
    if not stamp:
        return [f"{translation.name}:1: no stamp"]
    found = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, stamp, digests, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        changed, after = min(i_end - i, j_end - j), max(j_end - 1, 0)
        whats = ["changed"] * changed + ["new"] * (j_end - j - changed)
        gone = [("removed after", item) for item in now[after : after + 1]] * (i_end - i - changed)
        for what, (line, text) in [*zip(whats, now[j:j_end], strict=True), *gone]:
            found.append(f"{source.name}:{line}: paragraph {what} «{shorten(text, 60, placeholder='…')}»")
    return found


def _digests(page: Page) -> list[str]:
    # Words only: a paragraph wrapped at another column says the same.
    return [sha256(" ".join(text.split()).encode()).hexdigest()[:DIGITS] for _, text in page.paragraphs]
