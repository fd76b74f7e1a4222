"""Until when somebody may object to a decision: counted from the day on which it was served, not from an SMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chalicelib.definitions.service import Objection, Service
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.periods import LastDay, last_day

from .cases import Case
from .guards import decision_to_object_to
from .kinds import Kind

_DECISIONS = (Kind.REFUSED, Kind.TERMINATED)


@dataclass(frozen=True)
class ObjectionPeriod:
    """The day of service, the last day of the period, and the rule that it rests on."""

    served_on: date
    last: LastDay
    rule: Objection


def objection_period(case: Case, service: Service, calendar: WorkingCalendar) -> ObjectionPeriod | None:
    """The period that runs, or has run out, for a decision to which nobody has objected; None until it is served."""
    if service.objection is None or not decision_to_object_to(case):
        return None
    decision = next(event for event in reversed(case.events) if event.kind in _DECISIONS)
    paper = decision.details.get("paper")
    number = paper.get("number") if isinstance(paper, Mapping) else None
    served = next((event for event in case.events if event.kind is Kind.SERVED and event.text("paper") == number), None)
    if number is None or served is None:
        return None
    return ObjectionPeriod(served.day, last_day(served.day, calendar, days=service.objection.days), service.objection)
