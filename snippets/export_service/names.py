"""Names of files: those that users chose, made safe, and our own."""

import re
import unicodedata
from urllib.parse import quote

LONGEST = 100
FILE = re.compile(r"[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)?")


def safe_name(given: str) -> str:
    """The last part of a name, without what a file system or a header minds."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    normal = unicodedata.normalize("NFC", last)
    kept = "".join(c for c in normal if unicodedata.category(c)[0] != "C")
    kept = "".join("_" if c in '<>:"|?*' else c for c in kept).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        return kept[:LONGEST]
    return f"{stem[: LONGEST - len(ending)]}.{ending[:LONGEST]}"


# --8<-- [start:disposition]
def disposition(filename: str) -> str:
    """Content-Disposition by RFC 6266: an ASCII name, and the real one."""
    plain = filename.encode("ascii", "replace").decode().replace("?", "_")
    return (
        f'attachment; filename="{plain}"; '
        f"filename*=UTF-8''{quote(filename, safe='')}"
    )


# --8<-- [end:disposition]


def result_name(filename: str) -> str:
    """What the PDF of a document is called: orders.csv -> orders.pdf."""
    return f"{filename.rpartition('.')[0] or filename}.pdf"


def checked(name: str) -> str:
    """A name in Files: a job, or one of its files; else a ValueError."""
    if not FILE.fullmatch(name):
        raise ValueError(f"not a name of a file: {name!r}")
    return name
