"""What stands beside the amounts: what was left out and why, the clock that runs, what to know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.interest import BY_MONTHS
from chalicelib.rules.outcome import Deadline, LeftOut, Outcome, Step
from chalicelib.rules.periods import last_day

from .ledger import Lent, Payment, Terms
from .protection import LENDING, LINE, OLD_RULES_BEGIN

LIMITATION_YEARS = 3  # 民法典 188.1


def not_private_lending() -> Outcome:
    """Loans of banks and of licensed local lenders are measured otherwise (1.2; 法释〔2020〕27号)."""
    return Outcome(
        verdict=Step(
            "银行、小额贷款公司、典当行、融资租赁公司等放的贷款，不按民间借贷的上限算。",
            citation=Citation("lending-scope-reply", "1"),
        ),
        left_out=(
            LeftOut("利息和违约金", "看合同写的利率。觉得太高、看不懂，打 12348 问。", Citation(LENDING, "1.2")),
        ),
    )


def deadlines(loans: Sequence[Lent], payments: Sequence[Payment], calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    """Three years from the last day of repayment, or from a later payment (民法典 188.1, 189, 195)."""
    due = [loan.due_on for loan in loans if loan.due_on]
    if not due:
        return ()
    start = max(*due, *(payment.paid_on for payment in payments), date.min)
    last = last_day(start, calendar, years=LIMITATION_YEARS)
    return (Deadline.of("到法院起诉要钱（催过、他答应过的，重新算）", last, Citation("civil-code", "188.1")),)


def advice(
    parties: str, unit: str, loans: Sequence[Lent], terms: Terms, penalty: Decimal | None, last: date
) -> tuple[tuple[Step, ...], tuple[LeftOut, ...]]:
    """Notes, and what was left out."""
    due = [loan.due_on for loan in loans if loan.due_on]
    left_out = [
        LeftOut("律师费、诉讼费", "打官司的费用没有算。付的钱先抵这些费用。", Citation("civil-code", "561")),
    ]
    if unit == "unclear" and parties == "other":
        left_out.append(
            LeftOut("到期以前的利息", "没说清多少，由法院看合同、交易习惯、LPR来定。", Citation(LENDING, "24.2"))
        )
    if len(due) < len(loans):
        left_out.append(
            LeftOut(
                "没写还款日的，过期利息",
                "先催，给他合理的时间；过了这个时间才算过期。把这一天填在还款日里再算。",
                Citation("civil-code", "675"),
            )
        )
    if penalty is not None and not any(day < last for day in due):
        left_out.append(LeftOut("违约金、其他费用", "还没有过期，没有算。", Citation(LENDING, "29")))
    return tuple(_notes(parties, unit, loans, terms)), tuple(left_out)


def _notes(parties: str, unit: str, loans: Sequence[Lent], terms: Terms) -> list[Step]:
    notes = [
        Step("先扣掉的利息（砍头息）不算本金，本金按实际拿到的填。", citation=Citation("civil-code", "670")),
        Step(
            "算的时候，借钱那天不算，还钱那天算。"
            + ("满一个月按一个月，零头按天。" if terms.counting == BY_MONTHS else "")
            + "天数怎么算，各个法院有差别，差的一般不多。",
            citation=Citation("civil-code", "201"),
        ),
    ]
    if unit == "none":
        notes.append(Step("没说利息的，到期以前没有利息。", citation=Citation(LENDING, "24.1")))
    if unit == "unclear" and parties == "people":
        notes.append(Step("个人之间没说清利息的，当作没有利息。", citation=Citation("civil-code", "680")))
    if terms.rate is None and terms.overdue is None:
        notes.append(
            Step("“当时一年期LPR”看哪一天，法律没有写细，这里用过期第一天的。", citation=Citation(LENDING, "28.2(1)"))
        )
    old = [loan for loan in loans if loan.lent_on < LINE]
    if old:
        notes.append(
            Step(
                "2020年8月20日以前借的，旧的算法要你自己向法院提出来。",
                citation=Citation(LENDING, "31.2"),
            )
        )
    if any(loan.lent_on < OLD_RULES_BEGIN for loan in old):
        notes.append(
            Step(
                "2015年9月1日以前的那一段，有的法院按当时银行同类贷款利率的4倍算，这里都按24%。打 12348 问。",
                citation=Citation(LENDING, "31.2"),
            )
        )
    return notes
