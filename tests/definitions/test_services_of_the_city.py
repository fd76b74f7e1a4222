"""The services of the city: whom they ask what, what they send elsewhere, what the law gives them."""

from __future__ import annotations

import pytest
from chalicelib.casework.cases import Kind
from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import KINDS, UNSURE, Service
from hypothesis import given
from hypothesis import strategies as st

from site_builder import ROOT
from site_builder.sources import read_content
from tests.applicant import APPOINTMENT, BY_HIS_DAUGHTER, HIMSELF, every_field
from tests.conftest import TODAY

SERVICES = ["arbitration", "forensic", "legal-aid", "mediation", "notary", "safe-contact"]


@pytest.fixture(scope="module")
def catalogue():
    return read_content(ROOT / "content").catalogue


@pytest.fixture(scope="module")
def legal_aid(catalogue) -> Service:
    return catalogue.service("legal-aid")


def asked_of(service: Service, **answers: str) -> list[str]:
    """The pages that are asked of somebody with these answers."""
    return [group.id for group in service.groups_for(answers)]


MATTERS = ("wages", "work_injury", "labour", "support", "traffic", "violence", "criminal", "other")


@given(st.sampled_from(MATTERS), st.sampled_from(["yes", "no"]), st.sampled_from(["self", "other"]))
def test_proof_of_work_hardship_or_neither_is_asked_and_never_both(legal_aid, matter, migrant, whom):
    asked = asked_of(legal_aid, matter=matter, migrant=migrant, for_whom=whom)
    free_of_it = migrant == "yes" and matter in ("wages", "work_injury")
    assert ("migrant_proof" in asked) == free_of_it
    assert ("hardship" in asked) == (not free_of_it and matter != "violence")
    assert ("helper" in asked) == (whom == "other")


@pytest.mark.parametrize("pages", [HIMSELF, BY_HIS_DAUGHTER], ids=["himself", "by his daughter"])
def test_the_newspapers_case_answers_every_page_that_is_asked(legal_aid, pages):
    _, checks = legal_aid.check(every_field(pages), TODAY)
    assert list(checks) == list(pages)
    assert not [error for checked in checks.values() for error in checked.errors]


def test_legal_aid_is_offered_by_twelve_centres_of_city_and_counties_and_the_unsure_go_to_the_citys(legal_aid):
    offered = [option.value for option in legal_aid.field("office").options]
    assert len(set(offered)) == 12 + 1
    assert offered[-1] == UNSURE
    assert legal_aid.office_for({"office": UNSURE}) == "hanzhong-legal-aid-centre"


@pytest.mark.parametrize("service", SERVICES)
def test_nobody_is_asked_for_a_time_limit_but_only_for_days_that_have_been(catalogue, service):
    fields = [field for group in catalogue.service(service).groups for field in group.form.fields]
    assert not [
        field.name for field in fields if "limit" in field.name or "期限" in field.label or "时效" in field.label
    ]
    assert not [field.name for field in fields if field.kind == "date" and field.may_be_future]


OF_THE_PAGES = {"undertaking", "then", "do", "card", "sheet", "key", "token", "digits"}
"""Names that the pages of a form use themselves."""


@pytest.mark.parametrize("service", SERVICES)
def test_each_consent_is_asked_by_itself_and_no_field_bears_its_name(catalogue, service):
    found = catalogue.service(service)
    consents = [consent.name for consent in found.consents]
    fields = [field.name for group in found.groups for field in group.form.fields]
    assert len({*OF_THE_PAGES, *consents, *fields}) == len(OF_THE_PAGES) + len(consents) + len(fields)


def test_legal_aid_has_to_be_decided_in_seven_days_and_assigned_in_three(legal_aid):
    clocks = {clock.name: (clock.after, clock.days, clock.citation) for clock in legal_aid.clocks}
    assert clocks["decide"] == ("submitted", 7, Citation("legal-aid-law", "43.1"))
    assert clocks["assign"] == ("granted", 3, Citation("legal-aid-law", "43.1"))


WRONG_HERE = [
    ("forensic", "grade", "work-injury-insurance-regulation", "23"),
    ("forensic", "recognition", "work-injury-insurance-regulation", "17.2"),
    ("arbitration", "labour", "labor-dispute-law", "53"),
    ("arbitration", "land", "rural-land-dispute-law", "21"),
    ("arbitration", "no-agreement", "arbitration-law", "4"),
    ("arbitration", "family", "arbitration-law", "3.2(1)"),
    ("notary", "dispute", "notary-law", "31(4)"),
    ("mediation", "refused", "mediation-law", "17"),
    ("legal-aid", "elsewhere", "legal-aid-law", "38"),
]


