"""How a link to a page looks where it is shared, and the icons of the site."""

import io
import re
import shutil
import sys
from pathlib import Path

import pytest
from checker.project import HERE
from checker.site import Site, check
from PIL import Image, ImageChops, ImageFont
from playwright.sync_api import Browser

sys.path.append(str(HERE.root / "overrides/hooks"))

import card as cards
import social
from card_words import FONTS, Card

URL = "http://127.0.0.1:8000/"
PAGE = "part/chapter/index.html"
ALT = "string(//meta[@property='og:image:alt']/@content)"
TITLES = [
    "Hilos",
    "Procesos e hilos",
    "¿Qué pasa con tus BackgroundTasks al desplegar? SIGTERM, plazos y la última petición, en «contenedores»",
    "a_name_that_is_longer_than_the_sheet_and_has_no_space_to_break_at",
    "una palabra tras otra " * 30,
]


def image_of(site: Site, name: str) -> str:
    return str(site.pages[name].tree.xpath("string(//meta[@property='og:image']/@content)"))


def test_each_page_has_an_image_of_its_own_in_its_language(small_site: Path) -> None:
    site = Site(small_site, URL)
    pages = [name for name, page in site.pages.items() if not page.is_error and "/page/" not in name]
    assert len({image_of(site, name) for name in pages}) == len(pages)
    assert image_of(site, "blog/page/2/index.html") == image_of(site, "blog/index.html")  # a list, cut in pages


def test_its_description_says_what_it_shows(built: Path) -> None:
    site = Site(built, URL)
    names = ("en", "blog/background-processing", "blog/category/concepts")
    said = {name: str(site.pages[f"{name}/index.html"].tree.xpath(ALT)) for name in names}
    assert said["en"].startswith("Guide · Blog: A guide to background processing in which")
    assert said["blog/background-processing"] == "28 de noviembre de 2025 · Conceptos: Procesamiento en segundo plano"
    assert said["blog/category/concepts"] == "Blog · Categoría: Conceptos"


@pytest.mark.parametrize("title", TITLES)
def test_the_words_stay_on_the_sheet_and_the_file_is_small(title: str) -> None:
    data = cards.draw(Card("Parte II · Capítulo 3", title, "Segundo plano"))
    image = Image.open(io.BytesIO(data))
    assert image.size == (1200, 630)
    assert len(data) <= 20_000
    left, top, right, bottom = cards.SHEET
    empty = cards.draw(Card("", "", "Segundo plano"))
    drawn = ImageChops.difference(image.convert("RGB"), Image.open(io.BytesIO(empty)).convert("RGB")).getbbox()
    assert drawn
    assert left + 40 < drawn[0] and top + 40 < drawn[1] and drawn[2] < right - 40 and drawn[3] < bottom - 10


def test_a_short_title_is_larger_than_a_long_one_and_a_cut_one_says_so() -> None:
    sizes = [cards.fit(title)[0] for title in TITLES[:3]]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[2]
    assert cards.fit(TITLES[4])[1][-1].endswith("…")


def test_lines_are_about_as_long_as_one_another() -> None:
    _, (first, second) = cards.fit("Qué se pierde cuando se apaga un worker")
    assert abs(len(first) - len(second)) <= 5


def test_our_fonts_have_every_letter_of_the_titles(built: Path) -> None:
    text: set[str] = set()
    for page in Site(built, URL).pages.values():
        text |= set(str(page.tree.xpath(ALT)))
    for name in ("sans", "mono"):
        font = ImageFont.truetype(FONTS / f"{name}.woff2", 40)
        missing = bytes(font.getmask("\uffff"))
        assert not [letter for letter in text if letter.strip() and bytes(font.getmask(letter)) == missing]


def test_an_image_is_drawn_once_and_again_when_its_words_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Card] = []

    def draw(card: Card) -> bytes:
        drawn.append(card)
        return b"png"

    monkeypatch.setattr(social, "_drawer", lambda: draw)
    one, other = Card("I", "Uno", "Sitio"), Card("I", "Otro", "Sitio")
    assert social.kept(one, tmp_path) == social.kept(one, tmp_path) != social.kept(other, tmp_path)
    assert drawn == [one, other]
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".png", ".png"]


