"""The page of an entry: what is known, how old it is, and what is kept from sight."""

import json
import re
from decimal import Decimal

import pytest
from chalicelib.definitions.directory.point import Datum, Point

from site_builder.directory.entries import WORKERS, EntryPages, cards
from site_builder.directory.pages import directory_pages
from tests.conftest import TODAY
from tests.site_builder.directory.conftest import office, people, person, real

PHONE = "0000-1234567"
HOURS = "May 01-Sep 30 Mo-Fr 08:00-12:00,15:00-18:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00,14:00-17:30; We 14:00-18:00 off; 2026-12-30 09:00-12:00; 2026-11-02 off"


@pytest.fixture
def page(shelves):
    """The page of the first of these entries."""
    return lambda *entries: next(
        page for page in EntryPages(shelves(*entries)).pages() if page.address == entries[0].address
    )


@pytest.fixture
def lines(page, read_page):
    """What a reader sees on the page of the first of these entries."""
    return lambda *entries: read_page(page(*entries).html).lines


@pytest.mark.parametrize(
    ("verified_on", "says", "phone_shown"),
    [
        ("2026-11-24", "核实于2026年11月24日", True),
        ("2025-11-24", "核实于2025年11月24日", True),
        ("2025-11-23", "很久没核实 ，上次是2025年11月23日", True),
        ("2024-11-24", "很久没核实 ，上次是2024年11月24日", True),
        ("2024-11-23", "很久没核实 ，上次是2024年11月23日", False),
        ("", "没有核实过", False),
    ],
)
@pytest.mark.parametrize("made", [office, person])
def test_an_entrys_age_is_said_and_what_is_too_old_shows_no_phone(page, lines, made, verified_on, says, phone_shown):
    entry = real(made(verified_on=verified_on))
    assert says in " ".join(lines(entry))
    html = page(entry).html
    assert ('href="tel:0916-1234567"' in html) == phone_shown
    assert ("1234567" in html) == phone_shown
    assert (f'action="/api/directory/{entry.id}/unreachable"' in html) == phone_shown


def test_a_phone_too_old_to_show_is_on_no_page_and_no_card(shelves):
    made = shelves(
        office(phone=PHONE, address="民主街1号", verified_on=""), person(phone=PHONE, office="firm", verified_on="")
    )
    everything = "".join(page.html for page in directory_pages(made)) + str(cards(made.content, TODAY))
    assert "1234567" not in everything
    assert "data/cards/firm.vcf" in everything


def test_why_there_is_no_phone_is_said_with_whom_to_ask_instead(lines):
    said = " ".join(lines(office(phone=PHONE, verified_on="")))
    assert "两年没有人核实，或者从来没有核实过，先不显示" in said
    assert "打 12348 问，不收钱" in said


def test_what_nobody_verified_says_so(lines):
    found = lines(office())
    for asked, answer in {
        "地址": "没有核实到",
        "电话": "没有核实到",
        "开放时间": "没有核实到",
        "无障碍（不用上台阶）": "没有人去看过",
    }.items():
        assert found[found.index(asked) + 1] == answer


@pytest.mark.parametrize(("step_free", "says"), [("yes", "有"), ("no", "没有"), ("", "没有人去看过")])
def test_step_free_access_is_three_valued(lines, step_free, says):
    found = lines(office(step_free=step_free))
    assert found[found.index("无障碍（不用上台阶）") + 1] == says


def test_address_and_landmark_stand_as_text(lines):
    found = lines(office(address="民主街1号", landmark="老电影院对面"))
    assert found[found.index("地址") + 1] == "民主街1号"
    assert found[found.index("怎么认") + 1] == "老电影院对面"


def test_hours_stand_as_a_week_for_each_season_and_the_days_to_come_that_differ(lines):
    found = lines(office(hours=HOURS))
    assert [line for line in found if re.search(r"\d:\d\d|不开", line)] == [
        "5月1日至9月30日：周一、周二、周四、周五 08:00-12:00、15:00-18:00；周三 08:00-12:00",
        "10月1日至次年4月30日：周一、周二、周四、周五 08:30-12:00、14:00-17:30；周三 08:30-12:00",
        "2026年12月30日 09:00-12:00",
        "法定节假日不开；调休上班的日子，照周一的时间开。单独写了哪天的，照写的。",
    ]


