"""Documents of drafts and cases: received, checked, kept or refused; nothing lies open, and nothing stays behind."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from chalicelib.adapters.folder import FolderFiles
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.document_rows import MOST, State
from chalicelib.casework.document_worker import ARRIVES_WITHIN, LEASE, MOST_TRIES, DocumentWorker
from chalicelib.casework.documents import MOST_BYTES, Documents, NoSuchDocument, Upload
from chalicelib.casework.errors import Conflict, SealBroken, StoreUnavailable
from chalicelib.casework.ports import Row
from chalicelib.casework.refused_files import DocumentRefused
from chalicelib.casework.vault import Vault

from tests.casework.made_files import pdf, photo, saved
from tests.casework.sending import Hands

DRAFT, CASE = "draft/0a1b", "case/9f8e"
NAME = "示例王大山的身份证.jpg"
SLIP = b"%PDF-1.7 a payslip"


class Died(BaseException):
    """A worker was killed."""


def unchanged(name: str, declared: str, content: bytes, purpose: str, day: str) -> bytes:
    """A check that finds nothing wrong."""
    return content


def wrong(*_: object) -> bytes:
    """A check that finds something."""
    raise DocumentRefused("document_broken")


class Cabinet:
    """Documents on a real table and folder, under a clock with hands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clock = folder, Hands()
        self.table = SqliteTable(folder / "data" / "store.sqlite", self.clock)
        self.vault = Vault(LocalKeys(folder / "master.key", folder / "data"))
        self.files = FolderFiles(folder / "data" / "files")
        self.documents = Documents(self.table, self.vault, self.files, self.clock)
        self.worker = DocumentWorker(self.table, self.vault, self.files, self.clock, unchanged)
        self.table.put(Row(DRAFT, "draft", "sealed"))

    def send(self, content: bytes = SLIP, name: str = NAME, owner: str = DRAFT) -> str:
        """A file is sent; its id."""
        return self.documents.receive(owner, "id_card", Upload(name, "", content)).id

    def kept(self, content: bytes = SLIP, owner: str = DRAFT) -> str:
        """A file that was sent and checked; its id."""
        id_ = self.send(content, owner=owner)
        self.worker.check_due()
        return id_

    def states(self, owner: str = DRAFT) -> list[tuple[State, str]]:
        """What became of each."""
        return [(each.state, each.why) for each in self.documents.of(owner)]

    @property
    def lying_there(self) -> list[Path]:
        """Every file."""
        return list((self.folder / "data" / "files").glob("*"))

    @property
    def bytes_at_rest(self) -> bytes:
        """Every byte of table and files."""
        return b"".join(path.read_bytes() for path in (self.folder / "data").rglob("*") if path.is_file())


@pytest.fixture
def cabinet(tmp_path: Path) -> Cabinet:
    return Cabinet(tmp_path)


# From the line to the shelf -------------------------------------------------------------------------------------------


def test_a_file_is_received_then_kept_and_opened_again(cabinet):
    id_ = cabinet.send()
    assert cabinet.states() == [(State.RECEIVED, "")]
    assert cabinet.worker.check_due() == 1
    assert cabinet.states() == [(State.KEPT, "")]
    assert cabinet.documents.open(DRAFT, id_) == ("示例王大山的身份证.pdf", "application/pdf", SLIP)
    assert len(cabinet.lying_there) == 1
    assert cabinet.worker.check_due() == 0


def test_a_real_photo_is_rebuilt_and_a_real_pdf_kept_as_it_came(cabinet):
    worker = DocumentWorker(cabinet.table, cabinet.vault, cabinet.files, cabinet.clock)
    picture, paper = cabinet.send(saved(photo(), "PNG"), "截图.png"), cabinet.send(pdf(), "裁决书.pdf")
    worker.check_due()
    name, kind, content = cabinet.documents.open(DRAFT, picture)
    assert (name, kind, content[:3]) == ("截图.jpg", "image/jpeg", b"\xff\xd8\xff")
    assert cabinet.documents.open(DRAFT, paper)[2] == pdf()


