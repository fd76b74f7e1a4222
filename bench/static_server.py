"""A small loopback server for finished sites: brotli, an ETag and ``max-age=0`` for every file, as our server does."""

from __future__ import annotations

import functools
import hashlib
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

_COMPRESSED_ALREADY = (".png", ".jpg", ".woff", ".woff2", ".gz", ".br")


@contextmanager
def served(folder: Path, headers: Mapping[str, str]) -> Iterator[str]:
    """The site's address, for as long as the context lasts; every answer carries ``headers``."""
    answering = functools.partial(_Answering, folder=folder, headers=headers)
    server = ThreadingHTTPServer(("127.0.0.1", 0), answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body leave together

    def __init__(self, *connection: object, folder: Path, headers: Mapping[str, str]) -> None:
        self._folder, self._headers = folder, headers
        super().__init__(*connection)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, or that the client's copy is still the same."""
        path = self._folder / self.path.partition("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self._answer(HTTPStatus.NOT_FOUND, {"Content-Length": "0"}, b"")
            return
        content, encoding = shipped(path)
        tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        caching = {"ETag": tag, "Cache-Control": "max-age=0, public", "Vary": "Accept-Encoding"}
        if self.headers.get("If-None-Match") == tag:
            self._answer(HTTPStatus.NOT_MODIFIED, caching, b"")
            return
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        kind += "; charset=utf-8" if kind.startswith("text/") else ""
        described = {"Content-Type": kind, "Content-Length": str(len(content))}
        self._answer(HTTPStatus.OK, {**caching, **encoding, **described, **self._headers}, content)

    def _answer(self, status: HTTPStatus, headers: Mapping[str, str], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name for it
        """Say nothing: the table is the output."""


@cache
def shipped(path: Path) -> tuple[bytes, dict[str, str]]:
    """A file as it goes over the line: its .br copy where the build made one, else compressed as small as it goes."""
    if path.suffix in _COMPRESSED_ALREADY:
        return path.read_bytes(), {}
    copy = Path(f"{path}.br")
    content = copy.read_bytes() if copy.is_file() else brotli.compress(path.read_bytes())
    return content, {"Content-Encoding": "br"}
