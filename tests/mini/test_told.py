"""The chapter on these tests tells their numbers."""

import pytest
from checker.project import HERE

from mini.test_kills import JOBS, KILLS, WORKERS
from mini.test_mutants import MUTANTS

TOLD = {
    "es": [f"{JOBS // 1000} 000 trabajos, {WORKERS} workers y {KILLS} `kill -9`", f"Son {len(MUTANTS)} **mutantes**"],
    "en": [f"{JOBS:,} jobs, {WORKERS} workers and {KILLS} kills", f"There are {len(MUTANTS)} **mutants**"],
}


@pytest.mark.parametrize("language", TOLD)
def test_the_page_tells_the_numbers_of_the_tests(language: str) -> None:
    page = (HERE.root / f"docs/{language}/queue/tested.md").read_text("utf-8")
    assert [said for said in TOLD[language] if said not in page] == []
