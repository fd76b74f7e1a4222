"""What is told of each step, to whom, and by when the next one is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case, Event
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.lists import open_cases
from chalicelib.casework.notice_text import TEMPLATES, NoticeTexts
from chalicelib.casework.notices import open_notice

from tests.casework.deciding import (
    CENTRE,
    FACTS,
    FIRM,
    ID_NUMBER,
    LAWYER,
    LAWYERS_PHONE,
    NAME,
    PHONE,
    WAY,
    Bureau,
)

STEPS_IN_ORDER = [action for action, _ in WAY]
LATE_IN_CHINA = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)  # a minute to midnight


def texts_to(bureau: Bureau, case: Case) -> list[str]:
    """What the citizen reads, oldest first."""
    texts = NoticeTexts(bureau.catalogue.notices, "示例司法局")
    notices = [open_notice(kept, bureau.vault) for kept in notices_of(bureau.table, case.id)]
    assert {notice.phone for notice in notices} <= {PHONE}
    return [texts.fill(notice.template, notice.values) for notice in notices]


def test_the_citizen_reads_of_each_step_and_of_the_lawyer(bureau):
    case = bureau.brought_to(None)
    applied, receipt, waiting, granted, lawyer, taken, call = texts_to(bureau, case)
    reference = case.text("reference")
    for told in (applied, receipt, waiting):
        assert reference in told
        assert "最晚12月1日（周二）答复" in told
    assert "汉中市法律援助中心收下了" in receipt
    assert "通过" not in waiting  # nobody shall count on what is only proposed
    assert f"律师{LAWYER}接了您的案子{reference}，最晚11月24日（周二）用{LAWYERS_PHONE}打给您" in taken
    assert f"您的申请{reference}通过了" in granted
    assert "最晚11月27日（周五）给您派律师" in granted
    for told in (LAWYER, FIRM, LAWYERS_PHONE, "法律援助不收任何费用"):
        assert told in lawyer
    assert f"律师{LAWYER}记下：11月24日（周二）和您通了电话" in call
    assert reference in call


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_every_message_has_all_the_values_of_its_template(bureau, action):
    case = bureau.take(action, bureau.brought_to(action))
    notice = open_notice(notices_of(bureau.table, case.id)[-1], bureau.vault)
    assert all(notice.values[name] for name in TEMPLATES[notice.template])


def test_the_clocks_run_seven_days_then_three_then_until_midnight(bureau):
    case = bureau.apply()
    last_days = []
    for action in STEPS_IN_ORDER:
        last_days.append(days_of(bureau, case))
        case = bureau.take(action, case)
    decide, assign, call = (
        {"decide": date(2026, 12, 1)},
        {"assign": date(2026, 11, 27)},
        {"contact": date(2026, 11, 24)},
    )
    assert last_days == [decide, decide, decide, assign, call, call]
    assert days_of(bureau, case) == {}


def days_of(bureau: Bureau, case: Case) -> dict[str, date]:
    running = case.running(bureau.catalogue.service("legal-aid"), bureau.calendar)
    return {clock.name: last.by_counting for clock, last in running if clock.name in ("decide", "assign", "contact")}


@pytest.mark.parametrize("minutes, day", [(0, date(2026, 11, 24)), (1, date(2026, 11, 25))])
def test_the_first_call_is_due_on_the_day_of_the_assignment_as_china_counts_it(bureau, minutes, day):
    case = bureau.brought_to(Action.ASSIGN)
    bureau.clock.time = LATE_IN_CHINA + timedelta(minutes=minutes)
    assert days_of(bureau, bureau.take(Action.ASSIGN, case)) == {"contact": day}


def test_a_call_made_after_midnight_is_kept_and_told_with_its_own_day(bureau):
    case = bureau.brought_to(Action.RECORD_FIRST_CALL)
    bureau.clock.time = LATE_IN_CHINA + timedelta(minutes=1)
    case = bureau.take(Action.RECORD_FIRST_CALL, case)
    assert case.events[-1].day == date(2026, 11, 25)
    assert "11月25日（周三）" in texts_to(bureau, case)[-1]


def test_an_assignment_on_a_day_off_makes_the_call_due_that_same_day(bureau):
    case = bureau.brought_to(Action.ASSIGN)
    bureau.clock.time = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)  # a Saturday
    bureau.take(Action.ASSIGN, case)
    (row,) = bureau.table.query(open_cases(CENTRE))
    assert row.sort == f"2026-11-28/{case.id}"


def test_the_list_begins_with_what_is_due_first(bureau):
    early = bureau.apply(name="示例甲")
    bureau.clock.forward(minutes=24 * 60)
    late, done = bureau.apply(name="示例乙"), bureau.brought_to(None, name="示例丙")
    bureau.clock.forward(minutes=24 * 60)
    call = bureau.brought_to(Action.CONFIRM_NO_CONFLICT, name="示例丁")
    listed = [row.sort.partition("/")[2] for row in bureau.table.query(open_cases(CENTRE))]
    assert listed == [case.id for case in (call, done, early, late)]


def test_a_case_does_not_show_its_personal_details_in_a_log(bureau):
    case = bureau.brought_to(None)
    shown = repr(case) + repr(Event(Kind.CALLED, case.first.at, "x", {"name": NAME}))
    assert not [personal for personal in (NAME, ID_NUMBER, PHONE, FACTS, LAWYER) if personal in shown]
