"""Amounts that courts and examiners published, worked out again; they lie beside the repository, where it has them."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from decimal import Decimal
from functools import reduce
from importlib import import_module
from operator import getitem
from types import ModuleType
from typing import Any

import pytest
import yaml
from chalicelib.definitions.reading import read_day

from site_builder import ROOT
from site_builder.examples import findings
from tests.rules import published

FILE = ROOT.parent / "shared" / "facts" / "legal" / "worked-examples-dev.yaml"
ABSENT = "shared/facts/legal/worked-examples-dev.yaml is not beside the repository"
TOPICS = [import_module(f"{published.__name__}.{module.name}") for module in pkgutil.iter_modules(published.__path__)]
WORKED = [pytest.param(topic, id_, id=id_) for topic in TOPICS for id_ in topic.WORKED]


def published_examples() -> dict[str, Mapping[str, Any]]:
    """The published examples that may be asserted, by id; none where the file is absent."""
    if not FILE.is_file():
        return {}
    return {e["id"]: e for e in yaml.safe_load(FILE.read_text("utf-8"))["examples"] if e["use"].startswith("accept")}


PUBLISHED = published_examples()


@pytest.mark.skipif(not PUBLISHED, reason=ABSENT)
@pytest.mark.parametrize(("topic", "id_"), WORKED)
def test_published_example(ask, topic: ModuleType, id_: str):
    example = PUBLISHED[id_]
    answers, item, name = topic.WORKED[id_]
    typed = {field: text.format_map(example["inputs"]) for field, text in answers.items()}
    outcome = ask(topic.CALCULATOR, typed)
    path = name if isinstance(name, tuple) else (name,)
    published = str(reduce(getitem, path, example["published"]))
    assert findings(outcome)[item] == (read_day(published) or Decimal(published))


@pytest.mark.skipif(not PUBLISHED, reason=ABSENT)
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.TOPIC)
def test_every_published_example_is_worked_out_or_has_a_reason_why_not(topic: ModuleType):
    of_topic = {id_ for id_, example in PUBLISHED.items() if example["calculator"] == topic.TOPIC}
    assert of_topic == {*topic.WORKED, *topic.EXPLAINED}
