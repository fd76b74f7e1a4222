"""Numbers and days as people type them on a phone, and everything that only looks like one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.reading import make_day, plain, read_day, read_number, read_time
from hypothesis import example, given
from hypothesis import strategies as st

EIGHT_THOUSAND = [
    "8000", " 8000 ", "８０００", "8,000", "８，０００", "8 000", "8\u3000000", "8000元", "8000 元", "8000块", "¥8000",
    "￥8,000", "¥８，０００元", "8000.00", "0.8万", "０．８万", "0.8 万元", "0.80万块",
]  # fmt: skip
NO_NUMBERS = [
    "", " ", "\u3000", "元", "万", "¥", "¥元", "万元", "1e3", "1E3", "1e999", "NaN", "nan", "Infinity", "-inf", "0x10",
    "1_000", "+5", "--5", "5-", "-", ".5", "5.", ".", "1.2.3", "1。5", "50%", "1/2", "½", "5\u20e3", "3千", "8万8",
    "四千五", "四千五左右", "八千", "1万万", "4500-5000", "约4500", "٤٥٠٠", "४५००", "5\x00", "\x00", "5\n6", "\u200b5",
    "\u202e5", "😀", "'; DROP TABLE cases; --", "<script>alert(1)</script>", "{{7*7}}", "%d", "1.1234567",
    "1234567890123456789", "9" * 100_000, "9" * 19 + "万", "1." + "0" * 7,
]  # fmt: skip
NO_SUCH_DAYS = [
    ("2026", "2", "30"), ("2025", "2", "29"), ("1900", "2", "29"), ("2026", "4", "31"), ("2026", "13", "1"),
    ("2026", "0", "1"), ("2026", "1", "0"), ("2026", "1", "32"), ("0", "1", "1"), ("0000", "01", "01"),
    ("10000", "1", "1"), ("-2026", "1", "1"), ("2026", "-1", "1"), ("2026.0", "1", "1"), ("2026", "1e0", "1"),
    ("", "", ""), ("2026", "", "2"), ("年", "月", "日"), ("二〇二六", "十一", "二"), ("٢٠٢٦", "١١", "٢"),
    ("2026", "11", "2\x00"), ("9" * 100_000, "1", "1"), ("<b>", "1", "1"), ("2026", "Nov", "2"), ("¹²", "1", "1½"),
]  # fmt: skip


@pytest.mark.parametrize("typed", EIGHT_THOUSAND)
def test_an_amount_is_the_same_however_it_is_typed(typed):
    assert read_number(typed) == 8000


@pytest.mark.parametrize("typed", EIGHT_THOUSAND)
def test_an_amount_is_kept_in_one_way_however_it_was_typed(typed):
    """It goes into addresses and summaries: 8,000.0元 is not how anybody writes money."""
    assert str(read_number(typed)) in ("8000", "8000.00")


def test_minus_nothing_is_nothing():
    assert str(read_number("-0")) == "0"


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_no_plain_number_is_not_guessed_at(typed):
    assert read_number(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"),
        ("-5", "-5"),
        ("007", "7"),
        ("21.75", "21.75"),
        ("0.000001", "0.000001"),
        ("999999999999999999", "999999999999999999"),
        ("999999999999999999.999999万", "9999999999999999999999.99"),
    ],
)
def test_numbers_are_exact_to_the_last_digit(typed, number):
    assert read_number(typed) == Decimal(number)


@given(st.decimals(min_value=-(10**17), max_value=10**17, places=2, allow_nan=False))
def test_every_spelling_of_a_number_is_the_number(number):
    full_width = str(number).translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789.-"})
    for spelling in (f"{number}", f"{number:,}", f"{number}元", f" {number} ", full_width):
        assert read_number(spelling) == number


@given(st.text())
@example("\ud800")
@example("\ufdfa" * 1000)
def test_any_text_is_a_finite_number_or_none(typed):
    number = read_number(typed)
    assert number is None or number.is_finite()


@pytest.mark.parametrize("text", ["2026-11-02", "２０２６-１１-０２"])
def test_a_day_as_one_text_is_read(text):
    assert read_day(text) == date(2026, 11, 2)


@pytest.mark.parametrize(
    "text",
    [
        "", "2026-2-30", "2026-02-30", "2026-11-2", "26-11-02", "2026/11/02", "20261102", "2026年11月2日", "02-11-2026",
        "2026-11-02T00:00", "2026-11-02 ", " 2026-11-02", "2026-11-02\n", "0000-01-01", "2026-11-02-03", "٢٠٢٦-١١-٠٢",
        "9" * 100_000, "\x00", "today",
    ],
)  # fmt: skip
def test_a_text_that_is_no_day_is_none(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    "parts",
    [
        ("2026", "11", "2"),
        ("2026", "11", "02"),
        (" 2026 ", "11", "2\u3000"),
        ("２０２６", "１１", "２"),
        ("2026年", "11月", "2日"),
        ("2026年", "11月", "2号"),
    ],
)
def test_a_day_in_three_parts_is_read_as_people_type_it(parts):
    assert make_day(*parts) == date(2026, 11, 2)


@pytest.mark.parametrize("parts", NO_SUCH_DAYS)
def test_a_day_that_does_not_exist_is_none(parts):
    assert make_day(*parts) is None


def test_the_29th_of_february_exists_in_leap_years():
    assert [make_day(year, "2", "29") for year in ("2024", "2000")] == [date(2024, 2, 29), date(2000, 2, 29)]


@given(st.dates())
def test_every_day_is_read_back_from_text_and_from_parts(day):
    assert read_day(day.isoformat()) == make_day(str(day.year), str(day.month), str(day.day)) == day


@given(st.text(), st.text(), st.text())
def test_any_three_texts_are_a_day_or_none(year, month, day):
    assert isinstance(make_day(year, month, day), date | None)


@given(st.text())
def test_plain_text_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text)


@pytest.mark.parametrize("text", ["09:30", "00:00", "23:59"])
def test_a_time_is_written_with_hours_and_minutes(text):
    assert f"{read_time(text):%H:%M}" == text


@pytest.mark.parametrize(
    "text", ["", "9:30", "24:00", "09:60", "09:30:00", "0930", "０９:30", "09：30", "09:30\n", "九点"]
)
def test_what_is_no_time_is_none(text):
    assert read_time(text) is None
