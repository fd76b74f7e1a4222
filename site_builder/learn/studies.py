"""Case studies: the calculator run on the facts, held against what the court granted, and what the page shows of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.calculator import Calculator, WorkedExample
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.form import LIST, Field, check
from chalicelib.definitions.law import Citation
from chalicelib.rendering.forms import error_sentences
from chalicelib.rendering.outcomes import answers_as_query
from chalicelib.rules import Outcome
from chalicelib.rules.outcome import yuan

from site_builder.examples import ExampleRefused, run_example
from site_builder.markdown import citation_problem
from site_builder.page_reading import Page
from site_builder.sources import Content

from .heads import CaseStudy, Claim

TOTAL = "total"
OTHERWISE = "改成一样的；要是法院就是这样判的，在「why」里写明为什么不一样"


@dataclass(frozen=True)
class Granted:
    """What a calculator gives for an item; between ``amount`` and ``upto`` where the law leaves a range."""

    label: str
    amount: Decimal
    upto: Decimal | None = None

    def agrees(self, granted: Decimal) -> bool:
        """Whether a court's sum is the calculator's."""
        return self.amount <= granted <= (self.amount if self.upto is None else self.upto)

    @property
    def words(self) -> str:
        """The sum, or its two ends."""
        return yuan(self.amount) + (f"到{yuan(self.upto)}" if self.upto is not None else "")


def amounts(outcome: Outcome) -> dict[str, Granted]:
    """What claims may name as their item."""
    found = {item.id: Granted(item.label, item.amount, item.upto) for item in outcome.items}
    return found | {TOTAL: Granted(outcome.total_label, outcome.total, outcome.total_upto)}


def calculator_of(study: CaseStudy, content: Content) -> Calculator | None:
    """The calculator of a study; None where it has none, or there is no such one."""
    there = study.calculator in content.trees["calculators"]
    return content.catalogue.calculator(study.calculator) if there else None


def outcome_of(study: CaseStudy, content: Content) -> Outcome | None:
    """What the calculator gives on the facts; None without one. Raises ``ExampleRefused``."""
    calculator = calculator_of(study, content)
    if calculator is None or study.as_at is None:
        return None
    return run_example(calculator, WorkedExample("", study.as_at, study.facts, {}, ""), content)


def citations_of_study(study: CaseStudy, content: Content) -> Iterator[Citation]:
    """The articles that its head names, and those that the calculator's outcome rests on."""
    yield from study.laws
    try:
        outcome = outcome_of(study, content)
    except ExampleRefused:  # told by the check
        return
    yield from outcome.citations if outcome else ()


def filled_in(study: CaseStudy, content: Content) -> tuple[str, str, date] | None:
    """The calculator's title, the address at which it is filled in with the facts, and the day it was asked for."""
    calculator = calculator_of(study, content)
    if calculator is None or study.as_at is None:
        return None
    answers = check(calculator.form, {name: [text] for name, text in study.facts.items()}, study.as_at).answers
    query = answers_as_query(calculator.form, answers)
    return calculator.title, f"/api/calculators/{calculator.id}?{query}", study.as_at


def study_errors(page: Page, study: CaseStudy, content: Content) -> Iterator[DefinitionError]:
    """Everything wrong with the claims and the facts of a case study."""
    for claim in study.claims:
        yield from (_at(page, claim.line, problem) for problem in _claim_problems(claim, study))
    if not study.calculator:
        return
    calculator = calculator_of(study, content)
    if calculator is None:
        yield DefinitionError(page.at("calculator"), _no_calculator(study.calculator, content))
        return
    if study.as_at and study.as_at > page.reviewed_on:
        yield DefinitionError(page.at("as_at"), "「as_at」晚于「reviewed_on」：以后的标准，核对的那天还不知道")
    problems = list(_fact_problems(calculator, study, content))
    yield from (DefinitionError(page.at("facts"), problem) for problem in problems)
    if not problems and (outcome := outcome_of(study, content)):
        uncited = filter(None, (citation_problem(content.catalogue, citation) for citation in outcome.citations))
        yield from (DefinitionError(page.at("facts"), problem) for problem in uncited)
        for claim in study.claims:
            yield from (_at(page, claim.line, problem) for problem in _sum_problems(claim, calculator, outcome))


def _no_calculator(id_: str, content: Content) -> str:
    if file := content.files.get(f"calculators/{id_}"):
        return f"计算器「{id_}」还少一个数（{file} 的「needs_figure」），填了才能用。先填数，或者案例先写 draft: true"
    return f"没有计算器「{id_}」，可以写：{'、'.join(content.trees['calculators'])}"


def _at(page: Page, line: int, problem: str) -> DefinitionError:
    return DefinitionError(f"{page.file} 第{line}行", problem)


def _claim_problems(claim: Claim, study: CaseStudy) -> Iterator[str]:
    """What shows without the calculator."""
    if (claim.asked is None) != (claim.granted is None):
        yield f"「{claim.what}」的「asked」和「granted」要一起写，法院没有支持的写 granted: 0"
    if claim.item and not study.calculator:
        yield f"「{claim.what}」写了「item」，开头要写「calculator」「as_at」「facts」；没有用计算器，就删掉「item」，写「why」"
    if claim.granted is not None and not claim.item and not claim.why:
        yield f"「{claim.what}」判了{yuan(claim.granted)}，要写「item」（计算器里的哪一项），或者在「why」里写明这个数怎么来的"


def _fact_problems(calculator: Calculator, study: CaseStudy, content: Content) -> Iterator[str]:
    unknown = [name for name in study.facts if name not in calculator.form.names]
    if unknown:
        asked = "、".join(name for field in calculator.form.fields for name in _asked(field))
        yield f"「{calculator.title}」不问「{'」「'.join(unknown)}」，可以写：{asked}"
        return
    try:
        outcome_of(study, content)
    except ExampleRefused as refused:
        submitted = {name: [text] for name, text in study.facts.items()}
        sentences = error_sentences(calculator.form, content.catalogue.form_errors, submitted, refused.errors)
        for name, sentence in sentences.items():
            yield f"{name}（{calculator.form.field(name).label}）：{sentence}"


def _asked(field: Field) -> Iterator[str]:
    """How an editor writes a question, with its words; of a list those of its first row."""
    for each in field.rows[0] if field.kind == LIST else (field,):
        yield f"{each.name}（{each.label}）"


def _sum_problems(claim: Claim, calculator: Calculator, outcome: Outcome) -> Iterator[str]:
    if not claim.item:
        return
    given = amounts(outcome)
    if claim.item not in given:
        there = "、".join(f"{id_}（{each.label}）" for id_, each in given.items())
        yield f"「{claim.what}」的「item」写的「{claim.item}」，「{calculator.title}」按这些事实没有算出来，可以写：{there}"
    elif claim.granted is not None and not claim.why and not given[claim.item].agrees(claim.granted):
        ours = given[claim.item]
        yield (
            f"「{claim.what}」判了{yuan(claim.granted)}，"
            f"「{calculator.title}」的「{ours.label}」算出来是{ours.words}。{OTHERWISE}"
        )
