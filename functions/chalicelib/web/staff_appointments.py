"""The appointments of an office: the day's list, the wishes to answer, and what is done about each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import MAY, Action, NotAllowed
from chalicelib.casework.appointment_state import FIXED, appointment_of, asked_list, day_list
from chalicelib.casework.appointments import NoTimeNamed, OfficeClosed
from chalicelib.casework.cases import Case
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.slots import NoSuchSlot, SlotTaken
from chalicelib.casework.staff import Account, Role
from chalicelib.definitions.appointments import WorksBy
from chalicelib.definitions.reading import plain, read_day, read_time
from chalicelib.rendering import render
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import way_elsewhere
from .appointments import HALVES
from .desk import desk
from .requests import FORM, first, mounted_at, needs_store
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

DAYS_AHEAD = 7
ABOUT_TIME = {NoTimeNamed.code, NoSuchSlot.code, SlotTaken.code, OfficeClosed.code}
STATES = {"booked": "约好了", "confirmed": "定好了", "attended": "来了", "missed": "没有来"}


@dataclass(frozen=True)
class Tried:
    """What was refused: at which case, with which day and time typed, and the code."""

    case: str = ""
    day: str = ""
    time: str = ""
    refusal: str = ""

    @property
    def about_time(self) -> bool:
        """Whether another day or time would do."""
        return self.refusal in ABOUT_TIME


NOTHING_TRIED = Tried()


@routes.route("/staff/appointments", methods=["GET"])
@needs_store
def today() -> Response:
    """The list of today; with ``?case=``, of the day of that case, or a time for it can be fixed on top."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    case_id = first(requests.query_of(_request()), "case")
    found = appointment_of(_managed(account, case_id)) if case_id else None
    fixed_for = found.day if found and found.state in FIXED else None
    return _page(account, fixed_for or settings().today())


@routes.route("/staff/appointments/{day}", methods=["GET"])
@needs_store
def of_day(day: str) -> Response:
    """The list of a day."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    return _page(account, _day(day))


@routes.route("/staff/appointments/{day}", methods=["POST"], content_types=FORM)
@needs_store
def act(day: str) -> Response:
    """Fix, move or call off an appointment, or note who came; a refusal stands on top of the day's list."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request())
    fields, shown = requests.form_of(_request()), _day(day)
    tried = Tried(first(fields, "case")[:40], plain(first(fields, "day"))[:20], plain(first(fields, "time"))[:20])
    refuse_foreign_forms(_request(), _purpose(tried.case))
    what = first(fields, "what")
    if what not in COMMANDS:
        raise NotFoundError
    try:
        after = COMMANDS[what](_managed(account, tried.case), tried, account)
    except CaseworkError as refused:
        return _page(account, shown, Tried(tried.case, tried.day, tried.time, refused.code))
    found = appointment_of(after)
    return way_elsewhere(f"{mounted_at(_request())}/staff/appointments/{(found and found.day) or shown}")


def _fix(case: Case, tried: Tried, account: Account) -> Case:
    """In a slot where the office has them, else at any time at which it is open."""
    appointments = desk().appointments
    slots = appointments.slots.reception(case.office).works_by is WorksBy.SLOTS
    return (appointments.book if slots else appointments.confirm)(case, *_when(tried), account.id)


def _move(case: Case, tried: Tried, account: Account) -> Case:
    return desk().appointments.move(case, *_when(tried), account.id)


def _cancel(case: Case, _: Tried, account: Account) -> Case:
    return desk().appointments.cancel(case, account.id)


def _attended(case: Case, _: Tried, account: Account) -> Case:
    return desk().appointments.attended(case, account.id)


def _missed(case: Case, _: Tried, account: Account) -> Case:
    return desk().appointments.missed(case, account.id)


COMMANDS: Mapping[str, Callable[[Case, Tried, Account], Case]] = {
    "fix": _fix,
    "move": _move,
    "cancel": _cancel,
    "attended": _attended,
    "missed": _missed,
}


def _when(tried: Tried) -> tuple[date, time]:
    day, at = read_day(tried.day), read_time(tried.time)
    if day is None or at is None:
        raise NoTimeNamed
    return day, at


def _day(text: str) -> date:
    day = read_day(text)
    if day is None:
        raise NotFoundError
    return day


def _managed(account: Account, case_id: str) -> Case:
    """The case, for those who may manage its appointment."""
    try:
        case = desk().commands.see(account, case_id)
    except NotAllowed:
        raise NotFoundError from None
    if not desk().commands.may(account, Action.MANAGE_APPOINTMENT, case):
        raise NotFoundError
    return case


def _page(account: Account, day: date, tried: Tried = NOTHING_TRIED) -> Response:
    if account.role not in (Role.CLERK, Role.APPROVER):
        raise NotFoundError
    request, table, office = _request(), desk().table, account.office
    listed, asked, case = day_list(table, office, day), asked_list(table, office), _asked_about(request, account, tried)
    manages = Action.MANAGE_APPOINTMENT in MAY[account.role]
    everybody = {each.case for each in (*listed, *asked)} | ({case.id} if case else set())
    values: dict[str, Any] = {
        "day": day,
        "today": settings().today(),
        "days": [settings().today() + timedelta(days=n) for n in range(DAYS_AHEAD)],
        "listed": listed,
        "asked": asked,
        "case": case,
        "fixed": FIXED,
        "states": STATES,
        "halves": HALVES,
        "titles": {id_: site().catalogue.service(id_).title for id_ in site().catalogue.ids("services")},
        "reception": desk().appointments.slots.reception(office),
        "tokens": {each: form_token(request, _purpose(each)) for each in everybody} if manages else {},
        "tried": tried,
        "error": refusal_sentence(tried.refusal),
    }
    content = render("staff_appointments.html", {**values, **signed_in(request, account)})
    return staff_page(request, "预约", content, 422 if tried.refusal else 200, wrong=bool(tried.refusal))


def _asked_about(request: Request, account: Account, tried: Tried) -> Case | None:
    """The case for which somebody wants to fix a time: named in the address, without an appointment that stands."""
    case_id = first(requests.query_of(request), "case") or tried.case
    if not case_id:
        return None
    case = _managed(account, case_id)
    found = appointment_of(case)
    return None if case.ended or (found and found.stands) else case


def _purpose(case_id: str) -> str:
    return f"appointment {case_id}"


def _request() -> Request:
    return requests.request_of(routes)
