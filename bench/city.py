"""The real content, built as it would be shipped, and the functions that answer on it; both when first asked for."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.form import check
from chalicelib.rendering.outcomes import answers_as_query
from chalicelib.settings import settings
from chalicelib.site import site

from site_builder.build import build_site
from site_builder.checking import Folders
from site_builder.sources import Content, read_content

REAL = Folders()


def quiet(text: str) -> None:
    """What the builder has to tell is not asked for here."""


class City:
    """The city's site in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._folders = Folders(REAL.content, folder / "city" / "build", folder / "city" / "compiled")

    @cached_property
    def content(self) -> Content:
        """What the site is built from."""
        return read_content(REAL.content)

    @cached_property
    def site(self) -> Path:
        """The finished site. Raises ``DefinitionsRefused`` when the content has mistakes."""
        name = build_site(self._folders, settings().today(), quiet)
        return self._folders.build / name

    @cached_property
    def compiled(self) -> Path:
        """What the functions read."""
        _ = self.site
        return self._folders.compiled

    @cached_property
    def app(self) -> Any:
        """The functions' app, reading this build."""
        os.environ["COMPILED"] = str(self.compiled)
        settings.cache_clear()
        site.cache_clear()
        from app import app

        return app

    @cached_property
    def calculators(self) -> list[Calculator]:
        """Every calculator."""
        return [self.content.catalogue.calculator(id_) for id_ in self.content.catalogue.ids("calculators")]


def result_events(calculator: Calculator) -> Iterator[tuple[str, dict[str, Any]]]:
    """For each worked example its title and the event that asks for its result page, as its link on the page does."""
    from wsgi import make_event

    path = f"/calculators/{calculator.id}"
    for example in calculator.examples:
        submitted = {name: [text] for name, text in example.answers.items()}
        answers = check(calculator.form, submitted, example.as_at).answers
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": f"/api{path}",
            "QUERY_STRING": answers_as_query(calculator.form, answers),
            "HTTP_ACCEPT": "text/html",
            "HTTP_HOST": "127.0.0.1",
            "wsgi.input": io.BytesIO(),
        }
        yield example.title, make_event(environ, path, "/calculators/{calculator_id}", {"calculator_id": calculator.id})


def result_page(app: Any, event: dict[str, Any]) -> str:
    """The page that answers an event of ``result_events``."""
    answer = app(event, None)
    if answer["statusCode"] != 200:
        raise RuntimeError(f"{event['path']} with {event['queryStringParameters']} answers {answer['statusCode']}")
    body: str = answer["body"]
    return body
