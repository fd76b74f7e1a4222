"""What becomes of each row: new, changed, the same, gone, refused. A bad row never stops a good one."""

from __future__ import annotations

from datetime import date

import pytest
from chalicelib.definitions.errors import DefinitionsRefused

from .registers import SOURCE, Content, a_lawyer, as_xlsx, table

LICENCE = "16107201911000012"


@pytest.fixture
def content(tmp_path):
    """A city without a single entry yet."""
    return Content(tmp_path)


def an_office(name: str = "某某所", kind: str = "律师事务所", **more: str) -> dict[str, str]:
    """An office as a bureau lists one."""
    return {"类别": kind, "名称": name, "县区": "汉台区", "来源": SOURCE, **more}


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"姓名": ""}, "第3行 {}：缺「姓名」"),
        ({"类别": ""}, "第3行 坏行：缺「类别」"),
        ({"类别": "和尚"}, "第3行 类别（A列）：类别认不出「和尚」"),
        ({"县区": ""}, "第3行 坏行：缺「县区」"),
        ({"县区": "某县"}, "第3行 坏行：city.yml 里没有县区「某县」"),
        ({"乡镇": "某镇"}, "第3行 坏行：city.yml 里这个县区没有乡镇「某镇」"),
        ({"来源": ""}, "第3行 坏行：缺「来源」"),
        ({"来源": "听说的"}, "第3行 来源（D列）：来源写网址，或者名册和年月"),
        ({"电话": "2345678"}, "第3行 电话（E列）：电话写成「区号-号码」"),
        ({"电话": "13800138000"}, "第3行 电话（E列）：手机号要本人同意公开才能写"),
        ({"执业证号": "1610720191100001"}, "第3行 执业证号（E列）：律师执业证号是17位数字"),
        ({"执业证号": "610702199001011015"}, "第3行 执业证号（E列）：执业证号填成了身份证号"),
        ({"执业证号": "1.61072E+16"}, "第3行 执业证号（E列）：这个长号码被表格软件存成了数字"),
        ({"案例": "联系 13800138000"}, "第3行 案例（E列）：「案例」里有身份证号或者手机号「138…」"),
        ({"专长": "看风水"}, "第3行 专长（E列）：专长认不出「看风水」，可以写：要工钱、"),
        ({"核实日期": "去年"}, "第3行 核实日期（E列）：「核实日期」要写成 2026-11-02 这样的日期"),
        ({"核实日期": "2026-12-31"}, "第3行 核实日期（E列）：核实日期 2026-12-31 还没有到"),
        ({"姓名": "=1+1"}, "第3行 姓名（B列）：这一格是公式"),
        ({"姓名": "+坏行"}, "第3行 姓名（B列）：「+坏行」开头的符号会让表格软件当成公式"),
        ({"执业机构": "没有的所"}, "第3行 执业机构（E列）：机构名单里没有「没有的所」，先导入机构的名册"),
        ({"网站编号": "王 某"}, "第3行 网站编号（E列）：编号用小写英文、数字和短横线"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_reason_while_the_good_ones_enter(content, changes, why):
    assert not content.take(table(a_lawyer("甲"), a_lawyer("坏行") | changes, a_lawyer("乙")))
    assert why.replace(" {}", "") in content.told_after("没有收：1行")[0]
    assert [row["name"] for row in content.rows()] == ["甲", "乙"]


def test_a_row_with_several_faults_is_told_of_all(content):
    content.take(table(a_lawyer(电话="2345678", 专长="看风水", 核实日期="去年")))
    assert len(content.told_after("没有收：1行")) == 3


def test_a_row_shifted_by_a_comma_is_not_taken_for_what_it_seems(content):
    assert not content.take("类别,姓名,县区,来源\n律师,王某,汉台区,某路1号,二楼,https://example.org\n".encode())
    assert "这一行比表头多了一格" in content.told_after("没有收")[0]
    assert not content.people.exists()


@pytest.mark.parametrize("fault", ["=A1", "#N/A", 16107201911000012])
def test_a_cell_of_a_workbook_that_cannot_be_believed_refuses_its_row(content, fault):
    head, good = table(a_lawyer("甲", 执业证号=""))
    assert not content.take(as_xlsx([head, good, [*good[:1], "坏行", *good[2:4], fault]]))
    assert content.told_after("没有收：1行")[0].startswith("第3行 执业证号（E列）：这")
    assert [row["name"] for row in content.rows()] == ["甲"]


def test_what_a_register_says_nowhere_may_be_said_for_all_of_it(content):
    rows = [["姓名", "县区"], ["王某", "汉台区"]]
    assert not content.take(rows)
    assert "整份名册是一类的，命令后面加 --kind 律师" in content.told_after("没有收：1行")
    assert content.take(rows, kind="律师", source=SOURCE, verified_on=date(2026, 11, 20))
    assert [content.rows()[0][key] for key in ("kind", "source", "verified_on")] == ["lawyer", SOURCE, "2026-11-20"]


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"kind": "和尚"}, "--kind：类别认不出「和尚」"),
        ({"verified_on": date(2026, 12, 1)}, "--verified 写的 2026-12-01 还没有到"),
    ],
)
def test_what_is_said_for_all_is_checked_first(content, wish, why):
    assert why in content.refusal(table(a_lawyer()), **wish)


