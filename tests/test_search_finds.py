"""What the search finds: accents, plurals, slips, symbols; and the queries of tests/search, against MiniSearch."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from checker import tools
from checker.plugin import skip_missing
from checker.project import LANGUAGES
from checker.served import served
from checker.site import build
from conftest import write_small_project
from playwright.sync_api import Browser, Page
from search_peer import PEER_FINDS

FINDS = """(queries) => {
  const index = new SearchIndex();
  const results = (query) => searchFor(index, query).groups.flatMap((group) => group.results);
  return queries.map((query) => results(query).sort((a, b) => b.score - a.score).slice(0, 3).map((r) => r.address));
}"""
READY = "() => typeof searchRules !== 'undefined' && searchRules"  # the page asks for its search after it is shown
COMMON = 40  # sections, as in overrides/hooks/search_index.py
PEER = "minisearch/dist/umd/index.js"
TEXT = """
## Años { #years }

Peticiones y colas, cerrojos. Señales: SIGTERM, `kill -9` y `BLPOP`. Queries, processes.

## Tarde { #late }

`acks_late`, que se pone en `@app.task(acks_late=True)` con `--concurrency=4` o `__main__`.

## HTTP { #http }

202 y `Retry-After` en C#, con `IdempotencyKey`, `IHostedService` y RabbitMQ. Python 3.14.

## Aparte: cerrojos { #apart }

Vermilion.

## Otro { #other }

