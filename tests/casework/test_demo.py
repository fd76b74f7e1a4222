"""Demo staff: who is made, once, with passwords that open, and never in production."""

from __future__ import annotations

import pytest
from chalicelib.casework.demo import FIRM, make_demo_staff
from chalicelib.casework.staff import Role
from chalicelib.settings import SettingsRefused

from tests.casework.staffing import Staffing

OFFICES = {
    "hantai": "hantai-legal-aid-centre",
    "notary": "hanzhong-notary-sample",
    "justice": "hanzhong-justice-bureau",
}
KINDS = {
    "hantai-legal-aid-centre": "legal_aid_centre",
    "yangxian-legal-aid-centre": "legal_aid_centre",
    "hanzhong-notary-sample": "notary_office",
    "hanzhong-justice-bureau": "justice_bureau",
}
MADE = {
    ("hantai-clerk", "hantai-legal-aid-centre", Role.CLERK),
    ("hantai-approver", "hantai-legal-aid-centre", Role.APPROVER),
    ("hantai-administrator", "hantai-legal-aid-centre", Role.ADMINISTRATOR),
    ("notary-clerk", "hanzhong-notary-sample", Role.CLERK),
    ("notary-approver", "hanzhong-notary-sample", Role.APPROVER),
    ("notary-administrator", "hanzhong-notary-sample", Role.ADMINISTRATOR),
    ("justice-bureau", "hanzhong-justice-bureau", Role.BUREAU),
    ("justice-administrator", "hanzhong-justice-bureau", Role.ADMINISTRATOR),
    ("firm-assigner", "示例律师事务所", Role.FIRM),
    ("firm-administrator", "示例律师事务所", Role.ADMINISTRATOR),
    ("lawyer-jia", "示例律师事务所", Role.LAWYER),
    ("lawyer-yi", "示例律师事务所", Role.LAWYER),
}


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


def make(staffing, offices=OFFICES):
    return list(make_demo_staff(staffing.accounts, offices, KINDS, production=False))


def test_each_office_gets_its_people_and_the_firm_its_two_lawyers(staffing):
    assert {(demo.name, demo.office, demo.role) for demo in make(staffing)} == MADE


def test_every_printed_password_signs_in_to_its_account(staffing):
    for demo in make(staffing):
        account = staffing.accounts.verify(demo.name, demo.password)
        assert (account.name, account.office, account.role) == (demo.name, demo.office, demo.role)
        assert staffing.accounts.personal_name(account) == demo.personal_name
        assert not account.has_second_factor


def test_demo_people_are_called_what_they_are(staffing):
    names = {demo.name: demo.personal_name for demo in make(staffing)}
    assert (names["lawyer-jia"], names["lawyer-yi"]) == ("示例律师甲", "示例律师乙")
    assert all(name.startswith("示例") for name in names.values())


def test_a_later_start_makes_nobody_and_changes_no_password(staffing):
    first = make(staffing)
    assert make(staffing) == []
    assert all(staffing.accounts.verify(demo.name, demo.password) for demo in first)


def test_a_later_start_makes_the_staff_of_a_new_office_alone(staffing):
    make(staffing)
    added = make(staffing, {**OFFICES, "yangxian": "yangxian-legal-aid-centre"})
    assert {demo.office for demo in added} == {"yangxian-legal-aid-centre"}


def test_no_two_passwords_are_equal_and_none_is_shown_in_a_log(staffing, tmp_path):
    made = make(staffing) + make(Staffing(tmp_path / "elsewhere"))
    assert len({demo.password for demo in made}) == 24
    assert not any(demo.password in repr(demo) for demo in made)


def test_each_account_is_told_before_the_next_is_made(staffing):
    making = make_demo_staff(staffing.accounts, OFFICES, KINDS, production=False)
    told = [next(making) for _ in range(3)]
    assert all(staffing.accounts.verify(demo.name, demo.password) for demo in told)
    assert staffing.accounts.with_role(Role.LAWYER) == []
    making.close()
    assert not {demo.name for demo in told} & {demo.name for demo in make(staffing)}


def test_production_has_no_demo_staff(staffing):
    with pytest.raises(SettingsRefused):
        make_demo_staff(staffing.accounts, OFFICES, KINDS, production=True)
    assert staffing.accounts.with_role(Role.LAWYER) == []


def test_the_lawyers_work_for_the_firm_that_is_assigned(staffing):
    make(staffing)
    assert len(staffing.accounts.with_role(Role.LAWYER, FIRM)) == 2
