"""The real server in a process of its own, on a port of its own."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType

from site_builder import FUNCTIONS


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
        self._process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
        self.log = ""

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
        if self._process.returncode is None:  # a test that reads the log ends it itself
            self._process.terminate()
            self.log = self._process.communicate()[1].decode()
