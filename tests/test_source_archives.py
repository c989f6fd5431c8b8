"""The source archives that programs read: fetched once, whole, and as the index says, whatever the line does."""

import hashlib
import io
import tarfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import source_archives
from checker.plugin import skip_missing
from checker.services import MissingService, Uv
from source_archives import sources

PAGE = "print('shop')\n"
FOUND = [("shop-1.0", {"PKG-INFO": "Metadata-Version: 2.2\nName: shop\nVersion: 1.0\n", "docs/shop.py": PAGE})]


def archive() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as files:
        for name, text in FOUND[0][1].items():
            entry = tarfile.TarInfo(f"shop-1.0/{name}")
            entry.size = len(text)
            files.addfile(entry, io.BytesIO(text.encode()))
    return packed.getvalue()


class Index(ThreadingHTTPServer):
    """An index of packages that has one; what it does to the programs, but not to uv, is in `damage`."""

    content = archive()

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Reply)
        self.damage: list[str] = []  # of the next replies: "cut", "other"
        self.asked = 0
        self.together = threading.Barrier(1)
        threading.Thread(target=self.serve_forever).start()

    def close(self) -> None:
        self.shutdown()
        self.server_close()


class Reply(BaseHTTPRequestHandler):
    server: Index

    def do_GET(self) -> None:
        content, said = self.server.content, len(self.server.content)
        if self.path.startswith("/simple"):
            digest = hashlib.sha256(content).hexdigest()
            content = f'<a href="/shop-1.0.tar.gz#sha256={digest}">shop-1.0.tar.gz</a>'.encode()
            said = len(content)
        elif "Python-urllib" in self.headers["User-Agent"]:
            self.server.asked += 1
            self.server.together.wait(30)
            damage = self.server.damage.pop(0) if self.server.damage else ""
            content = {"": content, "cut": content[:10], "other": b"?" * said}[damage]
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.path.startswith("/simple") else "application/gzip")
        self.send_header("Content-Length", str(said))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    try:
        with Uv("", {}).lease() as variables:
            monkeypatch.setenv("PATH", variables["PATH"])
    except MissingService as error:
        skip_missing(str(error))
    found = Index()
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("UV_DEFAULT_INDEX", f"http://127.0.0.1:{found.server_port}/simple")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(source_archives, "PAUSES", (0, 0, 0))
    yield found
    found.close()


def kept(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in (folder / "source-archives").glob("*")]


def test_it_is_fetched_once_and_then_needs_no_network(index: Index, tmp_path: Path) -> None:
    assert list(sources("shop==1.0")) == FOUND
    index.close()
    assert list(sources("shop==1.0")) == FOUND
    assert (index.asked, kept(tmp_path)) == (1, [index.content])


@pytest.mark.parametrize("damage", ["cut", "other"])
def test_a_damaged_reply_is_asked_for_again(index: Index, tmp_path: Path, damage: str) -> None:
    index.damage = [damage, damage]
    assert list(sources("shop==1.0")) == FOUND
    assert (index.asked, kept(tmp_path)) == (3, [index.content])


def test_after_some_tries_it_gives_up_and_keeps_nothing(index: Index, tmp_path: Path) -> None:
    index.damage = ["other"] * 3
    with pytest.raises(OSError, match=r"shop-1\.0\.tar\.gz: its digest is not the one of the index"):
        list(sources("shop==1.0"))
    assert (index.asked, kept(tmp_path)) == (3, [])


def test_those_that_fetch_it_at_once_all_find_it_whole(index: Index, tmp_path: Path) -> None:
    index.together = threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda _: list(sources("shop==1.0")), range(2))) == [FOUND, FOUND]
    assert (index.asked, kept(tmp_path)) == (2, [index.content])


def test_what_the_index_does_not_have_is_said(index: Index) -> None:
    with pytest.raises(RuntimeError, match=r"shop==2\.0"):
        list(sources("shop==2.0"))
