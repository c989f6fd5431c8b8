"""The converter of the export service: what it prints, what it tells, and what it says of a broken document."""

import io

import pytest
from export_service.convert import BrokenDocument, to_pdf
from pypdf import PdfReader

from export.jobs import new_job


def converted(document: str | bytes, media_type: str = "text/csv") -> tuple[list[str], list[int], str]:
    """The text of each page, the per cents told, the title."""
    told: list[int] = []
    data = document.encode() if isinstance(document, str) else document
    pdf = PdfReader(io.BytesIO(to_pdf(new_job("A-17", media_type), io.BytesIO(data), told.append)))
    assert pdf.metadata and pdf.metadata.title
    return [page.extract_text() for page in pdf.pages], told, pdf.metadata.title


def test_a_table_has_its_rows_and_its_name() -> None:
    pages, _, title = converted("\ufefforder,total\r\nñandú,“12 €”\r\n\r\nA-18,7\r\n")
    assert pages == ["order total\nñandú “12 €”\nA-18 7"]
    assert title == "A-17.csv"


def test_a_long_table_repeats_its_heading_and_loses_no_row() -> None:
    rows = [f"A-{number},a note that is too long for one line of its half of the page" for number in range(60)]
    pages, told, _ = converted("order,note\n" + "\n".join(rows))
    assert len(pages) > 1
    assert all(page.startswith("order note\n") for page in pages)
    assert [line.split()[0] for page in pages for line in page.split("\n") if line.startswith("A-")] == [
        f"A-{number}" for number in range(60)
    ]
    assert told == sorted(told)
    assert 10 < len(told) <= 20
    assert told[-1] < 100


def test_markdown_keeps_its_words() -> None:
    pages, _, _ = converted("# Order A-17\n\nIt is **ready**.\n\n- one\n* two\n", "text/markdown")
    assert pages == ["Order A-17\nIt is ready.\n• one\n• two"]


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (b"a,b\n\xff", "byte 4 is not UTF-8"),
        (b" \n", "there is nothing in it"),
        (b"a,b\n1\n", "line 2 has 1 fields, the heading has 2"),
        (b'a,b\n"1"x,2\n', "line 2: ',' expected after '\"'"),
        (b'a,b\n"1,2\n', "line 2: unexpected end of data"),
        ("a\n\N{GRINNING FACE}\n".encode(), "cannot print '\N{GRINNING FACE}'"),
        (b"x," * 300, "there are too many columns"),
    ],
)
def test_a_broken_document_says_why(document: bytes, why: str) -> None:
    with pytest.raises(BrokenDocument) as error:
        converted(document)
    assert str(error.value) == why
