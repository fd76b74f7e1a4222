"""Outcomes as a page and as JSON: the same facts, and an address that leads back to the same answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.form import LIST, Answers, Field, check
from chalicelib.rendering.forms import render_form
from chalicelib.rendering.outcomes import answer_in_words, answers_as_query, outcome_as_json, render_outcome
from chalicelib.rules import Outcome, work_out
from hypothesis import given
from hypothesis import strategies as st

from site_builder import ROOT
from site_builder.sources import read_content

TODAY = date(2026, 11, 24)
CATALOGUE = read_content(ROOT / "content").catalogue
CALCULATORS = [CATALOGUE.calculator(id_) for id_ in CATALOGUE.ids("calculators")]
INJURY, FEE = CATALOGUE.calculator("work-injury"), CATALOGUE.calculator("litigation-fee")
INJURED = {
    "employer": "company",
    "insured": "no",
    "injured_on": "2026-05-10",
    "leave_until": "2026-08-10",
    "wage_unit": "month",
    "wage": "4500",
    "grade": "4",
    "area_wage": "7000",
}
MORE = [
    pytest.param(INJURY, {**INJURED, "employer": "household"}, id="work-injury: household"),
    pytest.param(INJURY, {**INJURED, "grade": "none"}, id="work-injury: no grade"),
    pytest.param(INJURY, INJURED, id="work-injury: clamped, with allowance"),
    pytest.param(FEE, {"case": "other", "procedure": "simple"}, id="litigation-fee: a range"),
]
CASES = [
    *(pytest.param(c, dict(e.answers), id=f"{c.id}: {e.title}") for c in CALCULATORS for e in c.examples),
    *MORE,
]
Worked = tuple[Answers, Outcome]


def work(calculator: Calculator, typed: dict[str, str]) -> Worked:
    """The answers and the outcome for what a person typed."""
    checked = check(calculator.form, {name: [text] for name, text in typed.items()}, TODAY)
    assert not checked.errors
    tables = [CATALOGUE.rate(rate) for rate in calculator.rates]
    return checked.answers, work_out(calculator, checked.answers, tables, CATALOGUE.calendar, TODAY)


@pytest.fixture(scope="session")
def page(see) -> Callable[[Calculator, Worked], Any]:
    """The result page, as a browser sees it."""
    return lambda calculator, worked: see(render_outcome(calculator, *worked, CATALOGUE, TODAY))


def as_json(calculator: Calculator, worked: Worked) -> dict[str, Any]:
    """The JSON, as a program reads it."""
    read: dict[str, Any] = json.loads(json.dumps(outcome_as_json(calculator, *worked, CATALOGUE), ensure_ascii=False))
    return read


def shown(part: dict[str, Any]) -> str:
    """How the page shows an amount of the JSON."""
    amounts = [amount for amount in (part["amount"], part["upto"]) if amount is not None]
    return " 至 ".join(f"{Decimal(amount):,}" for amount in amounts)


@pytest.mark.parametrize(("calculator", "typed"), CASES)
def test_page_and_json_agree_on_every_amount(page, calculator, typed):
    worked = work(calculator, typed)
    html, told = page(calculator, worked), as_json(calculator, worked)
    items = [f"{shown(item)} 元" + ("/月" if item["monthly"] else "") for item in told["items"]]
    assert html.texts("strong", inside="summary") == items
    assert html.texts("strong", inside="p.total") == ([shown(told["total"])] if told["total"] else [])
    rows = [row for table in told["tables"] for row in table["rows"]]
    assert html.texts("td", inside="table.amounts") == [f"{Decimal(amount):,}" for _, amount in rows]


@pytest.mark.parametrize(("calculator", "typed"), CASES)
def test_every_amount_of_the_json_is_a_text_with_two_decimals(calculator, typed):
    told = as_json(calculator, work(calculator, typed))
    parts = [*told["items"], *([told["total"]] if told["total"] else [])]
    amounts = [part[end] for part in parts for end in ("amount", "upto") if part[end] is not None]
    amounts += [amount for table in told["tables"] for _, amount in table["rows"]]
    assert [amount for amount in amounts if not re.fullmatch(r"\d+\.\d\d", amount)] == []


@pytest.mark.parametrize(("calculator", "typed"), CASES)
def test_page_and_json_tell_the_same_steps_articles_and_clocks(page, calculator, typed):
    worked = work(calculator, typed)
    text, told = page(calculator, worked).text, as_json(calculator, worked)
    steps = [step for part in (*told["items"], *told["tables"]) for step in part["steps"]] + told["notes"]
    for step in [*steps, *([told["verdict"]] if told["verdict"] else [])]:
        assert step["sentence"] in text
        assert step["working"] in text
        assert step["citation"] is None or f"《{step['citation']['law']}》{step['citation']['article']}" in text
    for part in told["left_out"]:
        assert f"{part['label']}：{part['why']}" in text
    for deadline in told["deadlines"]:
        day = date.fromisoformat(deadline["last_day"])
        assert f"{deadline['what']}最晚{day.year}年{day.month}月{day.day}日" in text
    for figure in told["figures"]:
        assert figure["source"] in text


@pytest.mark.parametrize(("calculator", "typed"), CASES)
def test_every_article_is_linked_to_the_page_of_its_law_with_our_sentence(page, calculator, typed):
    worked = work(calculator, typed)
    html = page(calculator, worked)
    for citation in worked[1].citations:
        law = CATALOGUE.law(citation.law)
        words = law.short_title + citation.label
        links = [link for link in html.all("a", href=f"/{citation.address}") if link.text == words]
        assert links
        assert law.articles[citation.number] in html.text


@pytest.mark.parametrize(("calculator", "typed"), CASES)
def test_each_answer_can_be_changed_where_it_was_asked(see, page, calculator, typed):
    answers, outcome = work(calculator, typed)
    form = see(render_form(calculator, CATALOGUE))
    links = [urlsplit(link.attributes["href"]) for link in page(calculator, (answers, outcome)).all("a")]
    changes = [link for link in links if link.path == f"/api/calculators/{calculator.id}/form"]
    answered = [field for field in calculator.form.fields if answers[field.name] not in (None, ())]
    assert len(changes) >= len(answered)
    assert {link.query for link in changes} == {answers_as_query(calculator.form, answers)}
    assert {link.fragment for link in changes} - {""} <= set(form.ids)


def test_what_is_no_case_of_work_injury_shows_no_sum_at_all(page):
    worked = work(INJURY, {**INJURED, "employer": "household"})
    html = page(INJURY, worked)
    assert "不能按工伤待遇算" in html.all(class_="not-applicable")[0].text
    assert not html.all("p", class_="total")
    assert as_json(INJURY, worked)["total"] is None


def test_an_estimate_says_so_and_whom_to_ask(page):
    answers, outcome = work(FEE, {"case": "labour", "procedure": "ordinary"})
    estimated = replace(outcome.items[0].steps[0].figures[0], estimated=True)
    step = replace(outcome.items[0].steps[0], figures=(estimated,))
    outcome = replace(outcome, items=(replace(outcome.items[0], steps=(step,)),))
    html = page(FEE, (answers, outcome))
    assert [p.text for p in html.all("p", class_="estimate")] == [
        "按2007年公布的数估算，新的还没有录入：劳动争议案件受理费。请问：受理案件的法院立案庭，打 12368。"
    ]
    assert [figure["estimated"] for figure in as_json(FEE, (answers, outcome))["figures"]] == [True]


def test_the_summary_shows_every_answer_in_words(page):
    html = page(INJURY, work(INJURY, {**INJURED, "leave_until": "", "wage": "4,500"}))
    assert [text.split(" 修改")[0] for text in html.texts("dd", "dl.summary")] == [
        "公司、工厂、店铺", "没上", "2026年5月10日", "按月", "4,500元", "四级", "7,000元",
    ]  # fmt: skip


def test_of_a_long_form_the_questions_left_open_are_counted_and_one_link_leads_to_them(page):
    claim = CATALOGUE.calculator("personal-injury")
    html = page(claim, work(claim, {"harm": "hurt", "incident_on": "2026-05-10", "medical": "300"}))
    assert len(html.texts("dd", "dl.summary")) == 3
    assert f"还有{len(claim.form.fields) - 3}个问题没有填" in html.text


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("wage", None, "没有填"),
        ("wage", Decimal("4500"), "4,500元"),
        ("wage", Decimal("1234567.50"), "1,234,567.50元"),
        ("days_per_month", Decimal("21.75"), "21.75天"),
        ("days_per_month", Decimal("2026"), "2026天"),
        ("injured_on", date(2026, 11, 2), "2026年11月2日"),
        ("employer", "household", "一户人家"),
    ],
)
def test_an_answer_is_put_into_words(name, answer, words):
    assert answer_in_words(INJURY.form.field(name), answer) == words


def typed_for(field: Field) -> st.SearchStrategy[str]:
    """Everything that a person may type into a field and that it takes."""
    if field.kind == "choice":
        good = st.sampled_from([option.value for option in field.options])
    elif field.kind == "date":
        good = st.dates(date(1949, 1, 1), TODAY).map(date.isoformat)
    else:
        numbers = st.decimals(field.least, field.most, places=2)
        whole = st.integers(ceil(field.least), int(field.most))
        spelled = numbers.map("{:,}元".format) | numbers.map("￥{}".format) | whole.map(str)
        few = st.decimals(field.least, field.most, places=6).map(lambda number: f"{number / 10_000:.6f}万")
        good = spelled | few.filter(lambda text: field.least <= Decimal(text[:-1]) * 10_000 <= field.most)
    return good | st.just("") if field.optional else good


@pytest.mark.parametrize("calculator", CALCULATORS, ids=lambda calculator: calculator.id)
@given(data=st.data())
def test_the_address_of_a_result_leads_back_to_the_same_answers(calculator, data):
    asked = [each for field in calculator.form.fields for each in (field.rows[0] if field.kind == LIST else (field,))]
    typed = {field.name: [data.draw(typed_for(field), field.name)] for field in asked}
    checked = check(calculator.form, typed, TODAY)
    assert not checked.errors
    query = answers_as_query(calculator.form, checked.answers)
    reopened = check(calculator.form, parse_qs(query, strict_parsing=True), TODAY)
    assert reopened == checked
    assert answers_as_query(calculator.form, reopened.answers) == query


def test_the_address_of_a_result_is_in_the_forms_order_and_holds_no_more_than_was_answered():
    answers, _ = work(
        INJURY, {**dict(reversed(INJURED.items())), "leave_until": "", "area_wage": "", "wage": "4,500元"}
    )
    assert answers_as_query(INJURY.form, answers) == (
        "employer=company&insured=no&injured_on-year=2026&injured_on-month=5&injured_on-day=10"
        "&wage_unit=month&wage=4500&grade=4"
    )


@pytest.mark.parametrize("spelling", ["8000", "８０００", "8,000", "8000元", "￥8000", "0.8万"])
def test_the_same_amount_has_the_same_page_however_it_was_typed(spelling):
    worked = work(FEE, {"case": "property", "amount": spelling, "procedure": "ordinary"})
    plain = work(FEE, {"case": "property", "amount": "8000", "procedure": "ordinary"})
    assert render_outcome(FEE, *worked, CATALOGUE, TODAY) == render_outcome(FEE, *plain, CATALOGUE, TODAY)


@pytest.mark.parametrize(("today", "words"), [(-1, "还剩1天"), (0, "就是今天"), (1, "已经过了1天")])
def test_a_clock_shows_how_far_off_its_last_day_is(see, today, words):
    answers, outcome = work(INJURY, INJURED)
    day = outcome.deadlines[0].last_day + timedelta(today)
    html = see(render_outcome(INJURY, answers, outcome, CATALOGUE, day))
    assert html.all("p", class_="deadline")[0].text.split("，")[2].strip().startswith(words)
