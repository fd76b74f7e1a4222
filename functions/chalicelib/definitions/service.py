"""Services that can be applied for or booked: the form in groups, one a page, and what the office owes in return."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .calculator import Link
from .entry import Entry
from .form import SCALARS, Answer, Answers, Checked, Field, Form, Option, Submitted, check
from .law import Citation
from .office import Office

UNSURE = "unsure"
"""The answer of someone who does not know which office is competent."""

STEPS = frozenset({"check", "send", "take-back", "forget"})
"""The steps of every application that are no group: their addresses are taken."""

Condition = Mapping[str, tuple[str, ...]]
"""By field, the answers with which it holds; all fields must have one of theirs."""


def _condition(written: Mapping[str, str]) -> Condition:
    return {name: tuple(allowed.split()) for name, allowed in written.items()}


def _holds(condition: Condition, answers: Answers) -> bool:
    return all(answers.get(name) in allowed for name, allowed in condition.items())


@dataclass(frozen=True)
class Group:
    """The questions of one page. It is asked when every field named in ``when`` has one of the answers listed there,
    and passed over when any one entry of ``unless`` holds in the same way.
    """

    id: str
    title: str
    hint: str
    form: Form
    when: Condition
    unless: tuple[Condition, ...]

    def applies(self, answers: Answers) -> bool:
        """Whether these answers call for the group."""
        return _holds(self.when, answers) and not any(_holds(condition, answers) for condition in self.unless)

    @property
    def asks_of(self) -> set[str]:
        """The fields whose answers decide."""
        return {name for condition in (self.when, *self.unless) for name in condition}

    @classmethod
    def read(cls, entry: Entry) -> Group:
        """Read one entry of ``groups``; ``when: {matter: "wages work_injury"}`` lists answers by spaces."""
        group = cls(
            entry.text("id"),
            entry.text("title"),
            entry.text("hint", ""),
            Form.read(entry, SCALARS),
            _condition(entry.pairs("when")),
            tuple(_condition(unless.pairs_of_all()) for unless in entry.entries("unless")),
        )
        entry.has("fields")
        entry.done()
        return group


@dataclass(frozen=True)
class Consent:
    """Something the person agrees to on the last page; each is asked for by itself and kept by itself."""

    name: str
    label: str

    @classmethod
    def read(cls, entry: Entry) -> Consent:
        """Read one entry of ``consents``."""
        consent = cls(entry.text("name"), entry.text("label"))
        entry.done()
        return consent


@dataclass(frozen=True)
class TimeLimit:
    """A clock in the person's own life: which one (``rules/statutory_clocks.py``) the day in ``field`` has started."""

    field: str
    clock: str

    @classmethod
    def read(cls, entry: Entry) -> TimeLimit:
        """Read one entry of ``time_limits``."""
        limit = cls(entry.text("field"), entry.text("clock"))
        entry.done()
        return limit


@dataclass(frozen=True)
class Pause:
    """While the office waits for the citizen: from an event to the first of some others."""

    after: str
    until: tuple[str, ...]

    @classmethod
    def read(cls, entry: Entry) -> Pause:
        """Read ``pauses`` of a clock."""
        pause = cls(entry.text("after"), entry.texts("until"))
        entry.done()
        return pause


@dataclass(frozen=True)
class Clock:
    """What the office must do within so many days of an event of the case, by which article."""

    name: str
    label: str
    after: str
    ends: tuple[str, ...]
    days: int
    citation: Citation | None
    unit: str = "days"
    pauses: Pause | None = None

    @classmethod
    def read(cls, entry: Entry) -> Clock:
        """Read one entry of ``clocks``; ``after`` and ``ends`` name kinds of events. A promise of the service's own
        rests on no article.
        """
        clock = cls(
            entry.text("name"),
            entry.text("label"),
            entry.text("after"),
            entry.texts("ends"),
            int(entry.number("days")),
            Citation(entry.text("law"), entry.text("article")) if entry.has("law") else None,
            entry.choice("unit", ("days", "working_days"), "days"),
            Pause.read(entry.entry("pauses")) if entry.has("pauses") else None,
        )
        entry.done()
        return clock


