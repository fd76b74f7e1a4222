"""Living costs of those whom the victim had to support, capped year by year (16, 17)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import lcm
from typing import TypeVar

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Scalar
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Item, LeftOut, Step, percent, to_cents, yuan
from chalicelib.rules.periods import months_and_days, years_after

from .answers import DEAD, INTERPRETATION, InjuryAnswers, as_number, counted_from
from .disability import FULL_YEARS, whole_index, years_by_age
from .standards import CONSUMPTION, Standard, standard

OF_AGE = 18

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Dependant:
    """For how many years, and among how many people who share the support."""

    years: Fraction
    supporters: int
    told: str


@dataclass(frozen=True)
class Run:
    """Years that are alike: what is due to all together and what is paid, as shares of one year's consumption."""

    due: Fraction
    paid: Fraction
    years: int


def dependants(injury: InjuryAnswers, rates: Rates) -> Item | LeftOut | None:
    """Consumption a year times years, the degree of lost ability and the victim's part (17.1), each year at most one
    year's consumption for all together (17.2). It is part of the compensation for the disability or death (16).
    """
    if not injury["dependants"]:
        return None
    label = f"被扶养人生活费（计入{'死亡' if injury['harm'] == DEAD else '残疾'}赔偿金）"
    index = Decimal(1) if injury["harm"] == DEAD else whole_index(injury)
    if index is None:
        return LeftOut(label, "定了伤残等级才能算。", Citation(INTERPRETATION, "17.1"))
    people = supported(injury, counted_from(injury, rates))
    consumption = standard(injury, rates, CONSUMPTION)
    cap_first = injury["cap_reading"] == "cap_first"
    runs = by_year(people, Fraction(index), cap_first=cap_first)
    paid = sum((run.paid * run.years for run in runs), Fraction(0))
    amount = times(consumption.amount, paid)
    upto = None if consumption.upto is None else to_cents(times(consumption.upto, paid))
    steps = (
        *consumption.steps,
        *(Step(person.told, citation=Citation(INTERPRETATION, "17.1")) for person in people),
        _index_step(index, injury["harm"], cap_first),
        *_year_steps(runs, consumption),
        Step("各年加起来", _added(runs, consumption.amount, amount), Citation(INTERPRETATION, "16")),
    )
    return Item("dependants", label, to_cents(amount), steps, upto)


def times(amount: Decimal, share: Fraction) -> Decimal:
    """An amount times a fraction, multiplied before it is divided."""
    return amount * share.numerator / share.denominator


def by_year(people: Sequence[Dependant], index: Fraction, *, cap_first: bool) -> list[Run]:
    """Years in a row that are alike, from the first year on.

    The text compares what is due, so the index comes before the cap; ``cap_first`` is the other reading, which pays
    less where a disability's index is under 100%.
    """
    parts = lcm(*(person.years.denominator * person.supporters for person in people))
    left = [(int(person.years * parts), person.supporters) for person in people]
    dues = [sum(min(parts, max(0, own - year * parts)) // n for own, n in left) for year in range(FULL_YEARS)]
    found = []
    for due, years in _alike(due for due in dues if due):
        share = Fraction(due, parts)
        paid = min(share, Fraction(1)) * index if cap_first else min(share * index, Fraction(1))
        found.append(Run(share * index, paid, years))
    return found


def supported(injury: InjuryAnswers, first: date) -> list[Dependant]:
    """Each dependant's years. Raises ``AnswersRefused`` for a row without an age, or born after ``first``."""
    return [
        _dependant(n, row, injury["minor_years"] or "months", first) for n, row in enumerate(injury["dependants"], 1)
    ]


def _dependant(n: int, row: Mapping[str, Scalar], minor_years: str, first: date) -> Dependant:
    born = row["born"] if isinstance(row["born"], date) else None
    typed, supporters = as_number(row["age"]), int(as_number(row["supporters"]) or 1)
    if born is None and typed is None:
        raise AnswersRefused(FieldError(f"dependants-{n}-age", "required"))
    if born and born > first:
        raise AnswersRefused(FieldError(f"dependants-{n}-born", "not_yet_born"))
    age = int(typed or 0) if born is None else months_and_days(born, first)[0] // 12
    if age >= OF_AGE:
        years, why = Fraction(years_by_age(age)), "没有劳动能力又没有别的收入的才算"
    elif born is None or minor_years == "age":
        years, why = Fraction(OF_AGE - age), "18减周岁"
    else:
        years, why = _until_of_age(born, first, minor_years)
    told = f"第{n}人，{age}岁，算{_in_years(years)}（{why}），{supporters}个人一起养"
    return Dependant(years, supporters, told)


def _until_of_age(born: date, first: date, minor_years: str) -> tuple[Fraction, str]:
    """From ``first`` to the eighteenth birthday (17.1), by whole years, whole months or days."""
    months, days = months_and_days(first, years_after(born, OF_AGE))
    if minor_years == "whole":
        return Fraction(months // 12), "到满18岁，不足一年的舍去"
    if minor_years == "days":
        until = years_after(born, OF_AGE)
        whole = months // 12
        rest = (until - years_after(first, whole)).days
        return whole + Fraction(rest, 365), "到满18岁，零头按天"
    return Fraction(months, 12), "到满18岁" + (f"，不足一个月的{days}天没有算" if days else "")


def _in_years(years: Fraction) -> str:
    whole, rest = divmod(years, 1)
    if not rest:
        return f"{whole}年"
    months = rest * 12
    return f"{whole}年又{months}个月" if months.denominator == 1 else f"{whole}年又{int(rest * 365)}天"


def _index_step(index: Decimal, harm: str, cap_first: bool) -> Step:
    if harm == DEAD:
        return Step("人去世了，按全部算", "100%", Citation(INTERPRETATION, "17.1"))
    reading = "先封顶，再乘指数（有的法院这样算）" if cap_first else "先乘指数，再封顶（按条文的字面）"
    return Step(f"按丧失劳动能力的程度，用伤残赔偿指数；{reading}", percent(index), Citation(INTERPRETATION, "17.1"))


def _year_steps(runs: Sequence[Run], consumption: Standard) -> list[Step]:
    """One step for each run of years that are alike."""
    steps, first = [], 1
    for run in runs:
        span = f"第{first}年" if run.years == 1 else f"第{first}年到第{first + run.years - 1}年，每年"
        each, capped = times(consumption.amount, run.due), times(consumption.amount, run.paid)
        working = f"各人的份加起来 {yuan(each)}" + (f"，封顶后 {yuan(capped)}" if run.paid != run.due else "，没有超过")
        sentence = f"{span}：所有人加起来不超过一年的人均消费支出 {yuan(consumption.amount)}"
        steps.append(Step(sentence, working, Citation(INTERPRETATION, "17.2")))
        first += run.years
    return steps


def _added(runs: Sequence[Run], a_year: Decimal, total: Decimal) -> str:
    parts = _alike(run.paid for run in runs for _ in range(run.years))
    return f"{' + '.join(f'{yuan(times(a_year, paid))} × {years}年' for paid, years in parts)} = {yuan(total)}"


def _alike(values: Iterable[_Value]) -> list[tuple[_Value, int]]:
    return [(value, len(list(same))) for value, same in groupby(values)]
