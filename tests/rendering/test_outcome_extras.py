"""What else is made of an outcome: a text message, a calendar, what one changed answer changes."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from chalicelib.definitions.law import Citation
from chalicelib.rendering.differences import changed_words, differences
from chalicelib.rendering.outcome_calendar import outcome_as_calendar
from chalicelib.rendering.outcome_sms import LONGEST, outcome_as_sms
from chalicelib.rules import Deadline, Item, LeftOut, Outcome, Step
from chalicelib.rules.periods import last_day
from icalendar import Calendar

from site_builder import ROOT
from site_builder.sources import read_content

CATALOGUE = read_content(ROOT / "content").catalogue
INJURY = CATALOGUE.calculator("work-injury")
NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
CITED = Citation("work-injury-insurance-regulation", "17.2")


def due(**amounts: int) -> Outcome:
    """An outcome of such items."""
    return Outcome(tuple(Item(id_, f"第{id_}项", Decimal(amount), ()) for id_, amount in amounts.items()))


def test_a_message_says_total_and_last_day_before_the_items():
    outcome = Outcome(
        items=due(a=100, b=50).items,
        deadlines=(Deadline("自己申请工伤认定", date(2027, 11, 2), CITED),),
        left_out=(LeftOut("护理费", "没有数"),),
    )
    assert outcome_as_sms(INJURY, outcome, "12348") == (
        "工伤待遇计算：合计150元。自己申请工伤认定：最晚2027年11月2日。第a项100元。第b项50元。护理费没有算。是估数，有事打12348。"
    )


@pytest.mark.parametrize("count", [1, 10, 100])
def test_a_message_is_never_longer_than_three_and_says_so_when_something_is_missing(count):
    outcome = due(**{f"x{n}": 1_000_000 for n in range(count)})
    text = outcome_as_sms(INJURY, outcome, "12348")
    assert len(text) <= LONGEST
    assert ("其余看网页" in text) == (count > 10)
    assert text.endswith("有事打12348。")


def test_every_last_day_is_a_whole_day_in_the_calendar_with_its_article_and_where_it_moves():
    roll = last_day(date(2026, 1, 10), CATALOGUE.calendar, days=15)  # 25 January 2026 is a Sunday
    outcome = Outcome(deadlines=(Deadline.of("上诉", roll, CITED), Deadline("申请", date(2026, 12, 2), CITED)))
    text = outcome_as_calendar(INJURY, outcome, CATALOGUE, NOW)
    first, second = Calendar.from_ical(text).walk("VEVENT")
    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2026, 1, 25), date(2026, 1, 26))
    assert first["summary"] == "最后一天：上诉"
    assert "《工伤保险条例》第十七条第二款" in first["description"]
    assert "可以顺延到2026年1月26日" in first["description"]
    assert "顺延" not in second["description"]
    assert first["uid"] != second["uid"]
    assert text == outcome_as_calendar(INJURY, outcome, CATALOGUE, NOW)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))


def test_only_what_changed_is_compared():
    before, now = due(a=100, b=50, c=1), due(a=120, b=50, d=5)
    assert [(each.label, each.before, each.now, each.more) for each in differences(before, now)] == [
        ("合计", 151, 175, 24),
        ("第a项", 100, 120, 20),
        ("第d项", None, 5, 5),
        ("第c项", 1, None, -1),
    ]
    assert differences(now, now) == []


def test_a_changed_verdict_and_changed_last_days_stand_side_by_side():
    cited = Citation("labor-dispute-law", "27.4")
    before = Outcome(
        deadlines=(Deadline("上诉", date(2026, 12, 2), cited), Deadline("复议", date(2027, 1, 2), cited)),
        verdict=Step("上诉最先到期"),
        verdict_title="最先到期",
    )
    now = Outcome(deadlines=(Deadline("上诉", date(2026, 12, 5), cited), Deadline("仲裁", date(2027, 3, 2), cited)))
    assert changed_words(before, now) == [
        ("上诉", "2026年12月2日", "2026年12月5日"),
        ("仲裁", "", "2027年3月2日"),
        ("结论", "最先到期", ""),
        ("复议", "2027年1月2日", ""),
    ]
    assert changed_words(now, now) == []
