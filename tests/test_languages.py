"""Programs in other languages than Python, and what a machine that lacks one says."""

from pathlib import Path

import pytest
from checker.engine import Engine, Verdict
from checker.languages import Ruby
from checker.ledger import Ledger
from checker.plugin import skip_missing
from checker.project import Project
from checker.services import MissingService, Postgres, Service
from checker.services.gem import Sidekiq
from checker.snippet import load_all

PROGRAM = 'require "sidekiq"  # (1)!\nputs Sidekiq.load_json(%q({"n": 1}))["n"] + ARGV.size\n'


def verdict(root: Path, out: str) -> Verdict:
    folder = root / "snippets/topic"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "program.rb").write_text(PROGRAM)
    (folder / "program.out").write_text(out)
    (folder / "checks.toml").write_text('[program]\nservices = ["sidekiq"]\n')
    (program,) = load_all(Project(root))
    with Engine(Ledger(root / "ledger")) as engine:
        return engine.check(program).result()


def test_a_ruby_program_is_run_with_its_gem(tmp_path: Path) -> None:
    right = verdict(tmp_path, "1\n")
    skip_missing(right.missing)
    assert not right.problems
    assert [name for name, _ in right.versions] == ["Ruby", "Sidekiq"]
    assert verdict(tmp_path, "2\n").problems


@pytest.mark.parametrize("gone", [Postgres, Sidekiq, Ruby])
def test_without_its_package_a_program_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, gone: type[Service] | type[Ruby]
) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    monkeypatch.setattr("checker.services.postgres.PACKAGES", Path("/nowhere"))
    for cached in (Postgres.binaries, Postgres.version, Sidekiq.version, Ruby.version):
        cached.cache_clear()
    with pytest.raises(MissingService, match=r"install it: apt-get install \S+"):
        gone.version()
