"""Whether somebody is likely to be given legal aid. The office decides; nobody is told an unconditional no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import LeftOut, Outcome, Step, plain_number, to_cents, why_unknown, yuan

from .advice import before_a_last_day, elsewhere, how_to_apply
from .matters import (
    ACCUSED,
    ADVICE,
    AID,
    IN_HARDSHIP,
    INJURY,
    MIGRANT,
    MUST_HAVE_A_LAWYER,
    NOT_CHECKED,
    OUTSIDE,
    TREATMENT,
    WAGES,
    WITHOUT_HARDSHIP,
)

YES, LIKELY, ASK = "可以申请", "多半可以", "要中心来看"
INCOME_LINE = "legal-aid-income-line"
REGULATION = "legal-aid-regulation"


@dataclass(frozen=True)
class _View:
    """What the answers come to: a title, the sentence under it, and what it was compared with."""

    title: str
    sentence: str
    citation: Citation
    compared: tuple[Step, ...] = ()
    left_out: LeftOut | None = None


def legal_aid_eligibility(  # noqa: PLR0913 - one keyword a question of the form
    *,
    matter: str,
    accused: str | None,
    lawyer: str | None,
    person: str | None,
    proof: str | None,
    household: Decimal | None,
    income: Decimal | None,
    last_day: date | None,
    rates: Rates,
) -> Outcome:
    """Advice is for everybody (23). An accused without a lawyer may apply (24), and for some one must be assigned (25.1),
    as in compulsory treatment (28). Other matters ask for hardship (29, 31, 33), or do not (32), and the hardship of
    some people is not checked (42). The line of hardship is the province's (34).
    """
    if matter == ADVICE:
        view = _View(YES, "只想问一问的，谁都可以，不用审查。", _aid("23"))
    elif lawyer == "yes":
        view = _View(ASK, "已经请了律师的，一般不再给。付不起了、不请了，可以跟中心说明再申请。", _aid("48.1(6)"))
    elif matter == ACCUSED:
        view = _accused(accused)
    elif matter == TREATMENT:
        view = _View(YES, "要不要强制医疗的案子，没请代理人的，法院必须通知派律师，不看家里困难不困难。", _aid("28"))
    elif matter in WITHOUT_HARDSHIP:
        view = _View(YES, "这件事不看家里困难不困难，可以直接申请。", _aid(WITHOUT_HARDSHIP[matter]))
    elif matter == OUTSIDE:
        view = _View(
            ASK,
            "法律写明的几类里没有这件事。省里可能另外加了，问了中心才知道。",
            _aid("31(9)"),
        )
    else:
        view = _if_in_hardship(matter, person, proof, household, income, rates)
    return Outcome(
        verdict=Step(view.sentence, citation=view.citation),
        verdict_title=view.title,
        left_out=(view.left_out,) if view.left_out else (),
        notes=(
            *view.compared,
            *before_a_last_day(last_day, rates.as_at),
            *how_to_apply(matter),
            *(elsewhere(matter) if view.title != YES else ()),
        ),
    )


def _aid(article: str) -> Citation:
    return Citation(AID, article)


def _accused(accused: str | None) -> _View:
    if accused in MUST_HAVE_A_LAWYER:
        sentence = "这样的人没请律师，公安、检察院、法院必须通知派律师，不看家里困难不困难。没派的，马上申请、反映。"
        return _View(YES, sentence, _aid(MUST_HAVE_A_LAWYER[str(accused)]))
    sentence = "因为家里困难或者别的原因没请律师的，本人和近亲属都可以申请。用普通程序审的，法院也可以通知派律师。"
    return _View(LIKELY, sentence, _aid("24"))


def _if_in_hardship(
    matter: str, person: str | None, proof: str | None, household: Decimal | None, income: Decimal | None, rates: Rates
) -> _View:
    """The matters of 29, 31 and 33: by the person (42), then by the household's income and the province's line (34)."""
    ground = _aid(IN_HARDSHIP[matter])
    if person in NOT_CHECKED and (person != MIGRANT or matter in (WAGES, INJURY)):
        exempt = _aid(NOT_CHECKED[str(person)])
        if proof == "yes":
            return _View(YES, "这件事能援助，您拿得出证明，不查家里困难不困难。", exempt)
        return _View(
            LIKELY, "这件事能援助。有材料证明您是这样的人，就不查家里困难不困难。没有材料，也可以请中心想办法。", exempt
        )
    if household is None or income is None:
        return _View(ASK, "这件事能援助，要家里困难才行。填上几口人、多少收入，可以再比一比；不填也能申请。", ground)
    try:
        line = rates[INCOME_LINE]
    except RateUnknown as unknown:
        why = LeftOut("和困难标准比一比", why_unknown(unknown), _aid("34"))
        return _View(ASK, "这件事能援助，要家里困难才行。多困难算困难由省里定，中心会看。", ground, left_out=why)
    each = to_cents(income / household)
    fits = each <= line
    words = "不超过" if fits else "超过"
    in_numbers = Step(
        f"平均每人一个月的收入{words}困难标准",
        f"{yuan(income)} ÷ {plain_number(household)}人 = {yuan(each)}，标准{yuan(line)}",
        _aid("34"),
        (rates.figure(INCOME_LINE),),
    )
    compared = (
        in_numbers,
        Step("用受理申请的中心所在地的标准，不看户口在哪里。", citation=Citation(REGULATION, "13.2")),
    )
    if fits:
        return _View(LIKELY, "这件事能援助，照您填的，家里够得上困难标准。中心核查后决定。", ground, compared)
    sentence = "这件事能援助，可是照您填的，收入比困难标准高。怎么认由中心看，照样可以去申请。"
    return _View(ASK, sentence, ground, compared)
