"""The clocks of an outcome as a calendar file, which phones put among their owner's days (RFC 5545)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.rules import Deadline, Outcome

from .words import day

if TYPE_CHECKING:
    from icalendar import Calendar

REMIND = (timedelta(days=7), timedelta(days=1))
"""How long before a last day the phone reminds its owner."""


def outcome_as_calendar(calculator: Calculator, outcome: Outcome, catalogue: Catalogue, now: datetime) -> bytes:
    """One event over the whole of each last day. The same clock keeps its id, so that taking the file up twice makes no
    second event.
    """
    from icalendar import Calendar  # here, since a result needs none

    calendar = Calendar()
    calendar.add("prodid", f"-//{catalogue.city.site_name}//zh-CN")
    calendar.add("version", "2.0")
    for deadline in outcome.deadlines:
        _add(calendar, calculator, deadline, catalogue, now)
    return bytes(calendar.to_ical())


def _add(calendar: Calendar, calculator: Calculator, deadline: Deadline, catalogue: Catalogue, now: datetime) -> None:
    from icalendar import Alarm, Event

    law = catalogue.law(deadline.citation.law)
    event = Event()
    known = f"{calculator.id} {deadline.what} {deadline.last_day}"
    event.add("uid", f"{hashlib.sha256(known.encode()).hexdigest()[:32]}@zhangshang-12348")
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", deadline.last_day)
    event.add("dtend", deadline.last_day + timedelta(days=1))
    event.add("summary", f"最后一天：{deadline.what}")
    moved = deadline.moved
    may_wait = f"{moved.why_moved}，可以顺延到{day(moved.day)}。" if moved and moved.why_moved else ""
    hotline = catalogue.city.hotline.number
    event.add("description", f"依据{law.short_title}{deadline.citation.label}。{may_wait}有事打{hotline}。")
    for before in REMIND:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", deadline.what)
        alarm.add("trigger", timedelta(hours=9) - before)
        event.add_component(alarm)
    calendar.add_component(event)
