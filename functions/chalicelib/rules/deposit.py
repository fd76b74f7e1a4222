"""What becomes of a deposit (定金) when a contract comes to nothing (民法典 586 to 588; 合同编通则解释 67, 68)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .outcome import AmountTable, Item, LeftOut, Outcome, Step, percent, plain_number, to_cents, yuan

CODE, GENERAL = "civil-code", "contract-general-interpretation"
CAP = "deposit-cap"
EXCESSIVE = Decimal("1.3")  # 合同编通则解释 65.2: more than 30% above the loss is as a rule too high
NOTHING = Decimal(0)
GIVER, RECEIVER = "giver", "receiver"
TOTALS = {
    (GIVER, RECEIVER): "能要回来的",
    (RECEIVER, RECEIVER): "要退给对方的",
    (GIVER, GIVER): "拿不回来、还可能要赔的",
    (RECEIVER, GIVER): "可以留下、再要的",
}


@dataclass(frozen=True)
class Paid:
    """What was handed over: the part that is a deposit by law, the rest, and the share of the contract not performed."""

    deposit: Decimal
    beyond_cap: Decimal
    prepaid: Decimal
    undone: Decimal
    steps: tuple[Step, ...]

    @property
    def punished(self) -> Decimal:
        """The deposit lost, or paid once more: in proportion to what was not performed (68.2)."""
        return to_cents(self.deposit * self.undone)

    @property
    def rest(self) -> Decimal:
        """What is no deposit and only goes back."""
        return self.beyond_cap + self.prepaid


def deposit(  # noqa: PLR0913 - one keyword a question of the form
    *,
    side: str,
    broke: str,
    named: str,
    price: Decimal | None,
    paid: Decimal | None,
    prepaid: Decimal | None,
    performed: Decimal | None,
    penalty: Decimal | None,
    loss: Decimal | None,
    rates: Rates,
) -> Outcome:
    """Twice the deposit back, or none, by who broke the contract (587), as far as it is within 20% of the price (586.2).

    A penalty is chosen instead, never added (588.1); loss beyond the deposit is added (588.2). Money that was not agreed
    as a deposit goes back once (67.1). Both at fault, or nobody: no rule (68.1, 68.3). Part performed: in part (68.2).
    """
    if paid is None:
        return _ceiling_alone(price, rates)
    handed = _handed_over(paid, price, prepaid, performed, rates)
    if named != "deposit":
        return _no_deposit(handed, broke, penalty, loss)
    if broke in WITHOUT_RULE:
        return _without_rule(handed, broke)
    breaker = GIVER if (side == GIVER) == (broke == "me") else RECEIVER
    ways = _ways(handed, breaker, penalty, loss)
    best = max(ways, key=lambda way: sum(item.amount for item in way[1]))
    tables = [_either_or(ways)] if len(ways) > 1 else []
    if breaker == GIVER and handed.rest:
        tables.append(_goes_back(handed))
    return Outcome(
        items=tuple(item for item in best[1] if item.amount),
        tables=tuple(tables),
        left_out=_left_out(price, loss),
        notes=_notes(penalty, loss),
        total_label=TOTALS[side, breaker],
    )


def _ceiling_alone(price: Decimal | None, rates: Rates) -> Outcome:
    """Nothing handed over yet: how much a deposit may be (586.2)."""
    if price is None:
        raise AnswersRefused(FieldError("paid", "required"))
    cap, step = _cap(price, rates)
    item = Item("limit", "定金最多能定多少", to_cents(cap), (step,))
    note = Step("还没交钱的，定金合同没有成立。交多少算多少。", citation=Citation(CODE, "586.1"))
    return Outcome((item,), notes=(note,), total_label="定金最多")


def _cap(price: Decimal, rates: Rates) -> tuple[Decimal, Step]:
    figure = rates.figure(CAP)
    share = rates[CAP] / 100
    working = f"{yuan(price)} × {percent(share)} = {yuan(price * share)}"
    step = Step("定金不能超过合同总价的一个比例，超过的不算定金", working, Citation(CODE, "586.2"), (figure,))
    return price * share, step


def _handed_over(
    paid: Decimal, price: Decimal | None, prepaid: Decimal | None, performed: Decimal | None, rates: Rates
) -> Paid:
    undone, steps, own = 1 - (performed or NOTHING) / 100, [], paid
    if price is not None:
        cap, step = _cap(price, rates)
        own = min(paid, to_cents(cap))
        steps.append(step)
    if performed:
        working = f"没办的占 {percent(undone)}"
        steps.append(Step("办了一部分、对方收下的，按没办的部分罚定金", working, Citation(GENERAL, "68.2")))
    return Paid(own, paid - own, prepaid or NOTHING, undone, tuple(steps))


def _ways(handed: Paid, breaker: str, penalty: Decimal | None, loss: Decimal | None) -> list[tuple[str, list[Item]]]:
    """The deposit, or the penalty where one was agreed: the other party chooses (588.1)."""
    ways = [("选定金", _by_deposit(handed, breaker, loss))]
    if penalty is not None:
        ways.append(("选违约金", _by_penalty(handed, breaker, penalty, loss)))
    return ways


def _by_deposit(handed: Paid, breaker: str, loss: Decimal | None) -> list[Item]:
    own, punished = handed.deposit, handed.punished
    if breaker == RECEIVER:
        twice = own + punished
        working = f"{yuan(own)} + {yuan(punished)} = {yuan(twice)}"
        step = Step("收定金的违约，办不成了，定金双倍退", working, Citation(CODE, "587"))
        items = [Item("double", "双倍退的定金", twice, (*handed.steps, step)), *_refund(handed, handed.rest)]
    else:
        step = Step("交定金的违约，办不成了，定金不退", yuan(punished), Citation(CODE, "587"))
        items = [Item("kept", "不退的定金", punished, (*handed.steps, step))]
    if loss is not None:
        more = max(loss - punished, NOTHING)
        working = (
            f"{yuan(loss)} − {yuan(punished)} = {yuan(more)}" if more else f"{yuan(loss)} 没有超过 {yuan(punished)}"
        )
        told = Step("损失比定金多的，超过的部分可以再要", working, Citation(CODE, "588.2"))
        items.append(Item("beyond", "超过定金的损失", to_cents(more), (told,)))
    return items


def _by_penalty(handed: Paid, breaker: str, penalty: Decimal, loss: Decimal | None) -> list[Item]:
    """The penalty, raised to the loss where that is more and it is asked for (585.2); the deposit goes back once."""
    steps = [Step("按说好的违约金", yuan(penalty), Citation(CODE, "585.1"))]
    due = penalty
    if loss is not None and loss > penalty:
        due = loss
        steps.append(Step("违约金比损失少的，可以请求加到损失那么多", yuan(loss), Citation(CODE, "585.2")))
    items = [Item("penalty", "违约金", to_cents(due), tuple(steps))]
    back = handed.deposit + handed.rest
    return [*items, *_refund(handed, back)] if breaker == RECEIVER else items


def _refund(handed: Paid, amount: Decimal) -> list[Item]:
    """What goes back once: beyond the cap, or paid besides (586.2)."""
    if not amount:
        return []
    parts = [handed.deposit] if amount > handed.rest else []
    parts += [part for part in (handed.beyond_cap, handed.prepaid) if part]
    working = f"{' + '.join(map(yuan, parts))} = {yuan(amount)}" if len(parts) > 1 else yuan(amount)
    citation = Citation(CODE, "586.2" if handed.beyond_cap else "566.1")
    return [Item("refund", "原样退的钱", to_cents(amount), (Step("不罚的部分，交多少退多少", working, citation),))]


def _either_or(ways: list[tuple[str, list[Item]]]) -> AmountTable:
    rows = tuple((name, sum((item.amount for item in items), NOTHING)) for name, items in ways)
    step = Step("定金和违约金只能选一个，不能加在一起。上面按多的算", "", Citation(CODE, "588.1"))
    return AmountTable("选定金，还是选违约金", ("选哪个", "一共多少元"), rows, (step,))


def _goes_back(handed: Paid) -> AmountTable:
    parts = (("超过20%、不算定金的", handed.beyond_cap), ("另外预付的", handed.prepaid))
    step = Step("这些不是定金，要退；对方的损失、货款可以从里面抵", "", Citation(CODE, "586.2"))
    return AmountTable("要退给交钱一方的", ("哪笔", "元"), tuple(part for part in parts if part[1]), (step,))


def _no_deposit(handed: Paid, broke: str, penalty: Decimal | None, loss: Decimal | None) -> Outcome:
    """押金, 订金 and the like go back once; penalty and loss are claimed besides (67.1)."""
    verdict = Step(
        "没有写明是定金的，叫订金、押金、保证金、诚意金，都不能要双倍，也不能说不退就不退。",
        citation=Citation(GENERAL, "67.1"),
    )
    claim = max(penalty or NOTHING, loss or NOTHING)
    tables = []
    if claim and broke in ("other", "me", "minor"):
        step = Step("违约金比损失少的，可以请求加到损失那么多", "", Citation(CODE, "585.2"))
        tables.append(
            AmountTable("违约的一方另外要赔的", ("哪笔", "元"), (("违约金或者损失", to_cents(claim)),), (step,))
        )
    items = _refund(handed, handed.deposit + handed.rest)
    return Outcome(tuple(items), tuple(tables), verdict=verdict, verdict_title="不是定金", total_label="交了多少退多少")


def _without_rule(handed: Paid, broke: str) -> Outcome:
    """The cases in which nobody loses the deposit."""
    title, sentence, citation, refunded = WITHOUT_RULE[broke]
    items = _refund(handed, handed.deposit + handed.rest) if refunded else []
    verdict = Step(sentence, citation=citation)
    return Outcome(tuple(items), verdict=verdict, verdict_title=title, total_label="交了多少退多少")


def _left_out(price: Decimal | None, loss: Decimal | None) -> tuple[LeftOut, ...]:
    left_out = []
    if price is None:
        why = "没填合同总价，没有和总价的20%比。看合同，填上再算。"
        left_out.append(LeftOut("超过总价20%的部分", why, Citation(CODE, "586.2")))
    if loss is None:
        why = "没填损失，没有算。票据、另买另租的差价，留好证据。"
        left_out.append(LeftOut("超过定金的损失", why, Citation(CODE, "588.2")))
    return tuple(left_out)


def _notes(penalty: Decimal | None, loss: Decimal | None) -> tuple[Step, ...]:
    notes = [
        Step("写了“定金”，没写是哪一种的，就按违约定金算。", citation=Citation(GENERAL, "67.2")),
        Step("定金按实际交的算，和合同写的不一样，也按实际交的。", citation=Citation(CODE, "586.2")),
    ]
    if penalty is not None and loss is not None and penalty > loss * EXCESSIVE:
        working = f"{yuan(loss)} × {plain_number(EXCESSIVE)} = {yuan(loss * EXCESSIVE)}"
        told = "违约金超过损失30%的，出钱的一方可以请求法院减少。法院不会自己减，恶意违约的一般不减。"
        notes.append(Step(told, working, Citation(GENERAL, "65.2")))
    return tuple(notes)


WITHOUT_RULE = {
    "both": ("不罚定金", "双方都严重违约的，谁也不能罚定金，各担各的责任。", Citation(GENERAL, "68.1"), True),
    "nobody": ("不罚定金", "不可抗力办不成的，不罚定金，交的钱退回来。", Citation(GENERAL, "68.3"), True),
    "minor": (
        "不能罚定金",
        "对方违约，但是合同还办得成的，不能罚定金。可以要求他接着办，赔违约金或者损失。",
        Citation(CODE, "587"),
        False,
    ),
    "done": ("定金抵价款", "都照合同办了，定金抵价款，或者拿回来。", Citation(CODE, "587"), False),
}
