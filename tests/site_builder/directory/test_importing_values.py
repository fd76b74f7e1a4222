"""What cells say, in the ways in which offices write it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from site_builder.directory.importing.chinese_hours import hours_of
from site_builder.directory.importing.values import day_of, phone_of

from .registers import SOURCE, Content, a_lawyer, as_xlsx, table


@pytest.fixture
def content(tmp_path):
    """A city without a single entry yet."""
    return Content(tmp_path)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0916-2345678", "0916-2345678"),
        ("（0916）2345678", "0916-2345678"),
        ("(0916) 2345678", "0916-2345678"),
        ("０９１６－２３４５６７８", "0916-2345678"),
        ("0916—2345678", "0916-2345678"),
        ("0916 234 5678", "0916-2345678"),
        ("09162345678", "0916-2345678"),
        ("+86 916 2345678", "0916-2345678"),
        ("86-0916-2345678", "0916-2345678"),
        ("0916-2345678转801", "0916-2345678-801"),
        ("029-87654321", "029-87654321"),
        ("02987654321", "029-87654321"),
        ("01087654321", "010-87654321"),
        ("12348", "12348"),
        ("400-123-4567", "400-123-4567"),
        ("0000-1234567", "0000-1234567"),
        ("138 0013 8000", "13800138000"),
        ("+86-13800138000", "13800138000"),
        ("2345678", "2345678"),
        ("9162345678", "9162345678"),
        ("0916-2345678/2345679", "0916-2345678/2345679"),
        ("问前台", "问前台"),
    ],
)
def test_a_phone_is_written_in_one_way_or_left_for_the_checks_to_refuse(written, phone):
    assert phone_of(written) == phone


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-02", "2026-11-02"),
        ("2026/11/2", "2026-11-02"),
        ("2026.11.2", "2026-11-02"),
        ("2026年11月2日", "2026-11-02"),
        ("２０２６年１１月２日", "2026-11-02"),
        ("2026-11-02 00:00:00", "2026-11-02"),
        ("20261102", "2026-11-02"),
        ("46328", "2026-11-02"),
        ("2026年11月", "2026年11月"),
        ("2026-02-30", "2026-02-30"),
        ("去年", "去年"),
    ],
)
def test_a_day_is_written_in_one_way_or_left_for_the_checks_to_refuse(written, day):
    assert day_of(written) == day


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Mo-Fr 08:30-12:00", "Mo-Fr 08:30-12:00"),
        ("周一至周五 8:30-12:00，14:00-18:00", "Mo-Fr 08:30-12:00,14:00-18:00"),
        ("周一到周五：上午8：30—12：00，下午2：00—6：00", "Mo-Fr 08:30-12:00,14:00-18:00"),
        ("星期一至星期五 08:30～12:00 14:00～17:30", "Mo-Fr 08:30-12:00,14:00-17:30"),
        ("工作日9:00-17:00；周六9:00-12:00。", "Mo-Fr 09:00-17:00; Sa 09:00-12:00"),
        ("周一、周三 9:00-12:00", "Mo,We 09:00-12:00"),
        ("每天 9:00-17:00", "Mo-Su 09:00-17:00"),
        ("周一至周五 9:00-17:00；周三 休息", "Mo-Fr 09:00-17:00; We off"),
        ("夏季 8:00-12:00", "夏季 8:00-12:00"),
        ("五一不开，别的日子 9:00-17:00", "五一不开，别的日子 9:00-17:00"),
        ("周一至周五 12:00-8:30", "周一至周五 12:00-8:30"),
    ],
)
def test_opening_hours_in_words_are_read_where_nothing_must_be_guessed(written, hours):
    assert hours_of(written) == hours


@pytest.mark.parametrize(
    ("header", "written", "column", "value"),
    [
        ("县区", "汉台", "county", "610702"),
        ("县区", "610702.0", "county", "610702"),
        ("县区", "陕西省汉中市洋县", "county", "610723"),
        ("县区", "南郑县", "county", "610703"),
        ("县区", "汉中市", "county", "610700"),
        ("县区", "市直", "county", "610700"),
        ("乡镇", "铺镇", "town", "610702100"),
        ("乡镇", "610702100.0", "town", "610702100"),
        ("姓名", "王　伟", "name", "王伟"),
        ("姓名", "欧阳 ABC", "name", "欧阳 ABC"),
        ("执业证号", "１６１０７２０１９１１００００１２", "licence_no", "16107201911000012"),
        ("执业证号", '="16107201911000012"', "licence_no", "16107201911000012"),
        ("执业证号", "'16107201911000012", "licence_no", "16107201911000012"),
        ("执业证号", "\t16107201911000012", "licence_no", "16107201911000012"),
        ("执业类别", "专职律师", "practice", "专职"),
        ("专长", "讨薪，离婚、抚养/交通事故", "specialities", "wages、divorce、children、traffic"),
        ("专长", "劳动报酬、要工钱；wages", "specialities", "wages"),
        ("专长", "土地承包、宅基地使用权", "specialities", "land"),
        ("语言", "普通话,汉中话", "languages", "普通话、汉中话"),
        ("案例", "替人要回工资、加班费\n车祸赔偿", "cases", "替人要回工资、加班费；车祸赔偿"),
        ("核实日期", "2026年11月2日", "verified_on", "2026-11-02"),
        ("电话", "无", "phone", ""),
        ("乡镇", "/", "town", ""),
        ("不公开", "否", "withdrawn", "no"),
    ],
)
def test_a_value_is_kept_as_the_directory_writes_it(content, header, written, column, value):
    assert content.take(table(a_lawyer() | {header: written}))
    assert content.rows()[0].get(column, "") == value


@pytest.mark.parametrize(
    ("header", "written", "column", "value"),
    [
        ("类别", "律所", "kind", "law_firm"),
        ("类别", "村（社区）公共法律服务室", "kind", "legal_service_room"),
        ("类别", "综治中心", "kind", "dispute_centre"),
        ("类别", "notary_office", "kind", "notary_office"),
        ("信用代码", "3161 0000-ＭＤ0000000ｆ", "uscc", "31610000MD0000000F"),
        ("无障碍", "无", "step_free", "no"),
        ("无障碍", "有", "step_free", "yes"),
        ("地址", "示例路 1号\n二楼", "address", "示例路 1号 二楼"),
        ("网址", "ｈｔｔｐｓ://example.org", "url", "https://example.org"),
    ],
)
def test_an_offices_value_is_kept_as_the_directory_writes_it(content, header, written, column, value):
    row = {"类别": "律师事务所", "名称": "某某所", "县区": "汉台区", "来源": SOURCE} | {header: written}
    assert content.take(table(row))
    assert content.rows(content.offices)[0][column] == value


def test_numbers_days_and_choices_of_a_workbook_are_what_its_reader_sees(content):
    head = ["类别", "姓名", "县区", "乡镇", "核实日期", "同意公开日期", "电话", "来源", "不公开"]
    row = [
        "律师",
        "王某",
        610702,
        610702100.0,
        datetime.fromisoformat("2026-11-02"),
        date(2026, 1, 5),
        13800138000,
        SOURCE,
        False,
    ]
    assert content.take(as_xlsx([head, row]))
    (kept,) = content.rows()
    assert [kept[key] for key in ("county", "town", "verified_on", "mobile_consent_on", "phone", "withdrawn")] == [
        *("610702", "610702100", "2026-11-02", "2026-01-05", "13800138000", "no")
    ]


def test_townships_of_one_name_are_told_apart_by_their_county(content):
    assert content.take(
        table(
            a_lawyer("甲", "西乡县", 乡镇="大河镇"),
            a_lawyer("乙", "镇巴县", 乡镇="巴山镇"),
            a_lawyer("丙", "宁强县", 乡镇="巴山镇"),
        )
    )
    assert [row["town"] for row in content.rows()] == ["610724114", "610726111", "610728115"]