Turquesa. Vermilion.
"""
FOUND = """
years: años | anos | ANOS | año | señal | senal | senales | petición | peticion | cola | query | proces | processes
years: SIGTERM | sigterm | sigte | sigtrem | sigtem | sigterrm | sigtorm | sigtr | peticoin | kill -9 | BLPOP | blpop
late: acks_late | acks late | ackslate | acks_l | ack_late | aks_late | @app.task | app.task | task | late
late: --concurrency | concurrency | concurrecny | conucrren | __main__ | main
http: 202 | retry-after | Retry After | retryafter | c# | C# | 3.14 | python 3.1
http: RabbitMQ | rabbitmq | rabbit mq | rabitmq | idempotency key | idempotency-key | idempotencykey
http: IHostedService | ihostedservice | hosted service | hosted
apart: cerrojos | cerrojo | vermilion cerrojos | aparte cerrojo | cuándo cerrojo
"""
QUERIES = [
    (section, query)
    for section, typed in (line.split(": ") for line in FOUND.strip().splitlines())
    for query in typed.split(" | ")
]


class Query(NamedTuple):
    line: int
    text: str
    leads: list[str]  # addresses without the folder of the language: one of them is wanted


def queries(language: str) -> list[Query]:
    """The lines `what is typed -> page#section page#section` of tests/search/<language>.txt."""
    lines = Path(__file__).with_name("search").joinpath(f"{language}.txt").read_text("utf-8").splitlines()
    parts = [(number, line.split(" -> ")) for number, line in enumerate(lines, 1) if not line.startswith("#")]
    return [Query(number, text, leads.split()) for number, (text, leads) in parts]


def missed(page: Page, language: str, script: str = FINDS) -> list[str]:
    """The queries whose section is not among the first three, as `file:line: ...`."""
    asked, home = queries(language), "" if language == LANGUAGES[0] else f"{language}/"
    return [
        f"tests/search/{language}.txt:{query.line}: {query.text!r} finds {found}; expected one of {query.leads}"
        for query, found in zip(asked, page.evaluate(script, [query.text for query in asked]), strict=True)
        if not {f"{home}{address}" for address in query.leads} & set(found)
    ]


@pytest.fixture(scope="module")
def small(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    root = write_small_project(tmp_path_factory.mktemp("finds") / "project")
    for path in root.glob("docs/*/part/chapter.md"):
        path.write_text(path.read_text("utf-8") + TEXT, "utf-8")
    build(root / "site", root)
    with served(root / "site") as address:
        page = browser.new_page()
        page.goto(f"{address}/buscar/")
        page.wait_for_function(READY)
        yield page
        page.close()


@pytest.fixture(params=LANGUAGES)
def real(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[tuple[str, Page]]:
    """The page of the search of this site, in each language."""
    page = browser.new_page(bypass_csp=True)
    page.goto(f"{address}/{'' if request.param == LANGUAGES[0] else f'{request.param}/'}buscar/")
    page.wait_for_function(READY)
    yield request.param, page
    page.close()


@pytest.mark.parametrize(("section", "query"), QUERIES)
def test_what_is_typed_finds_its_section_first(small: Page, section: str, query: str) -> None:
    (found,) = small.evaluate(FINDS, [query])
    assert found[:1] == [f"part/chapter/#{section}"]


@pytest.mark.parametrize("query", ["sigtoam", "ksil", "xyzzy", "de la", "", "#", "c++"])
def test_what_is_nowhere_finds_nothing(small: Page, query: str) -> None:
    assert small.evaluate(FINDS, [query]) == [[]]


def test_a_slip_counts_only_where_nothing_is_written_so(small: Page) -> None:
    assert small.evaluate(FINDS, ["otro"])[0] == ["part/chapter/#other", "part/chapter/"]
    said = "searchFor(new SearchIndex(), 'otro').near || !searchFor(new SearchIndex(), 'turquesq').near"
    assert not small.evaluate(said)


def test_a_common_word_of_programs_is_found_only_where_it_is_written_about(real: tuple[str, Page]) -> None:
    found = real[1].evaluate("new SearchIndex().word('f').ranks.size")  # of f"…": one letter, so no longer word counts
    assert found < COMMON


def test_a_forbidden_name_of_a_term_leads_to_the_term(real: tuple[str, Page]) -> None:
    language, page = real
    name, lead = {"es": ("candado", "#lock"), "en": ("time-out", "#timeout")}[language]
    assert page.evaluate(FINDS, [name])[0][0].endswith(f"reference/glossary/{lead}")


def test_the_page_reads_words_as_the_index_was_written(real: tuple[str, Page]) -> None:
    """Each word of each text is found again in its own section: Python and JavaScript cut alike.

    But for common words, which are found where they are written about, not in programs.
    """
    lost = real[1].evaluate(
        """async (common) => {
          const index = new SearchIndex();
          await Promise.all([...new Set(index.pages)].map(loadSearchTexts));
          const having = new Map();
          searchIndex.sections.forEach(([title, address], section) => {
            const text = searchText({ page: index.pages[section], address });
            for (const { parts, whole } of searchNames(`${title} ${text}`))
              for (const word of [...parts, whole]) having.set(word, (having.get(word) ?? new Set()).add(section));
          });
          const rare = [...having].filter(([, sections]) => sections.size <= common);
          const known = ([word]) => index.word(word).known.has(word);
          const placed = ([word, sections]) => [...sections].every((each) => index.word(word).ranks.has(each));
          return rare.filter((each) => !known(each) || !placed(each)).map(([word]) => word);
        }""",
        COMMON,
    )
    assert lost == []


def test_all_sections_of_the_queries_exist(real: tuple[str, Page]) -> None:
    language, page = real
    home = "" if language == LANGUAGES[0] else f"{language}/"
    found = page.evaluate("new SearchIndex() && searchIndex.sections.map((each) => each[1])")
    known = {address.removeprefix(home) for address in found}
    asked = queries(language)
    assert len(asked) >= 100
    for query in asked:
        gone = set(query.leads) - known
        assert not gone, f"tests/search/{language}.txt:{query.line}: no section {gone}; mend the address"


def test_queries_of_readers_find_their_section_as_often_as_with_minisearch(real: tuple[str, Page]) -> None:
    language, page = real
    skip_missing(tools.missing(PEER, "the comparison with MiniSearch"))
    page.add_script_tag(content=tools.tool(PEER).read_text("utf-8"))
    ours, peer = missed(page, language), missed(page, language, PEER_FINDS)
    said = f"{language}: of {len(queries(language))} queries ours misses {len(ours)}, MiniSearch {len(peer)}"
    print(said)
    assert len(ours) <= min(len(peer), len(queries(language)) // 20), "\n".join([said, *ours])


@pytest.mark.parametrize(
    ("damage", "lost"),
    [
        ("oneSlip = () => false", {"es": "rabitmq", "en": "rabitmq"}),
        ("searchRules.endings.length = 0", {"es": "cancelaciones", "en": "retries"}),
        ("searchIndex.sections.reverse()", {"es": "GIL", "en": "GIL"}),
    ],
)
def test_a_worse_search_misses_queries(real: tuple[str, Page], damage: str, lost: dict[str, str]) -> None:
    language, page = real
    page.evaluate(damage)
    assert any(f": {lost[language]!r} finds" in each for each in missed(page, language))
