"""CSV or Markdown to PDF."""

import csv
from collections.abc import Callable, Iterator
from typing import BinaryIO

from fpdf import FPDF
from fpdf.errors import FPDFException, FPDFUnicodeEncodingException

from .interfaces import Job

LINE = 6  # mm
SIZES = {"#": 20, "##": 16, "###": 13}  # of headings, in points


class BrokenDocument(Exception):
    """Why a document cannot become a PDF, for its owner to read."""


# --8<-- [start:to_pdf]
def to_pdf(job: Job, source: BinaryIO, report: Callable[[int], None]) -> bytes:
    """The PDF; `report` is told the per cent done, and may stop it."""
    lines = _lines(source)
    pdf = FPDF()
    pdf.core_fonts_encoding = "windows-1252"
    pdf.set_font("Helvetica", size=10)
    pdf.set_title(job.filename)
    pdf.add_page()
    steps = _table if job.media_type == "text/csv" else _paragraphs
    told = 0
    try:
        for number in steps(pdf, lines):
            per_cent = 99 * number // len(lines)
            if per_cent >= told + 5:
                report(per_cent)
                told = per_cent
    except FPDFUnicodeEncodingException as error:
        raise BrokenDocument(f"cannot print {error.character!r}") from None
    except FPDFException:  # no room for one letter
        raise BrokenDocument("there are too many columns") from None
    return bytes(pdf.output())


# --8<-- [end:to_pdf]


def _lines(source: BinaryIO) -> list[str]:
    try:
        text = source.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenDocument(f"byte {error.start} is not UTF-8") from None
    if not text.strip():
        raise BrokenDocument("there is nothing in it")
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _table(pdf: FPDF, lines: list[str]) -> Iterator[int]:
    """Rows under their heading; gives the number of each line it has drawn."""
    reader = csv.reader((f"{line}\n" for line in lines), strict=True)
    heading: list[str] = []
    try:
        for row in reader:
            heading = heading or row
            if len(row) != len(heading):
                if not row:  # an empty line
                    continue
                raise BrokenDocument(
                    f"line {reader.line_num} has {len(row)} fields,"
                    f" the heading has {len(heading)}"
                )
            if _row(pdf, row, "B" if row is heading else ""):
                _row(pdf, heading, "B")
                _row(pdf, row, "")
            yield reader.line_num
    except csv.Error as error:
        raise BrokenDocument(f"line {reader.line_num}: {error}") from None


def _row(pdf: FPDF, row: list[str], style: str) -> bool:
    """Draw it if it fits; else begin a page, draw nothing and say so."""
    width = pdf.epw / len(row)
    pdf.set_font(style=style)
    top = pdf.y
    cells: list[list[str]] = [
        pdf.multi_cell(  # type: ignore[misc]  # its result has many types
            width, LINE, text, dry_run=True, output="LINES"
        )
        for text in row
    ]
    height = LINE * max(len(cell) for cell in cells)
    if pdf.will_page_break(height) and top > pdf.t_margin:
        pdf.add_page()
        return True
    for column, text in enumerate(row):
        pdf.set_xy(pdf.l_margin + column * width, top)
        pdf.multi_cell(width, LINE, text, align="L")
    pdf.line(pdf.l_margin, top + height, pdf.w - pdf.r_margin, top + height)
    pdf.set_xy(pdf.l_margin, top + height)
    return False


def _paragraphs(pdf: FPDF, lines: list[str]) -> Iterator[int]:
    """Headings, lists and paragraphs; `**bold**` as fpdf2 knows it."""
    for number, line in enumerate(lines, 1):
        mark, _, rest = line.partition(" ")
        size = SIZES.get(mark)
        if size:
            pdf.set_font(style="B", size=size)
            pdf.multi_cell(0, size / 2, rest, new_x="LMARGIN")
            pdf.set_font(style="", size=10)
        elif line.strip():
            text = f"\N{BULLET} {rest}" if mark in ("-", "*") else line
            pdf.multi_cell(0, LINE, text, new_x="LMARGIN", markdown=True)
        else:
            pdf.ln(LINE / 2)
        yield number