def test_a_refused_file_says_why_and_nothing_of_it_is_left(cabinet):
    id_ = cabinet.send()
    replace(cabinet.worker, examine=wrong).check_due()
    assert cabinet.states() == [(State.REFUSED, "document_broken")]
    assert cabinet.lying_there == []
    with pytest.raises(NoSuchDocument):
        cabinet.documents.open(DRAFT, id_)


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "document_empty"), (b"x" * (MOST_BYTES + 1), "document_too_large")]
)
def test_what_is_empty_or_too_large_is_not_taken(cabinet, content, code):
    with pytest.raises(DocumentRefused, match=code):
        cabinet.send(content)
    assert (cabinet.documents.of(DRAFT), cabinet.lying_there) == ([], [])


def test_ten_megabytes_are_taken(cabinet):
    assert cabinet.documents.open(DRAFT, cabinet.kept(b"%PDF-" + b"x" * (MOST_BYTES - 5)))[1] == "application/pdf"


def test_of_thirty_files_sent_at_once_twenty_are_taken(cabinet):
    def sent(_: int) -> str:
        try:
            return cabinet.send() and "taken"
        except DocumentRefused as refused:
            return refused.code

    with ThreadPoolExecutor(10) as pool:
        became = sorted(pool.map(sent, range(30)))
    assert became == ["document_too_many"] * 10 + ["taken"] * MOST
    assert len(cabinet.documents.of(DRAFT)) == len(cabinet.lying_there) == MOST


def test_a_file_not_yet_checked_is_shown_to_nobody(cabinet):
    with pytest.raises(NoSuchDocument):
        cabinet.documents.open(DRAFT, cabinet.send())


def test_the_day_and_the_purpose_reach_the_check_and_the_day_is_that_of_china(cabinet):
    seen: list[tuple[str, ...]] = []
    cabinet.clock.forward(minutes=15 * 60)  # 00:00 in China, the next day
    cabinet.documents.receive(DRAFT, "id_card", Upload("a.jpg", "image/jpeg", SLIP), "仅用于办理公证")
    replace(cabinet.worker, examine=lambda *given: seen.append(given) or SLIP).check_due()
    assert seen == [("a.jpg", "image/jpeg", SLIP, "仅用于办理公证", "2026-11-25")]


# At rest --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["示例王大山", "id_card", "payslip", "身份证"])
def test_neither_table_nor_files_show_name_or_content_before_or_after_the_check(cabinet, secret):
    cabinet.send()
    before = cabinet.bytes_at_rest
    cabinet.worker.check_due()
    assert secret.encode() not in before + cabinet.bytes_at_rest


def test_two_files_exchanged_on_the_shelf_open_for_nobody(cabinet):
    id_ = cabinet.kept()
    cabinet.kept(b"%PDF- another")
    one, other = cabinet.lying_there
    kept = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(kept)
    with pytest.raises(SealBroken):
        cabinet.documents.open(DRAFT, id_)


def test_nobody_opens_a_document_of_another(cabinet):
    with pytest.raises(NoSuchDocument):
        cabinet.documents.open("draft/ffff", cabinet.kept())


# Removed, handed over, forgotten --------------------------------------------------------------------------------------


def test_a_removed_document_is_gone_for_good_checked_or_not(cabinet):
    for id_ in (cabinet.kept(), cabinet.send()):
        cabinet.documents.remove(DRAFT, id_)
    assert (cabinet.documents.of(DRAFT), cabinet.lying_there) == ([], [])
    assert cabinet.worker.check_due() == 0


def test_the_place_of_a_removed_document_is_free_again(cabinet):
    ids = [cabinet.send() for _ in range(MOST)]
    cabinet.documents.remove(DRAFT, ids[0])
    cabinet.send()


