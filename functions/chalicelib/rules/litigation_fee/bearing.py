"""Who pays in advance, who bears the costs in the end, who may pay later or less, and what comes back."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import AmountTable, Item, Step, percent, to_cents, yuan

from .applications import APPLICATIONS
from .instances import APPEAL, FIRST

MEASURES, INTERPRETATION = "litigation-fee-measures", "civil-procedure-interpretation"


def _note(sentence: str, article: str, law: str = MEASURES) -> Step:
    return Step(sentence, citation=Citation(law, article))


RELIEF = (
    _note("交不起，起诉时书面申请缓交、减交或者免交，带上困难的证明。减交的，至少减30%。", "46.2"),
    _note("要抚养费、赡养费、抚恤金的，低保、特困的，应当准许免交。", "45"),
    _note("受工伤要赔偿的、有法律援助的，可以缓交。", "47"),
)
REVIEW = _note("觉得算错了，请作出决定的法院复核。不能只为这笔钱上诉。", "43")
LOSER = _note("起诉的一方先交，最后一般由输的一方出。", "29.1")
PARTLY = _note("各有输赢的，各出多少由法院看情况定。", "29.2")
BACK = _note("赢了的，先交的钱由法院退，法院再向输的一方要。", "207", INTERPRETATION)
IN_TIME = _note("接到交费通知，第二天起7天内交。不交也不申请救助，案子可能按撤诉处理。", "22.1")
APPLICANT = _note("申请费由申请人先交。", "20.2")
WITH_THE_CLAIM = _note("保全费由申请的一方出；起诉时可以写进请求，让对方出。", "38.3")

APPLIED: dict[str, tuple[Step, ...]] = {
    "enforcement": (_note("申请执行不用先交钱。执行到了，由欠钱的一方交。", "20.2"),),
    "preservation": (APPLICANT, WITH_THE_CLAIM, *RELIEF),
    "payment_order": (
        APPLICANT,
        _note("对方不提异议，由对方出。提了异议的，自己先出；再起诉，可以写进请求。", "36"),
        _note("支付令失效转成打官司，要把受理费补足。", "195", INTERPRETATION),
        *RELIEF,
    ),
    "public_notice": (APPLICANT, _note("公示催告的申请费由申请人出。", "37"), *RELIEF),
    "arbitration_review": (APPLICANT, _note("最后谁出，由法院按输赢定。", "38.4"), *RELIEF),
    "bankruptcy": (_note("申请破产不用先交钱，清算以后从破产财产里出。", "20.2"),),
}
ENDED = {
    "settled": _note("调解成了，谁出由两边商量；商量不成，法院定。", "31"),
    "withdrawn": _note("撤诉的，由撤诉的一方出。", "34.1"),
}
OF_CASE = {
    "labour": (_note("要工资的案件可以不预交。", "20.1"), LOSER),
    "divorce": (_note("离婚案件，谁出由两边商量；商量不成，法院定。", "33"),),
    "jurisdiction": (_note("说法院管错了，说得成立的，不用交。", "13(6)"),),
}
APPEALED = (
    _note("交上诉状时先交。两边都上诉的，各交各的。", "22.2"),
    _note("二审发回重审的，二审的受理费退回。", "27.1"),
    _note("对不予受理、驳回起诉的裁定上诉，不交。", "8(3)"),
)
STARTED = (
    IN_TIME,
    _note("法庭调查结束以前少要一部分，多交的退；多要的，补交。", "21"),
    _note("法院不受理、驳回起诉的，交的钱退回。", "27.2"),
)
SMALL = {
    "property": _note("金额不大、事情清楚的，可能用小额诉讼：一审就定，不能上诉。", "165", "civil-procedure-law"),
    "labour": _note("金额不大、事情清楚的，可能用小额诉讼：一审就定，不能上诉。", "165", "civil-procedure-law"),
}


def who_bears(case: str, procedure: str | None, instance: str) -> tuple[Step, ...]:
    """What to know of the costs as a whole (8, 20 to 22, 27, 29 to 38, 43, 45 to 47)."""
    if case in APPLICATIONS:
        return APPLIED[case]
    bears = (ENDED[procedure],) if procedure in ENDED else OF_CASE.get(case, (LOSER, PARTLY))
    refunds = (BACK,) if LOSER in bears else ()
    way = APPEALED if instance == APPEAL else STARTED if instance == FIRST else ()
    to_ordinary = (
        (_note("简易程序转成普通程序的，接到通知7天内补足；不补，按撤诉处理，退一半。", "199", INTERPRETATION),)
        if procedure == "simple" and instance == FIRST
        else ()
    )
    small = (SMALL[case],) if case in SMALL and instance == FIRST else ()
    return (*bears, *refunds, *way, *to_ordinary, *small, *RELIEF, REVIEW)


def shares(
    item: Item, case: str, procedure: str | None, amount: Decimal | None, awarded: Decimal | None
) -> tuple[AmountTable, ...]:
    """Both sides' parts by what was awarded of what was claimed: how courts often do it, and no rule (29.2)."""
    by_agreement = procedure in ENDED or case in ("divorce", "jurisdiction")
    if not amount or awarded is None or by_agreement or item.upto is not None:
        return ()
    share = awarded / amount
    theirs = to_cents(item.amount * share)
    working = f"{yuan(awarded)} ÷ {yuan(amount)} = {percent(share.quantize(Decimal('0.0001')))}；{yuan(item.amount)} × 这个比例"
    step = Step("按支持的金额占多少来分，法院常这样分，也可以不这样分", working, Citation(MEASURES, "29.2"))
    rows = (("输的部分，对方出", theirs), ("没支持的部分，自己出", item.amount - theirs))
    return (AmountTable("最后可能怎么分担", ("谁出", "多少"), rows, (step,)),)
