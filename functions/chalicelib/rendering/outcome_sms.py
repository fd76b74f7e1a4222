"""An outcome in the words of a text message: who has no paper and no printer sends it to the family."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.definitions.calculator import Calculator
from chalicelib.rules import Outcome
from chalicelib.rules.outcome import plain_number

from .words import day

LONGEST = 3 * 67
"""Three parts of a long message: https://help.aliyun.com/document_detail/414224.htm."""

_MORE = "……其余看网页。"


def outcome_as_sms(calculator: Calculator, outcome: Outcome, hotline: str) -> str:
    """At most three messages: what is due in all, by when what must be done, then the items as far as they fit."""
    end = f"是估数，有事打{hotline}。"
    text = f"{calculator.title}："
    for sentence in _sentences(outcome):
        if len(text) + len(sentence) + len(_MORE) + len(end) > LONGEST:
            return text + _MORE + end
        text += sentence
    return text + end


def _sentences(outcome: Outcome) -> Iterator[str]:
    if outcome.verdict:
        yield outcome.verdict.sentence
    if outcome.one_off:
        upto = f"至{plain_number(outcome.total_upto)}" if outcome.total_upto is not None else ""
        yield f"{outcome.total_label}{plain_number(outcome.total)}{upto}元。"
    for deadline in outcome.deadlines:
        yield f"{deadline.what}：最晚{day(deadline.last_day)}。"
    for item in outcome.items:
        upto = f"至{plain_number(item.upto)}" if item.upto is not None else ""
        yield f"{item.label}{plain_number(item.amount)}{upto}元{'/月' if item.monthly else ''}。"
    for part in outcome.left_out:
        yield f"{part.label}没有算。"