@pytest.mark.parametrize(("service", "exit_id", "law", "article"), WRONG_HERE)
def test_who_is_wrong_here_is_told_at_the_door_where_to_go_and_by_which_article(
    catalogue, service, exit_id, law, article
):
    found = catalogue.service(service)
    assert exit_id in {option.exit for option in found.door.options}
    assert found.exit(exit_id).citation == Citation(law, article)


@pytest.mark.parametrize("service", [each for each in SERVICES if each != "safe-contact"])
def test_a_helper_with_an_interest_of_his_own_is_led_to_the_blank_form(catalogue, service):
    found = catalogue.service(service)
    assert found.exit_for({"for_whom": "other", "helper_interest": "no"}) is None
    way_out = found.exit_for({"for_whom": "other", "helper_interest": "yes"})
    assert f"/apply/{service}/form/" in [link.to for link in way_out.next]


def test_what_to_bring_for_a_migrant_workers_injury_and_for_a_childs_maintenance(legal_aid):
    injury = {"matter": "work_injury", "migrant": "yes", "for_whom": "self"}
    assert [paper.id for paper in legal_aid.evidence_for(injury)] == ["id_card", "migrant", "injury"]
    child = {
        "matter": "support",
        "migrant": "no",
        "for_whom": "other",
        "helper_relation": "guardian",
        "relief": "dibao",
    }
    assert [paper.id for paper in legal_aid.evidence_for(child)] == ["id_card", "guardian", "relief_card", "family"]


SIGNED = [
    ({"matter": "work_injury", "migrant": "yes", "for_whom": "self"}, ["application_form"]),
    ({"matter": "violence", "migrant": "no", "for_whom": "self"}, ["application_form"]),
    ({"matter": "support", "migrant": "yes", "for_whom": "self"}, ["application_form", "hardship_statement"]),
    (
        {"matter": "wages", "migrant": "yes", "together": "yes", "for_whom": "other", "helper_relation": "friend"},
        ["application_form", "power_of_attorney", "members"],
    ),
]


@pytest.mark.parametrize(("answers", "sheets"), SIGNED)
def test_hardship_is_signed_where_it_is_looked_at_and_authority_where_a_friend_applies(legal_aid, answers, sheets):
    assert [sheet.id for sheet in legal_aid.sheets_for(answers)] == sheets


def test_wills_are_booked_and_the_safe_way_asks_for_nothing_but_wishes(catalogue):
    assert catalogue.service("notary").helper == "books"
    safe = catalogue.service("safe-contact")
    assert [field.name for field in safe.fields] == ["how", "when", "through_whom", "phone"]
    assert not safe.time_limits


def test_the_notarys_fifteen_days_are_working_days_and_stop_while_papers_are_missing(catalogue):
    (clock,) = [clock for clock in catalogue.service("notary").clocks if clock.citation]
    assert (clock.length, clock.citation) == ("15个工作日", Citation("notary-law", "30"))
    assert clock.pauses.after == "supplement_asked"


def test_an_appointment_is_answered_by_every_page_of_the_notarys_form(catalogue):
    _, checks = catalogue.service("notary").check(every_field(APPOINTMENT), TODAY)
    assert list(checks) == list(APPOINTMENT)
    assert not [error for checked in checks.values() for error in checked.errors]


def test_clocks_may_name_whatever_can_happen_in_a_case_and_nothing_else():
    assert set(KINDS) == set(Kind)


NO_PHONE = {"phone": None, "told_by": "family"}


def test_who_has_no_phone_is_not_asked_how_to_be_phoned(legal_aid):
    asked = [group.id for group in legal_aid.groups_for(NO_PHONE)]
    assert "no_phone" in asked
    assert "contact" not in asked
    assert "contact" in [group.id for group in legal_aid.groups_for({"phone": "15400005510"})]


def test_who_is_told_by_the_family_names_who_that_is(legal_aid):
    told_whom = legal_aid.field("told_whom")
    assert told_whom.is_needed(NO_PHONE)
    assert not told_whom.is_needed({"told_by": "letter"})


def test_no_service_asks_to_send_what_is_for_ones_own_eyes(catalogue):
    papers = [paper for id_ in catalogue.ids("services") for paper in catalogue.service(id_).evidence]
    assert not [paper.id for paper in papers if "只给自己看" in paper.hint]
