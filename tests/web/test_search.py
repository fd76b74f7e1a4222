"""Search as people meet it: what comes first, what danger shows, and that nothing typed breaks, stays or is told."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from urllib.parse import quote, urlencode

import brotli
import pytest
from chalicelib.answering.document import Document
from chalicelib.answering.query import LONGEST

from site_builder.search.index import numbered, write_index
from tests.applicant import other_settings

SEARCH, SUGGEST = "/api/search", "/api/search/suggest"
GUIDE, ENTRY, CALCULATOR = "learn/guides", "find/entry", "look-up/calculators"

CITIZENS = [
    ("讨薪", f"{GUIDE}/unpaid-wages/"),
    ("老板不给工钱跑了", f"{GUIDE}/unpaid-wages/"),
    ("包工头欠我工钱", f"{GUIDE}/unpaid-wages/"),
    ("脚趾砸断了赔多少", f"{CALCULATOR}/work-injury/"),
    ("工伤赔钱", f"{CALCULATOR}/work-injury/"),
    ("打离婚", f"{GUIDE}/divorce/"),
    ("要回彩礼", "look-up/laws/bride-price-interpretation/"),
    ("娃判给谁", f"{CALCULATOR}/child-support/"),
    ("要账", f"{GUIDE}/private-lending/"),
    ("劳动合同法47", "look-up/laws/labor-contract-law/#a47"),
    ("民法典一千零七十九", "look-up/laws/civil-code/#a1079"),
    ("消法55", "look-up/laws/consumer-rights-law/#a55"),
    ("公证法", "look-up/laws/notary-law/"),
    ("请不起律师", "apply/legal-aid/"),
    ("汉台 法律援助", "find/hantai/legal-aid-centre/"),
    ("fpxdhbsfs", f"{ENTRY}/foping-daheba-judicial-office/"),
    ("dahebasifasuo", f"{ENTRY}/foping-daheba-judicial-office/"),
    ("大河巴司法所", f"{ENTRY}/foping-daheba-judicial-office/"),  # a slip
    ("12348", "ask/hotline/"),
    ("鉴定费多少钱", "look-up/forensic-fee/"),
    ("打官司要交多少钱", f"{CALCULATOR}/litigation-fee/"),
    ("邻居占我家地", "apply/mediation/"),
    ("我爸几岁退休", f"{CALCULATOR}/retirement-age/"),
    ("车祸赔多少", f"{CALCULATOR}/traffic-accident/"),
    ("离婚律师", f"{GUIDE}/divorce/"),
    ("要工钱咋办", f"{GUIDE}/unpaid-wages/"),
    ("我爸在工地上摔断了腿", f"{GUIDE}/work-injury/"),
    ("电信诈骗", f"{GUIDE}/fraud/"),
    ("劳动仲裁", "apply/arbitration/labour/"),
    ("找律师", "find/lawyer/"),
    ("妇联在哪", "find/womens-federation/"),
    ("南郑区法院", "find/nanzheng/court/"),
    ("公证处在哪", "find/notary-office/"),
    ("铺镇", "find/hantai/610702100/"),
]
"""What made-up citizens type, and where the first link of what is found leads, whatever part of the page it names."""


def ask(api, text, /, accept="text/html", **narrowed):
    return api.get(SEARCH, urlencode({"q": text, **narrowed}), HTTP_ACCEPT=accept)


def found(api, text, **narrowed):
    """The same for programs."""
    return json.loads(ask(api, text, "application/json", **narrowed).body)


def first_link(api, text):
    """Where the first thing found leads, from the root."""
    page = ask(api, text).text
    return re.search(r'<ul class="cards">\s*<li><a href="(?:\.\./)*([^"]*)"', page)[1]


# ---- what comes first


@pytest.mark.parametrize(("typed", "leads_to"), CITIZENS)
def test_what_a_citizen_types_leads_him_first_to(api, typed, leads_to):
    leads = first_link(api, typed)
    assert leads == leads_to or leads.partition("#")[0] == leads_to


def test_where_a_notary_is_is_answered_by_the_directory_too(api):
    groups = found(api, "公证处在哪")["groups"]
    assert {"directory", "answers"} == {group["group"] for group in groups[:2]}


def test_a_sound_finds_people_and_offices(api):
    assert "lvshi" not in ask(api, "lvshi", group="directory").text.partition("<main")[2].replace("q=lvshi", "")
    assert found(api, "lvshi", group="directory")["groups"][0]["total"] >= 10


def test_an_article_that_we_do_not_explain_leads_to_the_law_and_to_the_national_database(api):
    page = ask(api, "民法典9").text
    assert 'href="../look-up/laws/civil-code/"' in page
    assert "https://flk.npc.gov.cn/detail?id=" in page


def test_texts_of_laws_are_searched_where_there_are_any(api, tmp_path):
    texts = tmp_path / "laws.sqlite"
    write_index(texts, numbered([Document("laws", "id1#第一条", "《渔业法》第一条", "鱼要养好。")]), 1)
    with other_settings(LAWS=str(texts)):
        assert found(api, "渔业法第一条", group="laws")["groups"][0]["hits"][0]["title"] == "《渔业法》第一条"
        page = ask(api, "渔业法").text
    assert 'href="https://flk.npc.gov.cn/detail?id=id1"' in page
    assert "国家法律法规数据库的全文，以那里的为准" in page


# ---- the page


def test_what_was_typed_stands_in_the_box_and_is_marked(api):
    page = ask(api, "讨薪<b>").text
    assert 'value="讨薪&lt;b&gt;"' in page
    assert "<mark>" in page
    assert "<b>" not in page


def test_groups_are_narrowed_by_links_and_counted(api):
    groups = {group["group"]: group["total"] for group in found(api, "离婚")["groups"]}
    page = ask(api, "离婚").text
    assert f"全部{groups['laws']}条" in page
    assert f'href="search?{urlencode({"q": "离婚", "group": "laws"})}"' in page or "group=laws" in page
    narrowed = found(api, "离婚", group="laws")["groups"]
    assert [group["group"] for group in narrowed] == ["laws"]


def test_a_group_has_pages(api):
    first, second = (found(api, "律师", group="directory", page=page)["groups"][0]["hits"] for page in ("1", "2"))
    assert len(first) == len(second) == 10
    assert not {hit["address"] for hit in first} & {hit["address"] for hit in second}
    assert "page=2" in ask(api, "律师", group="directory").text


def test_a_county_leaves_what_is_there_or_for_everybody(api):
    hits = found(api, "法律援助中心", group="directory", county="610730")["groups"][0]["hits"]
    assert {hit["county"] for hit in hits} <= {"610730", ""}
    assert 'aria-current="page">佛坪县' in ask(api, "法律援助中心", county="610730").text


def test_of_the_directory_county_and_kind_are_said(api):
    assert "佛坪县 · 司法所" in ask(api, "大河坝司法所").text


def test_nothing_typed_is_an_invitation(api):
    answer = api.get(SEARCH)
    assert answer.status == 200
    assert "用您自己的话写" in answer.text
    assert "learn/guides/divorce/" in answer.text


@pytest.mark.parametrize("narrowed", [{}, {"group": "documents"}, {"county": "610730", "group": "laws"}])
def test_nothing_found_is_no_dead_end(api, narrowed):
    page = ask(api, "zzqqxx", **narrowed).text
    assert "没有找到" in page
    assert 'href="tel:12348"' in page
    assert {"ask/", "learn/guides/work-injury/"} <= set(re.findall(r'href="(?:\.\./)*([^"]*)"', page))


@pytest.mark.parametrize("typed", ["讨薪", "律师", "打我", "离婚", "劳动合同法47", "zzqqxx"])
def test_results_weigh_little_beyond_the_frame(api, typed):
    def weight(answer):
        return len(brotli.compress(answer.body, quality=9, lgwin=16))

    frame = re.sub("(?s)<main.*</main>", "", api.get(SEARCH).text)
    assert weight(ask(api, typed)) - len(brotli.compress(frame.encode(), quality=9, lgwin=16)) < 5 * 1024


def test_it_comes_compressed_since_there_is_no_secret_on_it(api):
    answer = api.get(SEARCH, urlencode({"q": "离婚"}), HTTP_ACCEPT_ENCODING="br")
    assert (answer.headers["Content-Encoding"], answer.headers["Cache-Control"]) == ("br", "no-store")


def test_no_search_engine_keeps_it_and_our_script_may_run(api):
    headers = ask(api, "离婚").headers
    assert headers["X-Robots-Tag"] == "noindex"
    assert "script-src 'self'" in headers["Content-Security-Policy"]


# ---- danger


@pytest.mark.parametrize("typed", ["打我", "家暴", "想死", "不想活", "强奸", "娃被拐了", "被关起来"])
def test_danger_shows_whom_to_ring_before_anything_else(api, typed):
    main = ask(api, typed).text.partition("<main")[2]
    danger = main.index('class="admonition important"')
    assert main.index("快速离开") < danger
    assert danger < (main.index('class="pages"') if 'class="pages"' in main else len(main))
    assert 'href="tel:110"' in main
    assert 'href="../apply/safe-contact/"' in main
    assert "xiaolan.svg" not in main


@pytest.mark.parametrize("typed", ["打官司", "打工", "打欠条", "讨薪", ""])
def test_no_danger_no_alarm(api, typed):
    assert "admonition important" not in ask(api, typed).text


# ---- whatever is typed


HOSTILE = [
    "x" * 10_000,
    "离" * 10_000,
    "😀👨‍👩‍👧",
    '"',
    "'; DROP TABLE words; --",
    '"NEAR("',
    "NEAR(",
    "NEAR(a b, 5)",
    "a* OR b NOT c AND",
    "^离婚 =x @610702",
    "title:离婚",
    "\x00离婚\x00",
    "\u202e离婚",
    "(" * 500,
    "%",
    "_%",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "[[content]]",
    "\r\nSet-Cookie: a=b",
    "\ufffd\uffff",
    "条" * 200,
    "一" * 200 + "条",
    "第条之",
]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize("path", [SEARCH, SUGGEST])
def test_whatever_is_typed_gets_an_answer(api, path, typed):
    answer = api.get(path, urlencode({"q": typed}))
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
    assert "<script>alert" not in answer.text or path == SUGGEST


@pytest.mark.parametrize(
    "query",
    [
        "q=%",
        "q=%zz",
        "q=%ff%fe",
        "q=%ed%a0%80",
        "q=a&q=b",
        "q",
        "&&&",
        "q=离婚&group=nothing",
        "q=离婚&group=laws%00",
        "q=离婚&county=999999",
        "q=离婚&county='",
        "q=离婚&page=0",
        "q=离婚&page=99&group=laws",
        "q=离婚&page=-1",
        "q=离婚&page=٣",
        "q=离婚&page=99999999999999999999",
    ],
)
def test_whatever_is_asked_gets_an_answer(api, query):
    assert api.get(SEARCH, quote(query, safe="=&%")).status == 200


def test_half_a_character_of_a_pair_gets_a_page(api):
    from chalicelib.web.search_results import Asked

    assert Asked.read({"q": ["离\ud800婚"]}).text == "离 婚"


def test_what_is_too_long_is_cut_and_said(api):
    page = ask(api, "离婚" * 5_000).text
    assert f"只看了前面{LONGEST}个字" in page
    assert len(page) < 100_000


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("POST", 405), ("PUT", 405), ("DELETE", 405)])
def test_it_is_only_read(api, method, status):
    assert api.ask(method, SEARCH, query="q=x").status == status


@pytest.mark.parametrize("path", [SEARCH, SUGGEST])
def test_the_page_that_a_result_leads_to_does_not_hear_what_was_typed(api, path):
    assert api.get(path, urlencode({"q": "离婚"})).headers["Referrer-Policy"] == "no-referrer"


# ---- suggestions


def test_titles_are_suggested_and_not_much(api):
    answer = api.get(SUGGEST, urlencode({"q": "离婚"}))
    titles = json.loads(answer.body)
    assert "要离婚怎么办" in titles
    assert len(titles) == len(set(titles))
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("typed", ["", "律", "律师", "法", "lvshi", "离婚", "a"])
def test_suggestions_weigh_a_kilobyte_at_most(api, typed):
    assert len(api.get(SUGGEST, urlencode({"q": typed})).body) <= 1024


# ---- nothing is kept, nothing is told


def test_words_searched_are_in_no_log_and_no_file(api, caplog):
    from chalicelib.settings import settings

    secret = "西游记里的一句暗号"
    with caplog.at_level(logging.DEBUG):
        for path in (SEARCH, SUGGEST):
            assert api.get(path, urlencode({"q": secret, "group": "laws"})).status == 200
    forms = (secret, quote(secret), ascii(secret)[1:-1])
    assert not any(form in caplog.text for form in forms)
    files = [file.read_bytes() for file in settings().data.rglob("*") if file.is_file()]
    assert not any(form.encode() in file for form in forms for file in files)


@pytest.fixture
def without_index(api, city, tmp_path):
    """The functions with everything that was compiled but the index; a test may put something in its place."""
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    for file in city.compiled.iterdir():
        if file.name != "search.sqlite":
            (compiled / file.name).write_bytes(file.read_bytes())
    with other_settings(COMPILED=str(compiled)):
        yield compiled / "search.sqlite"


@pytest.mark.parametrize("instead", [None, b"", b"no database at all" * 500])
def test_without_its_index_the_page_says_so_and_leads_on(api, without_index, caplog, instead):
    if instead is not None:
        without_index.write_bytes(instead)
    answer = ask(api, "离婚的暗号")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert "搜索现在用不了" in answer.text
    assert 'href="tel:12348"' in answer.text
    assert "search index cannot be read: SQLITE_" in caplog.text
    assert "暗号" not in caplog.text


def test_programs_are_told_the_same_without_it(api, without_index):
    answer = ask(api, "离婚", "application/json")
    assert (answer.status, json.loads(answer.body)["error"]["status"]) == (503, 503)
    suggested = api.get(SUGGEST, urlencode({"q": "离婚"}))
    assert (suggested.status, suggested.body) == (503, b"[]")


def test_texts_of_laws_that_cannot_be_read_leave_the_rest(api, tmp_path, caplog):
    texts = tmp_path / "laws.sqlite"
    texts.write_bytes(b"no database at all" * 500)
    with other_settings(LAWS=str(texts)):
        assert first_link(api, "劳动合同法47") == "look-up/laws/labor-contract-law/#a47"
    assert "law texts cannot be read: SQLITE_" in caplog.text


def test_texts_of_laws_that_were_stored_damaged_leave_the_rest(api, tmp_path, caplog):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "cut").write_bytes(b"no index")
    with other_settings(DATA=str(tmp_path), LAWS_OBJECT="cut"):
        assert first_link(api, "劳动合同法47") == "look-up/laws/labor-contract-law/#a47"
    assert "law texts cannot be read: BadGzipFile" in caplog.text


def test_an_error_is_told_by_its_name_alone():
    from chalicelib.web.search_results import name_of

    error = sqlite3.OperationalError('fts5: syntax error near "暗号"')
    assert name_of(error) == "OperationalError"
