"""The editors' list: entries of the directory that people could not reach, the most tapped first."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.access import Action, Standing, may
from chalicelib.casework.ports import ABSENT
from chalicelib.casework.staff import Account
from chalicelib.casework.unreachable import Report, ReportedAgain
from chalicelib.rendering import render
from chalicelib.rendering.csv_text import as_csv
from chalicelib.rendering.words import day
from chalicelib.settings import CHINA, settings
from chalicelib.site import KnownEntry, site

from . import requests
from .answers import table_answer, way_elsewhere
from .desk import desk
from .directory import reports
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

LIST = "/staff/unreachable"
TITLE = "打不通的电话"
MOST_SHOWN = 100
KEEPERS = ("justice_bureau", "legal_aid_centre")
_VERSION = re.compile(r"[1-9][0-9]{0,8}")
HEAD = ("编号", "名称", "几次", "最近一次", "上次处理", "谁处理的", "网页")


@routes.route("/staff/unreachable", methods=["GET"])
@needs_store
def unreachable() -> Response:
    """The hundred entries with the most taps; all of them are in the table."""
    account = account_of(_request())
    return _page(_editor(account)) if account else to_the_door(_request())


@routes.route("/staff/unreachable.csv", methods=["GET"])
@needs_store
def unreachable_as_csv() -> Response:
    """All of them, for table programs."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request(), LIST)
    _editor(account)
    rows = [line.cells() for line in _lines()]
    answer = table_answer(f"unreachable-{settings().today()}.csv", as_csv([HEAD, *rows]))
    answer.headers["Cache-Control"] = "no-store"
    return answer


@routes.route("/staff/unreachable/{entry_id}", methods=["POST"], content_types=FORM)
@needs_store
def settle(entry_id: str) -> Response:
    """An entry is mended: its taps begin anew."""
    account = account_of(_request())
    if account is None:
        return to_the_door(_request(), LIST)
    _editor(account)
    refuse_foreign_forms(_request(), f"settle {entry_id}")
    seen = first(requests.form_of(_request()), "version")
    try:
        reports().settle(entry_id, int(seen) if _VERSION.fullmatch(seen) else ABSENT, account.id)
    except ReportedAgain as refused:
        return _page(account, refused.code, 409)
    return way_elsewhere("../unreachable")


def may_mend(account: Account) -> bool:
    """Whether the account is of the city's bureau or its legal aid centre, who keep the directory, and mends it."""
    city = site().catalogue.city.code
    keepers = {office.id for office in site().catalogue.offices if office.county == city and office.kind in KEEPERS}
    whose = account.office if account.office in keepers else ""
    return may(account, Action.MEND_DIRECTORY, Standing(office=whose, bureau=whose))


def _editor(account: Account) -> Account:
    if not may_mend(account):
        raise NotFoundError
    return account


@dataclass(frozen=True)
class _Line:
    """A report as the list and the table show it. ``entry`` is None where the directory has it no more."""

    report: Report
    entry: KnownEntry | None
    newest: str
    settled: str
    by: str
    token: str

    @classmethod
    def of(cls, report: Report, names: Callable[[str], str]) -> _Line:
        """``names`` gives the name of an account."""
        token = form_token(_request(), f"settle {report.entry}")
        days = _day(report.newest), _day(report.settled_at)
        return cls(report, site().entry(report.entry), *days, names(report.settled_by), token)

    def cells(self) -> tuple[str, ...]:
        """As in ``HEAD``."""
        name, address = (
            (self.entry.name, site().catalogue.city.site_url + self.entry.address) if self.entry else ("", "")
        )
        return (self.report.entry, name, str(self.report.taps), self.newest, self.settled, self.by, address)


def _lines() -> list[_Line]:
    """Every report; each editor's account is looked up once."""
    names = cache(_name)
    return [_Line.of(report, names) for report in reports().open()]


def _name(account_id: str) -> str:
    account = desk().accounts.get(account_id) if account_id else None
    return account.name if account else ""


def _day(moment: str) -> str:
    return day(datetime.fromisoformat(moment).astimezone(CHINA).date()) if moment else ""


def _page(account: Account, refusal: str = "", status: int = 200) -> Response:
    lines = _lines()
    values: dict[str, Any] = {
        "lines": lines[:MOST_SHOWN],
        "left": len(lines[MOST_SHOWN:]),
        "error": refusal_sentence(refusal),
        **signed_in(_request(), account),
    }
    return staff_page(_request(), TITLE, render("staff_unreachable.html", values), status, wrong=bool(refusal))


def _request() -> Request:
    return requests.request_of(routes)
