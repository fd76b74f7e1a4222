"""Pages that the builder makes from definitions: calculators, sections, the page not found."""

import pytest


@pytest.fixture
def lines(small_site, read_page):
    """Turns an address into the lines that a reader sees there."""
    return lambda file: read_page((small_site / file).read_text("utf-8")).lines


def test_the_list_of_calculators_leads_to_each(small_site):
    html = (small_site / "look-up/calculators/index.html").read_text("utf-8")
    assert '<a href="../../look-up/calculators/court-fee/">诉讼费计算</a>' in html


def test_a_calculator_stands_ready_with_its_worked_examples_and_articles(small_site, read_page):
    page = read_page((small_site / "look-up/calculators/court-fee/index.html").read_text("utf-8"))
    assert "../../../api/calculators/court-fee" in page.links
    assert "../../../api/calculators/court-fee?case=property&amount=150000&procedure=ordinary" in page.links
    assert "《诉讼费用交纳办法》第十三条" in page.lines


def test_the_form_of_the_elder_view_goes_to_the_same_function(small_site, read_page):
    page = read_page((small_site / "e/look-up/calculators/court-fee/index.html").read_text("utf-8"))
    assert "../../../../api/calculators/court-fee" in page.links


def test_the_page_not_found_offers_every_section(lines):
    assert {"这一页找不到了", "我要咨询", "我要学法", "关于本站"} <= set(lines("404.html"))


def test_a_section_lists_what_lies_right_below_it(lines):
    section = lines("learn/index.html")
    assert section.index("借钱不还") < section.index("借钱不还，这一页说清楚。")


def test_the_home_page_leads_to_every_section_but_the_one_about_itself(lines):
    home = lines("index.html")
    body = home[home.index("免费法律热线") :]
    assert "我要咨询" in body
    assert "我要学法" in body
    assert "关于本站" not in body[: body.index("大家常办")]


def test_an_office_has_its_page_and_its_card(small_site, lines):
    assert "东区法律援助中心" in lines("find/entry/east-aid/index.html")
    card = (small_site / "data/cards/east-aid.vcf").read_bytes()
    assert b"TEL;TYPE=WORK,VOICE:+86-916-1234567\r\n" in card
