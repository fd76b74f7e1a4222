"""ID numbers and phones as people type them. Every ID number here is made up (facts/security.md, section 5), and no
phone number can be dialled: 154 was never given to an operator.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chalicelib.definitions.people import check_id_number, compact, last_four, masked, read_landline, read_phone
from chalicelib.definitions.reading import plain
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

birthdays = st.dates(date(1880, 1, 1), TODAY)
sequences = st.integers(0, 999)


def made_up(birth_date: str, sequence: int = 101, place: str = "610702") -> str:
    """A number with a right check character: of its 18, the last is the one that makes the sum 1 modulo 11 (GB 11643)."""
    digits = f"{place}{birth_date}{sequence:03}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + next("0123456789X"[check] for check in range(11) if (total + check) % 11 == 1)


@pytest.mark.parametrize(
    ("number", "born_on", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), "female"),  # both from the standard
        ("440524188001010014", date(1880, 1, 1), "male"),
        ("610702199001011015", date(1990, 1, 1), "male"),
        ("610702199001011023", date(1990, 1, 1), "female"),
        ("610702201212310015", date(2012, 12, 31), "male"),  # a minor
        ("610723198506305526", date(1985, 6, 30), "female"),
        ("610730197602294010", date(1976, 2, 29), "male"),
        ("810000199001010019", date(1990, 1, 1), "male"),  # residents from Hong Kong and Taiwan
        ("830000199001011023", date(1990, 1, 1), "female"),
    ],
)
def test_an_id_number_tells_birthday_and_sex(number, born_on, sex):
    found, code = check_id_number(number, TODAY)
    assert (found.number, found.born_on, found.sex, code) == (number, born_on, sex, "")


@pytest.mark.parametrize(
    "typed",
    ["11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "１１０１０５１９４９１２３１００２ｘ",
     " 11010519491231002X\n", "110105 19491231 002X", "110105-19491231-002X", "110105\u300019491231—002x",
     "\u200e11010519491231002X", "11010519491231002Ⅹ"],
)  # fmt: skip
def test_an_id_number_is_the_same_however_it_is_typed(typed):
    assert check_id_number(typed, TODAY)[0].number == "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "id_number_not_18"),
        ("61070219900101101", "id_number_not_18"),
        ("6107021990010110155", "id_number_not_18"),
        ("X10702199001011015", "id_number_not_18"),
        ("6107021990010110XX", "id_number_not_18"),
        ("61070219900101101Y", "id_number_not_18"),
        ("11010519491231002Х", "id_number_not_18"),  # a Cyrillic letter
        ("٦١٠٧٠٢١٩٩٠٠١٠١١٠١٥", "id_number_not_18"),  # digits of other scripts, which str.isdigit takes
        ("६१०७०२१९९००१०१०१५१", "id_number_not_18"),
        ("六一〇七〇二一九九〇〇一〇一一〇一五", "id_number_not_18"),
        ("6107**********1015", "id_number_not_18"),
        ("+10702199001011015", "id_number_not_18"),
        ("610702199001011015; DROP TABLE", "id_number_not_18"),
        ("6" * 100_000, "id_number_not_18"),
        ("610702900101101", "id_number_of_15"),  # explained, never converted
        ("６１０７０２ 900101 101", "id_number_of_15"),
        ("610702199001011014", "id_number_check"),
        ("61070219900101101X", "id_number_check"),
        ("610703199001011015", "id_number_check"),
        ("11010519491331002X", "id_number_birth_date"),
        (made_up("19770229"), "id_number_birth_date"),
        (made_up("19000229"), "id_number_birth_date"),
        (made_up("19900431"), "id_number_birth_date"),
        (made_up("19900100"), "id_number_birth_date"),
        (made_up("00000101"), "id_number_birth_date"),
        (made_up("18791231"), "id_number_birth_date"),
        (made_up("20261125"), "id_number_birth_date"),
        (made_up("99991231"), "id_number_birth_date"),
    ],
)
def test_what_is_no_id_number_is_refused_for_its_reason(typed, code):
    assert check_id_number(typed, TODAY) == (None, code)


@pytest.mark.parametrize("place", ["610721", "612301", "911156", "999999", "000000"])
def test_numbers_of_abolished_places_and_of_foreigners_are_taken(place):
    number = made_up("19900101", place=place)
    assert check_id_number(number, TODAY)[0].number == number


@given(birthdays, sequences)
def test_whoever_was_born_until_today_has_a_number_and_nobody_born_later(born_on, sequence):
    number = made_up(f"{born_on:%Y%m%d}", sequence)
    found, _ = check_id_number(number, TODAY)
    assert (found.number, found.born_on, found.sex == "male") == (number, born_on, sequence % 2 == 1)
    assert check_id_number(number, born_on)[0] == found
    assert check_id_number(number, born_on - timedelta(1)) == (None, "id_number_birth_date")


@given(birthdays, sequences, st.integers(0, 17), st.integers(0, 16))
def test_one_wrong_digit_or_two_neighbours_exchanged_are_noticed(born_on, sequence, place, first):
    number = made_up(f"{born_on:%Y%m%d}", sequence)
    wrong = [number[:place] + digit + number[place + 1 :] for digit in "0123456789"]
    wrong.append(number[:first] + number[first + 1] + number[first] + number[first + 2 :])
    for typed in {*wrong} - {number}:
        assert check_id_number(typed, TODAY)[0] is None


def test_an_id_number_is_not_printed_by_accident():
    assert repr(check_id_number("610702199001011015", TODAY)[0]) == "IdNumber(sex='male')"


@pytest.mark.parametrize(
    "typed",
    ["15400000000", "+8615400000000", "+86 154 0000 0000", "86-154-0000-0000", "0086 15400000000", "(+86)15400000000",
     "（+86）154 0000 0000", "＋８６１５４００００００００", "154-0000-0000", "154\u30000000\u00a00000", "\u202d15400000000\u202c"],
)  # fmt: skip
def test_a_phone_number_is_the_same_however_it_is_typed(typed):
    assert read_phone(typed) == "15400000000"


@pytest.mark.parametrize(
    "typed",
    ["", "12348", "1540000000", "154000000000", "12400000000", "05400000000", "0916-2520000", "+85215400000000",
     "+15400000000", "8686154000000", "+86+8615400000000", "1540000000O", "١٥٤٠٠٠٠٠٠٠٠", "一五四", "154 0000 0000转1",
     "15400000000/15400000001", "1" * 100_000, "<script>", "\x0015400000000"],
)  # fmt: skip
def test_what_is_no_mobile_number_is_none(typed):
    assert read_phone(typed) is None


@pytest.mark.parametrize("second", range(10))
def test_every_block_of_mobile_numbers_from_13_to_19_is_taken(second):
    assert (read_phone(f"1{second}400000000") is not None) == (second >= 3)


@given(st.text())
def test_reading_never_fails(typed):
    assert read_phone(compact(typed)) == read_phone(typed)
    assert check_id_number(compact(typed), TODAY) == check_id_number(typed, TODAY)


# Numbers in a place begin with 2 or more: nobody has these.
@pytest.mark.parametrize("typed", ["0916-0000000", "09160000000", "010-00000000", " ０９１６－０００００００ "])
def test_a_landline_is_read_with_its_area_code(typed):
    assert read_landline(typed) == plain(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0000000",
        "0000-0000000",
        "12348",
        "400-000-0000",
        "0916-000000",
        "0916-000000000",
        "0916-0000000，请加微信",
        "15400005510",
    ],
)
def test_what_is_no_landline_with_its_area_code_is_none(typed):
    assert read_landline(typed) is None


def test_an_id_number_is_shown_with_its_birthday_hidden():
    assert masked("610702199001011015") == "6107**********1015"
    assert masked("11010519491231002X") == "1101**********002X"


@pytest.mark.parametrize("number", ["", "E1234567", "15400000000", "61070219900101101"])
def test_of_anything_shorter_nothing_is_shown(number):
    assert masked(number) == "*" * len(number)


def test_a_phone_is_told_by_its_last_four_digits():
    assert last_four("15400001234") == "1234"
