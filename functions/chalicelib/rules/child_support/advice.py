"""What parents should know beside the amounts."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Step
from chalicelib.rules.periods import years_after

INTERPRETATION, SECOND = "marriage-family-interpretation-1", "marriage-family-interpretation-2"
TWO_YEARS = 2  # from 16 to 18


def _note(sentence: str, article: str, law: str = INTERPRETATION) -> Step:
    return Step(sentence, citation=Citation(law, article))


WORKING = _note("满16岁、靠自己干活能养活自己的，可以不再给。", "53.2")
ALWAYS = (
    _note("多少先由两边商量，商量不成法院定：看孩子要花多少、父母给得起多少、当地生活水平。", "49.1"),
    _note("有特殊情况，比例可以高些、低些。", "49.4"),
    _note("抚养费包括生活费、教育费、医疗费。", "42"),
    _note("不够生活、孩子生病上学花得多，以后还能要求增加。", "58"),
    _note("说好一方不出的，以后日子过不下去，孩子还能要。", "16", SECOND),
    _note("没结婚生的孩子，一样能要。", "1071.2", "civil-code"),
    _note("要抚养费不受诉讼时效限制。判了的，申请执行有2年的期限，别拖。", "196(3)", "civil-code"),
    _note("要抚养费打官司交不起诉讼费，申请免交，法院应当准许。", "45(2)", "litigation-fee-measures"),
)


def notes(under_age: list[date], start: date) -> tuple[Step, ...]:
    """How the amount is settled and changed; ``under_age`` are the days on which the children come of age."""
    near = any(day <= years_after(start, TWO_YEARS) for day in under_age)
    return (WORKING, *ALWAYS) if near else ALWAYS
