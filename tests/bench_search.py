"""The search on a phone at 100,000 words a language: ours against MiniSearch with the same sections and folding.

From the press on the button to the first result, with what is asked for in the header typed at once, at 1.6 Mbit/s,
150 ms of round trip and a CPU four times slower; and what travels until nothing more is asked for.
"""

import json
import random
import re
import tempfile
from collections.abc import Iterator
from itertools import accumulate, cycle
from pathlib import Path
from statistics import median

import rjsmin
from checker.browser import opened
from checker.project import HERE, LANGUAGES
from checker.served import served
from checker.site import build
from checker.tools import tool
from conftest import write_small_project
from playwright.sync_api import Browser, Page
from search_peer import PEER_INDEX, PEER_SEARCH

PAGES, SECTIONS, WORDS = 100, 10, 100  # 100,000 words a language
VOCABULARY = 8000
ROUNDS = 5
QUERIES = {"es": "proceso", "en": "process"}
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
NAMES = ("ours", "MiniSearch")
GOALS = "goal: first result <= 1.00 s, <= 130 KB"
OURS = """async (query) => {
  const start = performance.now();
  document.getElementById("search-open").click();
  const seen = (root, what) => new Promise((found) => {
    const look = () => root.querySelector(what) && found(root.querySelector(what));
    new MutationObserver(look).observe(root, { childList: true, subtree: true });
  });
  const dialog = await seen(document.body, "dialog");
  dialog.querySelector("input").value = query;
  await seen(dialog, "li");
  return performance.now() - start;
}"""


def main() -> None:
    """Print a line for each language and each of the two."""
    with tempfile.TemporaryDirectory() as temporary, opened() as browser:
        site = _site(Path(temporary))
        with served(site) as address:
            for language in LANGUAGES:
                home = f"{address}/{'' if language == LANGUAGES[0] else f'{language}/'}"
                _write_peer(browser, site, home, language)
                print(f"search, {PAGES * SECTIONS * WORDS} words in {language}, throttled; {GOALS}")
                both = [[_measured(browser, home, language, name) for name in NAMES] for _ in range(ROUNDS)]
                for name, rounds in zip(NAMES, zip(*both, strict=True), strict=True):  # in turns: the same machine
                    seconds, size = (median(each) for each in zip(*rounds, strict=True))
                    print(f"  {name}: first result {seconds:.2f} s, {size / 1000:.0f} KB", flush=True)


def _measured(browser: Browser, home: str, language: str, name: str) -> tuple[float, int]:
    """Seconds to the first result, bytes that travelled."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{home}part/chapter/")
    page.wait_for_load_state("networkidle")
    protocol = context.new_cdp_session(page)
    received: list[int] = []
    protocol.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    protocol.send("Network.enable")
    protocol.send("Network.emulateNetworkConditions", NETWORK)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    seconds = page.evaluate(OURS if name == NAMES[0] else PEER_SEARCH, QUERIES[language]) / 1000
    page.wait_for_timeout(1500)
    page.wait_for_load_state("networkidle")
    context.close()
    return seconds, sum(received)


def _site(root: Path) -> Path:
    """The small project with generated chapters, built."""
    project = write_small_project(root / "project")
    for language in LANGUAGES:
        texts = _texts(language)
        for number in range(PAGES):
            sections = "\n".join(f"## {next(texts)} {{ #s{n} }}\n\n{next(texts)}\n" for n in range(SECTIONS))
            page = f"---\ndescription: {number} {language}.\n---\n# {next(texts)}\n\n{sections}"
            (project / "docs" / language / f"part/page{number}.md").write_text(page, "utf-8")
    config = project / "mkdocs.yml"
    listed = "".join(f"      - part/page{number}.md\n" for number in range(PAGES))
    config.write_text(config.read_text("utf-8").replace("part/chapter.md\n", f"part/chapter.md\n{listed}"), "utf-8")
    build(root / "site", project)
    return root / "site"


def _texts(language: str) -> Iterator[str]:
    """A title of a section, its text, a title again...: after ten sections the title of their page.

    Small words stay where they stand in our own pages. The others are drawn as a real text of that size has them: a
    few very often, most of them once, and those of a topic again and again on its page.
    """
    dice = random.Random(language)
    own = " ".join(path.read_text("utf-8") for path in sorted((HERE.docs / language).rglob("*.md")))
    found = re.findall(r"[^\W\d_]+", own.lower())
    words = sorted({word for word in found if len(word) > 3}, key=lambda word: (-found.count(word), word))
    while len(words) < VOCABULARY:  # longer lists of words begin and end like real ones
        first, second = dice.choices(words, k=2)
        words.append(first[: (len(first) + 1) // 2] + second[len(second) // 2 :])
    often = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    skeleton = cycle(found)
    while True:
        topic = [words[int(40 * 2 ** (dice.random() * 7.6))] for _ in range(60)]
        for _ in range(SECTIONS):
            yield " ".join(dice.choices(topic, k=4)).capitalize()
            text = [next(skeleton) for _ in range(WORDS)]
            drawn = dice.choices(words, cum_weights=often, k=WORDS)
            of_topic = [topic[int(60 * dice.random() ** 2)] if dice.random() < 0.4 else word for word in drawn]
            yield " ".join(a if len(a) < 4 else b for a, b in zip(text, of_topic, strict=True))
        yield " ".join(dice.choices(topic, k=3)).capitalize()


def _write_peer(browser: Browser, site: Path, home: str, language: str) -> None:
    """MiniSearch and its index beside ours, both as scripts."""
    page: Page = browser.new_page(bypass_csp=True)
    page.goto(f"{home}buscar/")
    page.wait_for_function("() => typeof searchIndex !== 'undefined'")
    library = tool("minisearch/dist/umd/index.js").read_text("utf-8")
    page.add_script_tag(content=library)
    index = page.evaluate(PEER_INDEX)
    page.close()
    (site / "peer.js").write_text(str(rjsmin.jsmin(library)), "utf-8")
    (site / f"peer.{language}.js").write_text(f"peerIndex={json.dumps(index, ensure_ascii=False)}\n", "utf-8")
