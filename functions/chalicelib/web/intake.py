"""Applications that come by window, phone or letter: entered by staff in the same form, with source and true day of receipt.

A draft that somebody of an office fills in while signed in is entered by them; the last page then asks how it came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.applications import Intake
from chalicelib.casework.staff import Account
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Submitted, check
from chalicelib.rendering import render
from chalicelib.rendering.forms import Question, questions_of
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .requests import needs_store
from .staff_pages import account_of, signed_in, staff_page, to_the_door

routes = Blueprint(__name__)


@routes.route("/staff/enter", methods=["GET"])
@needs_store
def choose() -> Response:
    """Which service somebody came for."""
    request = requests.request_of(routes)
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    if entering(request) is None:
        raise NotFoundError
    catalogue = site().catalogue
    services = [catalogue.service(id_) for id_ in catalogue.ids("services")]
    values = {"services": services, "step": catalogue.steps[Action.ENTER_APPLICATION]}
    return staff_page(request, "录入", render("staff_enter.html", {**values, **signed_in(request, account)}))


def entering(request: Request) -> Account | None:
    """The account that is filling in the form for somebody; None where people do so themselves."""
    account = account_of(request)
    return account if account and may(account, Action.ENTER_APPLICATION, Standing(account.office)) else None


def intake_questions(typed: Submitted, errors: Sequence[FieldError] = ()) -> list[Question]:
    """How it came, as the last page asks."""
    catalogue = site().catalogue
    today = settings().today()
    asked = typed or {"on": [today.isoformat()], "source": ["window"]}
    return questions_of(catalogue.steps[Action.ENTER_APPLICATION].form, catalogue.form_errors, asked, errors)


def read_intake(account: Account, typed: Submitted) -> tuple[Intake | None, Sequence[FieldError]]:
    """How it came, or what is wrong; a day before today needs a reason."""
    checked = check(site().catalogue.steps[Action.ENTER_APPLICATION].form, typed, settings().today())
    answers: Mapping[str, object] = checked.answers
    received = answers.get("on")
    if not checked.errors and received != settings().today() and not answers.get("reason"):
        return None, [FieldError("reason", "required")]
    if checked.errors or not isinstance(received, date):
        return None, checked.errors
    return Intake(account.id, str(answers["source"]), received, str(answers.get("reason") or "")), ()
