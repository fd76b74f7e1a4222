"""Calculators that wait for a figure: off the site while the slot is empty, on it once an editor fills it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import ROOT
from site_builder.checks import find_errors, generated_addresses
from site_builder.generated import generated_pages
from site_builder.sources import Content, read_content
from tests.conftest import TODAY

AWAITED = ["lawyer-fee", "notary-fee", "forensic-fee"]
VALUE = "values:\n  - {{from: 2026-01-01, {shape}, source: 示例文件, checked_on: 2026-11-24, verified: primary_text}}\n"
NUMBER, TIERS = "value: 300", "tiers: [{over: 0, fee: 200}, {over: 10000, share: 0.01}]"
Fill = Callable[..., Content]


@pytest.fixture
def filled(tmp_path: Path) -> Fill:
    """The real content with the slots of these figures filled in."""

    def read(*rates: str, shape: str = NUMBER) -> Content:
        folder = tmp_path / "content"
        shutil.copytree(ROOT / "content", folder)
        for rate in rates:
            path = folder / "rates" / f"{rate}.yml"
            text = path.read_text("utf-8")
            path.write_text(text.replace("values: []\n", VALUE.format(shape=shape)), "utf-8")
        return read_content(folder)

    return read


def pages(content: Content) -> dict[str, str]:
    """Every generated page by its address."""
    return {page.address: page.content for page in generated_pages(content, TODAY)}


@pytest.mark.parametrize("id_", AWAITED)
def test_without_its_figure_a_calculator_is_nowhere(id_):
    content = read_content(ROOT / "content")
    address = f"look-up/calculators/{id_}/"
    assert id_ not in content.catalogue.ids("calculators")
    assert address not in {*content.pages, *generated_addresses(content)}
    assert f"look-up/{id_}/" in content.pages  # the page that explains the fee


@pytest.mark.parametrize("shape", [NUMBER, TIERS], ids=["a number", "tiers"])
def test_an_editor_who_fills_the_figures_gets_the_calculators(filled, shape):
    content = filled(*AWAITED, shape=shape)
    assert find_errors(content) == []
    made = pages(content)
    for id_ in AWAITED:
        assert f"look-up/calculators/{id_}/" in made
        assert f'href="/look-up/calculators/{id_}/"' in made["look-up/calculators/"]


def test_one_figure_brings_one_calculator(filled):
    ids = filled("notary-fee").catalogue.ids("calculators")
    assert [id_ for id_ in AWAITED if id_ in ids] == ["notary-fee"]


def test_a_table_cannot_fill_the_slot(filled):
    errors = [str(error) for error in find_errors(filled("lawyer-fee", shape="table: {a: 1}"))]
    assert any("lawyer-fee 要填一个数" in error for error in errors)


def test_a_figure_that_does_not_exist_is_named(tmp_path):
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    (folder / "rates" / "lawyer-fee.yml").unlink()
    assert any("needs_figure" in str(error) for error in read_content(folder).errors)