def test_a_case_takes_over_the_documents_of_its_draft_checked_or_not(cabinet):
    kept = cabinet.kept()
    cabinet.clock.forward(minutes=1)
    waiting = cabinet.send(b"%PDF- second")
    cabinet.table.transact(cabinet.documents.moving(DRAFT, CASE))
    assert cabinet.documents.of(DRAFT) == []
    assert [each.id for each in cabinet.documents.of(CASE)] == [kept, waiting]
    cabinet.worker.check_due()
    assert [cabinet.documents.open(CASE, each)[2] for each in (kept, waiting)] == [SLIP, b"%PDF- second"]


def test_what_comes_while_a_draft_is_handed_over_undoes_it_and_the_next_try_takes_it_along(cabinet):
    cabinet.send()
    writes = cabinet.documents.moving(DRAFT, CASE)
    cabinet.send()
    with pytest.raises(Conflict):
        cabinet.table.transact(writes)
    cabinet.table.transact(cabinet.documents.moving(DRAFT, CASE))
    assert len(cabinet.documents.of(CASE)) == 2


def test_a_draft_without_documents_hands_over_nothing(cabinet):
    assert cabinet.documents.moving(DRAFT, CASE) == []


def test_twenty_documents_fit_into_one_transaction_with_room_for_the_case(cabinet):
    for _ in range(MOST):
        cabinet.send()
    assert len(cabinet.documents.moving(DRAFT, CASE)) <= 42


def test_a_file_handed_over_while_it_is_checked_is_checked_again_for_the_case(cabinet):
    def meanwhile(*given: object) -> bytes:
        cabinet.table.transact(cabinet.documents.moving(DRAFT, CASE))
        return SLIP

    cabinet.send()
    replace(cabinet.worker, examine=meanwhile).check_due()
    cabinet.clock.forward(minutes=3)
    cabinet.worker.check_due()
    assert cabinet.states(CASE) == [(State.KEPT, "")]
    assert len(cabinet.lying_there) == 1


def test_a_file_removed_while_it_is_checked_leaves_nothing(cabinet):
    id_ = cabinet.send()
    removing: Callable[..., bytes] = lambda *_: cabinet.documents.remove(DRAFT, id_) or SLIP  # noqa: E731
    replace(cabinet.worker, examine=removing).check_due()
    assert (cabinet.documents.of(DRAFT), cabinet.lying_there) == ([], [])


def test_the_daily_sweep_forgets_what_belongs_to_drafts_that_are_gone_and_only_that(cabinet):
    cabinet.kept()
    cabinet.kept(owner=CASE)
    for number in range(3):
        cabinet.send(owner=f"draft/gone{number}")
    assert cabinet.documents.forget_abandoned() == 3
    assert (len(cabinet.documents.of(DRAFT)), len(cabinet.documents.of(CASE))) == (1, 1)
    assert len(cabinet.lying_there) == 2
    assert cabinet.documents.forget_abandoned() == 0


def test_a_draft_deleted_while_a_file_arrives_gets_no_file(cabinet, monkeypatch):
    put = cabinet.files.put

    def meanwhile(key: str, content: bytes) -> None:
        put(key, content)
        cabinet.documents.forget(DRAFT)

    cabinet.files.put = meanwhile
    with pytest.raises(DocumentRefused, match="document_lost"):
        cabinet.send()
    assert cabinet.lying_there == []


# Workers that die, and workers that race ------------------------------------------------------------------------------


class Mortal:
    """Table and files in one, at which the worker dies at a certain call."""

    def __init__(self, behind: object, calls: list[int]) -> None:
        self._behind, self._calls = behind, calls

    def __getattr__(self, name: str) -> object:
        method = getattr(self._behind, name)

        def call(*given: object, **named: object) -> object:
            self._calls[0] -= 1
            if self._calls[0] == 0:
                raise Died
            return method(*given, **named)

        return call