def test_nobody_is_said_to_be_verified_whom_nobody_verified(content):
    assert content.take(table(a_lawyer()))
    assert content.rows()[0]["verified_on"] == ""
    assert any(line.startswith("没有核实日期：1个") for line in content.told)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (a_lawyer(执业证号=LICENCE), a_lawyer("王大", "洋县", 执业证号=LICENCE)),
        (a_lawyer(), a_lawyer(执业证号=LICENCE, 电话="0916-2345678")),
        (a_lawyer(网站编号="wang"), a_lawyer("王大", 网站编号="wang")),
        (a_lawyer("王伟（示例）"), a_lawyer("王 伟(示例)", 专长="离婚")),
    ],
)
def test_somebody_is_known_again_by_number_or_name_and_keeps_the_id(content, before, after):
    content.take(table(before))
    id_ = content.rows()[0]["id"]
    assert content.take(table(after))
    assert [row["id"] for row in content.rows()] == [id_]
    assert "有变化：1个" in content.told


def test_an_office_that_moved_and_changed_its_name_is_known_by_its_credit_code(content):
    content.take(table(an_office(统一社会信用代码="31610000MD0000000F")))
    content.take(table(an_office("新名所", 统一社会信用代码="31610000MD0000000F", 县区="洋县", 地址="示例路2号")))
    (row,) = content.rows(content.offices)
    assert row["id"].startswith("hantai-law-firm-")
    assert content.told_after("有变化：1个") == [f"洋县 新名所（{row['id']}）：名称、县区、地址"]


@pytest.mark.parametrize(
    ("kind", "town", "other", "other_town"),
    [
        ("司法局", "", "公共法律服务中心", ""),
        ("公共法律服务工作站", "铺镇", "公共法律服务工作站", "汉王镇"),
    ],
)
def test_an_office_with_the_credit_code_of_the_one_that_keeps_it_does_not_take_its_place(
    content, kind, town, other, other_town
):
    code = {"统一社会信用代码": "31610000MD0000000F"}
    content.take(table(an_office("某局", kind, 乡镇=town, **code)))
    assert content.take(table(an_office("某中心", other, 乡镇=other_town, **code)))
    assert [row["name"] for row in content.rows(content.offices)] == ["某局", "某中心"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (a_lawyer(执业证号=LICENCE), a_lawyer(执业证号="16107201911000013")),
        (a_lawyer(类别="人民调解员", 乡镇="铺镇"), a_lawyer(类别="人民调解员", 乡镇="汉王镇")),
        (a_lawyer(), a_lawyer(县区="洋县")),
        (a_lawyer(), a_lawyer(类别="人民调解员")),
    ],
)
def test_two_of_one_name_are_two(content, one, other):
    assert content.take(table(one, other))
    assert len({row["id"] for row in content.rows()}) == 2


