"""A case as one page of the back office: what is due, the steps that one may take, what happened, what was applied for.

Who only asks whether he can take it, or only assigns within a firm, reads whom it is about and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from chalice.app import Request, Response

from chalicelib.casework.access import Action
from chalicelib.casework.applications import personal_limits
from chalicelib.casework.cases import Case, Event
from chalicelib.casework.commands import ReasonMissing
from chalicelib.casework.exports import SOURCES
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.lists import due_day
from chalicelib.casework.looks import LONGEST_REASON
from chalicelib.casework.objections import objection_period
from chalicelib.casework.staff import Account
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Field, Submitted
from chalicelib.definitions.people import masked
from chalicelib.definitions.people_list import read_people
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import answers_by_group
from chalicelib.settings import settings
from chalicelib.site import site

from .case_history import history, told_of
from .case_story import answers_of, identity_known, unsigned_sheets
from .desk import NOTICE_STATES, desk
from .staff_documents import shown_documents
from .staff_pages import form_token, refusal_sentence, signed_in, staff_page
from .staff_papers import papers_of
from .step_forms import possible_doubles, step_forms


@dataclass(frozen=True)
class Tried:
    """A step that was not taken: what was typed, what is wrong with it, or the code of a refusal and what came first."""

    action: Action | None = None
    typed: Submitted = field(default_factory=dict, repr=False)
    errors: Sequence[FieldError] = ()
    refusal: str = ""
    by_another: Event | None = None

    @property
    def form(self) -> tuple[Action | None, Submitted, Sequence[FieldError]]:
        """What the form of the step shows again."""
        return self.action, self.typed, self.errors


NOTHING_TRIED = Tried()

Groups = list[tuple[Group, list[tuple[Field, str]]]]
"""Answers in words, under the groups that asked for them."""

PARTIES = ("name", "opponent", "helper_name", "members")
"""The fields that tell whom a case is about, beside the one for its matter."""

WISHES = ("contact_how", "contact_when", "told_by", "told_whom", "access_needs")
"""The fields that tell how somebody wants to be reached."""


def case_page(
    request: Request, account: Account, case: Case, tried: Tried = NOTHING_TRIED, *, in_full: bool = False
) -> Response:
    """The page; a step that was not taken stands on top with what was wrong."""
    everything = desk().commands.may(account, Action.SEE_EVERYTHING, case)
    values = {
        **_standing(account, case),
        **_tried(tried),
        "steps": step_forms(account, case, lambda purpose: form_token(request, purpose), *tried.form),
        "everything": everything,
        "events": history(case) if everything else [],
        **_applied_for(request, account, case, everything=everything, in_full=in_full),
    }
    content = render("staff_case.html", {**values, **signed_in(request, account)})
    wrong = len(tried.errors) or bool(tried.refusal)
    return staff_page(request, case.text("reference"), content, _status(tried), wrong=wrong)


def _standing(account: Account, case: Case) -> dict[str, Any]:
    """Where the case stands, and what is due in it and in the person's own life."""
    catalogue, today = site().catalogue, settings().today()
    service = catalogue.service(case.text("service"))
    return {
        "case": case,
        "reference": case.text("reference"),
        "service": service,
        "words": catalogue.case_words,
        "office": service.office_name(case.office),
        "limits": [] if case.ended else personal_limits(service, answers_of(case, service), catalogue.calendar),
        "clocks": case.running(service, catalogue.calendar),
        "paused": case.paused(service),
        "objection": objection_period(case, service, catalogue.calendar),
        "doubles": possible_doubles(account, case),
        "unsigned": [] if case.ended else unsigned_sheets(service, case, answers_of(case, service)),
        "identity": identity_known(case),
        "handed_over": case.happened(Kind.HANDED_OVER),
        "source": SOURCES.get(case.text("source"), ""),
        "place": f"{due_day(case, service, catalogue.calendar)}/{case.id}",
        "may_export": desk().commands.may(account, Action.EXPORT, case) and not service.sensitive,
        "law": catalogue.law,
        "city": catalogue.city,
        "today": today,
    }


def _tried(tried: Tried) -> dict[str, Any]:
    return {
        "error": refusal_sentence(tried.refusal),
        "by_another": told_of(tried.by_another),
        "reason": "".join(tried.typed.get("reason", ())) if tried.action is Action.SEE_ID_NUMBER else "",
        "reason_missing": tried.refusal == ReasonMissing.code,
        "longest_reason": LONGEST_REASON,
    }


def _applied_for(request: Request, account: Account, case: Case, *, everything: bool, in_full: bool) -> dict[str, Any]:
    """The answers with documents, papers and messages; of the parties and the matter alone for who may not see more."""
    service = site().catalogue.service(case.text("service"))
    groups = answers_by_group(service, answers_of(case, service))
    if not everything:
        kept = {*PARTIES, service.like_matter}
        parties = [(group, [pair for pair in pairs if pair[0].name in kept]) for group, pairs in groups]
        groups = [(group, pairs) for group, pairs in parties if pairs]
    id_numbers = _id_numbers(service, case, groups)
    may_look = id_numbers and desk().commands.may(account, Action.SEE_ID_NUMBER, case)
    look = f"{Action.SEE_ID_NUMBER} {case.id}"
    return {
        "about": _about(groups, service),
        "groups": _masked(groups),
        "id_numbers": id_numbers if in_full else [],
        "look_token": form_token(request, look) if may_look and not in_full else "",
        "documents": shown_documents(case) if everything else [],
        "papers": papers_of(case) if everything else [],
        "notices": [(kept.about, NOTICE_STATES[kept.state]) for kept in notices_of(desk().table, case.id)],
    }


def _about(groups: Groups, service: Service) -> list[tuple[str, str]]:
    """What stands above every step: the parties and the matter, then how somebody wants to be reached, and only then the
    number. What a sensitive service asks is that wish, and nothing else.
    """
    fields = [pair for _, pairs in groups for pair in pairs if not _is_id_number(*pair)]
    told = {field.name: (field.label, text) for field, text in fields}
    first = ("name", "opponent", service.like_matter, *WISHES, "phone")
    return list(told.values()) if service.sensitive else [told[name] for name in first if name in told]


def _status(tried: Tried) -> int:
    if tried.by_another:
        return 409
    return 422 if tried.errors or tried.refusal else 200


def _id_numbers(service: Service, case: Case, groups: Groups) -> list[tuple[str, str]]:
    """Every ID number of the case in full, with whose it is: the applicant's and those of everybody on a list."""
    kept: Any = case.first.details["answers"]
    found = [(field.label, text) for _, pairs in groups for field, text in pairs if _is_id_number(field, text)]
    lists = [str(kept[field.name]) for field in service.fields if field.kind == "people" and kept.get(field.name)]
    listed = [person for text in lists for person in read_people(text, settings().today())[0]]
    return [*found, *((person.name, person.id_number) for person in listed)]


def _is_id_number(field: Field, text: str) -> bool:
    return field.kind == "id_number" and text != ""


def _masked(groups: Groups) -> list[tuple[str, list[tuple[str, str]]]]:
    """The answers in words; ID numbers in part."""
    return [
        (group.title, [(field.label, masked(text) if _is_id_number(field, text) else text) for field, text in pairs])
        for group, pairs in groups
    ]