DAMAGES = {  # in the head of a page -> what is said of it; `*` is the name of the image
    "no image": ('<meta property="og:image"[^>]*>', "", "og:image is ''; expected an image of this site"),
    "image elsewhere": (
        '(og:image" content=")[^"]*',
        r"\1https://cdn.example/x.png",
        "og:image is 'https://cdn.example/x.png'; expected an image of this site",
    ),
    "image that is not there": (
        '(og:image" content="[^"]*).png',
        r"\1x.png",
        "og:image is '*x.png'; expected an image of this site",
    ),
    "wrong width": (
        '(og:image:width" content=")1200',
        r"\g<1>1000",
        "og:image: * is (1200, 630), said to be ('1000', '630'); expected (1200, 630)",
    ),
    "no description": (
        '<meta property="og:image:alt"[^>]*>',
        "",
        "og:image:alt is missing; expected what the image says",
    ),
    "small card": (
        "summary_large_image",
        "summary",
        "twitter:card is 'summary'; expected 'summary_large_image'",
    ),
}


@pytest.mark.parametrize(("old", "new", "said"), DAMAGES.values(), ids=list(DAMAGES))
def test_a_page_with_a_damaged_image_fails(small_site: Path, tmp_path: Path, old: str, new: str, said: str) -> None:
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    text = (site / PAGE).read_text("utf-8")
    (site / PAGE).write_text(re.sub(old, new, text, count=1), "utf-8")
    (problem,) = check(site, URL)
    assert re.sub(r"(http://127.0.0.1:8000/)?assets/img/social/\w{16}(.png)?", "*", problem).startswith(
        f"{PAGE}: {said}; "
    )


@pytest.mark.parametrize(
    ("size", "noisy", "said"),
    [
        ((600, 315), False, "is (600, 315), said to be ('1200', '630'); expected (1200, 630)"),
        ((1200, 630), True, "bytes; expected at most 20000"),
        (None, False, "is None, said to be ('1200', '630'); expected (1200, 630)"),
    ],
    ids=["small", "heavy", "no image"],
)
def test_an_image_of_another_size_fails(
    small_site: Path, tmp_path: Path, size: tuple[int, int] | None, noisy: bool, said: str
) -> None:
    site = Path(shutil.copytree(small_site, tmp_path / "site"))
    path = site / image_of(Site(site, URL), PAGE).removeprefix(URL)
    if size:
        (Image.effect_noise(size, 99) if noisy else Image.new("P", size)).save(path)
    else:
        path.write_bytes(b"x")
    (problem,) = check(site, URL)
    assert problem.startswith(f"{PAGE}: og:image: assets/img/social/{path.name} ") and said in problem


ICONS = {"assets/img/touch.png": (180, 144), "favicon.ico": (32, 30)}  # the side of the icon, that of the mark


@pytest.mark.parametrize("name", ICONS)
def test_an_icon_is_the_mark(browser: Browser, name: str) -> None:
    """To draw them again: save `expected` below."""
    (side, mark), folder = ICONS[name], HERE.root / "overrides"
    svg = (folder / "assets/img/mark.svg").read_text("utf-8")
    style = f"body{{margin:0;background:#ecf1f0;display:grid;place-items:center;height:100vh}}svg{{width:{mark}px}}"
    with browser.new_context(viewport={"width": side, "height": side}, color_scheme="light") as context:
        page = context.new_page()
        page.set_content(f"<style>{style}</style>{svg}")
        expected = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    icon = Image.open(folder / name).convert("RGB")
    assert icon.size == expected.size
    assert max(ImageChops.difference(icon, expected).convert("L").tobytes()) <= 40  # edges differ a little by machine


def test_every_page_names_the_icons(built: Path) -> None:
    for page in Site(built, URL).pages.values():
        assert page.tree.xpath("//link[@rel='icon']/@href")[0].endswith("assets/img/mark.svg")
        assert page.tree.xpath("//link[@rel='apple-touch-icon']/@href")[0].endswith("assets/img/touch.png")
    assert (built / "favicon.ico").is_file()  # browsers and readers ask for it without being told
