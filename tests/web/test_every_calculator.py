"""Every field of every calculator, asked for over the web with whatever people and programs type."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from site_builder import ROOT
from site_builder.sources import read_content

CATALOGUE = read_content(ROOT / "content").catalogue
INPUTS = [
    pytest.param(calculator, name, id=f"{calculator.id}: {name}")
    for calculator in map(CATALOGUE.calculator, CATALOGUE.ids("calculators"))
    for question in calculator.form.questions
    if question.name.partition("-")[2].partition("-")[0] in ("", "1")  # of a list the first row stands for all
    for name in question.inputs
]
HOSTILE = [
    *("", "0", "-1", "1e999", "NaN", str(10**18), "0.005", "９９９９", "四千五百", "2026-02-30", "9999", "12", "31"),
    *("1'; DROP TABLE cases; --", "<script>alert(1)</script>", "\x00", "\u202e5", "{{7*7}}", "水" * 3_000),
]


@pytest.mark.parametrize(("calculator", "name"), INPUTS)
def test_no_value_of_any_field_breaks_a_result(api, calculator, name):
    for example in calculator.examples[:1]:
        for value in HOSTILE:
            query = urlencode({**example.answers, name: value}, encoding="utf-8", errors="surrogatepass")
            answer = api.get(f"/api/calculators/{calculator.id}", query)
            assert answer.status in (200, 422), (value, answer.status)
            assert "<script" not in answer.text
            if answer.status == 422:
                assert "要改：" in answer.text