def test_whom_a_row_means_is_never_guessed(content):
    content.take(table(a_lawyer(执业证号=LICENCE), a_lawyer(执业证号="16107201911000013")))
    assert not content.take(table(a_lawyer(电话="0916-2345678")))
    assert "名单里有2个都可能是" in content.told_after("没有收：1行")[0]
    assert not any(line.startswith("名单里没有了") for line in content.told)


def test_a_person_listed_twice_is_taken_once(content):
    assert not content.take(table(a_lawyer(), a_lawyer(电话="0916-2345678")))
    assert "和第2行是同一个" in content.told_after("没有收：1行")[0]
    assert [row["phone"] for row in content.rows()] == [""]


def test_people_are_found_in_the_office_that_the_same_file_brings(content):
    people = [["类别", "姓名", "县区", "来源", "执业机构"], ["律师", "王某", "汉台区", SOURCE, "某某所"]]
    assert content.take(as_xlsx(people, table(an_office())))
    assert content.rows()[0]["office"] == content.rows(content.offices)[0]["id"]


def test_two_offices_of_one_name_are_told_by_their_ids(content):
    content.take(table(an_office(), an_office(县区="洋县")))
    assert not content.take(table(a_lawyer(执业机构="某某所")))
    assert "叫「某某所」的机构有2个，请写网站编号" in content.told_after("没有收")[0]


def test_what_a_register_leaves_empty_stays_as_it_is(content):
    content.take(table(a_lawyer(电话="0916-2345678", 专长="离婚")))
    assert content.take(table(a_lawyer(电话="", 专长="")))
    assert "没有变：1个" in content.told


def test_the_day_of_verification_never_goes_back(content):
    content.take(table(a_lawyer(核实日期="2026-11-02")))
    content.take(table(a_lawyer(核实日期="2025-01-01")))
    assert content.rows()[0]["verified_on"] == "2026-11-02"
    content.take(table(a_lawyer()), verified_on=date(2026, 11, 20))
    assert content.rows()[0]["verified_on"] == "2026-11-20"
    assert "有变化：0个；另外1个只换了来源或者核实日期" in content.told


def test_a_consent_is_for_one_mobile_alone(content):
    content.take(table(a_lawyer(电话="13800138000", 同意公开日期="2026-11-02")))
    assert not content.take(table(a_lawyer(电话="13900139000")))
    assert "手机号要本人同意公开才能写" in content.told_after("没有收：1行")[0]
    assert content.take(table(a_lawyer(电话="0916-2345678")))
    assert content.rows()[0]["mobile_consent_on"] == ""


def test_a_credit_code_that_does_not_add_up_is_taken_and_told(content):
    assert content.take(table(an_office(统一社会信用代码="31610000MD0000000E")))
    assert any("31610000MD0000000E」最后一位对不上" in line for line in content.told)


def test_a_real_offices_site_takes_nobody_made_up(content):
    city = content.folder / "city.yml"
    particulars = ("name", "domain", "id_code", "host_unit", "contact", "icp", "police_record", "report_error_url")
    text = city.read_text("utf-8").replace(
        "\ngov_site:\n", "\ngov_site: {" + ", ".join(f"{each}: 值" for each in particulars) + "}\n"
    )
    city.write_text(text, "utf-8")
    assert not content.take(table(a_lawyer("王某（示例）")))
    assert "正式网站不能有示例的人和机构" in content.told_after("没有收：1行")[0]


def test_content_that_is_wrong_already_is_mended_first(content):
    content.write(
        ("id", "kind", "name", "county", "source", "verified_on"), [["x", "monk", "某", "610702", SOURCE, ""]]
    )
    before = content.offices.read_bytes()
    with pytest.raises(DefinitionsRefused, match=r"content/directory/offices\.csv 第2行"):
        content.take(table(an_office()))
    assert content.offices.read_bytes() == before
