"""Each check of a page in the browser can fail: a small page is good, and fails once it is damaged."""

import random
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from checker import looks, page_axe
from checker.browser import missing
from checker.ledger import Ledger
from checker.looks import EVERY, SAMPLE
from checker.plugin import skip_missing
from checker.project import HERE
from checker.served import served
from checker.visit import visited
from playwright.sync_api import Browser

NOISE = random.Random(1).randbytes(300_000).hex()  # nothing makes it half as small
WORDS, TEXT = (" ".join(f"{word}{number}" for number in range(60)) for word in ("word", "text"))
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
 img-src 'self'; font-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="/big.svg"><link rel="stylesheet" href="/site.css"><script src="/site.js" defer></script></head>
<body><a class="skip" href="#content">Skip</a>
<header><a class="block" href="/es/" hreflang="es" lang="es">Español</a>
<button id="search-open" hidden>Search</button> <button popovertarget="pages">Pages</button></header>
<nav id="pages" popover aria-label="Pages"><a class="block" href="/">Page</a></nav>
<main id="content"><h1>Page</h1>
<p>{text}</p><p>Read <a href="https://example.org/">the other page</a>.</p>
<pre tabindex="0"><code>work()<a href="#note" id="mark" aria-label="Note 1"></a></code></pre><p id="note">A note.</p>
<div class="tabbed-set"><input type="radio" name="t" id="t1" checked><input type="radio" name="t" id="t2">
<div class="tabbed-labels"><label for="t1">One tab</label><label for="t2">Other tab</label></div>
<div class="tabbed-content"><p>first panel</p><p>second panel</p></div></div>
</main>
<dialog aria-label="Search"><label>Words <input id="search-q"></label><ol id="search-results"></ol></dialog>
</body></html>
"""
STYLE = """\
[hidden]{display:none!important}
:root{color-scheme:light dark} body{background:light-dark(#fff,#111);color:light-dark(#111,#eee)}
a,dialog{color:light-dark(#00349a,#b9d2ff)} :focus-visible{outline:2px solid} .block{display:inline-block;padding:.4rem}
.skip{position:absolute;top:-9rem} .skip:focus{top:0} button{color:inherit;background:none}
button,label{min-height:2rem;display:inline-block}
pre{overflow-x:auto} pre a{display:inline-block;width:1.5rem;height:1.5rem;border:1px solid;text-decoration:none}
pre a::before{content:"1"} .tabbed-set>input{position:absolute;opacity:0}
.tabbed-set:has(:focus-visible){outline:2px solid} .tabbed-content>p{display:none}
#t1:checked~.tabbed-content>:first-child,#t2:checked~.tabbed-content>:last-child{display:block}
@media print{header,.skip,nav,dialog,button{display:none!important} .tabbed-content>p{display:block}
 pre{white-space:pre-wrap} main a[href^=http]::after{content:" (" attr(href) ")"}}
"""
SCRIPT = """\
document.fonts.ready.then(() => { document.documentElement.dataset.fonts = 1; });
const opener = document.getElementById("search-open"), dialog = document.querySelector("dialog");
opener.hidden = false;
opener.addEventListener("click", () => dialog.showModal());
dialog.querySelector("input").addEventListener("input", () => {
  const item = document.createElement("li"), link = document.createElement("a");
  link.href = "/"; link.textContent = "Page"; item.append(link);
  dialog.querySelector("ol").replaceChildren(item);
});
"""


class Damage(NamedTuple):
    """What is added to the good page (HTML at the end of <main>), or put in place of something in it."""

    check: str
    said: str  # a part of what must be said
    html: str = ""
    css: str = ""
    js: str = ""
    old: str = ""  # of the HTML
    new: str = ""


DAMAGES = {
    "heavy style sheet": Damage("first load", "stylesheet: 13", css=f"/*{NOISE[:22000]}*/"),
    "heavy script": Damage("first load", "script: ", js=f"//{NOISE[:12000]}"),
    "long page": Damage("first load", "document: ", f"<!--{NOISE[:24000]}-->"),
    "heavy page": Damage("first load", "all but fonts: ", f"<!--{NOISE[:60000]}-->"),
    "heavy fonts": Damage(
        "first load", "all with fonts: ", css="@font-face{font-family:Big;src:url(big.woff2)} main{font-family:Big}"
    ),
    "many requests": Damage("first load", "11 requests; expected 7", '<img src="/{}.svg" alt="">'),
    "another host": Damage(
        "first load", "https://cdn.example/x.png: asks another host", '<img src="https://cdn.example/x.png" alt="">'
    ),
    "index before it is wanted": Damage("first load", "asked for before anybody", '<script src="/search.js"></script>'),
    "heavy figure": Damage("first load", "KB compressed; expected 3", f'<svg><path d="{NOISE[:12000]}"/></svg>'),
    "heavy index": Damage(
        "search", "the search: ", js='document.querySelector("dialog input").oninput = () => fetch("/search.js")'
    ),
    "too wide": Damage("layout", "at 320 px: <p.x> 'wide': ends at", '<p class="x">wide</p>', ".x{width:400px}"),
    "too wide at the desk": Damage("layout", "at 1280 px: <p.x>", '<p class="x">a</p>', ".x{min-width:1300px}"),
    "cut in width": Damage(
        "layout", "px of its width are hidden", f'<p class="x">{WORDS}</p>', ".x{white-space:nowrap;overflow:hidden}"
    ),
    "cut in height": Damage(
        "layout", "px of its height are hidden", f'<p class="x">{WORDS}</p>', ".x{height:1.2em;overflow:hidden}"
    ),
    "words outside a figure": Damage(
        "layout", "lie outside the figure", '<svg viewBox="0 0 100 20"><text x="80" y="15">outside</text></svg>'
    ),
    "box that only the mouse scrolls": Damage(
        "layout", "<div.x> 'word0 word1", f'<div class="x">{WORDS}</div>', ".x{overflow:auto;white-space:nowrap}"
    ),
    "small target": Damage(
        "layout", "is 20 x 10 px", '<button class="x">x</button>', ".x{all:unset;display:block;width:20px;height:10px}"
    ),
    "mark without its number": Damage("layout", "<a#mark>", css="pre a::before{content:none}"),
    "mark that cannot be seen": Damage("layout", "<a#mark>", css="pre a{opacity:0}"),
    "tight text": Damage(
        "spaced text",
        "with spaced text: <p.x>",
        '<p class="x"><span>exactly as wide as this</span></p>',
        ".x{font-size:20px;width:210px;white-space:nowrap;overflow:hidden}",
    ),
    "transition": Damage("less motion", "has a transition", css="p{transition:color .2s}"),
    "animation": Damage("less motion", "has a animation", css="@keyframes k{to{left:0}} p::before{animation:k 1s}"),
    "smooth scrolling": Damage("less motion", "<html>", css="html{scroll-behavior:smooth}"),
    "moving figure": Damage("less motion", "moves by itself", "<svg><rect><animate/></rect></svg>"),
    "bar that is only a background": Damage(
        "forced colors", "<i.x>: is a shape", '<i class="x"></i>', ".x{display:block;height:9px;background:#900}"
    ),
    "mark that is only a background": Damage("forced colors", "loses the disc", css="pre a{border:0}"),
    "button that is only a picture": Damage(
        "forced colors", "neither text nor border", '<button class="x"></button>', ".x{all:unset;width:9px;height:9px}"
    ),
    "text left out": Damage("paper", "is not printed", css="@media print{#note{display:none}}"),
    "tab left out": Damage("paper", "is not printed", css="@media print{.tabbed-content>:last-child{display:none}}"),
    "closed details left out": Damage(
        "paper", "is not printed", "<details><summary>More</summary><p>hidden</p></details>"
    ),
    "header on paper": Damage("paper", "<header> 'Español", css="@media print{header{display:block!important}}"),
    "address left out": Damage("paper", "does not tell its address", css="main a::after{content:none!important}"),
    "program cut off": Damage("paper", "are cut off", f'<pre class="x">{WORDS}</pre>', ".x{white-space:pre!important}"),
    "text beside the sheet": Damage(
        "sheets", "ends with 'note'", css="@media print{#note{position:absolute;left:-9999px}}"
    ),
    "pale in the dark": Damage(
        "axe in other modes", "at 1280 px, dark: #note: color-contrast", css="#note{color:light-dark(#111,#333)}"
    ),
    "pale on a phone": Damage(
        "axe in other modes", "at 360 px, light: #note: color", css="@media (width<999px){#note{color:#767676}}"
    ),
    "pale in the dark on a phone": Damage(
        "axe in other modes", "dark: #note: color", css="@media (width<999px){#note{color:light-dark(#111,#333)}}"
    ),
    "targets that a phone makes small": Damage(
        "axe",
        'at 360 px, light: a[href$="/#one"]: target-size',
        '<a class="x" href="/#one">i</a><a class="x" href="/#two">j</a>',
        ".x{padding:1rem}@media (width<999px){.x{padding:0}}",
    ),
    "picture without words": Damage("axe", "img: image-alt: ", '<img src="/big.svg">'),
    "pale result": Damage("opened", "with the search open, light", css="dialog a{color:light-dark(#999,#fff)}"),
    "pale menu": Damage("opened", "with pages open", css="nav a{color:light-dark(#999,#fff)}"),
    "inline style": Damage("policy", "violates the following Content Security", '<p style="color:red">x</p>'),
    "inline handler": Damage("policy", "violates the following Content Security", '<button onclick="x()">x</button>'),
    "text made HTML": Damage(
        "policy", "TrustedHTML", js='try { opener.innerHTML = "<b>x</b>"; } catch { console.log("caught"); }'
    ),
    "code made of text": Damage("policy", "eval", js='opener.addEventListener("click", () => Function("1")())'),
    "error when pressed": Damage(
        "policy",
        "x is not defined",
        "<button>b</button>",
        js='document.querySelector("main button").onclick = () => x()',
    ),
    "missing file": Damage("policy", "404 (Not Found) (/gone.svg)", '<img src="/gone.svg" alt="">'),
    "no trusted types": Damage("policy", "a text may become HTML", old="require-trusted-types-for 'script';"),
    "no results": Damage("policy", "the search shows no results", js='dialog.querySelector("ol").hidden = true'),
    "text made by a script": Damage(
        "no script", "words are missing (Search word0", js=f'document.querySelector("main").append("{WORDS}")'
    ),
    "light in the dark": Damage("no script", "<body>: is not dark", css="body{background:#fff;color:#111}"),
    "dead button": Damage("no script", "<button#search-open> 'Search': is shown", old=" hidden>Search", new=">Search"),
    "dead tabs": Damage("no script", "1 panels for 2", css=".tabbed-content>p{display:block!important}"),
    "menu that opens nothing": Damage("no script", "leads to no list of pages", old=' href="/"'),
    "no other language": Damage("no script", "no link to the other language", css="header a{display:none!important}"),
    "wrong language": Damage("no script", "leads to a page in en", old='href="/es/"', new='href="/"'),
    "late fonts": Damage(
        "fonts",
        "late fonts move the page by",
        f"<p>{WORDS}</p><p>{WORDS}</p>",
        "@font-face{font-family:Own;src:url(sans.woff2)} main{font:20px Own,monospace}",
    ),
    "focus on what nobody sees": Damage(
        "keyboard", "<a.x> '/': has the focus and is not", '<a class="x" href="/"></a>', ".x{opacity:0}"
    ),
    "focus behind something": Damage(
        "keyboard", "is not to be seen", css="header::after{content:'';position:fixed;inset:0;background:#fff}"
    ),
    "no ring": Damage("keyboard", "no ring of 2 px", css="header a:focus-visible{outline:0}"),
    "trap": Damage(
        "keyboard", "holds the focus", js='opener.onkeydown = event => event.key === "Tab" && event.preventDefault()'
    ),
    "skip link that leads nowhere": Damage("keyboard", "does not lead to the text", old="#content", new="#gone"),
}


def write(folder: Path, damage: Damage) -> Path:
    images = "".join(damage.html.format(number) for number in range(8)) if "{}" in damage.html else damage.html
    page = PAGE.replace("{text}", TEXT).replace("</main>", f"{images}</main>")
    assert not damage.old or damage.old in page
    page = page.replace(damage.old, damage.new) if damage.old else page
    if "cdn.example" in page:
        page = page.replace("img-src 'self'", "img-src 'self' https:")
    files = {"site.css": STYLE + damage.css, "site.js": SCRIPT + damage.js, "search.js": NOISE}
    files |= {"index.html": page, "es/index.html": page.replace('lang="en"', 'lang="es"', 1), "big.svg": "<svg/>"}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "big.woff2").write_bytes(bytes.fromhex(NOISE[:130000]))
    shutil.copy(HERE.root / "overrides/assets/fonts/sans.woff2", folder)
    return folder


def test_the_good_page_passes_every_check(tmp_path: Path) -> None:
    skip_missing(missing() or page_axe.missing())
    assert said_of(tmp_path, Damage("", "")) == {}


def test_a_page_that_passed_is_looked_at_again_once_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {check: ["index.html: wrong"] for check in EVERY}
    monkeypatch.setattr(looks, "_visit", lambda *_: {})
    assert said_of(tmp_path, Damage("", "")) == {}
    monkeypatch.setattr(looks, "_visit", lambda *_: wrong)
    assert said_of(tmp_path, Damage("", "")) == {}
    for _ in range(2):  # what is wrong is never kept
        assert set(said_of(tmp_path, DAMAGES["small target"])) == set(wrong)


def said_of(folder: Path, damage: Damage) -> dict[str, list[str]]:
    site = write(folder / "site", damage)
    with served(site) as address:
        said = looks.look(address, site, Ledger(folder / "ledger"))
    return {check: problems for check, problems in said.items() if problems}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_page_fails(browser: Browser, tmp_path: Path, damage: Damage) -> None:
    skip_missing(page_axe.missing())
    with served(write(tmp_path, damage)) as address, visited(browser, address, "index.html") as visit:
        if damage.check == "search":
            visit.search()
        problems = (EVERY | SAMPLE)[damage.check](visit)
    assert damage.said in "\n".join(problems)
    assert all(problem.startswith("index.html") for problem in problems)


def test_every_check_is_damaged_once() -> None:
    assert {damage.check for damage in DAMAGES.values()} == {*EVERY, *SAMPLE}
