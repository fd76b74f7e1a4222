"""Codes on paper, in chats and on the phone: read as people type them, refused for a slip, not to be guessed."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections import Counter

import pytest
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.casework.codes import (
    ALPHABET,
    argon2id,
    draft_key,
    new_draft_code,
    new_reference,
    new_sms_code,
    read_draft_code,
    read_reference,
    read_sms_code,
    sms_code_hash,
)
from chalicelib.casework.errors import SealBroken
from chalicelib.casework.vault import Vault
from hypothesis import given
from hypothesis import strategies as st

characters = st.sampled_from(ALPHABET)

ROW_ID = "693bc938c145c7173134805568ba05007fab5a0b159f5ec04d7d99abf30169c0"
KEY = "009f2c245bda603f72f56375417cacd8830942d55b6823bafb8eb1d545a9a2da"


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """A vault under a master key that is the same in every run."""
    return _vault(tmp_path_factory.mktemp("one"), bytes(range(32)))


@pytest.fixture(scope="module")
def other_vault(tmp_path_factory):
    return _vault(tmp_path_factory.mktemp("other"), bytes(32))


def _vault(folder, master):
    file = folder / "master.key"
    file.write_bytes(master)
    file.chmod(0o600)
    return Vault(LocalKeys(file, folder / "data"))


def fast(secret, salt):
    """In place of argon2, where its slowness is not the point."""
    return hashlib.sha512(salt + secret).digest()


def right_ones(beginning):
    """Every right reference, without its dash, that begins with these seven characters."""
    return [typed for check in ALPHABET if read_reference(typed := "".join((*beginning, check)))]


# ---- references


def test_a_reference_has_two_groups_of_characters_that_cannot_be_confused():
    assert len(ALPHABET) == len(set(ALPHABET)) == 30
    assert not set(ALPHABET) & set("0O1ILU")
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}", new_reference())


def test_every_new_reference_can_be_read_and_none_comes_twice():
    references = [new_reference() for _ in range(5_000)]
    assert [read_reference(reference) for reference in references] == references
    assert len(set(references)) == 5_000


def test_every_character_is_as_likely_as_any_other_at_each_of_the_places():
    """Each is expected 200 times with a deviation of 14; a biased draw (a byte modulo 30) would give some 12 % more."""
    draws = [new_reference().replace("-", "") for _ in range(6_000)]
    for place in zip(*draws, strict=True):
        assert Counter(place).keys() == set(ALPHABET)
        assert 100 < min(Counter(place).values()) <= max(Counter(place).values()) < 300


def test_seven_characters_have_one_check_character_and_one_draw_in_31_has_none():
    found = Counter(len(right_ones(beginning)) for beginning in itertools.product("2K", "9Z", "3T", *["47CHRX"] * 4))
    assert found.keys() == {0, 1}
    assert 26 < found.total() / found[0] < 36


def test_one_wrong_character_is_noticed_at_every_place():
    for typed in [new_reference().replace("-", "") for _ in range(30)]:
        for place, wrong in itertools.product(range(8), ALPHABET):
            if wrong != typed[place]:
                assert read_reference(typed[:place] + wrong + typed[place + 1 :]) is None


@pytest.mark.parametrize("place", range(6))
def test_any_two_neighbours_exchanged_are_noticed(place):
    for one, other in itertools.permutations(ALPHABET, 2):
        around = [f"{filler * place}{one}{other}{filler * (5 - place)}" for filler in "234"]
        right = [typed for beginning in around for typed in right_ones(beginning)]
        assert right
        assert not [typed for typed in right if read_reference(typed[:place] + other + one + typed[place + 2 :])]


def test_the_check_character_exchanged_with_its_neighbour_is_noticed():
    met = set()
    for first, before, last in itertools.product("23", ALPHABET, ALPHABET):
        for typed in right_ones(f"{first}2222{before}{last}"):
            if typed[-1] != last:
                met.add(typed[-2:])
                assert read_reference(typed[:6] + typed[-1] + typed[-2]) is None
    assert len(met) == 30 * 29


@given(st.lists(characters, min_size=7, max_size=7), st.integers(0, 7), st.integers(0, 7))
def test_characters_exchanged_over_any_distance_are_noticed(beginning, one, other):
    for typed in map(list, right_ones(beginning)):
        if typed[one] != typed[other]:
            typed[one], typed[other] = typed[other], typed[one]
            assert read_reference("".join(typed)) is None


WAYS_TO_TYPE = [
    "{0}-{1}", "{0}{1}", "{0} {1}", " {0}-{1} ", "{0} - {1}", "{0}\u3000{1}", "{0}－{1}", "{0}—{1}", "{0}–{1}",
    "{0}\u2212{1}", "{0}--{1}", "\ufeff{0}-{1}", "\u200b{0}\u200b{1}", "{0}-{1}\n", "{0}\u00a0{1}", "\u202d{0}-{1}\u202c",
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS_TO_TYPE)
def test_a_code_is_read_however_it_is_typed(way):
    reference, code = new_reference(), new_draft_code()
    full_width = str.maketrans({character: chr(ord(character) + 0xFEE0) for character in ALPHABET})
    for change in (str, str.lower, lambda text: text.translate(full_width), lambda text: text.lower().title()):
        assert read_reference(change(way.format(*reference.split("-")))) == reference
        assert read_draft_code(change(way.format(code[:4].replace("-", ""), code[4:]))) == code


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-", "-" * 8, "7K3M", "7K3M-9TQ", "7K3M-9TQ22", "7K3M_9TQ2", "OOOO-OOOO", "1111-1111", "UUUU-UUUU",
     "ßßßß", "ßßßßß", "٧٧٧٧٧٧٧٧", "七七七七七七七七", "' OR 1=1", "<script>", "%00%00%00", "\x00" * 8, "😀" * 8, "2" * 100_000,
     "𝟟𝟟𝟟\u0301𝟟𝟟"],
)  # fmt: skip
def test_what_cannot_be_a_code_is_none(typed):
    assert read_reference(typed) is None
    assert read_draft_code(typed) is None


@given(st.text(max_size=12))
def test_reading_a_code_never_fails_and_reads_its_own_outcome_alike(typed):
    for read in (read_reference, read_draft_code):
        found = read(typed)
        assert found is None or read(found) == found


def test_a_reference_is_no_draft_code_and_a_draft_code_no_reference():
    assert read_draft_code(new_reference()) is None
    assert read_reference(new_draft_code()) is None


# ---- 续办码


def test_a_draft_code_is_shown_in_three_groups_and_none_comes_twice():
    codes = [new_draft_code() for _ in range(5_000)]
    assert all(re.fullmatch(rf"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{4}}", code) for code in codes)
    assert len(set(codes)) == 5_000
    assert {character for code in codes for character in code} == {*ALPHABET, "-"}


def test_a_code_of_last_week_still_opens_its_draft(vault):
    """Whoever changes the derivation or its cost loses every open draft; this is what it gives today."""
    key = draft_key(vault, "7K3-M9T-Q2XA")
    assert (key.row_id, key.key.hex()) == (ROW_ID, KEY)


def test_the_cost_is_the_one_that_owasp_recommends_by_another_implementation():
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    salt = bytes(range(32))
    other = Argon2id(salt=salt, length=64, iterations=2, lanes=1, memory_cost=19 * 1024)
    assert argon2id(b"7K3M9TQ2XA", salt) == other.derive(b"7K3M9TQ2XA")


def test_argon2_runs_once_for_a_code_however_much_is_done_with_it(vault):
    runs = []

    def counted(secret, salt):
        runs.append(secret)
        return argon2id(secret, salt)

    key = draft_key(vault, new_draft_code(), counted)
    assert key.unseal(key.seal("第一页")) + key.unseal(key.seal("第二页")) == "第一页第二页"
    assert key.row_id
    assert len(runs) == 1


def test_the_row_shows_neither_the_code_nor_the_key(vault):
    key = draft_key(vault, "7K3-M9T-Q2XA")
    assert len(key.row_id) == 64
    assert len(key.key) == 32
    assert key.key.hex() not in key.row_id
    assert repr(key) == f"DraftKey(row_id='{key.row_id}')"


def test_rows_without_the_keys_of_the_vault_cannot_be_searched_for_a_code(vault, other_vault):
    here, elsewhere = draft_key(vault, "7K3-M9T-Q2XA"), draft_key(other_vault, "7K3-M9T-Q2XA")
    assert (here.row_id, here.key) != (elsewhere.row_id, elsewhere.key)
    with pytest.raises(SealBroken):
        elsewhere.unseal(here.seal("草稿"))


@given(st.text())
def test_a_draft_reads_as_it_was_kept_and_shows_nothing(vault, text):
    key = draft_key(vault, "7K3-M9T-Q2XA", fast)
    sealed = key.seal(text)
    assert key.unseal(sealed) == text
    assert sealed.isascii()
    assert len(text) < 8 or text not in sealed


def test_another_code_does_not_open_a_draft_nor_does_a_draft_moved_to_another_row(vault):
    mine, theirs = (draft_key(vault, code, fast) for code in ("7K3-M9T-Q2XA", "7K3-M9T-Q2XB"))
    moved = type(mine)(theirs.row_id, mine.key)
    for key in (theirs, moved):
        with pytest.raises(SealBroken):
            key.unseal(mine.seal("草稿"))


def test_no_letter_of_a_draft_can_be_changed_or_left_out(vault):
    key = draft_key(vault, "7K3-M9T-Q2XA", fast)
    sealed = key.seal("草稿，内容")
    for place, letter in enumerate(sealed):
        for other in {"", "A", ".", "é", chr(ord(letter) ^ 1)} - {letter}:
            with pytest.raises(SealBroken):
                key.unseal(sealed[:place] + other + sealed[place + 1 :])


# ---- codes in an SMS


def test_an_sms_code_has_six_digits_and_all_are_used_at_each_place():
    codes = [new_sms_code() for _ in range(3_000)]
    assert all(re.fullmatch(r"[0-9]{6}", code) for code in codes)
    assert all(set(place) == set("0123456789") for place in zip(*codes, strict=True))
    assert len(set(codes)) > 2_900


@pytest.mark.parametrize("typed", ["012345", "０１２３４５", " 012 345 ", "012-345", "012345\n"])
def test_an_sms_code_is_read_however_it_is_typed(typed):
    assert read_sms_code(typed) == "012345"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "٠١٢٣٤٥", "-12345.", "1e5000", "一二三四五六"])
def test_what_is_no_sms_code_is_none(typed):
    assert read_sms_code(typed) is None


def test_what_is_kept_of_an_sms_code_fits_one_purpose_in_one_session(vault, other_vault):
    asked = ("012345", "progress", "session-1")
    kept = sms_code_hash(vault, *asked)
    assert kept == sms_code_hash(vault, *asked)
    assert "012345" not in kept
    others = [
        sms_code_hash(vault, "012346", "progress", "session-1"),
        sms_code_hash(vault, "012345", "withdraw", "session-1"),
        sms_code_hash(vault, "012345", "progress", "session-2"),
        sms_code_hash(vault, "012345", "progres", "ssession-1"),
        sms_code_hash(other_vault, *asked),
    ]
    assert kept not in others
