"""Demo staff on one machine: made when there is a site, on samples alone, with passwords printed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from chalicelib.casework.errors import StoreUnavailable

from tests.casework.staffing import Staffing


@dataclass
class Serving:
    """What ``DemoStaff`` asks of the server: the name of the build served, "" while there is none."""

    build: str = "1"


@pytest.fixture
def staffing(api, tmp_path) -> Iterator[Staffing]:
    """The app's desk, with accounts on a store of their own."""
    from app import make_desk
    from chalicelib.web.desk import desk, provide

    there, staffing = desk(), Staffing(tmp_path)
    provide(lambda: replace(there, accounts=staffing.accounts))
    yield staffing
    provide(make_desk)


def started(capsys: pytest.CaptureFixture[str], serving: Serving | None = None) -> dict[str, str]:
    """What a start prints: passwords by account."""
    from server import DemoStaff

    DemoStaff(serving or Serving()).make_once()  # type: ignore[arg-type]
    return dict(re.findall(r"演示账号 (\S+)  密码 (\S+)\n", capsys.readouterr().out))


def test_the_first_start_prints_passwords_that_open_and_the_second_prints_none(staffing, capsys):
    printed = started(capsys)
    assert {"legal-clerk", "legal-approver", "legal-administrator", "notary-clerk", "lawyer-jia"} <= set(printed)
    assert started(capsys) == {}
    assert all(staffing.accounts.verify(name, password) for name, password in printed.items())


def test_every_office_that_unsure_citizens_are_sent_to_has_its_staff(staffing, capsys):
    from chalicelib.site import site

    printed, catalogue = started(capsys), site().catalogue
    offices = {staffing.accounts.verify(name, password).office for name, password in printed.items()}
    assert {catalogue.service(id_).unsure_goes_to for id_ in catalogue.ids("services")} <= offices


def test_nobody_is_made_before_there_is_a_site(staffing, capsys):
    assert started(capsys, Serving(build="")) == {}
    assert started(capsys) != {}


def test_a_start_while_the_store_is_away_is_made_good_a_second_later(staffing, capsys):
    from chalicelib.web.desk import desk, provide
    from server import DemoStaff

    there = desk()
    once = [StoreUnavailable("for a moment")]

    class Trouble:
        def __getattr__(self, name):
            if once:
                raise once.pop()
            return getattr(staffing.table, name)

    provide(lambda: replace(there, accounts=replace(staffing.accounts, table=Trouble())))
    demo = DemoStaff(Serving())
    with pytest.raises(StoreUnavailable):
        demo.make_once()
    demo.make_once()
    assert "lawyer-yi" in capsys.readouterr().out
