"""Care and meals: during treatment, and after the grade was given."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, percent, plain_number, to_cents, yuan

from .amounts import fund_or_employer
from .wage import AREA_WAGE, REGULATION

CARE_SHARE = "work-injury-care-share"
HOSPITAL_ALLOWANCE = "work-injury-hospital-allowance"
DEGREES = {"full": "完全不能自理", "most": "大部分不能自理", "part": "部分不能自理"}
BY_THE_FUND = Citation("social-insurance-law", "38(2)")


def hospital_meals(days: Decimal | None, rates: Rates, insured: str) -> list[Item | LeftOut]:
    """Meals by the day in hospital, and travel (社会保险法 38(2), 38(3)); the daily amount is local."""
    ask = rates.table(HOSPITAL_ALLOWANCE).ask
    if days is None:
        why = f"标准由统筹地区的政府定。{ask}"
        return [LeftOut("住院伙食费、去外地看病的车费和住宿费", why, Citation(REGULATION, "30"))]

    def meals() -> Item:
        daily, figure = rates[HOSPITAL_ALLOWANCE], rates.figure(HOSPITAL_ALLOWANCE)
        amount = to_cents(daily * days)
        step = Step(
            "住院伙食补助，按住院天数",
            f"{yuan(daily)} × {plain_number(days)}天 = {yuan(amount)}",
            BY_THE_FUND,
            (figure,),
        )
        return Item("hospital-food", "住院伙食补助费", amount, (step,), payer=fund_or_employer(insured))

    travel = LeftOut("去外地看病的车费和住宿费", f"要医院证明、经办机构同意才报。{ask}", Citation(REGULATION, "30"))
    found = attempt("住院伙食补助费", meals, BY_THE_FUND)
    return [*([found] if found else []), travel]


def nursing(days: Decimal | None, daily: Decimal | None) -> Item | LeftOut:
    """Care during treatment is the employer's duty (33.3); where nobody was sent, what the care cost."""
    if days is None or daily is None:
        why = "生活不能自理的，单位要派人护理。没派人的，护理费的票据和收条留好。"
        return LeftOut("养伤时的护理", why, Citation(REGULATION, "33.3"))
    amount = to_cents(days * daily)
    step = Step(
        "养伤时生活不能自理，护理由单位负责；没派人的，按您填的天数和每天的钱算（每天多少条例没有写，参照当地护工）",
        f"{yuan(daily)} × {plain_number(days)}天 = {yuan(amount)}",
        Citation(REGULATION, "33.3"),
    )
    return Item("leave-nursing", "养伤时的护理费", amount, (step,), payer="单位")


def care(degree: str | None, rates: Rates, insured: str) -> Item | LeftOut | None:
    """Monthly care by its grade: 50, 40 or 30 percent of the area's average wage (34.2); None where none is needed."""
    article = Citation(REGULATION, "34.2")
    if degree == "no":
        return None
    if degree is None:
        why = "鉴定写明需要护理的才有，按统筹地区月平均工资的50%、40%或30%按月给。"
        return LeftOut("生活护理费", why, article)

    def monthly() -> Item:
        area, shares = rates[AREA_WAGE], rates.figure(CARE_SHARE)
        share = shares.value.table[degree]
        amount = to_cents(area * share)
        step = Step(
            f"生活{DEGREES[degree]}，每月给统筹地区月平均工资的{percent(share)}",
            f"{yuan(area)} × {percent(share)} = {yuan(amount)}",
            article,
            (shares, rates.figure(AREA_WAGE)),
        )
        return Item("care", "生活护理费", amount, (step,), monthly=True, payer=fund_or_employer(insured))

    return attempt("生活护理费", monthly, article)
