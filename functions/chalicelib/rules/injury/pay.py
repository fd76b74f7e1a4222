"""Income that was lost, and those who nursed: pay by the day (7, 8)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, LeftOut, Step, percent, plain_number, to_cents, yuan

from .answers import DISABLED, INTERPRETATION, InjuryAnswers, as_number

_BY_MONTH = {"365": "× 12 ÷ 365", "360": "÷ 30", "261": "÷ 21.75"}
_BY_YEAR = {"365": "÷ 365", "360": "÷ 360", "261": "÷ 12 ÷ 21.75"}
DAYS_OF_A_YEAR = "365"  # the interpretation names no divisor; calendar days, as time off is counted


def daily(pay: Decimal, per: str, injury: InjuryAnswers) -> tuple[Decimal, str]:
    """A day's pay and its working. To the cent only where that was asked for: some courts round the day first."""
    if per == "day":
        return pay, yuan(pay)
    basis = injury["day_basis"] or DAYS_OF_A_YEAR
    amount, divided = (pay * 12, _BY_MONTH) if per == "month" else (pay, _BY_YEAR)
    amount /= int(basis)
    working = f"{yuan(pay)} {divided[basis]}"
    if injury["daily_rounding"] == "cent":
        return to_cents(amount), f"（{working} 先取到分，{yuan(amount)}）"
    return amount, working


def lost_income(injury: InjuryAnswers) -> Item | LeftOut | None:
    """Days off work times a day's pay, less what was paid meanwhile (7); up to the day before the assessment where a
    disability kept the victim from work and no days were typed (7.2).
    """
    days = injury["lost_days"]
    until_assessed = days is None and injury["earns"] is not None
    if until_assessed:
        days = _days_until_assessed(injury)
    if days is None and injury["earns"] is None:
        return None
    if days is None:
        return LeftOut("误工费", "误了多少天没有填。看医院开的休息证明。", Citation(INTERPRETATION, "7.2"))
    if injury["earns"] is None:
        why = "收入没有填。没有固定收入、也拿不出近三年收入证据的，参照本省同行业上一年的平均工资，请问省统计局。"
        return LeftOut("误工费", why, Citation(INTERPRETATION, "7.3"))
    a_day, working = daily(injury["earns"], injury["earns_per"] or "month", injury)
    paid = injury["still_paid"] or Decimal(0)
    amount = max(a_day * days - paid, Decimal(0))
    less = f" − {yuan(paid)}（养伤时还拿到的）" if paid else ""
    why = "误工算到定残的前一天" if until_assessed else "误工天数按您填的"
    steps = (
        Step(f"{why}，{plain_number(days)}天", citation=Citation(INTERPRETATION, "7.2")),
        Step(
            "每天的收入 × 天数" + ("，减去还拿到的" if paid else ""),
            f"{working} × {plain_number(days)}天{less} = {yuan(amount)}",
            Citation(INTERPRETATION, "7.3"),
        ),
    )
    return Item("lost-income", "误工费", to_cents(amount), steps)


def _days_until_assessed(injury: InjuryAnswers) -> Decimal | None:
    """From the day of the incident to the day before the assessment."""
    if injury["harm"] != DISABLED or injury["assessed_on"] is None:
        return None
    return Decimal((injury["assessed_on"] - injury["incident_on"]).days)


def nursing(injury: InjuryAnswers) -> Item | LeftOut | None:
    """Each nurse's pay times days and people (8), after an assessment times the degree of dependence (8.4)."""
    rows = injury["nursing"]
    if not rows:
        return None
    total, parts = Decimal(0), []
    for row in rows:
        pay, days, people, share = (as_number(row[name]) for name in ("pay", "days", "people", "share"))
        if pay is None or days is None:
            why = "护理的人每天多少钱、护理多少天，要都填上。没有收入的，参照当地护工的价钱，可以问医院。"
            return LeftOut("护理费", why, Citation(INTERPRETATION, "8.2"))
        a_day, working = daily(pay, str(row["per"] or "day"), injury)
        count = Decimal(1) if people is None else people
        dependence = Decimal(1) if share is None else share / 100
        total += a_day * days * count * dependence
        parts.append(
            f"{working} × {plain_number(days)}天 × {plain_number(count)}人"
            + (f" × {percent(dependence)}" if dependence != 1 else "")
        )
    step = Step(
        "护理的人每天的钱 × 天数 × 人数；定残以后再乘护理依赖的比例。原则上一个人护理，医院、鉴定机构另有意见的除外",
        f"{' + '.join(parts)} = {yuan(total)}",
        Citation(INTERPRETATION, "8.1"),
    )
    return Item("nursing", "护理费", to_cents(total), (step,))
