"""Papers that are missing: asked for once and completely, waited for with the clock stopped, given up only after the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.step_details import AskedBefore, FromTheFuture, StillTime
from chalicelib.casework.workflow import Wish
from chalicelib.definitions.catalogue import Catalogue

from site_builder import ROOT
from site_builder.sources import read_content
from tests.casework.deciding import CENTRE, Bureau
from tests.casework.filling import DAY, LATER, does, done, messages

ASKED = (Action.RECORD_RECEIPT, Action.ASK_SUPPLEMENT)


def test_the_citizen_is_told_until_when_and_whom_to_ring(bureau):
    case = done(bureau, *ASKED)
    assert (case.state, case.last.text("items")) == (Kind.SUPPLEMENT_ASKED, "身份证\n工资条")
    _, text = messages(bureau, case)[-1]
    assert "最晚12月4日（周五）补齐" in text
    assert "请打" in text


@pytest.mark.parametrize(("verified_on", "phone"), [("2026-11-02", "0916-2345678"), ("2024-01-02", "12348")])
def test_a_message_gives_the_offices_phone_while_somebody_has_verified_it(tmp_path, verified_on, phone):
    trees = read_content(ROOT / "content").trees
    office = {**trees["offices"][CENTRE], "phone": "0916-2345678", "verified_on": verified_on}
    bureau = Bureau(tmp_path, Catalogue({**trees, "offices": {**trees["offices"], CENTRE: office}}))
    assert f"请打{phone}" in messages(bureau, done(bureau, *ASKED))[-1][1]


@pytest.mark.parametrize("until", [DAY, DAY - timedelta(days=1), date(2020, 1, 1)])
def test_nobody_is_asked_to_bring_papers_by_a_day_that_is_over(bureau, until):
    case = done(bureau, Action.RECORD_RECEIPT)
    with pytest.raises(FromTheFuture):
        does(bureau, Action.ASK_SUPPLEMENT, case, until=until)


@pytest.mark.parametrize(
    ("items", "again", "allowed"),
    [
        ("身份证", "", True),  # of what was asked for before
        (" 工资条 \n\n身份证", "", True),
        ("户口本", "", False),
        ("身份证\n户口本", "", False),
        ("户口本", "上次没有看出来", True),
    ],
)
def test_other_papers_are_asked_for_a_second_time_only_with_a_reason(bureau, items, again, allowed):
    case = done(bureau, *ASKED, Action.RECORD_SUPPLEMENT)
    if allowed:
        assert does(bureau, Action.ASK_SUPPLEMENT, case, items=items, again=again).state is Kind.SUPPLEMENT_ASKED
    else:
        with pytest.raises(AskedBefore):
            does(bureau, Action.ASK_SUPPLEMENT, case, items=items, again=again)


@pytest.mark.parametrize(("day", "over"), [(DAY, False), (LATER, False), (LATER + timedelta(days=1), True)])
def test_an_application_is_taken_as_withdrawn_only_when_the_day_is_over(bureau, day, over):
    case = done(bureau, *ASKED)
    bureau.clock.forward(minutes=(day - DAY).days * 24 * 60)
    if over:
        case = does(bureau, Action.DEEM_WITHDRAWN, case)
        assert case.ended.kind is Kind.DEEMED_WITHDRAWN
        assert "随时可以再申请" in messages(bureau, case)[-1][1]
    else:
        with pytest.raises(StillTime):
            does(bureau, Action.DEEM_WITHDRAWN, case)


def test_what_the_citizen_brings_himself_counts_as_what_staff_record(bureau):
    case = done(bureau, *ASKED)
    assert Wish.SUPPLEMENT in bureau.wishes.possible(case)
    case = bureau.wishes.take(case, Wish.SUPPLEMENT, "身份证照片")
    assert case.state is Kind.SUPPLEMENTED
    assert Wish.SUPPLEMENT not in bureau.wishes.possible(case)


def test_who_brings_papers_while_they_are_given_up_is_not_passed_over(bureau):
    asked = done(bureau, *ASKED)
    bureau.clock.forward(minutes=11 * 24 * 60)
    bureau.wishes.take(asked, Wish.SUPPLEMENT)
    with pytest.raises(ChangedMeanwhile) as overtaken:
        bureau.commands.take(bureau.staff["clerk"], Action.DEEM_WITHDRAWN, asked.id, seen=len(asked.events))
    assert overtaken.value.event.kind is Kind.SUPPLEMENTED
