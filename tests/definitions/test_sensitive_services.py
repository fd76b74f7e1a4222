"""A service for people who are in danger where they live: what it may ask, and in which order."""

from __future__ import annotations

import pytest
from chalicelib.definitions.service import Service

SAFE = """
id: safe
version: 1
title: 找人帮忙
description: 告诉我们怎么找您才安全。
intro: 只有一页。
office_kind: legal_aid_centre
unsure_goes_to: centre
decides: true
helper: books
sensitive: true
door: {question: 有没有危险？, options: [{value: safe, label: 没有}]}
who: [{text: 谁都行。}]
costs: [{text: 不收钱。}]
how_long: [{text: 七天内。}]
competence: [{case: 都一样, office: 法律援助中心}]
groups:
  - id: reach
    title: 怎么找您
    fields:
      - {name: how, kind: text, label: 怎么找您}
      - {name: when, kind: text, label: 什么时候}
      - {name: through_whom, kind: text, label: 通过谁}
      - {name: phone, kind: phone, label: 安全的号码, optional: true}
undertaking: 有危险先报警。
clocks: [{name: decide, label: 决定, after: submitted, ends: [granted], days: "7"}]
next: [{to: /apply/, text: 别的事}]
reviewed_on: 2026-11-28
review_by: 2027-05-28
"""
PHONE = "      - {name: phone, kind: phone, label: 安全的号码, optional: true}\n"
HOW = "      - {name: how, kind: text, label: 怎么找您}\n"
UNSAFE = {
    "a second page": (
        "undertaking:",
        "  - {id: more, title: 再说说, fields: [{name: facts, kind: text, label: 经过}]}\nundertaking:",
        "只能有一页",
    ),
    "no wish": (HOW, "", "要问「how」"),
    "a number demanded": ("label: 安全的号码, optional: true", "label: 安全的号码", "不能非要「phone」"),
    "an ID number demanded": (
        "undertaking:",
        "      - {name: id_number, kind: id_number, label: 身份证号码}\nundertaking:",
        "不能非要「id_number」",
    ),
    "the number before the wish": (HOW, PHONE + HOW, "先问怎么联系才安全，再问号码"),
}


def test_one_page_with_the_wish_before_a_number_that_may_stay_empty_is_right(read):
    service, problems = read(SAFE, Service.read)
    assert not problems
    assert service.sensitive


@pytest.mark.parametrize(("right", "wrong", "problem"), UNSAFE.values(), ids=UNSAFE)
def test_what_would_endanger_somebody_is_refused_in_words_of_the_editor(read, right, wrong, problem):
    assert SAFE.count(right) == 1
    _, problems = read(SAFE.replace(right, wrong), Service.read)
    assert any(problem in found for found in problems), problems


def test_a_number_may_be_demanded_where_nobody_is_in_danger(read):
    harmless = SAFE.replace("sensitive: true\n", "").replace("helper: books", "helper: none")
    _, problems = read(harmless.replace(", optional: true", ""), Service.read)
    assert not problems
