"""What is due when employment ends (劳动合同法 46 to 48, 87, 97; 劳动合同法实施条例 10, 20, 22, 25, 27)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import (
    CONTRACT_LAW,
    CONTRACT_RULES,
    arbitration_year,
    surcharge_after_order,
    when_time_has_run,
)
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, plain_number, to_cents, yuan

from .grounds import GROUNDS, OLD_MEASURES, UNKNOWN, Ground
from .service import NEW_LAW, months_due, months_due_before_2008, told
from .wage import CAPPED_YEARS, Base, at_least_minimum, at_most_three_times, average

OLD_LIMIT = 12  # 劳部发〔1994〕481号 5, 7


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
    clocks = (arbitration_year(last, calendar),) if ended_on else ()
    if ground == UNKNOWN:
        return Outcome(
            tables=_what_each_ground_gives(own, started_on, last),
            left_out=_left_out(own),
            deadlines=clocks,
            notes=_notes(None, started_on),
        )
    found = GROUNDS[ground]
    if not found.pays:
        return Outcome(
            verdict=Step(found.sentence + "。", citation=found.citation),
            verdict_title="没有经济补偿",
            tables=_if_unlawful(own, started_on, last) if ground == "fault" else (),
            left_out=_left_out(own),
            deadlines=clocks,
            notes=_notes(found, started_on),
        )
    if found.pays == "2N":
        items: tuple[Item, ...] = (_damages(own, found, started_on, last),)
        unworked: tuple[LeftOut, ...] = ()
    else:
        items, unworked = _compensation(own, mean, found, started_on, last)
        in_lieu = _in_lieu(found, notice, last_month)
        items += (in_lieu,) if isinstance(in_lieu, Item) else ()
        unworked += (in_lieu,) if isinstance(in_lieu, LeftOut) else ()
    return Outcome(
        items=items,
        tables=_without_overtime(mean, overtime, found, area, started_on, last, rates),
        left_out=(*unworked, *_left_out(own)),
        deadlines=clocks,
        notes=_notes(found, started_on),
        total_label="单位要给的合计",
    )


def _capped(own: Base, months: Decimal) -> Decimal:
    """At most twelve years, only where the wage was cut (47.2)."""
    return min(months, Decimal(CAPPED_YEARS)) if own.capped else months


def _times(own: Base, months: Decimal) -> str:
    return f"{yuan(own.amount)} × {plain_number(months)}个月 = {yuan(own.amount * months)}"


def _compensation(
    own: Base, mean: Base, ground: Ground, first: date, last: date
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    since = max(first, NEW_LAW)
    months = _capped(own, months_due(since, last))
    steps = (
        Step(ground.sentence, citation=ground.citation),
        *own.steps,
        Step(
            f"干了{told(since, last)}：满一年给一个月，半年以上按一年，不到半年给半个月",
            _times(own, months),
            Citation(CONTRACT_LAW, "47.1"),
        ),
    )
    new = Item("compensation", "经济补偿", to_cents(own.amount * months), steps, payer="单位，办完交接时给")
    if first >= NEW_LAW:
        return (new,), ()
    split = Step("2008年前后分开算。", citation=Citation(CONTRACT_LAW, "97.3"))
    if ground.before_2008 is None:
        why = "2008年以前，这种情形没有查到要给补偿的规定。请打 12348 问。"
        return (new,), (LeftOut("2008年以前的经济补偿", why, split.citation),)
    count = months_due_before_2008(first)
    old_months = min(count, OLD_LIMIT) if ground.old_limit else count
    old = (
        split,
        *mean.steps,
        Step(
            f"从{first.year}年{first.month}月{first.day}日到2007年底：一年给一个月，不满一年也算一年"
            + ("，最多12个月" if ground.old_limit else ""),
            f"{yuan(mean.amount)} × {old_months}个月 = {yuan(mean.amount * old_months)}",
            ground.before_2008,
        ),
    )
    return (new, Item("before-2008", "2008年以前的经济补偿", to_cents(mean.amount * old_months), old, payer="单位")), ()


def _damages(own: Base, ground: Ground, first: date, last: date) -> Item:
    """Twice the standard of article 47, all years from the first day of work (87, 实施条例 25)."""
    months = _capped(own, months_due(first, last))
    steps = (
        Step(ground.sentence, citation=ground.citation),
        *own.steps,
        Step(
            f"从用工那天起干了{told(first, last)}，2008年前后不分开",
            f"{_times(own, months)}",
            Citation(CONTRACT_RULES, "25"),
        ),
        Step(
            "违法辞退给两倍。给了两倍，就不再另给经济补偿，也没有「2N+1」",
            f"{yuan(own.amount * months)} × 2 = {yuan(own.amount * months * 2)}",
            Citation(CONTRACT_LAW, "87"),
        ),
    )
    return Item("damages", "违法解除赔偿金（2N）", to_cents(own.amount * months * 2), steps, payer="单位")


def _in_lieu(ground: Ground, notice: str | None, last_month: Decimal | None) -> Item | LeftOut | None:
    """The wage of the month before, not the average (实施条例 20), where no notice of 30 days was given (40)."""
    if not ground.notice or notice == "yes":
        return None
    label = "代通知金（多给的一个月工资）"
    if notice is None:
        return LeftOut(
            label, "没有提前30天书面通知的，才另给一个月工资。填上有没有通知再算。", Citation(CONTRACT_LAW, "40")
        )
    if last_month is None:
        return LeftOut(label, "按离开前上一个月的工资给。填上那个月的工资再算。", Citation(CONTRACT_RULES, "20"))
    step = Step(
        "没有提前30天书面通知，按离开前上一个月的工资另给一个月", yuan(last_month), Citation(CONTRACT_RULES, "20")
    )
    return Item("notice", label, to_cents(last_month), (step,), payer="单位")


def _without_overtime(
    mean: Base, overtime: Decimal | None, ground: Ground, area: str | None, first: date, last: date, rates: Rates
) -> tuple[AmountTable, ...]:
    """Courts differ on whether overtime pay belongs to the wage; 实施条例 27 counts all income in money."""
    if not overtime or overtime >= mean.amount:
        return ()
    in_force = rates.on(last)
    own = at_most_three_times(at_least_minimum(Base(mean.amount - overtime, ()), area, in_force), in_force)
    since = first if ground.pays == "2N" else max(first, NEW_LAW)
    amount = own.amount * _capped(own, months_due(since, last)) * (2 if ground.pays == "2N" else 1)
    label = "赔偿金" if ground.pays == "2N" else "经济补偿（2008年起）"
    step = Step("条例写的是货币性收入，没有说不含加班费。有的地方不算加班费。", "", Citation(CONTRACT_RULES, "27"))
    return (
        AmountTable("要是当地不把加班费算进工资", ("项目", "元"), ((label, to_cents(amount)),), (step, *own.steps)),
    )


def _what_each_ground_gives(own: Base, first: date, last: date) -> tuple[AmountTable, ...]:
    months = _capped(own, months_due(max(first, NEW_LAW), last))
    whole = _capped(own, months_due(first, last))
    rows = (
        ("单位有合法理由解除（N）", to_cents(own.amount * months)),
        ("单位违法辞退（2N）", to_cents(own.amount * whole * 2)),
        ("自己辞职、被证明严重违纪", Decimal("0.00")),
    )
    steps = (
        *own.steps,
        Step(f"干了{told(first, last)}，经济补偿（N）是", _times(own, months), Citation(CONTRACT_LAW, "47.1")),
        Step("违法辞退的给两倍", _times(own, whole * 2), Citation(CONTRACT_LAW, "87")),
        Step("看离职证明、解除通知上写的是什么。理由由单位举证", "", Citation("labor-dispute-interpretation-1", "44")),
    )
    return (AmountTable("怎么走的，决定给多少", ("情形", "元"), rows, steps),)


def _if_unlawful(own: Base, first: date, last: date) -> tuple[AmountTable, ...]:
    months = _capped(own, months_due(first, last))
    steps = (
        *own.steps,
        Step(
            "单位拿不出证据，或者理由不成立，就是违法辞退，给两倍",
            _times(own, months * 2),
            Citation(CONTRACT_LAW, "87"),
        ),
    )
    return (
        AmountTable(
            "要是单位的理由不成立",
            ("项目", "元"),
            (("违法解除赔偿金（2N）", to_cents(own.amount * months * 2)),),
            steps,
        ),
    )


def _left_out(own: Base) -> tuple[LeftOut, ...]:
    if own.compared:
        return ()
    why = "工资高过市平均工资三倍的，按三倍算，年限最多12年。汉中的数我们没有核实到；工资不高的，一般用不到。"
    return (LeftOut("三倍封顶", why, Citation(CONTRACT_LAW, "47.2")),)


def _notes(ground: Ground | None, first: date) -> tuple[Step, ...]:
    notes = [
        Step("工资按应得算：扣社保、个税以前的，奖金、津贴、补贴也算。", citation=Citation(CONTRACT_RULES, "27")),
        Step("不是自己要走、被安排换了公司名字的，工龄从第一家算起。", citation=Citation(CONTRACT_RULES, "10")),
    ]
    if ground and ground.pays == "2N":
        notes.append(Step("也可以不要赔偿金，要求接着干。两样只能选一样。", citation=Citation(CONTRACT_LAW, "48")))
    if first < NEW_LAW and (ground is None or ground.pays == "N"):
        notes.append(
            Step(
                "2008年以前的规定已经废止，我们只看到转载，请打 12348 再核一次。", citation=Citation(OLD_MEASURES, "5")
            )
        )
    return (*notes, surcharge_after_order(), when_time_has_run())
