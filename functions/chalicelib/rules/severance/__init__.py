"""What is due when employment ends (劳动合同法 46 to 48, 87, 97; 劳动合同法实施条例 10, 20, 22, 25, 27)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import CONTRACT_RULES, arbitration_year, minimum_left_out
from chalicelib.rules.outcome import Item, LeftOut, Outcome, Step

from .advice import cap_left_out, if_unlawful, notes_on, what_each_ground_gives, without_overtime
from .amounts import compensation, damages, in_lieu_of_notice
from .grounds import GROUNDS, UNKNOWN
from .service import NEW_LAW
from .wage import at_least_minimum, at_most_three_times, average


def severance(  # noqa: PLR0913 - one keyword a question of the form
    *,
    ground: str,
    started_on: date,
    ended_on: date | None,
    wage: Decimal | None,
    months: Rows,
    overtime: Decimal | None,
    notice: str | None,
    last_month: Decimal | None,
    area: str | None,
    rates: Rates,
    calendar: WorkingCalendar,
) -> Outcome:
    """N where article 46 gives it, twice N where the end was unlawful (87), a month's wage in lieu of notice (40).

    N is a month's wage for each year from 2008 (47.1, 97.3); the years before pay by the measures of 1994, in whole
    years. The damages count all years from the first day and exclude N (实施条例 25). The wage is at least the minimum
    wage and at most three times the city's average, and then at most 12 years count (47.2). Refused: an end before the
    beginning, before 2008 or a wage that is in no field.
    """
    last = ended_on or rates.as_at
    if last < started_on:
        raise AnswersRefused(FieldError("ended_on", "before", other="started_on"))
    if last < NEW_LAW:
        raise AnswersRefused(FieldError("ended_on", "before_rules"))
    mean = at_least_minimum(average(wage, months), area, rates.on(last))
    own = at_most_three_times(mean, rates.on(last))
    unknown = (*minimum_left_out(area, rates.on(last), Citation(CONTRACT_RULES, "27")), *cap_left_out(own))
    clocks = (arbitration_year(last, calendar),) if ended_on else ()
    if ground == UNKNOWN:
        return Outcome(
            tables=what_each_ground_gives(own, started_on, last),
            left_out=unknown,
            deadlines=clocks,
            notes=notes_on(None, started_on),
        )
    found = GROUNDS[ground]
    if not found.pays:
        return Outcome(
            verdict=Step(found.sentence + "。", citation=found.citation),
            verdict_title="没有经济补偿",
            tables=if_unlawful(own, started_on, last) if ground == "fault" else (),
            left_out=unknown,
            deadlines=clocks,
            notes=notes_on(found, started_on),
        )
    if found.pays == "2N":
        items: tuple[Item, ...] = (damages(own, found, started_on, last),)
        unworked: tuple[LeftOut, ...] = ()
    else:
        items, unworked = compensation(own, mean, found, started_on, last)
        in_lieu = in_lieu_of_notice(found, notice, last_month)
        items += (in_lieu,) if isinstance(in_lieu, Item) else ()
        unworked += (in_lieu,) if isinstance(in_lieu, LeftOut) else ()
    return Outcome(
        items=items,
        tables=without_overtime(mean, overtime, found, area, started_on, last, rates),
        left_out=(*unworked, *unknown),
        deadlines=clocks,
        notes=notes_on(found, started_on),
        total_label="单位要给的合计",
    )
