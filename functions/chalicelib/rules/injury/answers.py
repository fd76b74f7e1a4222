"""What the forms about an injury ask in common, and the days that follow from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypedDict

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows, Scalar
from chalicelib.definitions.rates import Figure, Rates, RateUnknown

INTERPRETATION = "personal-injury-interpretation"
FIRST_RULES = date(2004, 5, 1)  # 法释〔2003〕20号; nothing earlier was checked

HURT, DISABLED, DEAD = "hurt", "disabled", "dead"


class InjuryAnswers(TypedDict):
    """The questions that both forms ask, by name."""

    incident_on: date
    argued_on: date | None
    harm: str
    assessed_on: date | None
    age: Decimal | None
    residence: str | None
    medical: Decimal | None
    later_treatment: Decimal | None
    transport: Decimal | None
    lodging: Decimal | None
    appraisal: Decimal | None
    hospital_days: Decimal | None
    nutrition_days: Decimal | None
    nutrition_per_day: Decimal | None
    lost_days: Decimal | None
    earns: Decimal | None
    earns_per: str | None
    still_paid: Decimal | None
    nursing: Rows
    day_basis: str | None
    daily_rounding: str | None
    grades: Rows
    extra_index: Decimal | None
    aids: Rows
    dependants: Rows
    minor_years: str | None
    cap_reading: str | None
    mental: Decimal | None


def refuse_impossible(injury: InjuryAnswers) -> None:
    """Raise ``AnswersRefused`` where days cannot follow each other, or lie before the first rules."""
    if injury["incident_on"] < FIRST_RULES:
        raise AnswersRefused(FieldError("incident_on", "before_rules"))
    for name in ("assessed_on", "argued_on"):
        day = injury["assessed_on"] if name == "assessed_on" else injury["argued_on"]
        if day and day < injury["incident_on"]:
            raise AnswersRefused(FieldError(name, "before", other="incident_on"))


def figures_day(injury: InjuryAnswers, rates: Rates) -> date:
    """The day whose figures count: the end of argument at first instance (22.2); today while that is open."""
    return injury["argued_on"] or rates.as_at


def counted_from(injury: InjuryAnswers, rates: Rates) -> date:
    """The day from which years run: of the assessment (12.1) or the death. Where it was not typed, the day of the
    incident for a death, and for a disability the day of the figures, since an assessment comes long after.
    """
    if injury["assessed_on"]:
        return injury["assessed_on"]
    return injury["incident_on"] if injury["harm"] == DEAD else figures_day(injury, rates)


def last_year(rates: Rates, rate: str) -> Figure:
    """The figure of the statistical year before ``rates.as_at``, or while that is not published of the one before.

    Raises ``RateUnknown`` where only older ones are known: courts do not reach back further.
    """
    figure = rates.figure(rate)
    if figure.estimated and figure.value.from_.year < rates.as_at.year - 1:
        raise RateUnknown(figure.table, rates.as_at)
    return figure


def as_number(answer: Scalar) -> Decimal | None:
    """A row's answer to a question for a number; None where it was left empty."""
    return answer if isinstance(answer, Decimal) else None


def number(figure: Figure) -> Decimal:
    """The number of a figure that is one. Raises ``TypeError`` for a table."""
    if figure.value.number is None:
        raise TypeError(f"{figure.table.id} holds no single number")
    return figure.value.number
