"""Cases as a table to carry away: staff choose which export, and a month, a state or one case."""

from __future__ import annotations

from collections.abc import Sequence

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, NotAllowed, Standing, may
from chalicelib.casework.cases import Case
from chalicelib.casework.commands import ReasonMissing
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.exports import Exports
from chalicelib.casework.kinds import KINDS_OF, STATES, Track
from chalicelib.casework.looks import LONGEST_REASON
from chalicelib.casework.monthly_numbers import last_months
from chalicelib.casework.staff import Account
from chalicelib.definitions.entry import Entry, Place, Tree
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.export import Export
from chalicelib.definitions.form import Form, Submitted, check
from chalicelib.definitions.reading import plain
from chalicelib.rendering import render
from chalicelib.rendering.csv_text import as_csv
from chalicelib.rendering.forms import questions_of
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import table_answer
from .desk import desk
from .requests import FORM, first, needs_store
from .staff_pages import (
    account_of,
    form_token,
    refusal_sentence,
    refuse_foreign_forms,
    signed_in,
    staff_page,
    to_the_door,
)

routes = Blueprint(__name__)

EXPORT = "export"
ENDED = "ended"


@routes.route("/staff/exports", methods=["GET"])
@needs_store
def exports() -> Response:
    """The form; with ``case`` for that one case."""
    request = _request()
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    return _page(request, account, _case(account, first(requests.query_of(request), "case")))


@routes.route("/staff/exports", methods=["POST"], content_types=FORM)
@needs_store
def export() -> Response:
    """The table, or the form again with what is wrong."""
    request = _request()
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    refuse_foreign_forms(request, EXPORT)
    fields = requests.form_of(request)
    case = _case(account, first(fields, "case"))
    checked = check(_form(case), fields, settings().today())
    errors = [*checked.errors, *_unclear(case, fields)]
    if errors:
        return _page(request, account, case, fields, errors)
    chosen = site().catalogue.export(str(checked.answers["export"]))
    try:
        rows = _rows(account, chosen, case, fields)
    except ReasonMissing:
        return _page(request, account, case, fields, [FieldError("reason", "export_reason")])
    except CaseworkError as refused:
        return _page(request, account, case, fields, refusal=refused.code)
    return _file(chosen, as_csv(rows, chosen.delimiter))


def _rows(account: Account, chosen: Export, case: Case | None, fields: dict[str, list[str]]) -> list[list[str]]:
    made, reason = Exports(desk().commands, site().catalogue), plain(first(fields, "reason"))
    if case:
        return made.of_case(account, chosen, case.id, reason)
    if month := first(fields, "month"):
        return made.of_month(account, chosen, month, reason)
    return made.of_state(account, chosen, first(fields, "state"), reason)


def _file(chosen: Export, text: str) -> Response:
    name = f"{chosen.id}-{settings().today()}.csv"
    answer = table_answer(name, text, chosen.encoding)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _unclear(case: Case | None, fields: dict[str, list[str]]) -> list[FieldError]:
    """One of month and state must be chosen, not both."""
    chosen = [name for name in ("month", "state") if first(fields, name)]
    return [] if case or len(chosen) == 1 else [FieldError("month", "month_or_state")]


def _case(account: Account, case_id: str) -> Case | None:
    """The one case that is asked for. Raises ``NotFoundError`` for whoever may not carry it away."""
    if not case_id:
        if not may(account, Action.EXPORT, Standing(office=account.office)):
            raise NotFoundError
        return None
    try:
        case = desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None
    if not desk().commands.may(account, Action.EXPORT, case):
        raise NotFoundError
    return case


def _form(case: Case | None) -> Form:
    asked = [_exports(case)] if case else [_exports(case), _months(), _states()]
    reason: Tree = {
        "name": "reason",
        "kind": "text",
        "label": "为什么要导出",
        "hint": "表格里有姓名、号码的要写。谁、什么时候、为什么，记在每一件的经过里。",
        "optional": "true",
    }
    return Form.read(Entry({"fields": [*asked, reason]}, Place("exports")))


def _exports(case: Case | None) -> Tree:
    catalogue = site().catalogue
    known = [catalogue.export(id_) for id_ in catalogue.ids("exports")]
    fitting = [each for each in known if case is None or case.text("service") in each.services]
    hints = [{"hint": "要写原因"} if each.personal else {} for each in fitting]
    options = [{"value": each.id, "label": each.title, **hint} for each, hint in zip(fitting, hints, strict=True)]
    return {"name": "export", "kind": "choice", "label": "哪一种表格", "options": options}


def _months() -> Tree:
    months = last_months(settings().today())
    options = [{"value": month, "label": f"{month[:4]}年{int(month[5:])}月"} for month in months]
    hint = "月份和下面一项，选一个。"
    return {
        "name": "month",
        "kind": "choice",
        "label": "哪个月收到的",
        "hint": hint,
        "optional": "true",
        "options": options,
    }


def _states() -> Tree:
    words = site().catalogue.case_words
    options = [{"value": state.value, "label": words[state].staff} for state in sorted(STATES - KINDS_OF[Track.END])]
    ended = {"value": ENDED, "label": "办完的"}
    return {
        "name": "state",
        "kind": "choice",
        "label": "到了哪一步的",
        "optional": "true",
        "options": [ended, *options],
    }


def _page(
    request: Request,
    account: Account,
    case: Case | None,
    typed: Submitted | None = None,
    errors: Sequence[FieldError] = (),
    refusal: str = "",
) -> Response:
    values = {
        "reference": case.text("reference") if case else "",
        "case": case.id if case else "",
        "questions": questions_of(_form(case), site().catalogue.form_errors, typed or {}, errors),
        "token": form_token(request, EXPORT),
        "error": refusal_sentence(refusal),
        "longest_reason": LONGEST_REASON,
        **signed_in(request, account),
    }
    wrong = len(errors) or bool(refusal)
    return staff_page(request, "导出成表格", render("staff_exports.html", values), 422 if wrong else 200, wrong)


def _request() -> Request:
    return requests.request_of(routes)
