"""What is wrong with a calculator: between its questions, its formula, its figures and its worked examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chalicelib.definitions.calculator import Calculator, WorkedExample
from chalicelib.definitions.errors import DefinitionError
from chalicelib.rules import formula_names, formula_parameters

from .examples import ExampleRefused, findings, run_example
from .markdown import Known, citation_problem, link_problems
from .sources import Content


def calculator_errors(content: Content, known: Known) -> Iterator[DefinitionError]:
    """Formulas, figures and links that are not there; worked examples that come out otherwise; options nobody knows."""
    for id_ in content.catalogue.ids("calculators"):
        where = content.files[f"calculators/{id_}"]
        for problem in _calculator_problems(content.catalogue.calculator(id_), content, known):
            yield DefinitionError(where, problem)


def _calculator_problems(calculator: Calculator, content: Content, known: Known) -> Iterator[str]:
    if calculator.formula not in formula_names():
        yield f"没有公式「{calculator.formula}」，有的是：{'、'.join(formula_names())}"
        return
    figures = {field.figure for field in calculator.form.fields if field.figure}
    if figures - set(calculator.rates):
        yield f"字段的「figure」要写在 rates 里：{_listed(figures - set(calculator.rates))}"
        return
    fields = {field.name for field in calculator.form.fields if not field.figure}
    parameters = formula_parameters(calculator.formula)
    if fields != parameters:
        yield f"字段和公式对不上。表单缺：{_listed(parameters - fields)}；多：{_listed(fields - parameters)}"
        return
    missing = [rate for rate in calculator.rates if rate not in content.trees["rates"]]
    if missing:
        yield f"content/rates/ 里没有：{'、'.join(missing)}"
        return
    needed = calculator.needs_figure
    if needed and any(value.table for value in content.catalogue.rate(needed).values):
        yield f"「needs_figure」：{needed} 要填一个数（value）或者分段（tiers）"
        return
    for link in calculator.next:
        yield from link_problems(link.to, known)
    for example in calculator.examples:
        yield from _example_problems(calculator, example, content)
    yield from _option_problems(calculator, content)


def _listed(names: set[str]) -> str:
    return "、".join(sorted(names)) or "没有"


def _example_problems(calculator: Calculator, example: WorkedExample, content: Content) -> Iterator[str]:
    try:
        outcome = run_example(calculator, example, content)
    except ExampleRefused as refused:
        yield f"算例「{example.title}」算不出：{refused}"
        return
    found = findings(outcome)
    for name, expected in example.expect.items():
        if found.get(name) != expected:
            yield f"算例「{example.title}」的 {name} 写的是 {expected}，算出来是 {found.get(name, '没有这一项')}"
    if example.says and not any(example.says in step.sentence for step in outcome.steps()):
        yield f"算例「{example.title}」的结果里没有这句话：{example.says}"
    for citation in outcome.citations:
        if problem := citation_problem(content.catalogue, citation):
            yield f"引用的法条：{problem}"


def _option_problems(calculator: Calculator, content: Content) -> Iterator[str]:
    """Every option of every question must be known to the formula, and its figures listed."""
    example = calculator.examples[0]
    for field in calculator.form.fields:
        for option in field.options:
            tried = replace(example, answers={**example.answers, field.name: option.value})
            try:
                run_example(calculator, tried, content)
            except ExampleRefused:
                continue  # other answers may be needed with it; the formula knows the option all the same
            except KeyError as missing:
                yield f"选项「{option.label}」公式不认识，或者 rates 里少了它用的数：{missing}"
