"""What of the site can be found, and under which words."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.answering.document import GROUPS
from chalicelib.answering.index import SearchIndex
from chalicelib.answering.query import Query

from site_builder import ROOT
from site_builder.generated import generated_pages
from site_builder.search.documents import documents
from site_builder.search.plain_text import plain_text, sections
from site_builder.sources import read_content
from tests.conftest import TODAY

CONTENT = read_content(ROOT / "content").shown_on(TODAY)
DOCUMENTS = documents(CONTENT, generated_pages(CONTENT, TODAY), TODAY)
BY_ADDRESS = {document.address: document for document in DOCUMENTS}


@pytest.fixture(scope="module")
def index(city):
    """The index of the real site."""
    opened = SearchIndex.open(city.compiled / "search.sqlite")
    yield opened
    opened.close()


def test_every_group_holds_something_and_no_address_leads_to_two():
    assert {document.group for document in DOCUMENTS} == set(GROUPS)
    assert len(BY_ADDRESS) == len(DOCUMENTS)


def test_every_document_leads_to_a_place_on_the_site(real_site, read_page):
    for address in BY_ADDRESS:
        page, _, anchor = address.partition("#")
        html = (real_site / page / "index.html").read_text("utf-8")
        assert not anchor or f' id="{anchor}"' in html, address


def test_every_page_is_found_but_for_staffs_and_editors_own_and_further_pages_of_lists(real_site):
    pages = {path.parent.relative_to(real_site).as_posix() + "/" for path in real_site.rglob("index.html")}
    pages = {page for page in pages if not page.startswith("e/")} - {"./"}
    found = {address.partition("#")[0] for address in BY_ADDRESS}
    missing = {page for page in pages - found if not page.rstrip("/").rpartition("/")[2].isdigit()}
    editing = {f"about/editing{of}/" for of in ("", "-learn", "-dates", "-services", "-sharing")}
    assert missing == {"about/staff/", "about/directory-editing/", *editing}
    assert "" in found


def test_an_article_says_what_we_say_of_it():
    article = BY_ADDRESS["look-up/laws/labor-contract-law/#a47"]
    assert (article.group, article.title) == ("laws", "《劳动合同法》第四十七条")
    assert article.text == CONTENT.catalogue.law("labor-contract-law").articles["47"]


def test_each_section_of_a_guide_is_an_answer():
    answer = BY_ADDRESS["learn/guides/work-injury/#找谁"]
    assert (answer.group, answer.title) == ("answers", "工伤了怎么办：找谁")
    assert BY_ADDRESS["learn/guides/work-injury/"].group == "pages"


def test_the_list_of_a_county_belongs_to_it():
    lists = {document.address: document.county for document in DOCUMENTS if document.group == "directory"}
    assert lists["find/hantai/"] == "610702"
    assert lists["find/lawyer/"] == ""


def test_an_entry_is_found_by_its_county_and_its_bare_name():
    entry = BY_ADDRESS["find/entry/hantai-legal-aid-centre/"]
    assert entry.title == "汉台区法律援助中心（示例）"
    assert {"汉台区法律援助中心", "法律援助中心", "汉台区"} <= set(entry.names)
    assert entry.county == "610702"


def test_a_phone_that_nobody_checked_for_two_years_is_not_found():
    shown = {each.phone for each in CONTENT.directory.listed if each.phone}
    assert any(phone in document.text for phone in shown for document in DOCUMENTS)
    later = documents(CONTENT, (), date(2036, 1, 1))
    assert not [d for d in later if d.group == "directory" and any(phone in d.text for phone in shown)]


def test_who_was_not_checked_for_a_year_stands_last():
    entries = [d.address for d in documents(CONTENT, (), TODAY) if d.group == "directory"]
    checked = [each for each in CONTENT.directory.listed if each.verified_on]
    oldest = min(checked, key=lambda each: each.verified_on)
    day = oldest.verified_on.replace(year=oldest.verified_on.year + 1, day=28)
    assert set(entries) == {each.address for each in CONTENT.directory.listed}
    old = {each.address for each in CONTENT.directory.listed if each.age(day) != "current"}
    order = [d.address in old for d in documents(CONTENT, (), day) if d.group == "directory"]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("劳动合同法47", "look-up/laws/labor-contract-law/#a47"),
        ("诉讼费计算", "look-up/calculators/litigation-fee/"),
        ("汉台区法律援助中心", "find/entry/hantai-legal-aid-centre/"),
        ("汉台区 律师", "find/hantai/lawyer/"),
        ("htqflyzzx", "find/entry/hantai-legal-aid-centre/"),
        ("汉台区法律缓助中心", "find/entry/hantai-legal-aid-centre/"),
        ("委托授权书", "apply/legal-aid/sheets/power_of_attorney/"),
    ],
)
def test_the_real_site_answers(index, typed, first):
    found = index.find(Query(typed))
    assert (found.called or found.groups[0].hits[0]).address == first


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("- **先治伤。**\n- 打 [120](tel:120)", "先治伤。打 120"),
        ('!!! deadline "30天内：去申请"\n    从那天算。', "30天内：去申请。从那天算。"),
        ("| 事 | 钱 |\n|---|---:|\n| 简易程序 | 减半 |", "事 钱 简易程序 减半"),
        ("### 第一种\n\n1. 去问\n2. 去办", "第一种 去问 去办"),
        ("看`这个`。\n再看 https://x.example/", "看这个。再看 https://x.example/"),
    ],
)
def test_only_what_a_reader_sees_is_kept(markdown, text):
    assert plain_text(markdown) == text


def test_sections_have_the_anchors_that_the_site_gives_them():
    before, found = sections("开头。\n\n## 找 谁？\n\n问人。\n\n### 找谁\n\n## 找谁\n\n再问。\n")
    assert before.strip() == "开头。"
    assert [(anchor, heading) for anchor, heading, _ in found] == [("找-谁", "找 谁？"), ("找谁_1", "找谁")]


def test_a_page_without_sections_is_all_beginning():
    assert sections("一句话。\n```\n## 不是标题\n```") == ("一句话。\n```\n## 不是标题\n```", [])
