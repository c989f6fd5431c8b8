"""The stamp of a translation: a digest of each paragraph of the Spanish page that it was written from."""

import re
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from textwrap import fill, shorten

from mkdocs.utils.meta import YAML_RE

from .project import LANGUAGES, Project
from .skeleton import Item, Page, load

KEY = "translates"
STAMP = re.compile(rf"^{KEY}:.*\n(?:[ \t]+.*\n)*", re.M)
DIGITS = 6  # of each digest: enough to notice a change within a page


def stale(source: Page, translation: Page) -> list[str]:
    """The paragraphs of the Spanish page that changed since its translation was stamped."""
    repair = f"expected the translation to follow it; run make record after reviewing {translation.name}"
    return [f"{change}; {repair}" for change in _changes(source, translation)]


def restamp(project: Project, path: Path) -> list[str]:
    """Stamp the translation at `path` as up to date; nothing else in the file changes.

    Returns:
        What had changed since the last stamp; nothing when the stamp was already right.
    """
    original = project.docs / LANGUAGES[0] / path.relative_to(project.docs / LANGUAGES[1])
    source, translation = load(project, original), load(project, path)
    changes = _changes(source, translation)
    text = path.read_bytes().decode()
    end = "\r\n" if "\r\n" in text else "\n"
    text = text.replace("\r\n", "\n")
    if not changes or not (front := YAML_RE.match(text)):
        return changes
    digests = fill(" ".join(_digests(source)), 90, initial_indent="  ", subsequent_indent="  ")
    stamp, head = f"{KEY}: >-\n{digests}\n", front[1]
    head = STAMP.sub(stamp, head) if STAMP.search(head) else head + stamp
    text = text[: front.start(1)] + head + text[front.end(1) :]
    path.write_bytes(text.replace("\n", end).encode())
    return [f"{change}; {translation.name} is stamped as following it" for change in changes]


def _changes(source: Page, translation: Page) -> list[str]:
    stamp, digests = translation.meta.get(KEY, "").split(), _digests(source)
    if not stamp:
        return [f"{translation.name}:1: no stamp of {source.name} (`{KEY}:` in the front matter)"]
    found, now = [], _paragraphs(source)
    for _, i, i_end, j, j_end in SequenceMatcher(None, stamp, digests, autojunk=False).get_opcodes():
        if stamp[i:i_end] == digests[j:j_end]:
            continue
        for n, (line, text) in enumerate(now[j:j_end], i):
            word = "changed" if n < i_end else "new"
            found.append(f"{source.name}:{line}: {word} paragraph «{shorten(text, 60, placeholder='…')}»")
        if (gone := (i_end - i) - (j_end - j)) > 0:
            before = f"before «{shorten(now[j_end].value, 60, placeholder='…')}»" if j_end < len(now) else "at the end"
            line = now[j_end].line if j_end < len(now) else len(source.lines)
            found.append(f"{source.name}:{line}: {gone} paragraph(s) removed {before}")
    return found


def _digests(page: Page) -> list[str]:
    # Words only: a paragraph wrapped at another column says the same.
    return [sha256(" ".join(text.split()).encode()).hexdigest()[:DIGITS] for _, text in _paragraphs(page)]


def _paragraphs(page: Page) -> list[Item]:
    """The blocks between blank lines, a fence being one whole, and the words of the front matter."""
    fenced = {n for fence in page.fences for n in range(fence.line, fence.end_line + 1)}
    found = [Item(page.meta.line(key), page.meta[key]) for key in ("title", "description") if key in page.meta]
    body = enumerate(page.lines[page.body :], page.body + 1)
    for filled, group in groupby(body, lambda numbered: numbered[0] in fenced or bool(numbered[1].strip())):
        if filled:
            (line, first), *rest = group
            found.append(Item(line, "\n".join([first, *(text for _, text in rest)])))
    return found
