"""What the formulas about work share: the minimum wage, wages a day, the clock of arbitration, the order to pay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Figure, Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar

from .outcome import Deadline, LeftOut, Step, plain_number, why_unknown, yuan
from .periods import last_day

CONTRACT_LAW = "labor-contract-law"
CONTRACT_RULES = "labor-contract-regulation"
DISPUTE_LAW = "labor-dispute-law"
INTERPRETATION_1 = "labor-dispute-interpretation-1"
INTERPRETATION_2 = "labor-dispute-interpretation-2"
LABOUR_LAW = "labor-law"
LOCAL_MINIMUM = "minimum-wage-local"
SHAANXI_MINIMUM = "minimum-wage-shaanxi"
PAY_DAYS = "monthly-pay-days"
HOURS_A_DAY = 8  # 国务院关于职工工作时间的规定 3
ELSEWHERE = "elsewhere"


def minimum_wage(area: str | None, rates: Rates) -> tuple[Decimal, Figure]:
    """The monthly minimum wage: as typed in, else that of the area's class in Shaanxi, else raise ``RateUnknown``."""
    try:
        return rates[LOCAL_MINIMUM], rates.figure(LOCAL_MINIMUM)
    except RateUnknown:
        if area in (None, ELSEWHERE):
            raise
    figure = rates.figure(SHAANXI_MINIMUM)
    return figure.value.table[area or ""], figure


def minimum_wage_if_known(area: str | None, rates: Rates) -> tuple[Decimal, tuple[Figure, ...]]:
    """The monthly minimum wage with its figure; nothing, 0, where it is unknown."""
    try:
        wage, figure = minimum_wage(area, rates)
    except RateUnknown:
        return Decimal(0), ()
    return wage, (figure,)


def minimum_left_out(area: str | None, rates: Rates, citation: Citation) -> tuple[LeftOut, ...]:
    """Says that nothing was held against the minimum wage, to who has named a place whose minimum is unknown."""
    if area is None:
        return ()
    try:
        minimum_wage(area, rates)
    except RateUnknown as unknown:
        return (LeftOut("和最低工资比", f"没有比。{why_unknown(unknown)}", citation),)
    return ()


def daily_wage(monthly: Decimal, rates: Rates) -> tuple[Decimal, Step]:
    """The wage of a day: the month's by the days paid for, 21.75, unrounded; not by days worked."""
    figure, days = rates.figure(PAY_DAYS), rates[PAY_DAYS]
    working = f"{yuan(monthly)} ÷ {plain_number(days)}天 = {yuan(monthly / days)}"
    return monthly / days, Step("月工资折成一天的，除以每月计薪天数", working, figure.value.citation, (figure,))


def arbitration_year(ended_on: date, calendar: WorkingCalendar, article: str = "27.1") -> Deadline:
    """One year for arbitration from the day on which the right was violated (27.1) or the employment ended (27.4)."""
    return Deadline.of("申请劳动仲裁", last_day(ended_on, calendar, years=1), Citation(DISPUTE_LAW, article))


def when_time_has_run() -> Step:
    """What begins the year anew (27.2), and that the employer must plead it in time (法释〔2025〕12号 20)."""
    return Step(
        "您催过、投诉过，或者单位答应给，一年重新算。过了一年也先打 12348 问：单位在仲裁时没提，以后一般不能再提。",
        citation=Citation(INTERPRETATION_2, "20"),
    )


def surcharge_after_order() -> Step:
    """The surcharge needs an order that was not obeyed (85)."""
    return Step(
        "先去劳动监察投诉。它叫单位限期付、单位到期还不付的，才可以再要应付的50%到100%。",
        citation=Citation(CONTRACT_LAW, "85"),
    )
