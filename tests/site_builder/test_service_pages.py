"""What stands before applying: the door, the facts from the definition, the ways out, the blank form."""

import pytest

from site_builder import ROOT
from site_builder.service_pages import in_words
from site_builder.sources import read_content

SERVICES = ["arbitration", "forensic", "legal-aid", "mediation", "notary", "safe-contact"]
QUICK_EXIT = "https://www.gov.cn/"


@pytest.fixture(scope="module")
def content():
    return read_content(ROOT / "content")


@pytest.fixture
def page(real_site, read_page):
    """Reads the page at an address below /apply/."""
    return lambda address: read_page((real_site / "apply" / address / "index.html").read_text("utf-8"))


@pytest.mark.parametrize("service", SERVICES)
def test_the_question_at_the_door_stands_first_and_leads_on_or_elsewhere(content, page, service):
    door, found = content.catalogue.service(service).door, page(service)
    assert found.lines.index(door.question) < found.lines.index("谁能办")
    for option in door.options:
        assert option.label in found.lines
        way = (
            f"../../apply/{service}/{option.exit}/" if option.exit else f"../../api/apply/{service}?door={option.value}"
        )
        assert way in found.links


@pytest.mark.parametrize("service", SERVICES)
def test_what_it_costs_and_how_long_it_takes_stands_there_with_the_article(content, page, service):
    definition, found = content.catalogue.service(service), page(service)
    for sentence in (*definition.who, *definition.costs, *definition.how_long):
        assert sentence.text in found.lines
        if sentence.citation:
            assert content.catalogue.law(sentence.citation.law).short_title + sentence.citation.label in found.lines
    assert f"../../apply/{service}/form/" in found.links


def test_every_paper_is_listed_and_for_whom(page):
    lines = page("legal-aid").lines
    assert lines[lines.index("病历、诊断证明、工伤认定决定书") + 1] == "哪一类事：工伤"


def test_what_nobody_has_seen_the_text_of_says_so(page):
    lines = page("forensic").lines
    assert lines[lines.index("鉴定机构答复收不收：7个工作日。") + 1].startswith("这一条没有核实到原文")


@pytest.mark.parametrize(("service", "has_some"), [("legal-aid", True), ("notary", False)])
def test_blank_sheets_to_sign_are_linked_where_there_are_some(page, service, has_some):
    assert (f"../../apply/{service}/sheets/" in page(service).links) == has_some


def test_a_way_out_says_where_to_go_with_its_article_and_links(page):
    found = page("forensic/grade")
    assert "工伤评几级，找劳动能力鉴定委员会" in found.lines
    assert "《工伤保险条例》第二十三条" in found.lines
    assert "../../../learn/guides/work-injury/" in found.links


@pytest.mark.parametrize(
    "address", ["safe-contact", "safe-contact/danger", "safe-contact/form", "legal-aid/safe", "mediation/violence"]
)
def test_pages_about_violence_can_be_left_at_once(page, address):
    assert QUICK_EXIT in page(address).links


@pytest.mark.parametrize("address", ["legal-aid", "legal-aid/elsewhere", "mediation/refused"])
def test_other_pages_have_no_such_link(page, address):
    assert QUICK_EXIT not in page(address).links


@pytest.mark.parametrize("service", SERVICES)
def test_the_blank_form_asks_everything_says_of_whom_and_where_to_take_it(content, page, service):
    definition, lines = content.catalogue.service(service), page(f"{service}/form").lines
    assert {field.label for field in definition.fields} <= set(lines)
    assert definition.undertaking in "".join(lines)
    assert f"{definition.competence[0].case}：{definition.competence[0].office}" in lines


def test_conditions_are_told_in_the_words_of_the_form(content):
    legal_aid = content.catalogue.service("legal-aid")
    told = {group.id: in_words(legal_aid, group.circumstances) for group in legal_aid.groups}
    assert told["who"] == ""
    assert told["recognition"] == "哪一类事：工伤"
    assert told["no_phone"] == "手机：空着"
    assert told["hardship"].endswith("；除了：哪一类事：家暴、虐待、遗弃")
