"""A case in the back office: its clocks, the steps that one may take, what happened, what was applied for."""

from __future__ import annotations

import re

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.cases import Case
from chalicelib.casework.commands import NotNow, ReasonMissing
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.staff import Account
from chalicelib.casework.workflow import STEPS
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import check
from chalicelib.definitions.people import read_landline, read_phone
from chalicelib.definitions.reading import plain
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_case_page import Tried, case_page
from .staff_pages import (
    account_of,
    refuse_foreign_forms,
    to_the_door,
)
from .step_forms import answers_of, form_for

routes = Blueprint(__name__)

NOBODYS_LANDLINE = re.compile(r"0000-[0-9]{7,8}")
LAWYERS_PHONE = frozenset({Action.ASSIGN, Action.REPLACE})


@routes.route("/staff/cases/{case_id}", methods=["GET"])
@needs_store
def case(case_id: str) -> Response:
    """One case, for those who may see it."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    return case_page(_request(), account, _seen(account, case_id))


@routes.route("/staff/cases/{case_id}/{action}", methods=["POST"], content_types=FORM)
@needs_store
def act(case_id: str, action: str) -> Response:
    """Take a step, or look at the ID number; a refusal stands on top of the case as it is now."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request(), f"/staff/cases/{case_id}")
    if action not in {*STEPS, Action.SEE_ID_NUMBER}:
        raise NotFoundError
    refuse_foreign_forms(_request(), f"{action} {case_id}")
    fields = requests.form_of(_request())
    try:
        if action == Action.SEE_ID_NUMBER:
            return _id_number_shown(account, case_id, first(fields, "reason"))
        return _step(account, Action(action), case_id, fields)
    except NotAllowed:
        raise NotFoundError from None
    except (ChangedMeanwhile, NotNow) as overtaken:
        tried = Tried(Action(action), fields, (), overtaken.code, overtaken.event)
        return case_page(_request(), account, _seen(account, case_id), tried)
    except CaseworkError as refused:
        return case_page(_request(), account, _seen(account, case_id), Tried(Action(action), fields, (), refused.code))


def _step(account: Account, action: Action, case_id: str, fields: dict[str, list[str]]) -> Response:
    case = _seen(account, case_id)
    form = form_for(action, account, case)
    checked = check(form, fields, settings().today())
    errors = [*checked.errors, *_phone_errors(action, fields)]
    if errors and STEPS[action].begins_now(case):
        return case_page(_request(), account, case, Tried(action, fields, errors))
    answers = {**answers_of(action, checked.answers), **_number(action, fields)}
    seen = first(fields, "seen")
    number = int(seen) if re.fullmatch("[0-9]{1,6}", seen) else 0
    after = desk().commands.take(account, action, case_id, answers, seen=number)
    # Who hands a case over has no part in it from then on.
    return way_elsewhere(f"../{case_id}" if desk().commands.may(account, Action.SEE_CASE, after) else "../../../staff")


def _phone_errors(action: Action, fields: dict[str, list[str]]) -> list[FieldError]:
    """A lawyer calls from a number that can be told; on a sample from one that nobody can dial."""
    name = f"{action}-phone"
    if action not in LAWYERS_PHONE or not first(fields, name) or number_told(first(fields, name), site().catalogue):
        return []
    return [FieldError(name, "sample_lawyer_phone" if site().catalogue.city.is_sample else "not_a_lawyer_phone")]


def _number(action: Action, fields: dict[str, list[str]]) -> dict[str, str]:
    number = number_told(first(fields, f"{action}-phone"), site().catalogue) if action in LAWYERS_PHONE else None
    return {"phone": number} if number else {}


def number_told(typed: str, catalogue: Catalogue) -> str | None:
    """The lawyer's number as the citizen is told it, or None: on a sample site only one that nobody can dial."""
    if not catalogue.city.is_sample:
        return read_phone(typed) or read_landline(typed)
    mobile, number = read_phone(typed), plain(typed)
    if mobile and mobile.startswith(catalogue.sample.phone_prefix):
        return mobile
    return number if NOBODYS_LANDLINE.fullmatch(number) else None


def _id_number_shown(account: Account, case_id: str, reason: str) -> Response:
    try:
        case = desk().commands.see_id_number(account, case_id, plain(reason))
    except ReasonMissing as refused:
        tried = Tried(Action.SEE_ID_NUMBER, {"reason": [reason]}, (), refused.code)
        return case_page(_request(), account, _seen(account, case_id), tried)
    return case_page(_request(), account, case, in_full=True)


def _seen(account: Account, case_id: str) -> Case:
    try:
        return desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None  # whether there is such a case is nobody else's business


def _request() -> Request:
    return requests.request_of(routes)
