"""Credit codes, licences, phones; and ID numbers and mobiles, which must not stand in a public list."""

from __future__ import annotations

import pytest
from chalicelib.definitions.directory.numbers import (
    has_right_check,
    is_credit_code,
    is_lawyers_licence,
    is_mobile,
    is_nobodys_phone,
    is_phone,
    private_number_in,
)

MADE_UP = "31610000MD0000000F"
"""A law firm's by its form; nobody's."""


@pytest.mark.parametrize(
    "code",
    # of a bank, three companies known to everybody, the example of many manuals, and one made up
    [
        "91100000100003962T",
        "91110000802100433B",
        "914403001922038216",
        "9144030071526726XG",
        "91350100M000100Y43",
        MADE_UP,
    ],
)
def test_a_credit_code_in_use_adds_up(code):
    assert is_credit_code(code)
    assert has_right_check(code)


@pytest.mark.parametrize("code", ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"])
def test_some_old_codes_are_in_use_though_they_do_not_add_up(code):
    assert is_credit_code(code)
    assert not has_right_check(code)


@pytest.mark.parametrize("place", range(17))
def test_one_wrong_character_anywhere_is_noticed(place):
    other = "1" if MADE_UP[place] != "1" else "2"
    assert not has_right_check(MADE_UP[:place] + other + MADE_UP[place + 1 :])


@pytest.mark.parametrize("place", range(16))
def test_two_neighbours_in_the_wrong_order_are_noticed(place):
    turned = MADE_UP[:place] + MADE_UP[place + 1] + MADE_UP[place] + MADE_UP[place + 2 :]
    assert turned == MADE_UP or not has_right_check(turned)


@pytest.mark.parametrize("letter", "IOZSV")
@pytest.mark.parametrize("place", [0, 8, 17])
def test_a_credit_code_never_has_letters_that_look_like_others(letter, place):
    assert not is_credit_code(MADE_UP[:place] + letter + MADE_UP[place + 1 :])


@pytest.mark.parametrize(
    "code", ["", MADE_UP[:17], MADE_UP + "0", MADE_UP.lower(), f" {MADE_UP}", "31610000-D0000000F", "３" + MADE_UP[1:]]
)
def test_what_is_written_otherwise_is_no_credit_code(code):
    assert not is_credit_code(code)


@pytest.mark.parametrize(
    ("licence", "valid"),
    [
        ("16107201911000012", True),
        ("160701190001", True),  # an older one
        ("1610720191100001", False),
        ("161072019110000123", False),
        ("1610720191100001X", False),
        ("１６１０７２０１９１１００００１２", False),
        ("", False),
    ],
)
def test_a_lawyers_licence_has_17_digits_or_12_of_old(licence, valid):
    assert is_lawyers_licence(licence) is valid


@pytest.mark.parametrize(
    "phone",
    [
        "0916-2345678",
        "029-87654321",
        "010-87654321",
        "0916-2345678-801",
        "12348",
        "12368",
        "400-123-4567",
        "4001234567",
        "13800138000",
    ],
)
def test_a_phone_can_be_dialled_from_everywhere(phone):
    assert is_phone(phone)
    assert not is_nobodys_phone(phone)


@pytest.mark.parametrize(
    "phone",
    [
        "2345678", "0916 2345678", "(0916)2345678", "0916-1234", "0916-0234567", "00916-2345678", "916-2345678", "110",
        "0916-2345678/9", "+86-916-2345678", "1380013800", "138001380000", "12013800138", "0000-123456", "０916-2345678", "",
    ],
)  # fmt: skip
def test_what_cannot_be_dialled_so_is_no_phone(phone):
    assert not is_phone(phone)


def test_a_made_up_phone_connects_nobody():
    assert is_nobodys_phone("0000-1234567")
    assert not is_phone("0000-1234567")


@pytest.mark.parametrize(
    ("phone", "mobile"), [("13800138000", True), ("19900000000", True), ("12800138000", False), ("0916-2345678", False)]
)
def test_a_mobile_is_somebodys_own(phone, mobile):
    assert is_mobile(phone) is mobile


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身份证610702199001011015", "610702199001011015"),
        ("61070219900101101x，", "61070219900101101x"),
        ("电话13800138000。", "13800138000"),
        ("138 0013 8000", "138 0013 8000"),
        ("138-0013-8000", "138-0013-8000"),
        ("微信同号13800138000", "13800138000"),
        ("+8613800138000", "8613800138000"),
        ("008613800138000", "008613800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("610702199013011015", ""),  # no month 13
        ("案号（2026）陕0702民初12345号", ""),
        ("16107201911000012", ""),
        ("0916-2345678", ""),
        ("113800138000", ""),
        ("138001380001", ""),
        (MADE_UP, ""),
        ("", ""),
    ],
)
def test_a_private_number_is_found_wherever_it_hides(text, found):
    assert private_number_in(text) == found
