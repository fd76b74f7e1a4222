"""The papers of a case: which there are, and what fills them. None is kept; each is made again from the events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answers
from chalicelib.definitions.paper import HOLE, MAY_BE_GAPS, Paper, cited
from chalicelib.definitions.service import Service
from chalicelib.rendering.papers import Filling, in_words
from chalicelib.rendering.words import day

from .cases import Case, Event
from .errors import CaseworkError
from .kinds import Kind
from .paper_values import answers_in_words, in_brackets, number_in, of_application, of_events, of_office, people_in


class PaperIncomplete(CaseworkError):
    """The case does not say all that the paper must; ``missing`` names holes and lists."""

    code = "paper_incomplete"

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(sorted(missing))
        super().__init__(", ".join(self.missing))


@dataclass(frozen=True)
class DrawnUp:
    """A paper of a case: the number of the event at which it was drawn up, from 1, and its own number, "" where it
    has none.
    """

    paper: Paper
    event: int
    number: str


def papers_in(case: Case, catalogue: Catalogue) -> list[DrawnUp]:
    """Every paper that the case holds, in the order in which they were drawn up; a number is never taken anew."""
    service = catalogue.service(case.text("service"))
    sheets = {sheet.id for sheet in service.sheets_for(answers_of(service, case))}
    return [
        DrawnUp(paper, n, number_in(event, paper.id))
        for n, event in enumerate(case.events, start=1)
        for paper in catalogue.papers_of(service.id)
        if event.kind in paper.at and (not paper.is_sheet or paper.id in sheets)
    ]


def filling_of(drawn: DrawnUp, case: Case, catalogue: Catalogue, *, in_full: bool = False) -> Filling:
    """What fills the paper; the ID number in part unless ``in_full``. Raises ``PaperIncomplete``, so that nobody gets
    a refusal without its reason, article and remedy.
    """
    paper, then = drawn.paper, Case(case.id, case.events[: drawn.event])
    service = catalogue.service(case.text("service"))
    answers = answers_of(service, case)
    texts = of_application(service, answers, in_full=in_full) | of_office(service, then.office, then.last.day)
    texts |= {"reference": case.text("reference"), "submitted_on": day(case.first.day), "number": drawn.number}
    texts |= of_events(then, catalogue) | {"served_paper": _served(then, catalogue)}
    # The event names the article that gives the remedy; the paper says in words what to do.
    texts["remedy"] = texts["remedy"] and _remedy(paper, texts, catalogue)
    lists = {"items": _lines(then.last, "items"), "documents": ["法律援助申请", *_lines(then.last, "accepted")]}
    missing = [hole for hole in paper.holes - MAY_BE_GAPS if not texts[hole]] + [
        name for name in paper.lists if not lists[name]
    ]
    if missing and not paper.is_sheet:
        raise PaperIncomplete(missing)
    people = people_in(answers, in_full=in_full)
    return Filling(texts, lists, answers_in_words(service, answers, in_full=in_full), people)


def sheet_filling(service: Service, answers: Answers, today: date) -> Filling:
    """What fills a sheet before there is a case: the answers, the ID number in full, since it is the person's own."""
    office = of_office(service, service.office_for(answers), today) if answers.get("office") else {}
    texts = of_application(service, answers, in_full=True) | office
    told = answers_in_words(service, answers, in_full=True)
    return Filling(texts, answers=told, people=people_in(answers, in_full=True))


def answers_of(service: Service, case: Case) -> Answers:
    """What was answered in the application."""
    kept: Any = case.first.details["answers"]
    return service.check({name: [text] for name, text in kept.items() if text is not None}, date.max)[0]


def _remedy(paper: Paper, texts: Mapping[str, str], catalogue: Catalogue) -> str:
    return HOLE.sub(
        lambda hole: in_words(cited(hole[1]), catalogue.law) if "#" in hole[1] else texts[hole[1]], paper.remedy
    )


def _served(then: Case, catalogue: Catalogue) -> str:
    """The paper that was served, by its number."""
    if then.last.kind is not Kind.SERVED:
        return ""
    number = then.last.text("paper")
    titles = [drawn.paper.title for drawn in papers_in(then, catalogue) if drawn.number and drawn.number == number]
    return f"《{titles[0]}》{in_brackets(number)}" if titles else ""


def _lines(event: Event, name: str) -> Sequence[str]:
    return [line.strip() for line in event.text(name).splitlines() if line.strip()]
