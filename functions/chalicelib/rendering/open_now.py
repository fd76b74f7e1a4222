"""What a page's script needs to say whether an office is open now: every day of the next months with its sessions."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import takewhile
from string import ascii_letters

from chalicelib.definitions.opening_hours import OpeningHours
from chalicelib.definitions.working_calendar import WorkingCalendar

DAYS = 120
"""So many days from the first of the month: within a month a page stays the same from build to build."""


def opening_table(hours: OpeningHours, calendar: WorkingCalendar, today: date) -> str:
    """JSON: ``from``, the first day; ``days``, a letter for each day in a row; ``hours``, the sessions of each letter
    ("08:30-12:00,14:00-18:00"). It ends before the first day that no table of holidays settles.
    """
    first = today.replace(day=1)
    days = takewhile(calendar.is_settled, (first + timedelta(days=n) for n in range(DAYS)))
    letters: dict[str, str] = {}
    row = ""
    for day in days:
        written = ",".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in hours.sessions(day, calendar))
        row += letters.setdefault(written, ascii_letters[len(letters)])
    table = {"from": first.isoformat(), "days": row, "hours": {letter: written for written, letter in letters.items()}}
    return json.dumps(table, separators=(",", ":"))
