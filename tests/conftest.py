"""The real content, built once for all tests into a folder of their own, and the app on top of it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest

from site_builder import FUNCTIONS, ROOT
from site_builder.build import build_site
from site_builder.checking import Folders
from tests.filmed import shelve_film

TODAY = date(2026, 11, 24)
FILMED = "water-between-two-yards"
"""The comic of which there is a film."""


@pytest.fixture(scope="session", autouse=True)
def nothing_personal_is_in_a_log_an_address_or_a_row(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The first fixture of all, and so the last to end: it looks through the whole run."""
    from tests.spoken import every_record, leaked, logged_by_servers, rows_told_of_anybody

    with every_record() as records:
        yield
    folder = tmp_path_factory.getbasetemp()
    assert leaked("\n".join(records)) == set()
    assert leaked("\n".join(WsgiClient.led_to)) == set()
    assert leaked(logged_by_servers(folder)) == set()
    assert rows_told_of_anybody(folder) == set()


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The built site of the real content, never the one in ``build/``; one of its films was made, the others were not."""
    folder = tmp_path_factory.mktemp("city")
    folders = Folders(ROOT / "content", folder / "build", folder / "compiled")
    shelve_film(folders.build, folders.content / "comics" / f"{FILMED}.yml")
    build_site(folders, TODAY, lambda _: None)
    return folders


def settings_for(compiled: Path, folder: Path) -> dict[str, str]:
    """The settings that serve what was compiled, on a fixed day, with a store of their own: never the one in ``var/``."""
    store = {"DATA": str(folder / "data"), "KEY_FILE": str(folder / "keys" / "master.key")}
    return {"COMPILED": str(compiled), "TODAY": TODAY.isoformat(), **store}


@pytest.fixture(scope="session")
def functions_environment(city: Folders, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment in which the functions serve that site."""
    mine = settings_for(city.compiled, tmp_path_factory.mktemp("server"))
    return {**os.environ, **mine, "PYTHONUNBUFFERED": "1"}


class Answer:
    """What a WSGI application answered."""

    def __init__(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.headers, self.body = int(status[:3]), dict(headers), body

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


class WsgiClient:
    """Asks a WSGI application in process, and remembers where all of its answers have led."""

    led_to: ClassVar[list[str]] = []

    def __init__(self, application: Any) -> None:
        self._application = application

    def get(self, path: str, query: str = "", **environ: str) -> Answer:
        """GET a path."""
        return self.ask("GET", path, query=query, **environ)

    def ask(self, method: str, path: str, *, query: str = "", body: bytes = b"", **environ: str) -> Answer:
        """Send a request; ``environ`` holds headers as WSGI names them."""
        started: list[Any] = []
        request = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "REMOTE_ADDR": "127.0.0.1",
            "SCRIPT_NAME": "",
            **environ,
        }
        content = b"".join(self._application(request, lambda *answer: started.append(answer)))
        answer = Answer(started[0][0], started[0][1], content)
        self.led_to.append(answer.headers.get("Location", ""))
        return answer


@pytest.fixture(scope="session")
def api(city: Folders, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WsgiClient]:
    """The functions, mounted under ``/api/`` as one machine mounts them."""
    mine = settings_for(city.compiled, tmp_path_factory.mktemp("api"))
    os.environ.update(mine)
    sys.path.insert(0, str(FUNCTIONS))
    from app import app
    from chalicelib.settings import settings
    from chalicelib.web.answers import problem_answer
    from chalicelib.web.desk import desk
    from wsgi import Functions

    settings.cache_clear()
    desk.cache_clear()
    yield WsgiClient(Functions(app, problem_answer))
    for name in mine:
        del os.environ[name]
    settings.cache_clear()
    desk.cache_clear()
