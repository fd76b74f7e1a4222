"""What the tests of definitions share: entries read from YAML as an editor types it, and a form with every kind."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest
from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.form import Form
from hypothesis import settings

from site_builder.yaml_text import parse_yaml

settings.register_profile("no-deadline", deadline=None)  # a slow machine is no fault of ours
settings.load_profile("no-deadline")

Reader = Callable[[Entry], Any]
ReadText = Callable[[str, Reader], tuple[Any, list[str]]]

EVERY_KIND = """
fields:
  - {name: wage, kind: money, label: 工资, least: 1, most: 1000000}
  - {name: days, kind: number, label: 天数, unit: 天, least: 1, most: 31, optional: true}
  - {name: injured_on, kind: date, label: 哪天受的伤}
  - {name: due_on, kind: date, label: 哪天到期, may_be_future: true, optional: true}
  - name: unit
    kind: choice
    label: 怎么算
    options: [{value: month, label: 按月}, {value: day, label: 按天, hint: 日工资}]
"""


@pytest.fixture(scope="session")
def read() -> ReadText:
    """Reads YAML with a reader: what it made of it, and every problem as the editor sees it."""

    def read_text(text: str, reader: Reader) -> tuple[Any, list[str]]:
        place = Place("x.yml")
        tree = parse_yaml(dedent(text), place)
        return reader(Entry(tree, place)), [str(error) for error in place.errors]

    return read_text


@pytest.fixture(scope="session")
def form(read: ReadText) -> Form:
    """A form with a field of every kind, required and optional, with and without bounds."""
    made, problems = read(EVERY_KIND, Form.read)
    assert not problems
    found: Form = made
    return found
