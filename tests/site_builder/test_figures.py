"""Statutory figures as a page, as open data and as the list of what must be renewed; and those typed into a text."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from site_builder import ROOT
from site_builder.__main__ import main
from site_builder.figure_checks import typed_figures
from site_builder.figures import AS_CSV, AS_JSON, COLUMNS, figures_page, figures_to_renew, open_data, value_in_words
from site_builder.sources import Content, read_content

CONTENT = read_content(ROOT / "content")
TABLES = [CONTENT.catalogue.rate(id_) for id_ in CONTENT.catalogue.ids("rates")]
COMMON = {"source": "公报", "checked_on": "2026-11-23", "verified": "primary_text"}


def with_rates(*rates: dict[str, object]) -> Content:
    """The repository's content with these figures alone."""
    return replace(CONTENT, trees={**CONTENT.trees, "rates": {str(rate["id"]): rate for rate in rates}})


def rate(id_: str, *values: dict[str, object]) -> dict[str, object]:
    """A figure with these values."""
    return {"id": id_, "title": f"数{id_}", "unit": "元", "ask": "打 12333", "values": [v | COMMON for v in values]}


def test_the_page_holds_every_figure_with_its_value_or_whom_to_ask():
    html = figures_page(CONTENT).content
    for table in TABLES:
        assert f'<dt id="{table.id}">{table.title}</dt>' in html
        assert (value_in_words(table.values[-1]) if table.values else table.ask) in html


def test_open_data_holds_every_value_alike_as_csv_and_as_json():
    files = open_data(CONTENT)
    assert files[AS_CSV].startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(files[AS_CSV].decode("utf-8-sig"))))
    assert rows == json.loads(files[AS_JSON])
    assert len(rows) == sum(max(1, len(table.values)) for table in TABLES)
    assert all(tuple(row) == COLUMNS for row in rows)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"value": "49053"}, "49,053"),
        ({"table": {"1": "27", "10": "7.50"}}, "1：27；10：7.5"),
        ({"tiers": [{"over": "0", "fee": "50"}, {"over": "10000", "share": "0.025"}]}, "超过0：50；超过10000：2.5%"),
    ],
)
def test_numbers_tables_and_tiers_have_their_words(value, words):
    content = with_rates(rate("x", {"from": "2026-01-01", **value}))
    assert value_in_words(content.catalogue.rate("x").values[-1]) == words


def test_what_must_be_renewed_is_listed_the_soonest_first_and_then_what_was_never_found():
    content = with_rates(
        rate("later", {"from": "2026-01-01", "value": "5", "renew_by": "2027-07-01"}),
        rate("unknown"),
        rate("for_ever", {"from": "2026-01-01", "value": "7"}),
        rate("past", {"from": "2025-01-01", "value": "1234", "renew_by": "2026-07-01"}),
    )
    assert list(figures_to_renew(content, date(2026, 11, 24))) == [
        "2026-07-01（已经过了） 数past：现在是1,234元，公报。问：打 12333",
        "2027-07-01 数later：现在是5元，公报。问：打 12333",
        "还没有找到 数unknown。问：打 12333",
    ]


def test_the_report_is_a_command(capsys):
    assert main(["report", "figures", "--on", "2026-11-24"]) == 0
    assert "还没有找到 统筹地区上年度职工月平均工资" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("全国是56502元。", ["56502"]),
        ("全国是56,502元，陕西是49053元", ["56,502", "49053"]),
        ('全国是{{ rate("x", "2026-11-24") }}元', []),
        ("电话 0916-56502，编号156502，56502.5元", []),
        ("2024年，3000元，10天", []),  # years, and numbers too common to be known by sight
        ("```\n56502\n```", []),
    ],
)
def test_a_figure_typed_into_a_text_is_named_with_its_line(line, found):
    values = [{"from": f"{2020 + n}-01-01", "value": text} for n, text in enumerate(("56502", "49053", "3000", "2024"))]
    content = with_rates(rate("x", *values))
    page = replace(content.pages["about/"], body=f"第一行\n{line}", body_line=9)
    told = [str(error) for error in typed_figures(replace(content, pages={"about/": page}))]
    assert [each.partition("「")[2].partition("」")[0] for each in told] == found
    assert all(each.startswith(f"{page.file} 第10行：") for each in told)
