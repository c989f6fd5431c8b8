"""The image that stands for a page elsewhere: its title on a sheet, in front of the work that goes on."""

import functools
import io

from card_words import FONTS, HEIGHT, WIDTH, Card
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont as Font

# the light scheme of tokens.css
BACK, FRONT, LINE, INK, PETROL, PALE = "#ecf1f0", "#ffffff", "#c9d6d3", "#132120", "#095e5c", "#d5f3ee"
INKS = (INK, PETROL)  # of letters on the sheet
SHADES = 6  # from the sheet to an ink, for the edges of letters; 15 colors in all, so that the file is small
SHEET, BEHIND = (56, 56, 1096, 478), (152, 430, 1144, 574)  # in front; behind, to the right and lower
CORNER = (104, 104)  # where the words begin
ROOM = (944, 264)  # for the title
LEADING = 1.12
SIZES = (104, 88, 80, 72, 64, 56, 48, 42)  # of the title, in pixels; the first that fits


def draw(card: Card) -> bytes:
    """The PNG with the words of a card."""
    image = _planes(card.site).copy()
    _write(image, CORNER, card.kicker, _font("mono", 28), PETROL)
    size, text = fit(card.title)
    _write(image, (CORNER[0], CORNER[1] + 62), "\n".join(text), _font("sans", size), INK)
    made = io.BytesIO()
    image.save(made, "PNG", compress_level=6)
    return made.getvalue()


def fit(title: str) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and its lines, about as long as one another."""
    for size in SIZES:
        font = _font("sans", size)
        width = {word: font.getlength(f"{word} ") for word in title.split()}
        longest, most = int(max(width.values(), default=0)) + 1, int(ROOM[1] // (size * LEADING))
        lines = _wrap(width, title, ROOM[0])
        if len(lines) <= most and longest <= ROOM[0]:
            break
    for room in range(longest, ROOM[0], 20):
        if len(balanced := _wrap(width, title, room)) == len(lines):
            lines = balanced
            break
    return size, lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}…"]


def _wrap(width: dict[str, float], text: str, room: float) -> list[str]:
    lines: list[str] = []
    left = 0.0
    for word in text.split():
        if lines and width[word] <= left:
            lines[-1] += f" {word}"
            left -= width[word]
        else:
            lines.append(word)
            left = room - width[word]
    return lines


@functools.cache
def _planes(site: str) -> Image.Image:
    """All but the words of the page: the sheet in front, the work behind it on its lanes."""
    image = Image.new("P", (WIDTH, HEIGHT), _at(BACK))
    image.putpalette([part for color in _palette() for part in color])
    pen = ImageDraw.Draw(image)
    pen.rectangle(BEHIND, fill=_at(PETROL))
    pen.rectangle(SHEET, fill=_at(FRONT), outline=_at(LINE))
    _write(image, (200, 508), site, _font("sans", 34), PETROL, behind=True)
    for y in (517, 541):
        pen.line((640, y, 1096, y), fill=_at(PALE))
    pen.rectangle((640, 508, 700, 526), fill=_at(FRONT))  # the request
    for x in range(700, 760, 12):  # waiting
        pen.line((x, 541, x + 6, 541), fill=_at(PETROL), width=3)
    pen.rectangle((760, 532, 1010, 550), fill=_at(PALE))  # the work
    return image


def _write(image: Image.Image, at: tuple[int, int], text: str, font: Font, ink: str, *, behind: bool = False) -> None:
    """Letters of an ink on the sheet, or of the sheet's color on a plane behind."""
    mask = Image.new("L", ROOM)
    ImageDraw.Draw(mask).multiline_text((0, 0), text, 255, font, spacing=font.size * (LEADING - 0.98))
    first = INKS.index(ink) * SHADES
    shades = [first + round((255 - value if behind else value) * (SHADES - 1) / 255) for value in range(256)]
    if box := mask.getbbox():
        image.paste(mask.crop(box).point(shades), (at[0] + box[0], at[1] + box[1]))


@functools.cache
def _palette() -> list[tuple[int, ...]]:
    """From the sheet to each of INKS, then the colors without letters."""
    shades = [
        tuple(round(a + (b - a) * step / (SHADES - 1)) for a, b in zip(_rgb(FRONT), _rgb(ink), strict=True))
        for ink in INKS
        for step in range(SHADES)
    ]
    return [*shades, *map(_rgb, (BACK, LINE, PALE))]


def _at(color: str) -> int:
    return _palette().index(_rgb(color))


def _rgb(color: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(color[1:]))


@functools.cache
def _font(name: str, size: int) -> Font:
    font = ImageFont.truetype(FONTS / f"{name}.woff2", size)
    if name == "sans":
        font.set_variation_by_axes([600])
    return font
