"""Calculators as editors declare them."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.definitions.calculator import Calculator

FEE = """
id: fee
title: 费用
topic: court
description: 算一算。
intro: 一共1个问题。
formula: fee
rates: [fee-scale]
fields: [{name: amount, kind: money, label: 金额}]
examples:
  - {title: 一万元, as_at: 2026-11-24, answers: {amount: 1万}, expect: {fee: 50.00, total: "50"}}
next: [{to: /learn/, text: 学法}]
reviewed_by: 项目组
reviewed_on: 2026-11-24
review_by: 2027-05-24
"""


def test_a_calculator_is_read_whole(read):
    fee, problems = read(FEE, Calculator.read)
    assert not problems
    assert (fee.id, fee.formula, fee.rates, fee.review_by) == ("fee", "fee", ("fee-scale",), date(2027, 5, 24))
    assert [field.name for field in fee.form.fields] == ["amount"]
    assert [(link.to, link.text) for link in fee.next] == [("/learn/", "学法")]


def test_the_answers_of_a_worked_example_stay_as_a_person_would_type_them(read):
    example = read(FEE, Calculator.read)[0].examples[0]
    assert (example.answers, example.expect) == ({"amount": "1万"}, {"fee": 50, "total": 50})


def test_a_worked_example_may_expect_a_last_day_and_a_verdict(read):
    fee = FEE.replace('total: "50"', "不服判决，上诉: 2026-12-09, verdict: 可以申请")
    (example,) = read(fee, Calculator.read)[0].examples
    assert example.expect == {"fee": 50, "不服判决，上诉": date(2026, 12, 9), "verdict": "可以申请"}


@pytest.mark.parametrize(
    ("line", "instead", "problem"),
    [
        ("examples:", "examples: []\nold:", "缺「examples」"),
        ("next: [{to: /learn/, text: 学法}]", "next: []", "缺「next」"),
        (', expect: {fee: 50.00, total: "50"}', "", "写「expect」（该得的数）或「says」（该说的话）"),
        ("as_at: 2026-11-24, ", "", "缺「as_at」"),
        ('expect: {fee: 50.00, total: "50"}', "expect: {}", "写「expect」（该得的数）或「says」（该说的话）"),
        ("fee: 50.00", "fee: 五十", "「fee」要写数字，现在写的是「五十」"),
        ("text: 学法", "text: 学法, href: /x/", "不认识「href」，可以写的是：text、to"),
        ("formula: fee", "formula: [fee]", "「formula」要写成一段文字"),
        ("rates: [fee-scale]", "rates: fee-scale", "「rates」要写成一列（每项前面一个「- 」）"),
    ],
)
def test_what_is_missing_or_misspelt_is_named(read, line, instead, problem):
    _, problems = read(FEE.replace(line, instead), Calculator.read)
    assert problem in [problem.partition("：")[2] for problem in problems]
