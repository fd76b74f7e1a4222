"""What treatment costs: bills, travel, meals, food, aids (6, 9, 10, 11, 13)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, attempt, plain_number, to_cents, yuan

from .answers import INTERPRETATION, InjuryAnswers, as_number, figures_day, number

MEALS = "travel-meal-allowance"
_Bill = Literal["medical", "later_treatment", "transport", "lodging", "appraisal"]
_BILLS: tuple[tuple[_Bill, str, str, Citation], ...] = (
    ("medical", "医疗费", "按票据，要有病历、诊断证明", Citation(INTERPRETATION, "6.1")),
    ("later_treatment", "后续治疗费", "医院证明或鉴定写明一定要花的，可以一起要", Citation(INTERPRETATION, "6.2")),
    ("transport", "交通费", "看病、转院实际花的，要正式票据", Citation(INTERPRETATION, "9")),
    (
        "lodging",
        "外地看病的住宿费、伙食费",
        "确有必要去外地、又住不上院的，合理的部分",
        Citation(INTERPRETATION, "10.2"),
    ),
    ("appraisal", "鉴定费、复印费", "为了弄清伤得多重花的合理的钱", Citation("civil-code", "1179")),
)


def expenses(injury: InjuryAnswers, rates: Rates) -> Iterator[Item | LeftOut | None]:
    """Every item that rests on bills and days, in the law's order."""
    for name, label, why, citation in _BILLS:
        paid = injury[name]
        if paid is not None:
            step = Step(why, f"{yuan(paid)}（您填的）", citation)
            yield Item(name.replace("_", "-"), label, to_cents(paid), (step,))
    citation = Citation(INTERPRETATION, "10.1")
    yield attempt("住院伙食补助费", lambda: _meals(injury, rates, citation), citation)
    yield _food(injury)
    yield _aids(injury)


def _meals(injury: InjuryAnswers, rates: Rates, citation: Citation) -> Item | None:
    days = injury["hospital_days"]
    if days is None:
        return None
    figure = rates.on(figures_day(injury, rates)).figure(MEALS)
    amount = number(figure) * days
    working = f"{yuan(number(figure))} × {plain_number(days)}天 = {yuan(amount)}"
    step = Step("参照当地机关一般人员出差的伙食补助 × 住院天数", working, citation, (figure,))
    return Item("hospital-meals", "住院伙食补助费", to_cents(amount), (step,))


def _food(injury: InjuryAnswers) -> Item | LeftOut | None:
    days, a_day = injury["nutrition_days"], injury["nutrition_per_day"]
    citation = Citation(INTERPRETATION, "11")
    if days is None and a_day is None:
        return None
    if days is None or a_day is None:
        return LeftOut("营养费", "要有医院或鉴定的意见。天数、每天多少钱都填上才能算；每天多少没有全国的数。", citation)
    amount = days * a_day
    working = f"{yuan(a_day)} × {plain_number(days)}天 = {yuan(amount)}"
    return Item("nutrition", "营养费", to_cents(amount), (Step("参照医院的意见，每天的钱 × 天数", working, citation),))


def _aids(injury: InjuryAnswers) -> Item | None:
    """The price of an ordinary aid times how often it is bought, and its upkeep (13)."""
    total, parts = Decimal(0), []
    for row in injury["aids"]:
        price, upkeep = (as_number(row[name]) or Decimal(0) for name in ("price", "upkeep"))
        typed = as_number(row["times"])
        times = Decimal(1) if typed is None else typed
        total += price * times + upkeep
        parts.append(f"{yuan(price)} × {plain_number(times)}次" + (f" + {yuan(upkeep)}" if upkeep else ""))
    if not parts:
        return None
    step = Step(
        "普通适用器具的价钱 × 次数，加维护费；几年一换、赔多少年看配制机构的意见",
        f"{' + '.join(parts)} = {yuan(total)}",
        Citation(INTERPRETATION, "13.2"),
    )
    return Item("aids", "残疾辅助器具费", to_cents(total), (step,))
