"""Papers are drawn up from what happened, whole or not at all."""

from __future__ import annotations

import pytest
from chalicelib.casework.papers import PaperIncomplete, filling_of, papers_in, sheet_filling

from tests.conftest import TODAY
from tests.papers import HAPPENED, ID_NUMBER, REASON, REFUSING, case_with, numbered, whole_case, without


def drawn(catalogue, case, paper_id):
    """The last paper of that kind in the case."""
    return [each for each in papers_in(case, catalogue) if each.paper.id == paper_id][-1]


def texts(catalogue, paper_id, case=None, **how):
    """What fills it."""
    case = case or whole_case()
    return filling_of(drawn(catalogue, case, paper_id), case, catalogue, **how).texts


def test_a_case_to_which_everything_happened_has_every_paper(catalogue):
    found = {each.paper.id for each in papers_in(whole_case(), catalogue)}
    assert found == set(catalogue.ids("papers")) - {"members"}


def test_papers_stand_in_the_order_in_which_they_were_drawn_up(catalogue):
    events = [each.event for each in papers_in(whole_case(), catalogue)]
    assert events == sorted(events)


def test_every_paper_of_a_whole_case_is_complete(catalogue):
    case = whole_case()
    for each in papers_in(case, catalogue):
        filling = filling_of(each, case, catalogue)
        assert {hole: filling.texts[hole] for hole in each.paper.holes if not filling.texts[hole]} == {}
        assert all(filling.lists[name] for name in each.paper.lists)


@pytest.mark.parametrize("detail", ["reason", "article", "remedy"])
def test_a_refusal_without_reason_article_or_remedy_is_not_drawn_up(catalogue, detail):
    case = case_with(*without("refused", detail))
    with pytest.raises(PaperIncomplete) as refused:
        texts(catalogue, "refusal", case)
    assert refused.value.missing == ("articles" if detail == "article" else detail,)


@pytest.mark.parametrize("detail", ["reason", "article", "remedy"])
def test_a_termination_without_reason_article_or_remedy_is_not_drawn_up(catalogue, detail):
    with pytest.raises(PaperIncomplete):
        texts(catalogue, "termination", case_with(*without("terminated", detail)))


@pytest.mark.parametrize("paper_id", ["refusal", "termination"])
def test_whoever_is_told_no_is_told_where_to_object(catalogue, paper_id):
    remedy = texts(catalogue, paper_id)["remedy"]
    assert "向佛坪县司法局提出异议" in remedy
    assert remedy.endswith("（《法律援助法》第四十九条）")


def test_a_paper_that_bears_a_number_is_not_printed_without_one(catalogue):
    with pytest.raises(PaperIncomplete) as refused:
        texts(catalogue, "grant", case_with(*without("granted", "paper")))
    assert refused.value.missing == ("number",)


def test_what_refuses_says_reason_article_and_remedy(catalogue):
    told = texts(catalogue, "refusal")
    assert told["reason"] == REASON
    assert told["remedy"].startswith("可以向佛坪县司法局提出异议")
    assert told["articles"] == "《法律援助法》第三十一条"
    assert told["number"] == "援不〔2026〕7号"


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("31", "《法律援助法》第三十一条"),
        ("43.2", "《法律援助法》第四十三条第二款"),
        ("48.1(6)", "《法律援助法》第四十八条第一款第（六）项"),
    ],
)
def test_articles_are_written_as_statutes_are_cited(catalogue, article, words):
    refused = {**REFUSING, "article": article, **numbered("refusal", "援不")}
    assert texts(catalogue, "refusal", case_with(("refused", refused)))["articles"] == words


def test_a_paper_says_what_was_known_when_it_was_drawn_up(catalogue):
    case = whole_case()
    assert texts(catalogue, "assignment", case)["lawyer"] == "示例律师甲"
    assert texts(catalogue, "replacement", case)["lawyer"] == "示例律师乙"
    assert texts(catalogue, "replacement", case)["former_lawyer"] == "示例律师甲"
    assert texts(catalogue, "replacement", case)["reason"] == "原来的律师病了"


