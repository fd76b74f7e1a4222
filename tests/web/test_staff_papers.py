"""Papers in the back office: who may print them, what they show, and who has looked."""

from __future__ import annotations

import pytest
from chalicelib.casework.cases import Case, put_event
from chalicelib.casework.looks import looks_at

from tests.casework.deciding import CENTRE
from tests.papers import HAPPENED, ID_NUMBER, NAME, case_with, whole_case, without
from tests.web.back_office import NO_SUCH_CASE, BackOffice, token_in


@pytest.fixture(scope="module")
def office(api):
    return BackOffice(api)


def kept(office: BackOffice, case: Case) -> Case:
    """The case in the app's own store, under a number of its own."""
    case = Case(f"{office.run}{next(office._numbers):026x}", case.events)
    desk = office.desk()
    desk.table.transact([put_event(case.id, n, event, desk.vault) for n, event in enumerate(case.events, start=1)])
    return case


@pytest.fixture
def case(office):
    return kept(office, whole_case(office=CENTRE))


def address(case: Case, paper: str, event: str = "") -> str:
    return f"/api/staff/cases/{case.id}/papers/{paper}{event}"


def test_the_list_of_papers_leads_to_each(office, case):
    from chalicelib.web.staff_papers import papers_of

    browser = office.browser("clerk")
    listed = papers_of(case)
    assert ("不予法律援助决定书", "援不〔2026〕7号") in [(title, number) for title, number, _ in listed]
    for title, number, to in listed:
        page = browser.get(*to.split("?"))
        assert page.status == 200
        assert f"<h1>{title}</h1>" in page.text
        assert number in page.text


@pytest.mark.parametrize("who", ["other clerk", "administrator", "other lawyer"])
def test_papers_of_others_are_not_found(office, case, who):
    there, nowhere = address(case, "refusal"), f"/api/staff/cases/{NO_SUCH_CASE}/papers/refusal"
    assert [office.browser(who).get(path).status for path in (there, nowhere)] == [404, 404]


@pytest.mark.parametrize(
    "paper, query", [("no-such", ""), ("members", ""), ("refusal", "event=2"), ("refusal", "event=x")]
)
def test_a_paper_that_was_not_drawn_up_is_not_found(office, case, paper, query):
    assert office.browser("clerk").get(address(case, paper), query).status == 404


def test_a_paper_may_be_kept_by_nobody_on_the_way_and_says_that_its_words_are_ours(office, case):
    page = office.browser("clerk").get(address(case, "grant"))
    assert page.headers["Cache-Control"] == "no-store"
    assert "正文没有逐字核对" in page.text
    assert "盖章处" in page.text


@pytest.mark.parametrize("paper", ["agreement", "lawyer-authority", "application_form"])
def test_the_whole_id_number_is_printed_on_demand_and_the_look_is_kept(office, case, paper):
    browser, path = office.browser("clerk"), address(case, paper)
    shown = browser.get(path)
    assert ID_NUMBER not in shown.text
    full = browser.post(path, {"form_token": token_in(shown)})
    assert ID_NUMBER in full.text
    (look,) = looks_at(office.desk().table, office.desk().vault, case.id)
    assert look.by == office.staff["clerk"].id
    assert look.reason.startswith("打印《")


def test_a_paper_without_an_id_number_offers_no_look(office, case):
    assert "form_token" not in office.browser("clerk").get(address(case, "refusal")).text


def test_a_foreign_form_prints_nothing(office, case):
    assert office.browser("clerk").post(address(case, "agreement"), {"form_token": "0" * 64}).status == 403
    assert looks_at(office.desk().table, office.desk().vault, case.id) == []


def test_a_refusal_without_its_grounds_is_not_printed(office):
    case = kept(office, case_with(*without("refused", "reason"), office=CENTRE))
    page = office.browser("clerk").get(address(case, "refusal"))
    assert page.status == 409
    assert "请先把这一步办完整" in page.text
    assert NAME not in page.text


def test_printing_again_takes_no_number(office):
    case, browser = kept(office, case_with(*HAPPENED, office=CENTRE)), office.browser("clerk")
    before = office.rows()
    assert browser.get(address(case, "grant")).text == browser.get(address(case, "grant")).text
    assert office.rows() == before
