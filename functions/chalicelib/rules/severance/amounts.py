"""The amounts: compensation from 2008 and before, damages, the wage in lieu of notice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES
from chalicelib.rules.outcome import Item, LeftOut, Step, plain_number, to_cents, yuan

from .grounds import Ground
from .service import NEW_LAW, months_due, months_due_before_2008, told
from .wage import CAPPED_YEARS, Base

OLD_LIMIT = 12  # 劳部发〔1994〕481号 5, 7


def capped_months(own: Base, months: Decimal) -> Decimal:
    """At most twelve years, only where the wage was cut (47.2)."""
    return min(months, Decimal(CAPPED_YEARS)) if own.capped else months


def times(own: Base, months: Decimal) -> str:
    return f"{yuan(own.amount)} × {plain_number(months)}个月 = {yuan(own.amount * months)}"


def compensation(
    own: Base, mean: Base, ground: Ground, first: date, last: date
) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    since = max(first, NEW_LAW)
    months = capped_months(own, months_due(since, last))
    steps = (
        Step(ground.sentence, citation=ground.citation),
        *own.steps,
        Step(
            f"干了{told(since, last)}：满一年给一个月，半年以上按一年，不到半年给半个月",
            times(own, months),
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


def damages(own: Base, ground: Ground, first: date, last: date) -> Item:
    """Twice the standard of article 47, all years from the first day of work (87, 实施条例 25)."""
    months = capped_months(own, months_due(first, last))
    steps = (
        Step(ground.sentence, citation=ground.citation),
        *own.steps,
        Step(
            f"从用工那天起干了{told(first, last)}，2008年前后不分开",
            f"{times(own, months)}",
            Citation(CONTRACT_RULES, "25"),
        ),
        Step(
            "违法辞退给两倍。给了两倍，就不再另给经济补偿，也没有「2N+1」",
            f"{yuan(own.amount * months)} × 2 = {yuan(own.amount * months * 2)}",
            Citation(CONTRACT_LAW, "87"),
        ),
    )
    return Item("damages", "违法解除赔偿金（2N）", to_cents(own.amount * months * 2), steps, payer="单位")


def in_lieu_of_notice(ground: Ground, notice: str | None, last_month: Decimal | None) -> Item | LeftOut | None:
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
