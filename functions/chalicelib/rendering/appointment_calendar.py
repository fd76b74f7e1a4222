"""A case's appointments and last days as a calendar file, which phones put among their owner's days (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.law import Citation
from chalicelib.rules.periods import LastDay

from .outcome_calendar import REMIND
from .words import day

if TYPE_CHECKING:
    from icalendar import Calendar, Event

BEFORE_MEETING = (timedelta(days=1), timedelta(hours=2))


@dataclass(frozen=True)
class Meeting:
    """An appointment. ``known`` tells it from all others for ever, ``changes`` grows whenever it is changed; ``minutes``
    is 0 where nobody has said how long it lasts.
    """

    known: str
    begins: datetime
    minutes: int
    office: str
    place: str
    bring: tuple[str, ...]
    changes: int
    cancelled: bool


@dataclass(frozen=True)
class DueDay:
    """The last day of a clock that runs for the case, by which article."""

    known: str
    what: str
    last: LastDay
    citation: Citation | None


def case_as_calendar(
    meetings: Sequence[Meeting], due_days: Sequence[DueDay], catalogue: Catalogue, now: datetime
) -> bytes:
    """Each entry keeps its id, so that taking the file up again moves what has moved, and strikes out what was called
    off. A file of nothing else is itself a cancellation.
    """
    from icalendar import Calendar  # here, since a page needs none

    calendar = Calendar()
    calendar.add("prodid", f"-//{catalogue.city.site_name}//zh-CN")
    calendar.add("version", "2.0")
    off = bool(meetings) and not due_days and all(meeting.cancelled for meeting in meetings)
    calendar.add("method", "CANCEL" if off else "PUBLISH")
    for meeting in meetings:
        _add_meeting(calendar, meeting, catalogue, now)
    for due in due_days:
        _add_due_day(calendar, due, catalogue, now)
    return bytes(calendar.to_ical())


def _add_meeting(calendar: Calendar, meeting: Meeting, catalogue: Catalogue, now: datetime) -> None:
    event = _event(meeting.known, now)
    begins = meeting.begins.astimezone(UTC)
    event.add("dtstart", begins)
    if meeting.minutes:
        event.add("dtend", begins + timedelta(minutes=meeting.minutes))
    event.add("sequence", meeting.changes)
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("summary", f"{'取消了：' if meeting.cancelled else ''}去{meeting.office}")
    event.add("location", meeting.place or meeting.office)
    bring = f"要带：{''.join(meeting.bring)}" if meeting.bring else ""
    event.add("description", f"{bring}有事打{catalogue.city.hotline.number}。")
    if not meeting.cancelled:
        _remind(event, f"去{meeting.office}", [-before for before in BEFORE_MEETING])
    calendar.add_component(event)


def _add_due_day(calendar: Calendar, due: DueDay, catalogue: Catalogue, now: datetime) -> None:
    event, last = _event(due.known, now), due.last.by_counting
    event.add("dtstart", last)
    event.add("dtend", last + timedelta(days=1))
    event.add("status", "CONFIRMED")
    event.add("summary", f"最后一天：{due.what}")
    law = catalogue.law(due.citation.law) if due.citation else None
    by_law = f"依据{law.short_title}{due.citation.label}。" if law and due.citation else ""
    may_wait = f"{due.last.why_moved}，可能到{day(due.last.day)}。" if due.last.why_moved else ""
    event.add("description", f"{by_law}{may_wait}有事打{catalogue.city.hotline.number}。")
    _remind(event, due.what, [timedelta(hours=9) - before for before in REMIND])
    calendar.add_component(event)


def _event(known: str, now: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{hashlib.sha256(known.encode()).hexdigest()[:32]}@zhangshang-12348")
    event.add("dtstamp", now.astimezone(UTC))
    return event


def _remind(event: Event, words: str, triggers: Sequence[timedelta]) -> None:
    from icalendar import Alarm

    for trigger in triggers:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", trigger)
        event.add_component(alarm)
