"""What is still owed, part by part, and the tables beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.interest import written
from chalicelib.rules.outcome import AmountTable, Item, Step, to_cents, yuan

from .ledger import INTEREST, OVERDUE, PRINCIPAL, Debt, Lent, Settled
from .protection import LENDING

LABELS = {PRINCIPAL: "还没还的本金", INTEREST: "到期以前的利息", OVERDUE: "过期以后的利息"}


def amounts(debts: Sequence[Debt], settled: Sequence[Settled], penalty: Decimal | None) -> tuple[Item, ...]:
    """The unpaid principal, interest, late interest and penalty; none of what is nothing."""
    items = [_principal(debts), *(_interest(debts, part, settled) for part in (INTEREST, OVERDUE))]
    if penalty is not None and any(debt.steps[OVERDUE] for debt in debts):
        items.append(_penalty(debts, penalty))
    return tuple(item for item in items if item.amount)


def loan_steps(loans: Sequence[Lent]) -> tuple[Step, ...]:
    """What was lent when, as the form asks it."""
    return tuple(Step(f"{written(loan.lent_on)}拿到的钱", yuan(loan.amount), Citation(LENDING, "26")) for loan in loans)


def payments_table(settled: Sequence[Settled]) -> tuple[AmountTable, ...]:
    """What each payment was set against."""
    if not settled:
        return ()
    rows = []
    for each in settled:
        day = written(each.payment.paid_on)
        parts = (("抵利息", each.to_interest), ("抵本金", each.to_principal), ("多还的", each.left))
        rows += [(f"{day}，{what}", amount) for what, amount in parts if amount]
    step = Step("没有另外说好的，先抵利息，再抵本金；有几笔的，先还到期的、利息高的", "", Citation("civil-code", "561"))
    return (AmountTable("还的钱抵了什么", ("哪天还的", "元"), tuple(rows), (step,)),)


def protected_table(debts: Sequence[Debt]) -> tuple[AmountTable, ...]:
    """The interest as agreed beside what courts protect, where that is less."""
    agreed = to_cents(sum((debt.agreed for debt in debts), Decimal(0)))
    protected = to_cents(sum((sum(debt.accrued.values(), Decimal(0)) for debt in debts), Decimal(0)))
    if agreed <= protected:
        return ()
    step = Step("超过上限的利息，法院不支持", yuan(agreed - protected), Citation(LENDING, "25.1"))
    rows = (("按说好的利率算", agreed), ("法律支持的", protected))
    return (AmountTable("利息：说好的和法律支持的", ("怎么算", "元"), rows, (step,)),)


def _principal(debts: Sequence[Debt]) -> Item:
    steps = []
    for debt in debts:
        loan = debt.loan
        if loan.roll:
            sentence = (
                f"最初{written(loan.roll.lent_on)}借{yuan(loan.roll.principal)}，以前的利息写进了借条。"
                "没有超过上限的利息才算本金"
            )
            steps.append(Step(sentence, f"算作本金 {yuan(loan.principal)}", Citation(LENDING, "27.1")))
        else:
            steps.append(
                Step(f"{loan.name}{written(loan.lent_on)}拿到的钱", yuan(loan.principal), Citation(LENDING, "26"))
            )
    lent = sum((debt.loan.principal for debt in debts), Decimal(0))
    left = sum((debt.owed[PRINCIPAL] for debt in debts), Decimal(0))
    if left != lent:
        working = f"{yuan(lent)} − {yuan(lent - left)} = {yuan(left)}"
        steps.append(Step("还的钱抵了利息，多出来的抵本金", working, Citation("civil-code", "561")))
    return Item(PRINCIPAL, LABELS[PRINCIPAL], to_cents(left), tuple(steps))


def _interest(debts: Sequence[Debt], part: str, settled: Sequence[Settled]) -> Item:
    steps = _once(step for debt in debts for step in debt.steps[part])
    grown = to_cents(sum((debt.accrued[part] for debt in debts), Decimal(0)))
    left = sum((to_cents(debt.owed[part]) for debt in debts), Decimal(0))
    if settled and left != grown:
        working = f"{yuan(grown)} − {yuan(grown - left)} = {yuan(left)}"
        steps.append(Step("还的钱先抵利息", working, Citation("civil-code", "561")))
    return Item(part, LABELS[part], left, tuple(steps))


def _penalty(debts: Sequence[Debt], penalty: Decimal) -> Item:
    """Late interest, penalty and fees together stay within the ceiling (29)."""
    room = to_cents(sum((debt.room for debt in debts), Decimal(0)))
    amount = min(penalty, room)
    steps = _once(debt.loan.ceilings[-1].step for debt in debts)
    working = f"违约金、其他费用 {yuan(penalty)}，按上限还能要 {yuan(room)}，算 {yuan(amount)}"
    step = Step("过期利息、违约金、其他费用加起来，不超过上限", working, Citation(LENDING, "29"))
    return Item("penalty", "违约金、其他费用", to_cents(amount), (*steps, step))


def _once(steps: Iterable[Step]) -> list[Step]:
    """The steps without repetition: loans of one day share their ceiling."""
    return list({(step.sentence, step.working): step for step in steps}.values())
