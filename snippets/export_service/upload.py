"""A document on its way in: counted as it arrives, never whole in memory."""

from collections.abc import Iterator

from anyio import from_thread
from fastapi import Request
from python_multipart.multipart import parse_options_header

from .form import FormField
from .names import safe_name
from .problems import Problem

KINDS = {"csv": "text/csv", "md": "text/markdown"}  # by the end of the name
FORM_AROUND = 16_384  # bytes of a form besides its document


class Upload:
    """The document of a request; its name and type once it was read."""

    def __init__(self, request: Request, limit: int) -> None:
        self._request, self._limit = request, limit
        headers = request.headers
        kind, options = parse_options_header(headers.get("content-type"))
        self.media_type = kind.decode("latin-1")
        self.filename = request.query_params.get("filename", "")
        form = self.media_type == "multipart/form-data"
        boundary = options.get(b"boundary", b"")
        self._form = FormField(boundary, b"document") if form else None
        self._most = limit + (FORM_AROUND if form else 0)
        announced = headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self._most:
            raise self._too_large()
        if not form:
            self._named()

    # --8<-- [start:pieces]
    def __iter__(self) -> Iterator[bytes]:
        """Its bytes, in a thread of the pool; what is wrong is raised."""
        size = 0
        for piece in self._document():
            size += len(piece)
            if size > self._limit:
                raise self._too_large()
            yield piece
        if not size:
            raise Problem(422, "No document, or an empty one.")

    def _body(self) -> Iterator[bytes]:
        """What arrives: the event loop is asked for one piece at a time."""
        stream, size = self._request.stream(), 0
        while piece := from_thread.run(anext, stream, b""):
            size += len(piece)
            if size > self._most:
                raise self._too_large()
            yield piece

    # --8<-- [end:pieces]

    def _document(self) -> Iterator[bytes]:
        if not self._form:
            yield from self._body()
            return
        for piece in self._form.pieces(self._body()):
            self.filename = self._form.filename
            self.media_type = self._form.media_type
            self._named()
            yield piece

    def _named(self) -> None:
        """Make the name safe and settle the type."""
        ending = self.filename.rpartition(".")[2].lower()
        if self.media_type not in KINDS.values():
            # browsers know few types, so that in forms the name counts too
            if not self._form or ending not in KINDS:
                raise Problem(415, "Send text/csv or text/markdown.")
            self.media_type = KINDS[ending]
        self.filename = safe_name(self.filename) or "document"

    def _too_large(self) -> Problem:
        # the rest is not read: a connection with half a request serves no other
        detail = f"At most {self._limit} bytes, please."
        return Problem(413, detail, {"Connection": "close"})
