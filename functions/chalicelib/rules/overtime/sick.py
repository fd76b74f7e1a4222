"""The least sick pay (劳部发〔1995〕309号 59)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import PAY_DAYS, minimum_wage
from chalicelib.rules.outcome import Item, Step, plain_number, to_cents, yuan

SICK_SHARE = Decimal("0.8")  # 劳部发〔1995〕309号 59
DAYS_A_MONTH = Decimal(30)


def sick_pay(days: Decimal, by: str | None, area: str | None, rates: Rates) -> Item:
    """At least 80% of the minimum wage (59); no national rule says how a month is cut into days."""
    least, figure = minimum_wage(area, rates)
    by_calendar = by == "calendar"
    divisor = DAYS_A_MONTH if by_calendar else rates[PAY_DAYS]
    figures = (figure,) if by_calendar else (figure, rates.figure(PAY_DAYS))
    amount = to_cents(least * SICK_SHARE / divisor * days)
    kind = "每月30天" if by_calendar else "每月计薪天数"
    step = Step(
        f"病假工资最少是最低工资的80%，一天按{kind}折算（怎么折算，全国没有统一规定）",
        f"{yuan(least)} × 80% ÷ {plain_number(divisor)}天 × {plain_number(days)}天 = {yuan(amount)}",
        Citation("labor-law-opinions", "59"),
        figures,
    )
    return Item("sick-pay", "病假工资（最少）", amount, (step,), payer="单位")
