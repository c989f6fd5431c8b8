"""What pages show of the client of Sidekiq has run."""

import pytest
from coverage import Coverage
from shown import never_run


def test_each_line_that_a_page_shows_has_run(request: pytest.FixtureRequest, executed: Coverage) -> None:
    assert not never_run("sidekiq_client", request, executed)
