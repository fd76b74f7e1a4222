"""What is asked for each kind of page, and what of it goes into the holes of its template."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from chalicelib.definitions.calculator import Calculator, WorkedExample
from chalicelib.definitions.form import Field
from chalicelib.definitions.law import Citation
from chalicelib.definitions.reading import read_day

from site_builder.comics.vocabulary import CHARACTERS, PLACES
from site_builder.examples import run_example
from site_builder.sources import Content

from .answers import Asking, later
from .questions import Stopped
from .yaml_lines import pair, scalar

MOST_ON_STAGE = 3
"""Whoever is in the cast plays, and so many have room in a panel."""
LONGEST_NAME = 6


def guide(asking: Asking, _: date) -> Mapping[str, str]:
    """A guide, with the article on which what one may ask for rests."""
    title, description, topic = asking.title(), asking.description(), asking.topic(cheerful=False)
    cited = "".join(_reference(law) for law in asking.laws(required=False))
    return {
        "id": topic,
        "title": title,
        "description": description,
        "topic": topic,
        "cited": f"（{cited}）" if cited else "",
    }


def study(asking: Asking, today: date) -> Mapping[str, str]:
    """A case study; with a calculator it begins with the facts and the amounts of a worked example of it."""
    title, description, topic = asking.title(), asking.description(), asking.topic(cheerful=False)
    laws = asking.laws(required=True)
    calculators = {
        id_: asking.content.catalogue.calculator(id_).title for id_ in asking.content.catalogue.ids("calculators")
    }
    chosen = asking.ask.one_of("用哪个计算器算得出来，写号", calculators, may_skip=True)
    claims, facts = _calculated(asking.content, chosen) if chosen else (_CLAIM_WITHOUT_MONEY, "")
    return {
        "id": f"{topic}-case",
        "title": title,
        "description": description,
        "topic": topic,
        "laws": _law_list(laws),
        "cited": "、".join(map(_reference, laws)),
        "claims": claims,
        "facts": facts,
    }


_CLAIM_WITHOUT_MONEY = f"  - {{what: {later('要什么')}, why: {later('法院给了没有，为什么')}}}"


def _calculated(content: Content, calculator_id: str) -> tuple[str, str]:
    """The claims and the facts of the first worked example that has amounts, and what each question is."""
    calculator = content.catalogue.calculator(calculator_id)
    runs = [(example, run_example(calculator, example, content).items) for example in calculator.examples]
    example, items = next(((example, items) for example, items in runs if items), runs[0])
    claims = [
        f"  - {{what: {scalar(item.label)}, asked: {item.amount}, granted: {item.amount}, item: {item.id}}}"
        for item in items
    ]
    return "\n".join(claims) or _CLAIM_WITHOUT_MONEY, "\n".join(_facts(calculator, example))


def _facts(calculator: Calculator, example: WorkedExample) -> Iterator[str]:
    yield f"calculator: {calculator.id}"
    yield f"as_at: {example.as_at.isoformat()}"
    yield "# 下面是算例里填的，换成这个案子的。每次 check 都重新算，和上面的 granted 对。能填的有："
    yield from (f"#   {field.name}：{_choices(field)}" for field in calculator.form.fields)
    yield "facts:"
    yield from (pair(name, answer) for name, answer in example.answers.items())


def _choices(field: Field) -> str:
    """What a field asks, and between what one chooses there."""
    options = "，".join(f"{option.value} 是{option.label}" for option in field.options)
    return f"{field.label}（{options}）" if options else field.label


def post(asking: Asking, today: date) -> Mapping[str, str]:
    """One number of the column, of a day; it may go with a comic."""
    title, description, topic = asking.title(), asking.description(), asking.topic(cheerful=True)
    day = asking.ask.text("哪天发布", today.isoformat(), _day_problem)
    comic = asking.ask.one_of("配哪个漫画，写号", _comics(asking), may_skip=True) if asking.content.comics else ""
    holes = {"id": day, "title": title, "description": description, "topic": topic, "publish_at": day}
    return {**holes, "comic": f"comic: {comic}\n" if comic else ""}


def _day_problem(answer: str) -> str:
    return "" if read_day(answer) else "写成 2026-12-10 这样"


def film(asking: Asking, _: date) -> Mapping[str, str]:
    """A film of a comic, whose title and topic it has."""
    if not asking.content.comics:
        raise Stopped("还没有漫画。先写一个：python -m site_builder new comic")
    comic = asking.content.comics[asking.ask.one_of("哪个漫画做成的，写号", _comics(asking))]
    title, description = asking.title(comic.title), asking.description()
    return {"id": comic.id, "title": title, "description": description, "topic": comic.topic, "comic": comic.id}


def _comics(asking: Asking) -> dict[str, str]:
    return {id_: comic.title for id_, comic in asking.content.comics.items()}


def comic(asking: Asking, _: date) -> Mapping[str, str]:
    """A comic: who plays, and where it begins."""
    title, description, topic = asking.title(), asking.description(), asking.topic(cheerful=True)
    laws, cast = asking.laws(required=True), _cast(asking)
    place = asking.ask.one_of("第一格在哪里，写号", PLACES)
    names = list(cast)
    others = zip(names[1:], ("right", "middle"), strict=False)
    return {
        "id": topic,
        "title": title,
        "description": description,
        "topic": topic,
        "laws": _law_list(laws),
        "cast": ", ".join(f"{name}: {character}" for name, character in cast.items()),
        "place": place,
        "first": names[0],
        "last": names[-1],
        "others": "".join(f"\n      - {{who: {name}, at: {at}}}" for name, at in others),
    }


def _cast(asking: Asking) -> dict[str, str]:
    """Who plays: a name, and which of the figures it is."""
    cast: dict[str, str] = {}

    def problem(name: str) -> str:
        if name in cast:
            return f"已经有{name}了"
        return (
            "" if name == scalar(name) and len(name) <= LONGEST_NAME else f"名字写成 王叔 这样，最多{LONGEST_NAME}个字"
        )

    while len(cast) < MOST_ON_STAGE:
        name = (
            asking.ask.may_skip("还有谁", problem)
            if cast
            else asking.ask.text("谁出场，写一个名字，比如 王叔", problem=problem)
        )
        if not name:
            break
        cast[name] = asking.ask.one_of(f"{name}是哪个人物，写号", CHARACTERS)
    return cast


def _law_list(laws: list[Citation]) -> str:
    return "\n".join(f'  - {{law: {law.law}, article: "{law.article}"}}' for law in laws)


def _reference(law: Citation) -> str:
    return f'{{{{ law("{law.law}", "{law.article}") }}}}'
