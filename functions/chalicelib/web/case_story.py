"""What a citizen reads of a case: where it stands, what happened, who does what next and by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from chalicelib.casework.applications import personal_limits
from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.document_rows import State
from chalicelib.casework.guards import phone_is_confirmed
from chalicelib.casework.kinds import Kind, Track
from chalicelib.casework.objections import objection_period
from chalicelib.definitions.form import Answers
from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import Service, Sheet
from chalicelib.rendering.applications import answers_by_group
from chalicelib.settings import CHINA, settings
from chalicelib.site import site

from .desk import desk

NOT_TOLD = frozenset(
    {Kind.GRANT_PROPOSED, Kind.REFUSAL_PROPOSED, Kind.RETURNED, Kind.TERMINATION_PROPOSED, Kind.TERMINATION_RETURNED}
    | {Kind.SUBSIDY_DUE, Kind.SUBSIDY_PAID, Kind.JOINED_BY}
)
"""What is only proposed, or is between the office and the lawyer."""

REASONS = frozenset(
    {Kind.SUPPLEMENT_ASKED, Kind.REFUSED, Kind.DECLINED, Kind.TERMINATED, Kind.REPLACEMENT_REFUSED}
    | {Kind.OBJECTION_UPHELD, Kind.CORRECTION_ORDERED, Kind.COMPLAINT_ANSWERED, Kind.HANDED_OVER, Kind.FINISHED}
)
"""What is told with what the office wrote."""

SUPPLEMENT_RULE = Citation("legal-aid-law", "43.2")
WRITTEN = ("items", "reason", "answer", "outcome", "elsewhere")


def story(case: Case) -> dict[str, Any]:
    """The values of the page."""
    catalogue = site().catalogue
    service = catalogue.service(case.text("service"))
    answers = answers_of(case, service)
    running = case.running(service, catalogue.calendar)
    words = catalogue.case_words
    return {
        "case": case,
        "service": service,
        "reference": case.text("reference"),
        "state": words[case.state].citizen,
        "next_step": words[case.state].next,
        "office": service.office_name(case.office),
        "clocks": running,
        "paused": case.paused(service),
        "supplement_by": _supplement_by(case),
        "supplement_rule": SUPPLEMENT_RULE,
        "objection": objection_period(case, service, catalogue.calendar),
        "happened": [
            (words[event.kind].citizen, event.at.astimezone(CHINA), _written(event))
            for event in case.events
            if event.kind not in NOT_TOLD
        ],
        "lawyer": case.assignment.details if case.assignment else {},
        "identity": identity_known(case),
        "asks_identity": any(field.kind == "id_number" for field in service.fields),
        "unsigned": [] if case.ended else unsigned_sheets(service, case, answers),
        "groups": answers_by_group(service, answers),
        "limits": personal_limits(service, answers, catalogue.calendar),
        "may_be_deleted": case.at(Track.DECISION) is Kind.SUBMITTED,
        "law": catalogue.law,
        "hotline": catalogue.city.hotline.number,
    }


def answers_of(case: Case, service: Service) -> Answers:
    """What was answered, as typed answers again."""
    kept = case.first.details["answers"]
    assert isinstance(kept, dict)
    submitted = {name: [str(text)] for name, text in kept.items() if text is not None}
    return service.check(submitted, settings().today())[0]


def identity_known(case: Case) -> str:
    """How far it is known who somebody is."""
    answers = case.first.details["answers"]
    if not (isinstance(answers, dict) and answers.get("id_number")):
        return "没有填证件"
    if case.happened(Kind.ID_SEEN):
        return "当面核对原件"
    return "手机已确认" if phone_is_confirmed(case) else "仅校验格式"


def sent_papers(case: Case) -> set[str]:
    """What was sent, by evidence or sheet; a file that cannot be used is not there."""
    documents = desk().documents.of(f"case/{case.id}")
    return {document.evidence for document in documents if document.state is not State.REFUSED}


def unsigned_sheets(service: Service, case: Case, answers: Answers) -> list[Sheet]:
    """What the person has still to sign: neither noted as signed nor sent as a photo (待补签)."""
    signed = {event.text("sheet") for event in case.events if event.kind is Kind.SHEET_SIGNED}
    sent = sent_papers(case)
    return [sheet for sheet in service.sheets_for(answers) if sheet.id not in signed | sent]


def _supplement_by(case: Case) -> date | None:
    """The day until which papers are waited for; afterwards it may count as withdrawn (法律援助法 43.2)."""
    asked = case.happened(Kind.SUPPLEMENT_ASKED)
    waits = asked and case.at(Track.DECISION) is Kind.SUPPLEMENT_ASKED and not case.ended
    return date.fromisoformat(asked.text("until")) if asked and waits else None


def _written(event: Event) -> str:
    """What was written with it, if the citizen may read that."""
    if event.kind not in REASONS and event.by != CITIZEN:
        return ""
    names = ("text", *WRITTEN) if event.by == CITIZEN else WRITTEN
    return "；".join(event.text(name).replace("\n", "、") for name in names if event.text(name))
