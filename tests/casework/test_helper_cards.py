"""Cards of helpers: opened by their code alone, for a year, unreadable at rest."""

from __future__ import annotations

import pytest
from chalicelib.casework.helper_cards import CardGone, HelperCards

from tests.applicant import HELPER, HELPERS_PHONE
from tests.casework.staffing import Staffing

MINE = {"helper_name": HELPER, "helper_phone": HELPERS_PHONE, "helper_relation": "official"}
YEAR = 365 * 24 * 60


@pytest.fixture
def staffing(tmp_path):
    return Staffing(tmp_path)


@pytest.fixture
def cards(staffing):
    return HelperCards(staffing.table, staffing.vault, staffing.clock)


@pytest.mark.parametrize("typed", [str, str.lower, lambda code: code.replace("-", " ")])
def test_the_code_opens_the_card_however_it_is_typed(cards, typed):
    card = cards.make(MINE)
    assert cards.open(typed(card.code)) == card
    assert card.particulars == MINE


@pytest.mark.parametrize("typed", ["", "7K3-M9T-Q2XA", "水", "\x00", "x" * 5_000])
def test_another_code_opens_nothing(cards, typed):
    cards.make(MINE)
    assert cards.open(typed) is None


def test_a_card_is_good_for_a_year_and_for_another_when_it_is_kept_again(cards, staffing):
    card = cards.make(MINE)
    staffing.clock.forward(minutes=YEAR - 1)
    cards.keep(card, {**MINE, "helper_name": "示例李某"})
    staffing.clock.forward(minutes=YEAR - 1)
    assert cards.open(card.code).particulars["helper_name"] == "示例李某"
    staffing.clock.forward(minutes=1)
    assert cards.open(card.code) is None


def test_a_deleted_card_is_gone_and_nothing_brings_it_back(cards):
    card = cards.make(MINE)
    cards.delete(card)
    assert cards.open(card.code) is None
    with pytest.raises(CardGone):
        cards.keep(card, MINE)


def test_neither_code_nor_particulars_are_in_the_stores_files(cards, tmp_path):
    card = cards.make(MINE)
    stored = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert b"card/" in stored
    assert [text for text in (card.code, HELPERS_PHONE, HELPER, "official") if text.encode() in stored] == []


def test_a_card_in_a_log_tells_nothing(cards):
    card = cards.make(MINE)
    assert not [text for text in (card.code, HELPER) if text in repr(card)]