@pytest.mark.parametrize("examine", [unchanged, wrong], ids=["kept", "refused"])
@pytest.mark.parametrize("call", range(1, 9))
def test_a_worker_that_dies_anywhere_leaves_the_file_to_the_next_and_nothing_behind(cabinet, call, examine):
    calls = [call]
    cabinet.send()
    mortal = DocumentWorker(
        Mortal(cabinet.table, calls), cabinet.vault, Mortal(cabinet.files, calls), cabinet.clock, examine
    )
    try:
        mortal.check_due()
    except Died:
        cabinet.clock.forward(minutes=LEASE.total_seconds() / 60 + 1)
    else:
        assert call > 7 or examine is wrong
    replace(cabinet.worker, examine=examine).check_due()
    ((state, _),) = cabinet.states()
    assert (state, len(cabinet.lying_there)) == ((State.KEPT, 1) if examine is unchanged else (State.REFUSED, 0))
    assert cabinet.worker.check_due() == 0


def test_a_file_that_kills_every_worker_is_refused_in_the_end(cabinet):
    def deadly(*_: object) -> bytes:
        raise Died

    cabinet.send()
    for _ in range(MOST_TRIES):
        with pytest.raises(Died):
            replace(cabinet.worker, examine=deadly).check_due()
        cabinet.clock.forward(minutes=3)
    replace(cabinet.worker, examine=deadly).check_due()
    assert cabinet.states() == [(State.REFUSED, "document_too_hard")]
    assert cabinet.lying_there == []


def test_of_many_workers_each_file_is_checked_by_one(cabinet):
    seen: list[bytes] = []
    worker = replace(cabinet.worker, examine=lambda *given: seen.append(given[2]) or SLIP)
    sent = {f"%PDF- {number}".encode() for number in range(10)}
    for content in sent:
        cabinet.send(content)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: worker.check_due(), range(8)))
    assert sorted(seen) == sorted(sent)
    assert {state for state, _ in cabinet.states()} == {State.KEPT}


def test_a_file_still_on_its_way_is_waited_for_and_given_up_after_two_minutes(cabinet):
    cabinet.files.put = lambda *_: None
    cabinet.send()
    cabinet.worker.check_due()
    assert cabinet.states() == [(State.RECEIVED, "")]
    cabinet.clock.forward(minutes=ARRIVES_WITHIN.total_seconds() / 60)
    cabinet.worker.check_due()
    assert cabinet.states() == [(State.REFUSED, "document_lost")]


def test_while_the_files_are_away_a_file_is_not_taken_and_what_waits_goes_on_waiting(cabinet):
    def away(*_: object) -> bytes:
        raise StoreUnavailable

    cabinet.send()
    cabinet.files.get = away
    with pytest.raises(StoreUnavailable):
        cabinet.worker.check_due()
    assert cabinet.states() == [(State.RECEIVED, "")]


def test_whatever_happens_in_whatever_order_no_file_is_left_that_no_row_names(cabinet):
    chance = random.Random(5)
    for _ in range(60):
        what = chance.choice(["send", "check", "remove", "die", "wait"])
        mine = cabinet.documents.of(DRAFT)
        if what == "send" and len(mine) < MOST:
            cabinet.send()
        elif what == "check":
            replace(cabinet.worker, examine=chance.choice([wrong, unchanged])).check_due(3)
        elif what == "remove" and mine:
            cabinet.documents.remove(DRAFT, chance.choice(mine).id)
        elif what == "die":
            calls = [chance.randrange(1, 9)]
            table, files = Mortal(cabinet.table, calls), Mortal(cabinet.files, calls)
            with suppress(Died):
                DocumentWorker(table, cabinet.vault, files, cabinet.clock, unchanged).check_due()
        else:
            cabinet.clock.forward(minutes=3)
    cabinet.documents.forget(DRAFT)
    assert cabinet.lying_there == []
