"""The real server in a process of its own, on a port of its own."""

from __future__ import annotations

import http.client
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from types import TracebackType

from site_builder import FUNCTIONS

SPOKEN = (".printed", ".logged")
"""How the files end that hold what a server says."""


class RunningServer:
    """``functions/server.py`` from start to stop; use it with ``with``."""

    def __init__(self, build: Path, environment: Mapping[str, str], *options: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        command = [
            sys.executable,
            str(FUNCTIONS / "server.py"),
            "--build",
            str(build),
            "--port",
            str(self.port),
            *options,
        ]
        # Into files, which never fill up as a pipe does, and in which the end of the run looks for what may not be there.
        self._printed, self._logged = (Path(environment["DATA"]).parent / f"{self.port}{ending}" for ending in SPOKEN)
        with self._printed.open("wb") as printed, self._logged.open("wb") as logged:
            self.process = subprocess.Popen(command, env=environment, stdout=printed, stderr=logged)

    @property
    def log(self) -> str:
        """What it has logged so far."""
        return self._logged.read_text("utf-8")

    @property
    def passwords(self) -> dict[str, str]:
        """What it has printed of demo accounts."""
        found: list[tuple[str, str]] = re.findall(r"演示账号 (\S+)  密码 (\S+)\n", self._printed.read_text("utf-8"))
        return dict(found)

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """One request, nothing followed: status, headers, body as sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), body

    def wait_for(self, is_there: Callable[[], bool]) -> None:
        """Wait until something holds, at most 20 seconds."""
        until = time.monotonic() + 20
        while time.monotonic() < until:
            try:
                if is_there():
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError("the server did not get there")

    def __enter__(self) -> RunningServer:
        self.wait_for(lambda: self.get("/")[0] > 0)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        self.process.wait(20)


class Connection:
    """Asks a running server as ``Browser`` asks an application in process, each time over a new connection."""

    def __init__(self, port: int) -> None:
        self._port = port

    def ask(self, method: str, path: str, *, query: str = "", body: bytes = b"", **environ: str) -> Connection:
        """Send a request; whatever goes wrong on the line is no answer."""
        with closing(self._line()) as line:
            return self._over(line, method, path, body, environ)

    def _line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)

    def _over(
        self, line: http.client.HTTPConnection, method: str, path: str, body: bytes, environ: Mapping[str, str]
    ) -> Connection:
        headers = {"Cookie": environ.get("HTTP_COOKIE", ""), "Content-Type": environ.get("CONTENT_TYPE", "")}
        line.request(method, path, body, headers)
        answer = line.getresponse()
        self.status, self.body = answer.status, answer.read()
        self.headers, self.text = dict(answer.getheaders()), self.body.decode()
        return self


class KeptOpen(Connection):
    """Asks over one connection, as browsers do; close it."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        self._kept = self._line()

    def ask(self, method: str, path: str, *, query: str = "", body: bytes = b"", **environ: str) -> Connection:
        """Send a request."""
        return self._over(self._kept, method, path, body, environ)

    @property
    def is_open(self) -> bool:
        """Whether the server has left it open after the last answer."""
        return self._kept.sock is not None

    def close(self) -> None:
        """End it."""
        self._kept.close()
