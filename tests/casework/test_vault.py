"""What is sealed belongs to one record, shows nothing, and opens for nobody who changed a letter of it."""

from __future__ import annotations

import string
import subprocess
import sys

import pytest
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.casework.errors import SealBroken
from chalicelib.casework.vault import Vault
from hypothesis import given
from hypothesis import strategies as st

from site_builder import FUNCTIONS

STORY = '{"name": "李建国", "id_number": "610702199001011015", "phone": "15400000000"}'


@pytest.fixture(scope="module")
def make_keys(tmp_path_factory):
    """New keys at each call, each with a file of its own."""

    def make() -> LocalKeys:
        folder = tmp_path_factory.mktemp("keys")
        return LocalKeys(folder / "master.key", folder / "data")

    return make


@pytest.fixture(scope="module")
def vault(make_keys):
    return Vault(make_keys())


@given(st.text(), st.text())
def test_what_was_sealed_for_a_record_is_read_for_that_record(vault, record, text):
    assert vault.unseal(record, vault.seal(record, text)) == text


@pytest.mark.parametrize("secret", ["李建国", "610702199001011015", "15400000000", "id_number", "case-1"])
def test_a_sealed_text_shows_nothing_of_what_it_says(vault, secret):
    sealed = vault.seal("case-1", STORY)
    assert sealed.isascii()
    assert secret not in sealed


def test_the_same_text_never_looks_the_same_twice(vault):
    sealed = [vault.seal("case-1", STORY).split(".") for _ in range(20)]
    assert len({wrapped for _, _, wrapped, _ in sealed}) == len({text for _, _, _, text in sealed}) == 20


def test_two_rows_with_their_texts_exchanged_are_both_refused(vault):
    one, other = vault.seal("case-1", "一"), vault.seal("case-2", "二")
    with pytest.raises(SealBroken):
        vault.unseal("case-1", other)
    with pytest.raises(SealBroken):
        vault.unseal("case-2", one)


@pytest.mark.parametrize("part", [2, 3])
def test_half_of_another_text_of_the_same_record_does_not_fit(vault, part):
    parts, others = vault.seal("case-1", "旧").split("."), vault.seal("case-1", "新").split(".")
    parts[part] = others[part]
    with pytest.raises(SealBroken):
        vault.unseal("case-1", ".".join(parts))


def test_no_letter_of_a_sealed_text_can_be_changed(vault):
    sealed = vault.seal("case-1", STORY)
    for place, letter in enumerate(sealed):
        for other in {"A", "B", "-", ".", "=", "é", chr(ord(letter) ^ 1), letter.swapcase()} - {letter}:
            with pytest.raises(SealBroken):
                vault.unseal("case-1", sealed[:place] + other + sealed[place + 1 :])


def test_no_letter_can_be_added_or_taken_away(vault):
    sealed = vault.seal("case-1", STORY)
    for place in range(len(sealed)):
        for changed in (sealed[:place] + sealed[place + 1 :], sealed[:place] + "A" + sealed[place:], sealed[:place]):
            with pytest.raises(SealBroken):
                vault.unseal("case-1", changed)


@pytest.mark.parametrize("text", ["一", "一1", "一12"])
def test_there_is_one_way_to_write_a_sealed_text(vault, text):
    """Python reads base64 with foreign characters in it, and passes over the spare bits of its last letter."""
    sealed = vault.seal("case-1", text)
    last = len(sealed.rstrip("=")) - 1
    changed = [sealed[:last] + letter + sealed[last + 1 :] for letter in string.ascii_letters + string.digits + "-_"]
    changed += [sealed[:place] + foreign + sealed[place:] for place in (last - 4, last + 1) for foreign in "*\n =+"]
    for other in {*changed} - {sealed}:
        with pytest.raises(SealBroken):
            vault.unseal("case-1", other)


@pytest.mark.parametrize("found", ["", ".", "...", "....", "plain text", STORY, "kms.1.AAAA.AAAA", "local.1.AAAA.AAAA"])
def test_what_was_never_sealed_is_refused(vault, found):
    with pytest.raises(SealBroken):
        vault.unseal("case-1", found)