@dataclass(frozen=True)
class Service:
    """``content/services/<id>.yml``. A case keeps the ``version`` of the form that it was made with."""

    id: str
    version: int
    title: str
    description: str
    intro: str
    office_kind: str
    unsure_goes_to: str
    decides: bool
    groups: tuple[Group, ...]
    undertaking: str
    consents: tuple[Consent, ...]
    time_limits: tuple[TimeLimit, ...]
    clocks: tuple[Clock, ...]
    after: tuple[str, ...]
    next: tuple[Link, ...]
    reviewed_on: date
    review_by: date
    offices: tuple[Office, ...] = ()
    sensitive: bool = False
    single_approver_offices: tuple[str, ...] = ()
    like_matter: str = "matter"

    def group(self, group_id: str) -> Group | None:
        """The group of that id."""
        return next((group for group in self.groups if group.id == group_id), None)

    def groups_for(self, answers: Answers) -> list[Group]:
        """The groups that these answers call for, in order."""
        return [group for group in self.groups if group.applies(answers)]

    def field(self, name: str) -> Field:
        """The field of that name. Raises ``KeyError``."""
        return {field.name: field for group in self.groups for field in group.form.fields}[name]

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
        groups = [replace(group, form=Form(_filled(group.form, tuple(options)))) for group in self.groups]
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
            groups=tuple(Group.read(group) for group in entry.entries("groups", required=True)),
            undertaking=entry.text("undertaking"),
            consents=tuple(Consent.read(consent) for consent in entry.entries("consents")),
            time_limits=tuple(TimeLimit.read(limit) for limit in entry.entries("time_limits")),
            clocks=tuple(Clock.read(clock) for clock in entry.entries("clocks")),
            after=entry.texts("after"),
            next=tuple(Link.read(link) for link in entry.entries("next", required=True)),
            reviewed_on=entry.day("reviewed_on"),
            review_by=entry.day("review_by"),
        )
        _refuse_unclear_names(service, entry)
        _refuse_what_cannot_work(service, entry)
        entry.done()
        return service


def _filled(form: Form, offices: tuple[Option, ...]) -> tuple[Field, ...]:
    return tuple(replace(field, options=offices) if field.kind == "office" else field for field in form.fields)


def _refuse_unclear_names(service: Service, entry: Entry) -> None:
    ids = [group.id for group in service.groups]
    for group_id in sorted({each for each in ids if each in STEPS or ids.count(each) > 1}):
        entry.refuse(f"「{group_id}」已经有了，换一个 id", "groups")
    asked: list[str] = []
    for group in service.groups:
        for name in group.asks_of - set(asked):
            entry.refuse(f"「{group.id}」的 when 或 unless 用到「{name}」，可是前面没有问过", "groups")
        asked += [field.name for field in group.form.fields]
    for name in {name for name in asked if asked.count(name) > 1}:
        entry.refuse(f"两个字段都叫「{name}」", "groups")
    for limit in service.time_limits:
        if limit.field not in asked:
            entry.refuse(f"期限用到「{limit.field}」，可是表单没有问过", "time_limits")


def _refuse_what_cannot_work(service: Service, entry: Entry) -> None:
    always = [field for group in service.groups if not group.asks_of for field in group.form.fields]
    if not any(field.name == "phone" and field.kind == "phone" and not field.optional for field in always):
        entry.refuse("每个人都要问到必填的「phone」（kind: phone），查进度、发短信都靠它", "groups")
    if not any(clock.after == "submitted" for clock in service.clocks):
        entry.refuse("写一个 after: submitted 的时限：交上来以后几天里要回复", "clocks")