def test_each_of_two_papers_of_a_kind_keeps_its_own_number(catalogue):
    numbers = [each.number for each in papers_in(whole_case(), catalogue) if each.paper.id == "objection-decision"]
    assert numbers == ["援复〔2026〕3号", "援复〔2026〕4号"]


def test_what_was_served_is_named_with_its_number(catalogue):
    assert texts(catalogue, "service-receipt")["served_paper"] == "《不予法律援助决定书》（援不〔2026〕7号）"


def test_the_review_of_an_objection_names_the_decision_and_the_result(catalogue):
    told = texts(catalogue, "objection-decision")
    assert told["disputed"] == "不予法律援助决定（援不〔2026〕7号）"
    assert told["result"] == "责令法律援助机构改正"


def test_a_proposal_to_refuse_stands_in_the_review_with_its_grounds(catalogue):
    case = case_with(*HAPPENED[:4])
    assert texts(catalogue, "review-form", case)["opinion"].splitlines() == [
        "建议不给予法律援助",
        f"理由：{REASON}",
        "依据：《法律援助法》第三十一条",
    ]


@pytest.mark.parametrize("paper_id", ["lawyer-authority", "agreement", "review-form"])
def test_an_id_number_stands_in_part_until_it_is_asked_for_in_full(catalogue, paper_id):
    assert texts(catalogue, paper_id)["id_number"] == "6107**********1015"
    assert texts(catalogue, paper_id, in_full=True)["id_number"] == ID_NUMBER


def test_the_form_to_sign_holds_the_id_number_in_part_too(catalogue):
    case = whole_case()
    answers = filling_of(drawn(catalogue, case, "application_form"), case, catalogue).answers
    assert ("证件号码", "6107**********1015") in answers["person"].pairs


def test_a_county_without_a_bureau_in_the_directory_is_sent_to_the_citys(catalogue):
    told = texts(catalogue, "termination", whole_case(office="hantai-legal-aid-centre"))
    assert told["bureau"] == "汉中市司法局"
    assert told["office_phone"] == "12348"


def test_the_office_that_has_the_case_now_draws_up_its_papers(catalogue):
    case = case_with(("handed_over", {"to": "hantai-legal-aid-centre"}), *HAPPENED)
    assert texts(catalogue, "grant", case)["office"] == "汉台区法律援助中心（示例）"


def test_the_receipt_lists_what_was_handed_in(catalogue):
    case = whole_case()
    lists = filling_of(drawn(catalogue, case, "receipt"), case, catalogue).lists
    assert lists["documents"] == ["法律援助申请", "户口本", "村里的证明"]


def test_who_need_not_prove_hardship_has_no_such_sheet(catalogue):
    case = case_with(matter="wages", migrant="yes", migrant_evidence="contract")
    assert "hardship_statement" not in {each.paper.id for each in papers_in(case, catalogue)}


def test_a_sheet_is_filled_from_answers_before_there_is_a_case(catalogue):
    service = catalogue.service("legal-aid")
    answers = {"name": "示例陈某", "id_number": ID_NUMBER, "office": "foping-legal-aid-centre"}
    filling = sheet_filling(service, answers, TODAY)
    assert filling.texts["id_number"] == ID_NUMBER
    assert filling.texts["office"] == "佛坪县法律援助中心"
    assert filling.texts["matter"] == ""


def test_everybody_on_the_list_has_a_line_to_sign(catalogue):
    together = {"matter": "wages", "migrant": "yes", "together": "yes", "members": f"示例李某,{ID_NUMBER},8000,否"}
    case = case_with(**together)
    in_part, in_full = (
        filling_of(drawn(catalogue, case, "members"), case, catalogue, in_full=full).people for full in (False, True)
    )
    assert in_part == [("示例李某", "6107**********1015", "8,000.00")]
    assert in_full == [("示例李某", ID_NUMBER, "8,000.00")]


def test_who_does_not_tell_number_or_phone_still_gets_every_paper(catalogue):
    case = whole_case(id_number=None, phone=None)
    fillings = [filling_of(each, case, catalogue) for each in papers_in(case, catalogue)]
    assert {filling.texts["id_number"] for filling in fillings} == {""}
