"""Half-filled applications: kept page by page, opened by their code alone, gone after a fortnight, unreadable at rest."""

from __future__ import annotations

import base64
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.codes import draft_key, new_draft_code
from chalicelib.casework.drafts import KEPT_FOR, Draft, Drafts
from chalicelib.casework.errors import CaseworkError, Conflict, StoreUnavailable
from chalicelib.casework.vault import Vault
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.applicant import FACTS, HIMSELF, ID_NUMBER, NAME, PHONE, every_field
from tests.casework.sending import Hands
from tests.casework.staffing import StoreAway, at_once

FORTNIGHT = 14 * 24 * 60


class Shelf:
    """Drafts on a real table in a folder, under a clock with hands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, Hands()
        self.table = SqliteTable(folder / "data" / "store.sqlite", self.clock)
        self.vault = Vault(LocalKeys(folder / "master.key", folder / "data"))
        self.drafts = Drafts(self.table, self.vault, self.clock)

    def begun(self, **typed: str) -> Draft:
        """A new draft with something typed."""
        return self.drafts.keep(self.drafts.begin("legal-aid", 1), {name: [value] for name, value in typed.items()})

    def typed(self, code: str) -> dict[str, list[str]]:
        """What the code opens."""
        draft = self.drafts.open(code)
        assert draft
        return {name: list(values) for name, values in draft.submitted.items()}

    def bytes_at_rest(self) -> bytes:
        """Every byte of the store's files."""
        return b"".join(path.read_bytes() for path in sorted((self.folder / "data").iterdir()))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_a_new_draft_is_empty_and_its_code_opens_it(shelf):
    draft = shelf.drafts.begin("legal-aid", 3)
    assert shelf.drafts.open(draft.code) == draft
    assert (draft.service, draft.service_version, draft.submitted) == ("legal-aid", 3, {})


def test_page_after_page_is_kept_and_the_last_word_on_a_field_stands(shelf):
    draft = shelf.begun(name=NAME, facts="")
    draft = shelf.drafts.keep(draft, {"facts": [FACTS]})
    draft = shelf.drafts.keep(draft, {"name": ["示例王二山"], "phone": [PHONE]})
    assert shelf.typed(draft.code) == {"name": ["示例王二山"], "facts": [FACTS], "phone": [PHONE]}


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: f"  {code} ",
        lambda code: " ".join(code.replace("-", "")),
        lambda code: "".join(chr(ord(letter) + 0xFEE0) for letter in code),
    ],
    ids=["lower case", "without dashes", "blanks around", "blanks between", "full-width"],
)
def test_the_code_opens_however_it_is_typed(shelf, typed):
    draft = shelf.begun(name=NAME)
    assert shelf.typed(typed(draft.code)) == {"name": [NAME]}


@pytest.mark.parametrize("typed", ["", "7K3-M9T-Q2XA", "7K3M-9TQ2", "续办码", "\x00", "0" * 10, "x" * 5_000])
def test_a_code_of_no_draft_opens_nothing(shelf, typed):
    shelf.begun(name=NAME)
    assert shelf.drafts.open(typed) is None


def test_a_copy_of_the_rows_without_the_key_file_opens_nothing(shelf):
    draft = shelf.begun(name=NAME)
    thief = Vault(LocalKeys(shelf.folder / "thief.key", shelf.folder / "data"))
    assert replace(shelf.drafts, vault=thief).open(draft.code) is None


def test_a_draft_put_in_the_place_of_another_does_not_open(shelf):
    mine, other = shelf.begun(name=NAME), shelf.begun(name="示例李某")
    rows = [shelf.table.get(f"draft/{draft_key(shelf.vault, draft.code).row_id}", "draft") for draft in (mine, other)]
    shelf.table.put(replace(rows[0], body=rows[1].body))
    assert shelf.drafts.open(mine.code) is None
    assert shelf.typed(other.code) == {"name": ["示例李某"]}


