"""What a worker is due after an injury at work (工伤保险条例, 2010 version; 法释〔2014〕9号).

Death, care by grade and the provincial lump sums are not worked out here; they are named with whom to ask.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import LeftOut, Outcome, Step

from .advice import deadlines, left_out, notes
from .amounts import LUMP_SUM, NO_GRADE, allowance, leave_wage, lump_sum, lump_sums
from .wage import clamped, monthly_wage


def work_injury(  # noqa: PLR0913 - one keyword a question of the form
    *,
    employer: str,
    insured: str,
    injured_on: date,
    leave_until: date | None,
    wage_unit: str,
    wage: Decimal,
    days_per_month: Decimal | None,
    grade: str,
    area_wage: Decimal | None,
    rates: Rates,
) -> Outcome:
    """Wages during treatment (33), the lump sum of the grade (35 to 37) and the monthly allowance (35, 36).

    The wage is clamped between 60% and 300% of the area's average (64.2) where that is known. Without a grade, the
    lump sums of all ten are listed. Who works for a household is no case of work injury (民法典 1192). Refused: an
    injury before the present scale began on 2011-01-01, and a leave that ends before the injury.
    """
    if employer == "household":
        return _not_a_work_injury()
    if leave_until and leave_until < injured_on:
        raise AnswersRefused(FieldError("leave_until", "before", other="injured_on"))
    try:
        months = rates.on(injured_on).figure(LUMP_SUM)
    except RateUnknown:
        raise AnswersRefused(FieldError("injured_on", "before_rules")) from None
    monthly = monthly_wage(wage, wage_unit, days_per_month, rates.on(injured_on))
    own = clamped(monthly, area_wage, rates.on(injured_on))
    items = [leave_wage(monthly, injured_on, leave_until or rates.as_at)]
    tables = []
    if grade == NO_GRADE:
        tables.append(lump_sums(own, months))
    else:
        items.append(lump_sum(own, grade, months, insured))
        items += allowance(own, grade, rates.on(injured_on), insured)
    return Outcome(
        items=tuple(items),
        tables=tuple(tables),
        left_out=left_out(grade, rates),
        deadlines=deadlines(injured_on),
        notes=notes(employer, insured, own.bounded),
        total_label="现在能算出来的合计" if grade == NO_GRADE else "一次给的合计",
    )


def _not_a_work_injury() -> Outcome:
    return Outcome(
        verdict=Step(
            "给一户人家干活受的伤，法律上不叫工伤，不能按工伤待遇算。可以要赔偿，按双方各自的过错分担。",
            citation=Citation("civil-code", "1192"),
        ),
        left_out=(
            LeftOut(
                "医疗费、误工费、护理费、残疾赔偿金",
                "这些按人身损害赔偿算，这里还不能算。先留好票据和证据，打 12348 问。",
                Citation("civil-code", "1179"),
            ),
        ),
    )
