"""What is found by which words, and what comes first."""

import json

import pytest
from chalicelib.answering.document import GROUPS, Document
from chalicelib.answering.index import SearchIndex
from chalicelib.answering.query import Query
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.index import numbered, write_index

ENTRY = "find/entry"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("工伤待遇", "look-up/calculators/injury/"),
        ("工伤认定 找谁", "learn/guides/injury/#找谁"),
        ("法律援助", "apply/legal-aid/"),
        ("申请法律援助", "apply/legal-aid/"),
        ("请问公证怎么办", "apply/notary/"),
        ("护理费", "look-up/calculators/injury/"),
        ("张三丰", f"{ENTRY}/zhang/"),
        ("汉台区的律师张三丰", f"{ENTRY}/zhang/"),
        ("离婚律师", f"{ENTRY}/chong/"),  # no document holds 婚律
        ("经济补偿", "look-up/laws/contract/#a46"),
        ("劳动合同法", "look-up/laws/contract/"),
        ("ＧＯＮＧＺＨＥＮＧ", "apply/notary/"),
    ],
)
def test_the_best_comes_first(found, typed, first):
    assert found(typed)[0] == first


@pytest.mark.parametrize(
    "typed",
    [
        "劳动合同法47",
        "劳动合同法第47条",
        "劳动合同法第四十七条",
        "《劳动合同法》47条",
        "中华人民共和国劳动合同法第47条",
    ],
)
def test_an_article_is_found_however_it_is_written(found, typed):
    assert found(typed)[0] == "look-up/laws/contract/#a47"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("张山丰", "zhang"),  # one wrong
        ("张丰", "zhang"),  # one missing
        ("张三三丰", "zhang"),  # one too many
        ("三张丰", "zhang"),  # two swapped
        ("汉江律师事物所", "firm"),
        ("律师 张山丰", "zhang"),
        ("阳重", "chong"),
        ("略阳县公正处", "lueyang"),
    ],
)
def test_a_slip_of_one_character_still_finds_a_name(found, typed, meant):
    assert f"{ENTRY}/{meant}/" in found(typed, "directory")[:2]


@pytest.mark.parametrize("typed", ["张丰三三", "李四光", "重山"])
def test_more_than_a_slip_is_another_name(found, typed):
    assert found(typed) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zhangsanfeng", "zhang"),
        ("zhang san feng", "zhang"),
        ("ZSF", "zhang"),
        ("chongyang", "chong"),
        ("zhongyang", "chong"),
        ("lueyang", "lueyang"),
        ("lveyang", "lueyang"),
        ("lvyang", "lueyang"),
        ("lüeyang", "lueyang"),
        ("lyxgzc", "lueyang"),
        ("gongzhengchu", "lueyang"),
        ("baocheng", "chong"),
        ("mianxian", "chong"),
    ],
)
def test_names_are_found_by_their_sound(found, typed, meant):
    assert f"{ENTRY}/{meant}/" in found(typed, "directory")


def test_a_name_that_sounds_exactly_so_comes_before_one_that_only_begins_so(found):
    assert found("gongzheng", "services") == ["apply/notary/"]
    assert found("lushi") == []


def test_a_county_keeps_what_is_there_or_for_the_whole_city(found):
    assert set(found("公证处", "directory")) == {f"{ENTRY}/lueyang/", f"{ENTRY}/city/"}
    assert found("公证处", "directory", "610702") == [f"{ENTRY}/city/"]
    assert found("律师", "directory", "610725") == [f"{ENTRY}/chong/"]


def test_a_county_hides_no_guide(found):
    assert "learn/guides/injury/#找谁" in found("工伤认定", county="610725")


@pytest.mark.parametrize("county", ['610725" OR "', "勉县", "９", "000000"])
def test_a_county_that_is_none_is_no_error(found, county):
    assert isinstance(found("公证处", "directory", county), list)


def test_a_group_alone(found):
    assert all(address.startswith("look-up/laws/") for address in found("工资", "laws"))
    assert found("工伤", "nonsense") == found("工伤")


def test_groups_stand_in_one_order(index):
    groups = [group.group for group in index.find(Query("工伤")).groups]
    assert len(groups) > 3
    assert groups == [group for group in GROUPS if group in groups]