def test_a_draft_is_kept_for_a_fortnight_after_its_last_page(shelf):
    draft = shelf.begun(name=NAME)
    shelf.clock.forward(minutes=FORTNIGHT - 1)
    draft = shelf.drafts.keep(draft, {"phone": [PHONE]})
    shelf.clock.forward(minutes=FORTNIGHT - 1)
    assert shelf.typed(draft.code) == {"name": [NAME], "phone": [PHONE]}
    shelf.clock.forward(minutes=1)
    assert shelf.drafts.open(draft.code) is None
    assert KEPT_FOR.days == 14


def test_a_deleted_draft_is_gone_at_once_and_others_stay(shelf):
    mine, other = shelf.begun(name=NAME), shelf.begun(name=NAME)
    shelf.drafts.delete(mine)
    assert shelf.drafts.open(mine.code) is None
    assert shelf.drafts.open(other.code)
    shelf.drafts.delete(mine)


def test_neither_code_nor_key_nor_anything_typed_is_in_the_stores_files(shelf):
    draft = shelf.drafts.keep(shelf.drafts.begin("legal-aid", 1), every_field(HIMSELF))
    key = draft_key(shelf.vault, draft.code).key
    plain = [draft.code, draft.code.replace("-", ""), key.hex(), base64.b64encode(key).decode().rstrip("=")]
    plain += [NAME, ID_NUMBER, PHONE, FACTS[:6], "work_injury", "\\u738b"]
    rest = shelf.bytes_at_rest()
    assert b"draft/" in rest
    assert [text for text in plain if text.encode() in rest or text.encode("utf-16-le") in rest] == []
    assert key not in rest


def test_two_drafts_of_the_same_words_look_different_at_rest(shelf):
    bodies = {
        shelf.table.get(f"draft/{draft_key(shelf.vault, shelf.begun(name=NAME).code).row_id}", "draft").body
        for _ in range(3)
    }
    assert len(bodies) == 3


def test_a_draft_in_a_log_tells_neither_its_code_nor_what_was_typed(shelf):
    draft = shelf.begun(name=NAME)
    assert draft.code not in repr(draft)
    assert NAME not in repr(draft)


# ---- two browsers with one draft


def test_two_pages_sent_at_once_from_two_browsers_are_both_kept(shelf):
    code = shelf.begun(for_whom="self").code
    one, other = shelf.drafts.open(code), shelf.drafts.open(code)
    shelf.drafts.keep(one, {"facts": [FACTS]})
    shelf.drafts.keep(other, {"name": [NAME]})
    assert shelf.typed(code) == {"for_whom": ["self"], "facts": [FACTS], "name": [NAME]}


def test_of_the_same_page_sent_from_two_browsers_the_later_one_stands(shelf):
    code = shelf.begun(name=NAME).code
    one, other = shelf.drafts.open(code), shelf.drafts.open(code)
    shelf.drafts.keep(one, {"name": ["示例王二山"]})
    shelf.drafts.keep(other, {"name": ["示例王三山"]})
    assert shelf.typed(code) == {"name": ["示例王三山"]}


def test_of_ten_pages_sent_at_the_same_moment_none_is_lost(shelf):
    code, names = shelf.begun().code, iter([f"field_{n}" for n in range(10)])

    def keep() -> None:
        draft = shelf.drafts.open(code)
        assert draft
        shelf.drafts.keep(draft, {next(names): ["x"]})

    at_once(keep, 10)
    assert set(shelf.typed(code)) == {f"field_{n}" for n in range(10)}


def test_a_page_that_comes_after_the_draft_was_sent_or_deleted_does_not_bring_it_back(shelf):
    draft = shelf.begun(name=NAME)
    shelf.drafts.delete(draft)
    with suppress(CaseworkError, Conflict):
        shelf.drafts.keep(draft, {"facts": [FACTS]})
    assert shelf.drafts.open(draft.code) is None


def test_while_the_store_is_away_nobody_is_told_that_there_is_no_such_draft(shelf):
    away = replace(shelf.drafts, table=StoreAway())
    for call in (lambda: away.open(new_draft_code()), lambda: away.begin("legal-aid", 1)):
        with pytest.raises(StoreUnavailable):
            call()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=200), max_size=3), max_size=5))
def test_whatever_was_typed_comes_back_letter_by_letter(shelf, typed):
    draft = shelf.drafts.keep(shelf.drafts.begin("legal-aid", 1), typed)
    assert shelf.typed(draft.code) == typed
