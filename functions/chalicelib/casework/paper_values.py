"""What stands in the holes of a paper: from the application, its office, and the events up to the paper's own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answers, Field
from chalicelib.definitions.law import Citation
from chalicelib.definitions.people import masked
from chalicelib.definitions.people_list import read_people
from chalicelib.definitions.service import Service
from chalicelib.rendering.applications import answers_by_group
from chalicelib.rendering.papers import Answered, in_words
from chalicelib.rendering.words import day, last_day, money

from .cases import CHINA, Case, Event
from .kinds import Kind
from .offices import bureau_of

NOT_TOLD = "没有填"
HOTLINE = "12348"
ANSWERED = (
    "name",
    "phone",
    "address",
    "facts",
    "opponent",
    "wanted",
    "matter",
    "helper_name",
    "helper_relation",
    "helper_phone",
)
"""Holes that answers of the same name fill."""

RESULTS: Mapping[Kind, str] = {
    Kind.GRANT_PROPOSED: "建议给予法律援助",
    Kind.REFUSAL_PROPOSED: "建议不给予法律援助",
    Kind.OBJECTION_UPHELD: "维持法律援助机构的决定",
    Kind.CORRECTION_ORDERED: "责令法律援助机构改正",
}
"""What is proposed or decided."""

DISPUTED: Mapping[Kind, str] = {Kind.REFUSED: "不予法律援助决定", Kind.TERMINATED: "终止法律援助决定"}
"""What may be objected to (法律援助法 49)."""


def of_application(service: Service, answers: Answers, *, in_full: bool) -> dict[str, str]:
    """What the applicant has told."""
    texts = {name: _answer(service, answers, name) for name in ANSWERED}
    texts |= {name: texts[name] or NOT_TOLD for name in ("opponent", "wanted") if "facts" in answers}
    id_number = str(answers.get("id_number") or "")
    return {**texts, "id_number": id_number if in_full else masked(id_number)}


def of_office(service: Service, office_id: str, on: date) -> dict[str, str]:
    """The office with the phone that could be shown on a day, and the bureau that decides on objections (法律援助法 49)."""
    office = next((each for each in service.offices if each.id == office_id), None)
    name, bureau = service.office_name(office_id), bureau_of(service.offices, office_id)
    phone = office.phone_shown(on) if office else ""
    return {
        "office": name,
        "office_phone": phone or HOTLINE,
        "bureau": service.office_name(bureau) if bureau else f"设立{name}的司法局",
    }


def of_events(then: Case, catalogue: Catalogue) -> dict[str, str]:
    """What the last event tells, and those before it; "" for what nobody has told."""
    now, reported = then.last, then.happened(Kind.REPORTED)
    objected = then.happened(Kind.OBJECTED)
    return {
        "remedy": now.text("remedy"),
        **_lawyers(then),
        "drawn_up_on": day(now.at.astimezone(CHINA).date()),
        "reason": _reason(then),
        "elsewhere": _told(now, "elsewhere") or "打 12348 问律师，不收费",
        "articles": _articles(now, catalogue),
        "last_day": last_day(date.fromisoformat(now.text("until"))) if now.text("until") else "",
        "opinion": _opinion(now, catalogue),
        "objected_on": day(objected.day) if objected else "",
        "objection": _told(objected, "text") if objected else "",
        "disputed": _disputed(then),
        "result": RESULTS.get(now.kind, ""),
        "outcome": _chosen(catalogue, "report", "outcome", reported.text("outcome")) if reported else "",
        "summary": _told(reported, "summary") if reported else "",
        "means": _chosen(catalogue, "record_service", "means", now.text("means")),
        "served_on": day(now.day) if now.kind is Kind.SERVED else "",
        "served_to": _told(now, "to"),
    }


def number_in(event: Event, paper: str) -> str:
    """The number that the paper took at this event."""
    kept: Any = event.details.get("paper")
    return str(kept.get("number", "")) if isinstance(kept, Mapping) and kept.get("id") == paper else ""


def in_brackets(number: str) -> str:
    """The number behind a title; "" for none."""
    return f"（{number}）" if number else ""


def answers_in_words(service: Service, answers: Answers, *, in_full: bool) -> Mapping[str, Answered]:
    """By group, each answer in words; "" for what was not answered, so that a pen may."""

    def shown(field: Field, text: str) -> str:
        if answers.get(field.name) is None:
            return ""
        return text if in_full or field.kind != "id_number" else masked(text)

    return {
        group.id: Answered(group.title, [(field.label, shown(field, text)) for field, text in pairs])
        for group, pairs in answers_by_group(service, answers)
    }


def people_in(answers: Answers, *, in_full: bool) -> list[tuple[str, str, str]]:
    """Who asks together with the representative: name, ID number and what is owed in yuan."""
    listed, _ = read_people(str(answers.get("members") or ""), date.max)
    return [(each.name, each.id_number if in_full else masked(each.id_number), money(each.owed)) for each in listed]


def _answer(service: Service, answers: Answers, name: str) -> str:
    """An answer in words, "" where there is none or nobody asks."""
    value = str(answers.get(name) or "")
    return (service.field(name).option_label(value) or value) if value else ""


def _told(event: Event, name: str) -> str:
    """What somebody wrote, without the full stop that the paper sets itself."""
    return event.text(name).strip().rstrip("。")


def _chosen(catalogue: Catalogue, step: str, field: str, value: str) -> str:
    """The words of what was chosen in a step's form."""
    fields = {each.name: each for each in catalogue.steps[step].form.fields}
    return fields[field].option_label(value)


def _reason(then: Case) -> str:
    """The reason of the step; of another lawyer, why one was asked for."""
    asked = then.happened(Kind.REPLACEMENT_ASKED) if then.last.kind is Kind.REPLACED else None
    return (_told(asked, "reason") or _told(asked, "text") or "要求换律师") if asked else _told(then.last, "reason")


def _lawyers(then: Case) -> dict[str, str]:
    """Who acts now, since when, and who did before."""
    chosen = [event for event in then.events if event.kind in (Kind.ASSIGNED, Kind.REPLACED)]
    now = chosen[-1] if chosen else None
    return {
        "lawyer": now.text("name") if now else "",
        "firm": now.text("firm") if now else "",
        "lawyer_phone": now.text("phone") if now else "",
        "assigned_on": day(now.day) if now else "",
        "former_lawyer": chosen[-2].text("name") if chosen[1:] else "",
    }


def _opinion(event: Event, catalogue: Catalogue) -> str:
    if event.kind not in (Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED):
        return ""
    reason, articles = _told(event, "reason"), _articles(event, catalogue)
    told = [RESULTS[event.kind], _told(event, "opinion")]
    told += [f"理由：{reason}"] if reason else []
    return "\n".join(filter(None, [*told, f"依据：{articles}" if articles else ""]))


def _disputed(then: Case) -> str:
    """The decision that is objected to, with its number."""
    decided = [event for event in then.events if event.kind in DISPUTED]
    if not decided:
        return ""
    numbers = [number_in(decided[-1], paper) for paper in ("refusal", "termination")]
    return DISPUTED[decided[-1].kind] + in_brackets("".join(numbers))


def _articles(event: Event, catalogue: Catalogue) -> str:
    """《法律援助法》第四十三条第一款, from the event's law and article."""
    citation = Citation(event.text("law"), event.text("article"))
    return in_words(citation, catalogue.law) if citation.article else ""
