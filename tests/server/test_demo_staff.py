"""Demo staff on one machine: made when there is a site, on samples alone, with passwords printed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from chalicelib.casework.demo import FIRM
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.office_accounts import roles_in
from chalicelib.definitions.service import UNSURE

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


def test_every_office_that_an_application_can_be_sent_to_has_its_staff(staffing, capsys):
    from chalicelib.site import site

    printed, catalogue = started(capsys), site().catalogue
    staff = [staffing.accounts.verify(name, password) for name, password in printed.items()]
    services = [catalogue.service(id_) for id_ in catalogue.ids("services")]
    sent_to = {service.unsure_goes_to for service in services}
    for service in services:
        offices = [field for field in service.fields if field.kind == "office"]
        sent_to |= {option.value for office in offices for option in office.options if option.value != UNSURE}
    assert len(sent_to) == 17
    kinds = {office.id: office.kind for office in catalogue.offices}
    sent_to |= {id_ for id_, kind in kinds.items() if kind == "justice_bureau"}  # objections and complaints
    made = {(account.office, account.role) for account in staff if account.office != FIRM}
    assert made == {(office, role) for office in sent_to for role in roles_in(kinds[office])}


def test_what_is_printed_is_grouped_by_the_names_of_offices(staffing, capsys):
    from server import DemoStaff

    DemoStaff(Serving()).make_once()  # type: ignore[arg-type]
    groups = [group.splitlines() for group in capsys.readouterr().out.strip().split("\n\n")]
    by_name = {heading: [line.split()[1] for line in lines] for heading, *lines in groups}
    assert by_name["汉台区法律援助中心（示例）"] == ["hantai-clerk", "hantai-approver", "hantai-administrator"]
    assert by_name["示例律师事务所"] == ["firm-assigner", "firm-administrator", "lawyer-jia", "lawyer-yi"]
    assert len(by_name) == len(groups) == 20


def test_a_start_that_dies_halfway_has_printed_all_but_the_last_account(staffing, capsys):
    from chalicelib.web.desk import desk, provide

    there, left = desk(), iter(range(5))

    class DiesHalfway:
        """A store that goes away in the middle of the sixth account."""

        def __getattr__(self, name):
            if name == "transact" and next(left, None) is None:
                raise StoreUnavailable("for good")
            return getattr(staffing.table, name)

    provide(lambda: replace(there, accounts=replace(staffing.accounts, table=DiesHalfway())))
    with pytest.raises(StoreUnavailable):
        started(capsys)
    assert len(re.findall("演示账号", capsys.readouterr().out)) == 5


def test_two_offices_of_one_county_do_not_share_names(api):
    from chalicelib.site import site
    from server import demo_offices

    catalogue = site().catalogue
    (hantai,) = (office for office in catalogue.offices if office.id == "hantai-legal-aid-centre")
    second = replace(hantai, id="hantai-second-centre")

    class WithASecond:
        """The catalogue with one more centre."""

        offices = (*catalogue.offices, second)

        def __getattr__(self, name):
            return getattr(catalogue, name)

    words = demo_offices(WithASecond())  # type: ignore[arg-type]
    assert (words["hantai"], words["hantai-second-centre"]) == (hantai.id, second.id)


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
