"""Runs the `>>>` session in session.txt; prints, as JSON, `line: what differs` for each example that does."""

import doctest
import json
import traceback
from pathlib import Path
from typing import Any


class Listener(doctest.DocTestRunner):
    """Keeps the examples that differ instead of printing a report."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.found: list[str] = []

    def _say(self, example: doctest.Example, got: str) -> None:
        where = f"{example.lineno}: >>> {example.source.rstrip()}"
        self.found.append(f"{where}\n  shown:   {example.want!r}\n  printed: {got!r}")

    def report_start(self, *_: Any) -> None: ...

    def report_failure(self, out: Any, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self._say(example, got)

    def report_unexpected_exception(
        self, out: Any, test: doctest.DocTest, example: doctest.Example, exc_info: Any
    ) -> None:
        self._say(example, "".join(traceback.format_exception_only(*exc_info[:2])))


text = Path("session.txt").read_text("utf-8")
session = doctest.DocTestParser().get_doctest(text, {"__name__": "__main__"}, "session", None, 0)
listener = Listener()
listener.run(session, clear_globs=False)
print(json.dumps(listener.found if session.examples else ["0: no >>> line in this session"]))
