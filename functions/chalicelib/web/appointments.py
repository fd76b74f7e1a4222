"""The appointment of a case as its citizen sees it: choosing a time, moving it, calling it off, the calendar file.

No routes: ``my_case`` calls these with the case that a code has opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time, timedelta
from itertools import groupby
from typing import Any

from chalice.app import NotFoundError, Request, Response

from chalicelib.casework.applications import personal_limits
from chalicelib.casework.appointment_state import FIXED, Appointment, appointment_of, appointments_of, confirm_by
from chalicelib.casework.appointments import NoTimeNamed
from chalicelib.casework.cases import CITIZEN, Case
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.half_days import Half, HalfDay
from chalicelib.casework.slots import NoSuchSlot, Slot
from chalicelib.definitions.appointments import WorksBy
from chalicelib.definitions.reading import read_day, read_time
from chalicelib.rendering import render
from chalicelib.rendering.appointment_calendar import DueDay, Meeting, case_as_calendar
from chalicelib.rendering.frame import Page
from chalicelib.site import site

from . import case_cookie, requests
from .answers import calendar_answer, page_answer, path_of, view_of, way_elsewhere
from .case_story import answers_of
from .desk import desk
from .requests import first

HALVES = {Half.MORNING: "上午", Half.AFTERNOON: "下午"}


def page(request: Request, case: Case, tried: str = "", refusal: str = "") -> Response:
    """Where the appointment stands, and what can be done with it; ``tried`` is the command that was refused."""
    last, reception = appointment_of(case), desk().appointments.slots.reception(case.office)
    may_choose = not case.ended and not (last and last.stands)
    values: dict[str, Any] = {
        "case": case,
        "reference": case.text("reference"),
        "office": site().catalogue.office_name(case.office),
        "reception": reception,
        "appointment": last,
        "fixed": last is not None and last.state in FIXED,
        "confirm_by": confirm_by(last, site().catalogue.calendar) if last else None,
        "may_choose": may_choose,
        "choice": _choice(request, case, reception.works_by, moving=bool(last and last.state in FIXED)),
        "halves": HALVES,
        "hotline": site().catalogue.city.hotline.number,
        "tried": tried,
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "tokens": {what: case_cookie.form_token(request, _purpose(what, case)) for what in COMMANDS},
    }
    title = "有1处要改：约时间" if refusal else "约时间"
    return _framed(request, title, render("appointment.html", values), 422 if refusal else 200)


def act(request: Request, case: Case) -> Response:
    """Do what the form says; a refusal stands on top of the page as things are now."""
    fields = requests.form_of(request)
    what = first(fields, "what")
    if what not in COMMANDS:
        raise NotFoundError
    case_cookie.refuse_foreign_forms(request, _purpose(what, case))
    try:
        COMMANDS[what](case, fields)
    except CaseworkError as refused:
        return page(request, desk().ledger.load(case.id) or case, what, refused.code)
    return way_elsewhere("appointment")


def calendar(case: Case) -> Response:
    """Appointments and last days to take along."""
    catalogue = site().catalogue
    service = catalogue.service(case.text("service"))
    running = case.running(service, catalogue.calendar)
    due_days = [DueDay(f"{case.id} {clock.name}", clock.label, last, clock.citation) for clock, last in running]
    limits = [] if case.ended else personal_limits(service, answers_of(case, service), catalogue.calendar)
    due_days += [
        DueDay(f"{case.id} {each.what}", each.what, each.moved, each.citation) for each in limits if each.moved
    ]
    meetings = [_meeting(case, each) for each in appointments_of(case) if each.begins]
    answer = calendar_answer(
        case.text("reference"), case_as_calendar(meetings, due_days, catalogue, desk().clock.now())
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _meeting(case: Case, appointment: Appointment) -> Meeting:
    assert appointment.begins
    reception = desk().appointments.slots.reception(appointment.office)
    return Meeting(
        f"{case.id} appointment {appointment.number}",
        appointment.begins,
        reception.slot_minutes,
        site().catalogue.office_name(appointment.office),
        reception.place,
        reception.bring,
        appointment.changes,
        cancelled=appointment.state == "cancelled",
    )


def _choice(request: Request, case: Case, works_by: WorksBy, *, moving: bool) -> dict[str, Any]:
    """What can be chosen: half-days to wish for, or the days with slots and the free ones of one day by half-day."""
    if works_by is WorksBy.REQUEST and not moving:
        weeks = groupby(desk().appointments.offered(case), key=lambda each: each.day - timedelta(each.day.weekday()))
        return {"offered": {monday: list(found) for monday, found in weeks}}
    if works_by is not WorksBy.SLOTS:
        return {}
    slots = desk().appointments.slots
    days = slots.days(case.office)
    free = slots.free(case.office, days[0], (days[-1] - days[0]).days + 1) if days else []
    by_day = {day: list(of_day) for day, of_day in groupby(free, key=lambda slot: slot.day)}
    asked = read_day(_day_asked_for(request))
    chosen = asked if asked in by_day else next(iter(by_day), None)
    return {"days": by_day, "chosen": chosen, "free": _by_half(by_day[chosen]) if chosen else {}}


def _day_asked_for(request: Request) -> str:
    """The day that a link leads to, or of the time that was refused."""
    if request.method == "POST":
        return first(requests.form_of(request), "slot").partition(" ")[0]
    return first(requests.query_of(request), "day")


def _by_half(slots: list[Slot]) -> dict[Half, list[Slot]]:
    return {half: list(found) for half, found in groupby(slots, key=lambda slot: Half.of(slot.time))}


def _slot(fields: dict[str, list[str]]) -> tuple[date, time]:
    typed_day, _, typed_time = first(fields, "slot").partition(" ")
    day, at = read_day(typed_day), read_time(typed_time)
    if day is None or at is None:
        raise NoTimeNamed
    return day, at


def _ask(case: Case, fields: dict[str, list[str]]) -> None:
    try:
        wished = [HalfDay.read(each) for each in fields.get("wished", [])]
    except ValueError:
        raise NoSuchSlot from None
    desk().appointments.ask(case, wished, CITIZEN)


def _book(case: Case, fields: dict[str, list[str]]) -> None:
    desk().appointments.book(case, *_slot(fields), CITIZEN)


def _move(case: Case, fields: dict[str, list[str]]) -> None:
    desk().appointments.move(case, *_slot(fields), CITIZEN)


def _cancel(case: Case, _: dict[str, list[str]]) -> None:
    desk().appointments.cancel(case, CITIZEN)


COMMANDS: Mapping[str, Callable[[Case, dict[str, list[str]]], None]] = {
    "ask": _ask,
    "book": _book,
    "move": _move,
    "cancel": _cancel,
}


def _purpose(what: str, case: Case) -> str:
    return f"appointment {what} {case.id}"


def _framed(request: Request, title: str, content: str, status: int) -> Response:
    mine = ("我的申请", "/api/my-case")
    trail = (("首页", "/"), (site().titles["apply/"], "/apply/"), mine, (title, ""))
    framed = Page(title, "选时间、改时间、取消预约。", f"api{path_of(request)}", "apply", trail, content)
    answer = page_answer(view_of(request.headers), framed, status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
