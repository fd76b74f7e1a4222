"""Services that can be applied for or booked: the form in groups, one a page, and what the office owes in return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.entry import Entry
from chalicelib.definitions.form import Answer, Answers, Checked, Field, Option, Submitted, check

from .clocks import KINDS, Clock, Objection, Pause, TimeLimit
from .conditions import Circumstances
from .door import BLANK_FORM, Door, DoorOption, Exit
from .groups import Consent, Group
from .papers import SHEETS, Evidence, Sheet
from .sentences import Competence, Sentence
from .soundness import STEPS, refuse_unclear_names, refuse_unsafe_questions, refuse_what_cannot_work

__all__ = [
    "BLANK_FORM",
    "KINDS",
    "SHEETS",
    "STEPS",
    "UNSURE",
    "Circumstances",
    "Clock",
    "Competence",
    "Consent",
    "Door",
    "DoorOption",
    "Evidence",
    "Exit",
    "Group",
    "Objection",
    "Pause",
    "Sentence",
    "Service",
    "Sheet",
    "TimeLimit",
]

UNSURE = "unsure"
"""The answer of someone who does not know which office is competent."""

HELPERS = ("full", "books", "none")


@dataclass(frozen=True)
class Service:
    """``content/services/<id>.yml``. A case keeps the ``version`` of the form that it was made with.

    ``helper`` says what somebody else may do: fill in everything ("full"), book and learn the hour ("books"), nothing
    ("none"). ``like_matter`` names the field that says what kind of matter it is. In the offices of
    ``single_approver_offices`` one person may propose and decide.
    """

    id: str
    version: int
    title: str
    description: str
    intro: str
    office_kind: str
    unsure_goes_to: str
    decides: bool
    helper: str
    sensitive: bool
    like_matter: str
    single_approver_offices: tuple[str, ...]
    door: Door
    exits: tuple[Exit, ...]
    who: tuple[Sentence, ...]
    costs: tuple[Sentence, ...]
    how_long: tuple[Sentence, ...]
    competence: tuple[Competence, ...]
    evidence: tuple[Evidence, ...]
    sheets: tuple[Sheet, ...]
    groups: tuple[Group, ...]
    undertaking: str
    consents: tuple[Consent, ...]
    time_limits: tuple[TimeLimit, ...]
    clocks: tuple[Clock, ...]
    objection: Objection | None
    after: tuple[str, ...]
    next: tuple[Link, ...]
    reviewed_on: date
    review_by: date
    offices: tuple[Office, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every question, in the order asked."""
        return tuple(field for group in self.groups for field in group.fields)

    def group(self, group_id: str) -> Group | None:
        """The group of that id."""
        return next((group for group in self.groups if group.id == group_id), None)

    def groups_for(self, answers: Answers) -> list[Group]:
        """The groups that these answers call for, in order."""
        return [group for group in self.groups if group.applies(answers)]

    def evidence_for(self, answers: Answers) -> tuple[Evidence, ...]:
        """What somebody with these answers brings or sends."""
        return tuple(evidence for evidence in self.evidence if evidence.circumstances.hold(answers))

    def sheets_for(self, answers: Answers) -> tuple[Sheet, ...]:
        """What somebody with these answers signs."""
        return tuple(sheet for sheet in self.sheets if sheet.circumstances.hold(answers))

    def exit(self, exit_id: str) -> Exit | None:
        """The exit of that id."""
        return next((each for each in self.exits if each.id == exit_id), None)

    def exit_for(self, answers: Answers) -> Exit | None:
        """Where these answers of the form lead instead of on."""
        return next((each for each in self.exits if each.is_for(answers)), None)

    def field(self, name: str) -> Field:
        """The field of that name. Raises ``KeyError``."""
        return {field.name: field for field in self.fields}[name]

    def check(self, submitted: Submitted, today: date) -> tuple[dict[str, Answer], dict[str, Checked]]:
        """Every answer given, and the checks by group of the groups that apply. What was typed on pages that no longer
        apply is left aside.
        """
        answers: dict[str, Answer] = {}
        checks: dict[str, Checked] = {}
        for group in self.groups:
            if group.applies(answers):
                checks[group.id] = check(group.form, submitted, today)
                answers |= checks[group.id].answers
        return answers, checks

    def office_for(self, answers: Answers) -> str:
        """The id of the office that the case goes to."""
        chosen = answers.get("office")
        return self.unsure_goes_to if chosen in (None, UNSURE) else str(chosen)

    def office_name(self, office_id: str) -> str:
        """The name of an office of the directory; the id of one that is there no more."""
        return next((office.name for office in self.offices if office.id == office_id), office_id)

    def with_offices(self, offices: Sequence[Office]) -> Service:
        """The same service, knowing the offices, its question after the office filled with those of the right kind."""
        options = [Option(office.id, office.name, "") for office in offices if office.kind == self.office_kind]
        options.append(Option(UNSURE, "不清楚，请替我选", ""))
        groups = [group.with_offices(tuple(options)) for group in self.groups]
        return replace(self, groups=tuple(groups), offices=tuple(offices))

    @classmethod
    def read(cls, entry: Entry) -> Service:
        """Read the service; field names differ over all its groups, and ``when`` names fields asked before."""
        service = cls(
            id=entry.text("id"),
            version=int(entry.number("version")),
            title=entry.text("title"),
            description=entry.text("description"),
            intro=entry.text("intro"),
            office_kind=entry.text("office_kind"),
            unsure_goes_to=entry.text("unsure_goes_to"),
            decides=entry.flag("decides"),
            helper=entry.choice("helper", HELPERS),
            sensitive=entry.flag("sensitive"),
            like_matter=entry.text("like_matter", ""),
            single_approver_offices=entry.texts("single_approver_offices"),
            door=Door.read(entry.entry("door")),
            exits=tuple(Exit.read(way_out) for way_out in entry.entries("exits")),
            who=tuple(Sentence.read(sentence) for sentence in entry.entries("who", required=True)),
            costs=tuple(Sentence.read(sentence) for sentence in entry.entries("costs", required=True)),
            how_long=tuple(Sentence.read(sentence) for sentence in entry.entries("how_long", required=True)),
            competence=tuple(Competence.read(row) for row in entry.entries("competence", required=True)),
            evidence=tuple(Evidence.read(evidence) for evidence in entry.entries("evidence")),
            sheets=tuple(Sheet.read(sheet) for sheet in entry.entries("sheets")),
            groups=tuple(Group.read(group) for group in entry.entries("groups", required=True)),
            undertaking=entry.text("undertaking"),
            consents=tuple(Consent.read(consent) for consent in entry.entries("consents")),
            time_limits=tuple(TimeLimit.read(limit) for limit in entry.entries("time_limits")),
            clocks=tuple(Clock.read(clock) for clock in entry.entries("clocks")),
            objection=Objection.read(entry.entry("objection")) if entry.has("objection") else None,
            after=entry.texts("after"),
            next=tuple(Link.read(link) for link in entry.entries("next", required=True)),
            reviewed_on=entry.day("reviewed_on"),
            review_by=entry.day("review_by"),
        )
        refuse_unclear_names(service, entry)
        refuse_what_cannot_work(service, entry)
        refuse_unsafe_questions(service, entry)
        entry.done()
        return service
