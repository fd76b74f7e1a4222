"""The script that says whether an office is open, at odd moments and in other time zones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.rendering.open_now import opening_table
from markupsafe import escape
from playwright.sync_api import Browser, Page

from site_builder.site_markdown import THEME
from tests.rendering.listed import CALENDAR, TODAY

SCRIPT = (THEME / "open.js").read_text("utf-8")
HOURS = OpeningHours.read("Mo-Fr 08:30-12:00,14:00-17:30; We 14:00-17:30 off; Sa 09:00-12:00; 2026-11-30 off")
TABLE = opening_table(HOURS, CALENDAR, TODAY)

MOMENTS = [
    ("2026-11-24T08:29", "现在没开，08:30开"),
    ("2026-11-24T08:30", "现在开着，到12:00"),
    ("2026-11-24T11:59", "现在开着，到12:00"),
    ("2026-11-24T12:00", "现在没开，14:00开"),
    ("2026-11-24T14:00", "现在开着，到17:30"),
    ("2026-11-24T23:59", "现在没开，11月25日周三 08:30开"),
    ("2026-11-25T00:00", "现在没开，08:30开"),
    ("2026-11-25T15:00", "现在没开，11月26日周四 08:30开"),
    ("2026-11-28T11:00", "现在开着，到12:00"),
    ("2026-11-28T12:00", "现在没开，12月1日周二 08:30开"),
    ("2026-11-30T10:00", "现在没开，12月1日周二 08:30开"),
    ("2026-12-28T18:00", "现在没开"),
    ("2026-12-29T10:00", ""),
    ("2026-10-31T10:00", ""),
]


@pytest.fixture(params=["Asia/Shanghai", "America/New_York", "Pacific/Kiritimati"])
def phone(request, browser: Browser) -> Iterator[Page]:
    """A phone that is set to the time of some place."""
    context = browser.new_context(timezone_id=request.param, locale="zh-CN")
    yield context.new_page()
    context.close()


def said_at(phone: Page, moment: datetime) -> str:
    """What the script says at a moment."""
    phone.clock.set_fixed_time(moment)
    phone.set_content(f'<p><strong data-open="{escape(TABLE)}"></strong></p>')
    phone.add_script_tag(content=SCRIPT)
    return phone.locator("strong").inner_text()


def test_it_says_by_chinas_clock_what_the_rules_say_and_nothing_beyond_what_is_settled(phone):
    for moment, expected in MOMENTS:
        when = datetime.fromisoformat(f"{moment}:00+08:00")
        assert said_at(phone, when) == expected, moment
        if expected:
            assert expected.startswith("现在开着") == HOURS.is_open(when, CALENDAR)


def test_it_says_so_when_the_hour_comes(phone):
    phone.clock.install(time=datetime.fromisoformat("2026-11-24T11:59:00+08:00"))
    phone.set_content(f'<p><strong data-open="{escape(TABLE)}"></strong></p>')
    phone.add_script_tag(content=SCRIPT)
    phone.clock.run_for(90_000)
    assert phone.locator("strong").inner_text() == "现在没开，14:00开"


def test_a_page_without_hours_is_left_alone(phone):
    phone.set_content("<p>没有核实到</p>")
    phone.add_script_tag(content=SCRIPT)
    assert phone.locator("p").inner_text() == "没有核实到"