@pytest.mark.parametrize(("hours", "script"), [(HOURS, "open"), ("", "")])
def test_only_where_hours_are_known_a_script_says_whether_it_is_open_now(page, hours, script):
    made = page(office(hours=hours))
    assert made.script == script
    assert ("data-open" in made.html) == bool(script)


def test_a_speciality_stands_in_everyday_words_and_the_laws_and_leads_to_its_list(page, lines):
    entry = person(specialities="wages")
    assert lines(entry)[lines(entry).index("会办") + 1 :][:2] == ["要工钱", "（劳动报酬）"]
    assert 'href="/find/hantai/lawyer/wages/"' in page(entry).html


def test_a_person_leads_to_the_firm_and_the_firm_to_its_people(page):
    lawyer, firm = person(office="firm"), office()
    assert 'href="/find/entry/firm/"' in page(lawyer, firm).html
    assert 'href="/find/entry/person/"' in page(firm, lawyer).html


def test_a_firm_of_many_shows_some_and_leads_to_the_list(page):
    html = page(office(), *people(WORKERS + 1, office="firm")).html
    assert html.count('href="/find/entry/person-') == WORKERS
    assert f'<a href="/find/hantai/lawyer/">一共{WORKERS + 1}位' in html


@pytest.mark.parametrize(
    ("row", "looked_up_there"),
    [
        ({"practice": "专职"}, True),
        ({"practice": "兼职"}, True),
        ({}, True),
        ({"practice": "公职"}, False),
        ({"practice": "公司"}, False),
        ({"kind": "legal_worker"}, False),
        ({"kind": "mediator"}, False),
    ],
)
def test_a_lawyers_licence_is_looked_up_where_it_is_published_and_others_are_asked_after(page, row, looked_up_there):
    html = page(person(**row)).html
    assert ("https://credit.acla.org.cn" in html) == looked_up_there
    assert ("问当地司法局" in html) != looked_up_there


@pytest.mark.parametrize(
    ("kind", "service", "article"),
    [
        ("notary_office", "notary", "《公证法》第二十五条第一款"),
        ("legal_aid_centre", "legal-aid", "《法律援助法》第三十八条"),
        ("arbitration_commission", "arbitration", "《仲裁法》第六条"),
    ],
)
def test_an_office_that_takes_applications_says_for_what_by_which_article(page, lines, kind, service, article):
    entry = office(kind=kind)
    assert article in lines(entry)
    assert f'href="/apply/{service}/"' in page(entry).html


def test_an_office_that_takes_none_says_nothing_of_it(page):
    assert 'href="/apply/' not in page(office()).html


def test_a_name_can_end_no_script_and_begin_none(page):
    html = page(office(name="</script><script>alert(1)</script>（示例）")).html
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1]
    assert json.loads(data)["name"] == "</script><script>alert(1)</script>（示例）"
    assert html.count("<script") == 1


def test_a_made_up_entry_says_so_and_nobody_is_invited_to_dial_its_phone(page, lines):
    entry = office(phone=PHONE)
    assert "示例，不是真的。" in lines(entry)
    assert PHONE in lines(entry)
    assert f"tel:{PHONE}" not in page(entry).html


POINT = Point(Decimal("107.031856"), Decimal("33.067771"), Datum.GCJ02, "door")


@pytest.mark.parametrize(("point", "by"), [(POINT, "position=107.031856,33.067771"), (None, "keyword=")])
def test_an_office_is_shown_on_maps_by_its_verified_point_or_by_name(page, point, by):
    html = page(real(office(address="民主街1号"), point=point)).html
    assert by in html
    assert [f">{label}</a>" in html for label in ("高德", "腾讯", "百度")] == [True] * 3


@pytest.mark.parametrize("entry", [office(), person(), real(person())])
def test_neither_a_person_nor_what_is_made_up_is_looked_for_on_a_map(page, entry):
    assert "amap" not in page(entry).html


def test_the_code_to_scan_is_not_fetched_before_somebody_opens_it(page):
    html = page(office()).html
    assert re.search(r'<details class="qr">.*?<img src="/api/qr/firm\.svg"[^>]*loading="lazy"', html)