def test_a_refusal_says_which_record_and_nothing_of_its_text(vault):
    with pytest.raises(SealBroken) as refusal:
        vault.unseal("case-1", STORY)
    assert str(refusal.value) == "case-1"


def test_after_a_change_of_keys_old_texts_open_and_new_ones_are_under_the_new_keys(make_keys):
    old, new = make_keys(), make_keys()
    vault, before = Vault(new, old), Vault(old).seal("case-1", STORY)
    after = vault.seal("case-1", STORY)
    assert (
        vault.unseal("case-1", before) == vault.unseal("case-1", after) == STORY == Vault(new).unseal("case-1", after)
    )
    with pytest.raises(SealBroken):
        Vault(new).unseal("case-1", before)


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("15400000000", "１５４ 0000-0000"),
        ("61070219900101101X", " 610702 19900101 101ｘ"),
        ("欧阳 建国", "欧阳建国"),
        ("Li Ming", "LIMING"),
    ],
)
def test_a_value_is_found_however_it_was_typed(vault, typed, same):
    assert vault.hash_for_lookup("any", typed) == vault.hash_for_lookup("any", same)


@given(st.from_regex(r"[0-9]{1,18}", fullmatch=True), st.from_regex(r"[0-9]{1,18}", fullmatch=True))
def test_two_values_are_never_found_as_one(vault, one, other):
    assert (vault.hash_for_lookup("phone", one) == vault.hash_for_lookup("phone", other)) == (one == other)


def test_a_hash_tells_neither_the_value_nor_that_another_kind_has_the_same(vault, make_keys):
    found = vault.hash_for_lookup("phone", "15400000000")
    assert len(found) == 64
    assert "15400000000" not in found
    others = [
        vault.hash_for_lookup("staff phone", "15400000000"),
        vault.hash_for_lookup("phon", "e15400000000"),
        vault.secret_for("phone").hex(),
        Vault(make_keys()).hash_for_lookup("phone", "15400000000"),
    ]
    assert found not in others


def test_the_secret_of_one_purpose_stays_the_same_and_is_no_other(vault):
    assert vault.secret_for("sessions") == vault.secret_for("sessions")
    assert len({vault.secret_for("sessions"), vault.secret_for("cookies"), vault.secret_for("")}) == 3


def test_a_calculator_does_not_pay_for_ciphers_that_it_never_uses():
    modules = ["casework.vault", "casework.codes", "adapters.keys_local", "adapters.keys_kms"]
    program = f"import sys, {', '.join(f'chalicelib.{name}' for name in modules)}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=FUNCTIONS, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "chalicelib.casework.vault" in loaded
    assert not loaded & {"cryptography", "argon2", "boto3", "botocore"}


# Files ----------------------------------------------------------------------------------------------------------------


@given(st.text(), st.binary())
def test_a_file_sealed_for_a_record_is_read_for_that_record(vault, record, content):
    assert vault.unseal_bytes(record, vault.seal_bytes(record, content)) == content


def test_a_sealed_file_is_hardly_longer_and_shows_nothing(vault):
    content = STORY.encode() * 1000
    sealed = vault.seal_bytes("file/1", content)
    assert len(sealed) < len(content) + 200
    assert "李建国".encode() not in sealed


def test_two_files_exchanged_are_both_refused(vault):
    one, other = vault.seal_bytes("file/1", b"1"), vault.seal_bytes("file/2", b"2")
    for record, sealed in (("file/1", other), ("file/2", one)):
        with pytest.raises(SealBroken):
            vault.unseal_bytes(record, sealed)


def test_a_file_in_which_any_byte_was_changed_or_cut_off_is_refused(vault):
    sealed = vault.seal_bytes("file/1", b"content")
    changed = [sealed[:n] + bytes([sealed[n] ^ 1]) + sealed[n + 1 :] for n in range(len(sealed))]
    for wrong in (*changed, *(sealed[:n] for n in range(len(sealed)))):
        with pytest.raises(SealBroken):
            vault.unseal_bytes("file/1", wrong)
