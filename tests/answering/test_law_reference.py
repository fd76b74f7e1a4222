"""An article asked for by its number, however its law and its number are written."""

import pytest
from chalicelib.answering.law_reference import number_of, reference_in
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.law import chinese_number
from hypothesis import given
from hypothesis import strategies as st

from site_builder import ROOT
from site_builder.sources import read_content

CATALOGUE = Catalogue(read_content(ROOT / "content").trees)
LAWS = [CATALOGUE.law(id_) for id_ in CATALOGUE.ids("laws")]
LABOUR, CIVIL, INJURY = "labor-contract-law 47", "civil-code 1079", "work-injury-insurance-regulation 17"
CRIMINAL = "criminal-law 120-1"


def asked(typed):
    found = reference_in(typed, LAWS)
    return f"{found.law.id} {found.article}" if found else ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("劳动合同法47", LABOUR),
        ("劳动合同法47条", LABOUR),
        ("劳动合同法第47条", LABOUR),
        ("劳动合同法四十七", LABOUR),
        ("劳动合同法第四十七条", LABOUR),
        ("《劳动合同法》第四十七条", LABOUR),
        ("《劳动合同法》 第 47 条", LABOUR),
        ("劳动合同法　４７", LABOUR),
        ("中华人民共和国劳动合同法第四十七条第二款", LABOUR),
        ("请问劳动合同法第四十七条怎么说", LABOUR),
        ("劳动合同法47 经济补偿", LABOUR),
        ("劳动合同法47，怎么算", LABOUR),
        ("民法典1079条", CIVIL),
        ("民法典一千零七十九", CIVIL),
        ("民法典一〇七九条", CIVIL),
        ("民法1079", CIVIL),
        ("工伤条例17", INJURY),
        ("工伤保险条例第十七条", INJURY),
        ("刑法120条之一", CRIMINAL),
        ("刑法第一百二十条之一", CRIMINAL),
        ("刑法第120条之1", CRIMINAL),
        ("刑法120-1", CRIMINAL),
        ("刑法第一百二十条之一第二款", CRIMINAL),
        ("消法55", "consumer-rights-law 55"),
        ("民诉法123", "civil-procedure-law 123"),
        ("反家暴法23条", "anti-domestic-violence-law 23"),
        ("个保法28", "personal-information-law 28"),
        ("农民工工资条例第30条", "migrant-wage-regulation 30"),
        ("民法典婚姻家庭编的解释（一）第三条", "marriage-family-interpretation-1 3"),
        ("劳动争议司法解释一第1条", "labor-dispute-interpretation-1 1"),
        ("民间借贷司法解释25", "private-lending-interpretation 25"),
        ("劳动合同法实施条例第27条", "labor-contract-regulation 27"),
        ("民法典9", "civil-code 9"),
    ],
)
def test_the_law_and_the_article_are_understood(typed, meant):
    assert asked(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "47",
        "第四十七条",
        "合同法47",  # no longer in force, and not a short name of another law
        "婚姻法32条",
        "劳动合同法",
        "民法典2021年",
        "劳动法十大误区",
        "欠我47000",
        "12348",
        "法47",
        "劳动合同法零",
        "劳动合同法٤٧条",  # digits, but not of any who write so of our laws
        "劳动合同法第٣条之৪",
        "第条",
        "条" * 5000,
        "一" * 10_000,
    ],
)
def test_what_names_no_article_of_a_law_is_not_taken_for_one(typed):
    assert asked(typed) == ""


def test_an_article_without_our_sentence_leads_to_the_page_of_the_law():
    explained, other = reference_in("民法典1079", LAWS), reference_in("民法典9", LAWS)
    assert (explained.address, other.address) == ("look-up/laws/civil-code/#a1079", "look-up/laws/civil-code/")


@given(st.integers(1, 9999))
def test_a_number_in_chinese_reads_back(number):
    assert number_of(chinese_number(number)) == number_of(str(number)) == number


@given(st.text(alphabet="第条之一二三十百千零〇两47１９٣৪ -法民典《》劳动合同", max_size=40))
def test_nothing_typed_breaks_it(typed):
    reference_in(typed, LAWS)