def test_what_matches_only_in_part_comes_behind_what_matches_whole(index):
    found = index.find(Query("劳动合同法第四十七条"))
    assert found.loose
    assert [hit.address for hit in found.groups[0].hits][:2] == [
        "look-up/laws/contract/#a47",
        "look-up/laws/contract/#a46",
    ]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("劳动合同法47", "look-up/laws/contract/#a47"),
        ("劳动合同法", "look-up/laws/contract/"),
        ("工伤待遇计算", "look-up/calculators/injury/"),
        ("张三丰", f"{ENTRY}/zhang/"),
    ],
)
def test_what_is_called_by_its_title_is_named_apart(index, typed, address):
    assert index.find(Query(typed)).called.address == address


@pytest.mark.parametrize("typed", ["工伤", "律师", "张三", ""])
def test_nothing_is_called_so(index, typed):
    assert index.find(Query(typed)).called is None


def test_five_results_with_every_word_need_no_others(index):
    found = index.find(Query("工伤"))
    assert found.total >= 5
    assert not found.loose


def test_a_limit_bounds_what_is_shown_and_not_what_is_counted(index):
    group = index.find(Query("公证处"), "directory", limit=1).group("directory")
    assert (len(group.hits), group.total, group.more) == (1, 2, False)


def test_the_laws_word_is_tried_beside_the_citizens(found):
    assert found("讨薪") == []
    assert found("讨薪", 讨薪=["劳动报酬"])[0] == "learn/guides/injury/#期限"
    assert "learn/wages/" in found("讨薪 仲裁", 讨薪=["劳动报酬", "工资"])
    assert "learn/wages/" in found("我想要钱 仲裁", 想要钱=["劳动报酬"])


def test_words_are_marked_in_title_and_excerpt(index):
    hit = index.find(Query("护理费 待遇")).groups[0].hits[0]
    assert list(hit.title.parts) == [("工伤", False), ("待遇", True), ("计算", False)]
    assert [part for part, is_hit in hit.excerpt.parts if is_hit] == ["护理费"]


def test_an_excerpt_is_the_part_that_was_looked_for(index):
    excerpt = index.find(Query("最后仲裁"), "pages").groups[0].hits[0].excerpt
    assert "仲裁" in excerpt.text
    assert len(excerpt.text) <= 62


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "，。？！",
        "🙂🙂",
        '"NEAR("',
        'NEAR("工伤" "赔偿", 3',
        "工伤\x00赔偿",
        "\x00",
        "\ud800",
        "'; DROP TABLE documents; --",
        "^工伤 @610702 =zhang$ *",
        "AND OR NOT",
        "的",
        "怎么办",
        "zz" * 5_000,
        "工" * 10_000,
        "劳动合同" * 2_500,
        "((((" * 2_500,
        "第9999999999条 法0",
        "İstanbul ﬁ ㎡",
    ],
)
def test_whatever_is_typed_gets_an_answer(index, typed):
    assert index.find(Query(typed)).total >= 0
    assert len(index.suggest(typed)) <= 8


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('工伤律师法条第四 47"*^()=@$zs'))))
def test_no_text_is_an_error(index, typed):
    index.find(Query(typed, {typed[:2]: [typed, "工伤"]}))
    index.suggest(typed)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("张", "张三丰（示例）"),
        ("劳动合", "《劳动合同法》"),
        ("工伤", "工伤了怎么办"),
        ("zs", "张三丰（示例）"),
        ("lvey", "略阳县公证处（示例）"),
        ("公证处", "略阳县公证处（示例）"),
    ],
)
def test_a_beginning_is_completed(index, typed, first):
    assert first in index.suggest(typed)[:3]


def test_suggestions_fit_into_a_kilobyte(index):
    suggested = index.suggest("法")
    assert suggested
    assert len(json.dumps(suggested, ensure_ascii=False).encode()) <= 1000


def test_words_that_very_many_hold_are_found_too_when_nothing_holds_them_together(tmp_path):
    often = [Document("directory", f"find/entry/{n}/", f"第{n}家", "离婚" if n % 2 else "律师") for n in range(1400)]
    write_index(tmp_path / "index", numbered(often), 1)
    index = SearchIndex.open(tmp_path / "index")
    assert index.find(Query("离婚律师")).total > 0
    assert index.find(Query("律师")).total > 0
    index.close()
