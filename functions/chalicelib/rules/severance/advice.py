"""What stands beside severance: what other grounds or practices give, what was left out, what to know."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES, surcharge_after_order, when_time_has_run
from chalicelib.rules.outcome import AmountTable, LeftOut, Step, to_cents

from .amounts import capped_months, times
from .grounds import OLD_MEASURES, Ground
from .service import NEW_LAW, months_due, told
from .wage import Base, at_least_minimum, at_most_three_times


def without_overtime(
    mean: Base, overtime: Decimal | None, ground: Ground, area: str | None, first: date, last: date, rates: Rates
) -> tuple[AmountTable, ...]:
    """Courts differ on whether overtime pay belongs to the wage; 实施条例 27 counts all income in money."""
    if not overtime or overtime >= mean.amount:
        return ()
    in_force = rates.on(last)
    own = at_most_three_times(at_least_minimum(Base(mean.amount - overtime, ()), area, in_force), in_force)
    since = first if ground.pays == "2N" else max(first, NEW_LAW)
    amount = own.amount * capped_months(own, months_due(since, last)) * (2 if ground.pays == "2N" else 1)
    label = "赔偿金" if ground.pays == "2N" else "经济补偿（2008年起）"
    step = Step("条例写的是货币性收入，没有说不含加班费。有的地方不算加班费。", "", Citation(CONTRACT_RULES, "27"))
    return (
        AmountTable("要是当地不把加班费算进工资", ("项目", "元"), ((label, to_cents(amount)),), (step, *own.steps)),
    )


def what_each_ground_gives(own: Base, first: date, last: date) -> tuple[AmountTable, ...]:
    months = capped_months(own, months_due(max(first, NEW_LAW), last))
    whole = capped_months(own, months_due(first, last))
    rows = (
        ("单位有合法理由解除（N）", to_cents(own.amount * months)),
        ("单位违法辞退（2N）", to_cents(own.amount * whole * 2)),
        ("自己辞职、被证明严重违纪", Decimal("0.00")),
    )
    steps = (
        *own.steps,
        Step(f"干了{told(first, last)}，经济补偿（N）是", times(own, months), Citation(CONTRACT_LAW, "47.1")),
        Step("违法辞退的给两倍", times(own, whole * 2), Citation(CONTRACT_LAW, "87")),
        Step("看离职证明、解除通知上写的是什么。理由由单位举证", "", Citation("labor-dispute-interpretation-1", "44")),
    )
    return (AmountTable("怎么走的，决定给多少", ("情形", "元"), rows, steps),)


def if_unlawful(own: Base, first: date, last: date) -> tuple[AmountTable, ...]:
    months = capped_months(own, months_due(first, last))
    steps = (
        *own.steps,
        Step(
            "单位拿不出证据，或者理由不成立，就是违法辞退，给两倍",
            times(own, months * 2),
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


def cap_left_out(own: Base) -> tuple[LeftOut, ...]:
    if own.compared:
        return ()
    why = "工资高过市平均工资三倍的，按三倍算，年限最多12年。汉中的数我们没有核实到；工资不高的，一般用不到。"
    return (LeftOut("三倍封顶", why, Citation(CONTRACT_LAW, "47.2")),)


def notes_on(ground: Ground | None, first: date) -> tuple[Step, ...]:
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
