"""One file of a multipart form, found while the form arrives."""

from collections.abc import Iterable, Iterator
from functools import partial

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header


class FormField:
    """`filename` and `media_type` are known with the first of its `pieces`."""

    def __init__(self, boundary: bytes, name: bytes) -> None:
        self.filename = self.media_type = ""
        self._name = name
        self._inside = self._found = self._ended = False
        self._headers: dict[bytes, bytes] = {}
        self._header = [b"", b""]
        self._pieces: list[bytes] = []
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._headers.clear,
                "on_header_field": partial(self._add, 0),
                "on_header_value": partial(self._add, 1),
                "on_header_end": self._header_ends,
                "on_headers_finished": self._part_starts,
                "on_part_data": self._part_data,
                "on_end": self._ends,
            },
        )

    def pieces(self, body: Iterable[bytes]) -> Iterator[bytes]:
        for arrived in body:
            self._parser.write(arrived)
            yield from self._pieces
            self._pieces.clear()
        if not self._ended:
            raise FormParserError("it is cut off")

    def _add(self, which: int, data: bytes, start: int, end: int) -> None:
        self._header[which] += data[start:end]

    def _header_ends(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = [b"", b""]

    def _part_starts(self) -> None:
        headers = self._headers
        said = parse_options_header(headers.get(b"content-disposition"))[1]
        self._inside = not self._found and said.get(b"name") == self._name
        if self._inside:
            self._found = True
            filename = said.get(b"filename", b"")
            self.filename = filename.decode("utf-8", "replace")
            kind, _ = parse_options_header(headers.get(b"content-type"))
            self.media_type = kind.decode("latin-1")

    def _part_data(self, data: bytes, start: int, end: int) -> None:
        if self._inside:
            self._pieces.append(data[start:end])

    def _ends(self) -> None:
        self._ended = True
