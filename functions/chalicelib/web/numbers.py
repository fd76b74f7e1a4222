"""What the offices did, by month: for everybody as a page and as open data, for staff their own office to the one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.monthly_numbers import add_up, cases_of_month, last_months
from chalicelib.casework.public_numbers import COUNTS, FEWEST_SHOWN, WHOLE_CITY, Line, Numbers
from chalicelib.casework.staff import Account, Role
from chalicelib.rendering import render
from chalicelib.rendering.csv_text import as_csv
from chalicelib.rendering.frame import Page
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import json_answer, page_answer, table_answer, view_of
from .desk import desk
from .requests import first, needs_store
from .staff_pages import account_of, signed_in, staff_page, to_the_door

routes = Blueprint(__name__)

TITLE = "办了多少件"
DESCRIPTION = "法律援助和预约的服务，每个机构每个月收到多少、办了多少、用了几天。"
MEDIANS = ("median_days_to_decide", "median_days_to_assign")


@routes.route("/numbers", methods=["GET"])
@needs_store
def numbers() -> Response:
    """A month of all offices; this month unless another of the last 24 is asked for."""
    request = _request()
    month = _month(request)
    content = render("numbers.html", {"title": TITLE, "tables": _tables(_lines(month)), **_shared(month)})
    trail = (("首页", "/"), (site().titles["about/"], "/about/"), (TITLE, ""))
    address = "api/numbers" + (f"?month={month}" if first(requests.query_of(request), "month") else "")
    return page_answer(view_of(request.headers), Page(TITLE, DESCRIPTION, address, "about", trail, content))


@routes.route("/numbers.csv", methods=["GET"])
@needs_store
def numbers_as_csv() -> Response:
    """All that is published, for table programs."""
    head = ["month", "service", "office", "office_name", *COUNTS, *MEDIANS]
    rows = [[str(row[name]) for name in head] for row in map(_for_tables, _every_line())]
    return table_answer("numbers.csv", as_csv([head, *rows]))


@routes.route("/numbers.json", methods=["GET"])
@needs_store
def numbers_as_json() -> Response:
    """All that is published, for programs: null is what is kept back, or a median of nothing."""
    return json_answer({"fewest_shown": FEWEST_SHOWN, "numbers": [_for_programs(line) for line in _every_line()]})


@routes.route("/staff/numbers", methods=["GET"])
@needs_store
def staff_numbers() -> Response:
    """A month of one's own office, nothing kept back but, from who is not named for them, the sensitive cases."""
    request = _request()
    account = account_of(request)
    if account is None:
        return to_the_door(request)
    if not _may_see(account):
        raise NotFoundError
    month = _month(request)
    counted = add_up(cases_of_month(desk().table, account.office, month))
    found = [each for each in counted if account.sees_sensitive or not site().catalogue.service(each.service).sensitive]
    values = {"months_numbers": found, "office": _office_names().get(account.office, account.office), **_shared(month)}
    return staff_page(request, TITLE, render("staff_numbers.html", {**values, **signed_in(request, account)}))


def _may_see(account: Account) -> bool:
    """Who works on the office's cases; a lawyer, a firm and the bureau have a list of their own."""
    in_office = account.role in (Role.CLERK, Role.APPROVER)
    return in_office and may(account, Action.SEE_QUEUE, Standing(office=account.office))


def _shared(month: str) -> dict[str, Any]:
    catalogue = site().catalogue
    services = [catalogue.service(id_) for id_ in catalogue.ids("services")]
    return {
        "month": month,
        "months": last_months(settings().today()),
        "titles": {service.id: service.title for service in services},
        "decides": {service.id: service.decides for service in services},
        "fewest": FEWEST_SHOWN,
        "law": catalogue.law("legal-aid-law"),
    }


def _month(request: Request) -> str:
    """The month asked for. Raises ``NotFoundError`` for one that is not told of."""
    months = last_months(settings().today())
    month = first(requests.query_of(request), "month") or months[0]
    if month not in months:
        raise NotFoundError
    return month


def _lines(month: str) -> list[Line]:
    catalogue = site().catalogue
    kinds = {catalogue.service(id_).office_kind for id_ in catalogue.ids("services")}
    offices = [office.id for office in catalogue.offices if office.kind in kinds]
    return Numbers(desk().table, offices).of_month(month, settings().today())


def _every_line() -> Iterator[Line]:
    for month in last_months(settings().today()):
        yield from _lines(month)


def _tables(lines: Sequence[Line]) -> Mapping[str, list[tuple[str, Line]]]:
    """By service, each line with the name of its office."""
    found: dict[str, list[tuple[str, Line]]] = {}
    for line in lines:
        found.setdefault(line.service, []).append((_office_names()[line.office], line))
    return found


def _office_names() -> Mapping[str, str]:
    return {WHOLE_CITY: "全市", **{office.id: office.name for office in site().catalogue.offices}}


def _for_programs(line: Line) -> dict[str, Any]:
    medians = {name: getattr(line, name) for name in MEDIANS}
    named = {"office": line.office or None, "office_name": _office_names()[line.office]}
    return {"month": line.month, "service": line.service, **named, **line.by_name, "received_few": line.few, **medians}


def _for_tables(line: Line) -> dict[str, Any]:
    """In words what a program reads as null."""
    told = {name: "不公布" if count is None else count for name, count in line.by_name.items()}
    if line.few:
        told["received"] = f"少于{FEWEST_SHOWN}"
    medians = {name: "" if (days := getattr(line, name)) is None else days for name in MEDIANS}
    return {**_for_programs(line), "office": line.office, **told, **medians}


def _request() -> Request:
    return requests.request_of(routes)
