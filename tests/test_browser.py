"""Every page of the built site in a browser: each check of checker/looks.py, on each page."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from checker import page_axe, page_layout, page_media
from checker.browser import missing
from checker.ledger import Ledger, folder
from checker.looks import EVERY, SAMPLE, look, sample
from checker.plugin import skip_missing
from checker.served import served
from checker.visit import visited
from lxml import html
from playwright.sync_api import Browser
from test_look import BLOCK, OUTPUT, PROGRAM, render


@pytest.fixture(scope="session")
def said(address: str, built: Path) -> dict[str, list[str]]:
    """What each check says of the site; each page was loaded once for all of them."""
    skip_missing(missing() or page_axe.missing())
    return look(address, built, Ledger(folder()))


@pytest.mark.parametrize("check", [*EVERY, *SAMPLE])
def test_no_page_fails(said: dict[str, list[str]], check: str) -> None:
    if said[check]:
        pytest.fail("\n".join(said[check]), pytrace=False)


def test_the_sample_has_both_languages_and_every_template(built: Path) -> None:
    names = [path.relative_to(built).as_posix() for path in built.rglob("*.html")]
    chosen = sample(built, names)
    assert len(chosen) < len(names)
    assert {name.startswith("en/") for name in chosen} == {True, False}
    kinds = ("404.html", "blog/index.html", "machine/processes-threads/index.html", "reference/glossary/index.html")
    assert set(kinds) <= {name.removeprefix("en/") for name in chosen}


def test_the_mark_of_a_program_that_fails_can_be_read_by_all(browser: Browser, built: Path, tmp_path: Path) -> None:
    skip_missing(page_axe.missing())
    broken = SimpleNamespace(**{**vars(PROGRAM), "problems": [f"snippets/locks/{'lost_update' * 9}.out:2: printed 3"]})
    article = render(BLOCK + OUTPUT, SimpleNamespace(find=lambda code: broken))
    assert article.xpath("//div[@class='sp-problem']")
    site = Path(shutil.copytree(built, tmp_path / "site"))
    page = site / "tags/index.html"
    inserted = html.tostring(article, encoding="unicode").replace("article>", "div>")
    page.write_text(page.read_text("utf-8").replace("</article>", f"{inserted}</article>"), "utf-8")
    with served(site) as address, visited(browser, address, "tags/index.html") as visit:
        assert visit.page.is_visible(".sp-problem")
        assert [
            *page_layout.check(visit),
            *page_media.forced_colors(visit),
            *page_axe.check(visit),
            *page_axe.modes(visit),
        ] == []
