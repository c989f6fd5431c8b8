"""A built site served on 127.0.0.1 as a host would: compressed, 404.html for what is missing."""

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

COMPRESSED = ("text/", "image/svg", "application/json", "application/xml")
TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".xml": "application/xml", ".svg": "image/svg+xml"}


@cache
def body(path: Path) -> tuple[str, bytes, bool]:
    """Type, bytes as they travel, are they compressed with gzip -6."""
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    data = path.read_bytes()
    if not kind.startswith(COMPRESSED):
        return kind, data, False
    return f"{kind}; charset=utf-8", gzip.compress(data, 6, mtime=0), True


class Server(ThreadingHTTPServer):
    """Silent when the browser leaves in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # passed on


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without a slash at its end, at which a folder can be read while the context lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = unquote(urlsplit(self.path).path).lstrip("/")
            path = (folder / name).resolve()
            if path.is_dir():
                path /= "index.html"
            found = path.is_file() and path.is_relative_to(folder.resolve())
            path = path if found else _missing(folder, name)
            kind, data, compressed = body(path) if path.is_file() else ("text/plain", b"", False)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            if compressed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Silent: the tests say what they find."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _missing(folder: Path, name: str) -> Path:
    """The 404 page of the language whose folder was asked for."""
    own = folder / name.split("/")[0] / "404.html"
    return own if own.is_file() else folder / "404.html"
