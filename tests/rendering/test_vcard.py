"""The card of an entry, as phones read it."""

import pytest
from chalicelib.rendering.vcard import as_vcard, card_address, has_card

from tests.rendering.listed import CITY, TODAY, office, person, real_office


def lines(entry, firm=None):
    """The lines of a card, unfolded."""
    return as_vcard(entry, firm, CITY, TODAY).decode().replace("\r\n ", "").split("\r\n")


def test_a_card_says_who_where_and_how_to_call():
    assert lines(office(phone="0000-1234567", address="民主街1号")) == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:https://law.example/find/entry/firm/",
        "FN:汉台律师事务所（示例）",
        "N:汉台律师事务所（示例）;;;;",
        "ORG:汉台律师事务所（示例）",
        "TEL;TYPE=WORK,VOICE:0000-1234567",
        "ADR;TYPE=WORK:;;民主街1号;汉中市汉台区;;;中国",
        "CATEGORIES:律师事务所",
        "URL:https://law.example/find/entry/firm/",
        "REV:2026-11-20",
        "END:VCARD",
        "",
    ]


def test_a_phone_can_be_dialled_from_anywhere():
    assert "TEL;TYPE=WORK,VOICE:+86-916-1234567" in lines(real_office())


def test_a_place_is_told_as_gps_counts():
    (place,) = [line for line in lines(real_office()) if line.startswith("GEO")]
    north, east = map(float, place.removeprefix("GEO:").split(";"))
    assert (round(north, 3), round(east, 3)) == (33.070, 107.027)


def test_a_person_stands_with_his_firm():
    assert "ORG:汉台律师事务所（示例）" in lines(person(phone="0000-1234567"), office())
    assert not [line for line in lines(person(phone="0000-1234567")) if line.startswith("ORG")]


def test_a_long_line_is_folded_at_75_octets_and_no_character_is_cut():
    address = "民主街中段老电影院对面卖凉皮的楼上三楼左手第二个门" * 3
    card = as_vcard(office(address=address), None, CITY, TODAY)
    folded = [line.decode() for line in card.split(b"\r\n")]
    assert max(len(line.encode()) for line in folded) <= 75
    assert f"ADR;TYPE=WORK:;;{address};汉中市汉台区;;;中国" in lines(office(address=address))


def test_signs_that_end_a_value_do_not_end_this_one():
    assert "ADR;TYPE=WORK:;;1号\\; 2号\\, 院\\\\内;汉中市汉台区;;;中国" in lines(office(address="1号; 2号, 院\\内"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_address_of_two_lines_adds_no_line_to_the_card(end):
    told = lines(office(address=f"民主街1号{end}TEL:110"))
    assert "ADR;TYPE=WORK:;;民主街1号\\nTEL:110;汉中市汉台区;;;中国" in told


def test_a_phone_too_old_to_show_is_not_saved_either():
    entry = office(phone="0000-1234567", verified_on="2024-11-23", address="民主街1号")
    assert not [line for line in lines(entry) if line.startswith("TEL")]


@pytest.mark.parametrize(
    ("entry", "worth"),
    [
        (office(phone="0000-1234567"), True),
        (office(address="民主街1号", verified_on=""), True),
        (office(phone="0000-1234567", verified_on=""), False),
        (office(), False),
        (person(phone="0000-1234567"), True),
        (person(), False),
    ],
)
def test_a_card_needs_something_worth_saving(entry, worth):
    assert has_card(entry, TODAY) == worth


def test_a_card_lies_among_the_files_that_both_views_share():
    assert card_address(office()) == "data/cards/firm.vcf"
