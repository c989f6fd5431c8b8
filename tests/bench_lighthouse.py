"""Lighthouse on a simulated phone: the scores and times of ten pages, medians of three, and the goals they miss."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from checker.browser import chromium, options
from checker.browser import missing as missing_browser
from checker.served import served
from checker.site import build
from checker.tools import missing as missing_tool
from checker.tools import tool

ROUNDS = 3
PAGES = (
    "",
    "en/machine/processes-threads/",
    "machine/processes-threads/",
    "en/blog/background-processing/",
    "blog/",
    "en/reference/glossary/",
    "buscar/",
    "en/404.html",
    "tags/",
    "en/",
)
SCORES = ("performance", "accessibility", "best-practices", "seo")  # each shall be 100
LIMITS = {"lcp": 1000.0, "tbt": 20.0, "cls": 0.01}  # ms, ms, share of the window


def main() -> None:
    """Build the site for the address at which it is then served, measure, print a table."""
    if lacking := missing_browser() or missing_tool("lighthouse", "Lighthouse"):
        sys.exit(lacking)
    with tempfile.TemporaryDirectory() as temporary, served(Path(temporary)) as address:
        build(Path(temporary), SITE_URL=f"{address}/")
        pages = [page for page in PAGES if (Path(temporary) / page).exists()]
        found = _measured([f"{address}/{page}" for page in pages])
    print(f"{'lighthouse, medians of ' + str(ROUNDS):34}  perf  a11y  best   seo  LCP ms  TBT ms    CLS")
    missed = []
    for page, rounds in zip(pages, found.values(), strict=True):
        middle = {name: median(each[name] for each in rounds) for name in (*SCORES, *LIMITS)}
        scores = "".join(f"{middle[name]:6.0f}" for name in SCORES)
        print(f"{'/' + page:34}{scores}{middle['lcp']:8.0f}{middle['tbt']:8.0f}{middle['cls']:7.3f}")
        missed += [f"/{page}: {each}" for each in goals_missed(middle, rounds[0]["faults"])]
    print("\n".join(["goals missed:", *missed]) if missed else "every goal is met")


def goals_missed(middle: dict[str, float], faults: list[str]) -> list[str]:
    """Which goals the medians of a page miss, with the audits that failed."""
    found = [f"{name} is {middle[name]:.0f}; expected 100" for name in SCORES if middle[name] < 100]
    for name, most in LIMITS.items():
        if middle[name] > most:
            found.append(f"{name} is {middle[name]:.{0 if most > 1 else 3}f}; expected {most:g} at most")
    return [f"{each} (audits: {', '.join(faults)})" if faults else each for each in found]


def _measured(urls: list[str]) -> dict[str, list[dict[str, Any]]]:
    command = ["node", str(tool("../lighthouse.mjs")), chromium() or "", json.dumps(options()), str(ROUNDS), *urls]
    run = subprocess.run(command, capture_output=True, text=True, env=os.environ | {"NODE_NO_WARNINGS": "1"})
    if run.returncode:
        sys.exit(f"Lighthouse failed:\n{run.stderr}")
    found: dict[str, list[dict[str, Any]]] = json.loads(run.stdout)
    return found


if __name__ == "__main__":
    main()
