"""Backups of one machine: what is made while the server runs comes back whole elsewhere, or not at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
import stat
import subprocess
import sys
import tarfile
import threading
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from backup import (
    CHUNK,
    DATA,
    KEY,
    STORE,
    BackupRefused,
    OpeningReader,
    Places,
    SealingWriter,
    make,
    put_in_place,
    restore,
)
from chalicelib.adapters.folder import FolderFiles
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.applications import Applications
from chalicelib.casework.document_worker import DocumentWorker
from chalicelib.casework.documents import Documents, Upload
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.ledger import Ledger
from chalicelib.casework.ports import Put, Row
from chalicelib.casework.vault import Vault
from chalicelib.settings import SettingsRefused
from chalicelib.site import site

from site_builder import FUNCTIONS
from tests.casework.sending import PHONE, Hands

PASSPHRASE = "三更灯火五更鸡，正是备份时"
ANSWERS = {"matter": "will", "wanted": None, "office": "unsure", "name": "示例张三", "phone": PHONE}
POSIX = pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such modes or links")


def table_in(places: Places) -> SqliteTable:
    return SqliteTable(places.data / STORE, Hands())


def vault_of(places: Places) -> Vault:
    return Vault(LocalKeys(places.key_file, places.data))


def files_in(folder: Path) -> dict[str, bytes]:
    """Everything below a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A deployment with a key, a row in its store and files beside it, one of them longer than a chunk."""
    places = Places(tmp_path / "office" / "data", tmp_path / "office" / "keys" / "master.key")
    table_in(places).put(Row("case", "1", vault_of(places).seal("case/1", "示例")))
    (places.data / "files" / "空").mkdir(parents=True)
    (places.data / "files" / "工资条.jpg").write_bytes(secrets.token_bytes(3 * CHUNK + 17))
    (places.data / "files" / ("x" * 120)).write_bytes(b"")
    (places.data / "files" / STORE).write_bytes(b"a file that is only named like the store")
    return places


@pytest.fixture
def empty(tmp_path: Path) -> Places:
    """A new machine."""
    return Places(tmp_path / "new" / "data", tmp_path / "new" / "keys" / "master.key")


@pytest.fixture
def made(places: Places, tmp_path: Path) -> Path:
    """A backup of the deployment."""
    make(tmp_path / "kept" / "monday", PASSPHRASE, places)
    return tmp_path / "kept" / "monday"


def nothing_in(places: Places) -> bool:
    """Whether nothing was restored and nothing left behind."""
    return not files_in(places.data.parent)


# What comes back -----------------------------------------------------------------------------------------------------


def test_store_files_and_key_come_back_the_same(places, made, empty):
    restore(made, PASSPHRASE, empty)
    assert empty.key_file.read_bytes() == places.key_file.read_bytes()
    assert files_in(empty.data / "files") == files_in(places.data / "files")
    row = table_in(empty).get("case", "1")
    assert row == table_in(places).get("case", "1")
    assert vault_of(empty).unseal("case/1", row.body) == "示例"


def test_a_case_reads_the_same_afterwards_and_is_found_by_its_reference(api, places, empty, tmp_path):
    def applications(where: Places) -> Applications:
        catalogue = site().catalogue
        ledger = Ledger(table_in(where), vault_of(where), Hands(), catalogue.calendar, catalogue.service)
        return Applications(ledger)

    service = site().catalogue.service("notary")
    sent = applications(places).submit(service, ANSWERS, {"share": True}, "form-1")
    make(tmp_path / "backup", PASSPHRASE, places)
    restore(tmp_path / "backup", PASSPHRASE, empty)
    assert applications(empty).find(sent.reference, PHONE[-4:]).case == sent.case
    assert sent.case.first.details["answers"]["name"] == "示例张三"
    assert applications(empty).find(sent.reference, "9999") is None


def test_a_paper_that_somebody_sent_opens_on_the_new_machine(places, made, empty, tmp_path):
    def documents(where: Places) -> Documents:
        return Documents(table_in(where), vault_of(where), FolderFiles(where.data / "files"), Hands())

    here = documents(places)
    sent = here.receive("case/1", "other", Upload("裁决书.pdf", "", b"%PDF-1.7"))
    DocumentWorker(here.table, here.vault, here.files, Hands(), lambda *given: given[2]).check_due()
    make(tmp_path / "backup", PASSPHRASE, places)
    restore(tmp_path / "backup", PASSPHRASE, empty)
    assert documents(empty).open("case/1", sent.id) == ("裁决书.pdf", "application/pdf", b"%PDF-1.7")


def test_a_backup_made_while_others_write_is_of_one_moment(places, empty, tmp_path):
    stopped, numbers = threading.Event(), count(1)
    table_in(places).put(Row("case", "0", ""))

    def write() -> None:
        table = table_in(places)
        while not stopped.is_set():
            number = str(next(numbers))
            table.transact([Put(Row("sent", number, "x" * 2000)), Put(Row("sms", number, "x" * 2000))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while next(numbers) < 20:
            stopped.wait(0.01)
        make(tmp_path / "backup", PASSPHRASE, places)
        at_the_end = next(numbers)
    finally:
        stopped.set()
        writer.join()
    restore(tmp_path / "backup", PASSPHRASE, empty)
    cases = [row.sort for row in table_in(empty).query("sent", limit=10**6)]
    assert cases == [row.sort for row in table_in(empty).query("sms", limit=10**6)]
    assert 0 < len(cases) < at_the_end


def test_a_large_file_is_never_in_memory_whole(places, empty, tmp_path):
    with (places.data / "video.mp4").open("wb") as opened:
        opened.truncate(40 * CHUNK)
    tracemalloc.start()
    try:
        make(tmp_path / "backup", PASSPHRASE, places)
        restore(tmp_path / "backup", PASSPHRASE, empty)
        assert tracemalloc.get_traced_memory()[1] < 12 * CHUNK
    finally:
        tracemalloc.stop()
    assert (empty.data / "video.mp4").stat().st_size == 40 * CHUNK


@POSIX
def test_only_their_owner_reads_the_backup_and_what_comes_of_it(made, empty):
    restore(made, PASSPHRASE, empty)
    files = [made, empty.key_file, *(path for path in empty.data.rglob("*") if path.is_file())]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE(empty.data.stat().st_mode) == 0o700


def test_the_backup_shows_nothing_of_what_is_in_it(places, made):
    content = made.read_bytes()
    for secret in (
        places.key_file.read_bytes(),
        b"SQLite format",
        "工资条".encode(),
        b"a file that is only named like",
    ):
        assert secret not in content


def test_two_backups_of_the_same_things_have_nothing_in_common(places, made, tmp_path):
    make(tmp_path / "tuesday", PASSPHRASE, places)
    monday, tuesday = made.read_bytes(), (tmp_path / "tuesday").read_bytes()
    assert len(monday) == len(tuesday)
    assert monday[13:29] != tuesday[13:29]  # the salts
    assert sum(a == b for a, b in zip(monday[29:], tuesday[29:], strict=True)) < len(monday) / 200


def test_a_restore_takes_the_place_of_an_empty_folder(made, empty):
    empty.data.mkdir(parents=True)
    restore(made, PASSPHRASE, empty)
    assert table_in(empty).get("case", "1")


def test_nothing_is_left_behind(made, empty):
    restore(made, PASSPHRASE, empty)
    assert [path.name for path in made.parent.iterdir()] == ["monday"]
    assert sorted(path.name for path in empty.data.parent.iterdir()) == ["data", "keys"]
    assert [path.name for path in empty.key_file.parent.iterdir()] == ["master.key"]


# What is not made ----------------------------------------------------------------------------------------------------


def without_store(places: Places) -> None:
    for path in places.data.glob(f"{STORE}*"):
        path.unlink()


def without_key(places: Places) -> None:
    places.key_file.unlink()


def with_a_link(places: Places) -> None:
    (places.data / "files" / "link").symlink_to(places.key_file)


def with_a_linked_folder(places: Places) -> None:
    (places.data / "more").symlink_to(places.key_file.parent, target_is_directory=True)


def with_half_a_key(places: Places) -> None:
    places.key_file.write_bytes(places.key_file.read_bytes()[:16])


def with_a_damaged_store(places: Places) -> None:
    store = places.data / STORE
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'rows'").fetchone()[0]
    with store.open("r+b") as opened:
        opened.seek((root - 1) * 4096)
        opened.write(b"\xff" * 4096)


SPOILED: dict[str, tuple[Callable[[Places], None], str]] = {
    "no store": (without_store, "does not exist"),
    "no key": (without_key, "does not exist"),
    "half a key": (with_half_a_key, "not 32 bytes"),
    "damaged store": (with_a_damaged_store, "damaged|malformed"),
    "a link": (with_a_link, "is a link"),
    "a linked folder": (with_a_linked_folder, "is a link"),
}


@POSIX
@pytest.mark.parametrize(("spoil", "why"), SPOILED.values(), ids=SPOILED)
def test_what_could_not_be_restored_is_not_backed_up(places, tmp_path, spoil, why):
    spoil(places)
    with pytest.raises((BackupRefused, SettingsRefused, StoreUnavailable, sqlite3.DatabaseError), match=why):
        make(tmp_path / "kept" / "monday", PASSPHRASE, places)
    assert not (tmp_path / "kept").exists() or not list((tmp_path / "kept").iterdir())
    assert places.key_file.exists() == (spoil is not without_key)


def test_an_older_backup_is_never_overwritten(places, made):
    before = made.read_bytes()
    with pytest.raises(BackupRefused, match="exists"):
        make(made, PASSPHRASE, places)
    assert made.read_bytes() == before


def test_a_backup_does_not_lie_in_what_it_backs_up(places):
    with pytest.raises(BackupRefused, match="lies in the data folder"):
        make(places.data / "files" / "backup", PASSPHRASE, places)


# What is not restored ------------------------------------------------------------------------------------------------


def test_a_wrong_passphrase_is_told_from_a_changed_file(made, empty):
    with pytest.raises(BackupRefused, match="passphrase is wrong"):
        restore(made, PASSPHRASE + "。", empty)
    assert nothing_in(empty)


def chunks(content: bytes) -> tuple[bytes, list[bytes]]:
    """The header and the sealed chunks of a backup."""
    header, sealed = content[:61], content[61:]
    return header, [sealed[at : at + CHUNK + 28] for at in range(0, len(sealed), CHUNK + 28)]


def without_last_chunk(content: bytes) -> bytes:
    header, sealed = chunks(content)
    return header + b"".join(sealed[:-1])


def with_chunks_exchanged(content: bytes) -> bytes:
    header, sealed = chunks(content)
    return header + b"".join([sealed[1], sealed[0], *sealed[2:]])


def with_byte_changed(at: int) -> Callable[[bytes], bytes]:
    def changed(content: bytes) -> bytes:
        spoiled = bytearray(content)
        spoiled[at] ^= 1
        return bytes(spoiled)

    return changed


CHANGED: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "no backup"),
    "another file": (lambda _: b"PK\x03\x04" * 100, "no backup"),
    "cut in the header": (lambda content: content[:40], "no backup"),
    "cut after the version": (lambda content: content[:13], "no backup"),
    "nothing but the header": (lambda content: content[:61], "cut or changed"),
    "cut by a byte": (lambda content: content[:-1], "cut or changed"),
    "cut in the middle": (lambda content: content[: len(content) // 2], "cut or changed"),
    "cut by its last chunk": (without_last_chunk, "cut or changed"),
    "chunks exchanged": (with_chunks_exchanged, "cut or changed"),
    "something added": (lambda content: content + b"x", "cut or changed"),
    "added twice": (lambda content: content + content[61:], "cut or changed"),
    "first chunk changed": (with_byte_changed(100), "cut or changed"),
    "last byte changed": (with_byte_changed(-1), "cut or changed"),
    "version changed": (with_byte_changed(12), "newer version"),
    "salt changed": (with_byte_changed(20), "passphrase is wrong"),
    "check changed": (with_byte_changed(50), "passphrase is wrong"),
}


@pytest.mark.parametrize(("change", "why"), CHANGED.values(), ids=CHANGED)
def test_a_cut_or_changed_backup_restores_nothing(made, empty, change, why):
    made.write_bytes(change(made.read_bytes()))
    with pytest.raises(BackupRefused, match=why):
        restore(made, PASSPHRASE, empty)
    assert nothing_in(empty)
    assert not empty.data.parent.exists()  # it was checked before anything was written


def test_chunks_of_another_backup_under_the_same_passphrase_do_not_fit(places, made, empty, tmp_path):
    make(tmp_path / "tuesday", PASSPHRASE, places)
    header, sealed = chunks(made.read_bytes())
    _, others = chunks((tmp_path / "tuesday").read_bytes())
    made.write_bytes(header + sealed[0] + b"".join(others[1:]))
    with pytest.raises(BackupRefused, match="cut or changed"):
        restore(made, PASSPHRASE, empty)


def sealed_tar(file: Path, entries: list[tarfile.TarInfo]) -> Path:
    """A backup, sealed with the right passphrase, that holds these; plain files of eight bytes."""
    tar = BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as opened:
        for entry in entries:
            entry.size = 8 if entry.isreg() else 0
            opened.addfile(entry, BytesIO(b"contents"))
    return sealed_bytes(file, tar.getvalue())


def sealed_bytes(file: Path, content: bytes) -> Path:
    with file.open("wb") as opened:
        writer = SealingWriter(opened, PASSPHRASE)
        writer.write(content)
        writer.finish()
    return file


def entry(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = kind, target
    return made


GOOD = (KEY, f"{DATA}/{STORE}")
HOSTILE = {
    "up": entry("../evil"),
    "up from data": entry("data/../../evil"),
    "up at the end": entry("data/.."),
    "absolute": entry("/etc/evil"),
    "twice absolute": entry("//etc/evil"),
    "here": entry("./data/evil"),
    "here in data": entry("data/./evil"),
    "nothing between": entry("data//evil"),
    "beside data": entry("evil"),
    "like data": entry("database/evil"),
    "below the key": entry("master.key/evil"),
    "data itself": entry("data"),
    "no character": entry("data/e\0vil"),
    "link": entry("data/evil", tarfile.SYMTYPE, "../../evil"),
    "link to a folder": entry("data/files", tarfile.SYMTYPE, "/tmp"),
    "hard link": entry("data/evil", tarfile.LNKTYPE, KEY),
    "folder": entry("data/evil", tarfile.DIRTYPE),
    "device": entry("data/evil", tarfile.CHRTYPE),
    "pipe": entry("data/evil", tarfile.FIFOTYPE),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_would_leave_the_folder_is_refused(tmp_path, empty, hostile):
    file = sealed_tar(tmp_path / "backup", [*map(entry, GOOD), replace_name(hostile)])
    with pytest.raises(BackupRefused, match="does not belong"):
        restore(file, PASSPHRASE, empty)
    assert not empty.data.parent.exists()


def replace_name(hostile: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry with its name as an extended header, which alone can hold any character."""
    hostile.pax_headers = {"path": hostile.name}
    return hostile


@pytest.mark.parametrize(
    "names",
    [[], GOOD[:1], GOOD[1:], [*GOOD, KEY], [*GOOD, GOOD[1]]],
    ids=["empty", "key", "store", "2 keys", "2 stores"],
)
def test_a_backup_that_lacks_a_part_or_has_it_twice_is_refused(tmp_path, empty, names):
    file = sealed_tar(tmp_path / "backup", [entry(name) for name in names])
    with pytest.raises(BackupRefused, match="lacks the store or the key, or holds a file twice"):
        restore(file, PASSPHRASE, empty)
    assert not empty.data.parent.exists()


def test_what_is_no_tar_is_refused(tmp_path, empty):
    with pytest.raises(BackupRefused, match="cannot be read"):
        restore(sealed_bytes(tmp_path / "backup", secrets.token_bytes(5000)), PASSPHRASE, empty)


def test_a_cut_behind_the_end_of_the_tar_is_seen_too(tmp_path, empty):
    tar = BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as opened:
        for name in GOOD:
            opened.addfile(entry(name))
    file = sealed_bytes(tmp_path / "backup", tar.getvalue() + bytes(2 * CHUNK))
    file.write_bytes(without_last_chunk(file.read_bytes()))
    with pytest.raises(BackupRefused, match="cut or changed"):
        restore(file, PASSPHRASE, empty)


@pytest.mark.parametrize("length", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK])
def test_every_length_comes_back_to_the_byte(tmp_path, length):
    content = secrets.token_bytes(length)
    with sealed_bytes(tmp_path / "sealed", content).open("rb") as opened:
        reader = OpeningReader(opened, PASSPHRASE)
        assert b"".join(iter(reader.read, b"")) == content


# What is there stays -------------------------------------------------------------------------------------------------


def test_a_restore_never_touches_what_is_there(places, made, empty):
    for there in (places, replace(places, key_file=empty.key_file), replace(empty, key_file=places.key_file)):
        before = files_in(places.data.parent)
        with pytest.raises(BackupRefused, match=r"not empty|a key already"):
            restore(made, PASSPHRASE, there)
        assert files_in(places.data.parent) == before
        assert nothing_in(empty)


def test_a_key_inside_the_data_folder_is_refused(made, empty):
    with pytest.raises(BackupRefused, match="keep them apart"):
        restore(made, PASSPHRASE, replace(empty, key_file=empty.data / "master.key"))


def test_the_key_goes_again_when_the_data_cannot_come(tmp_path, empty):
    clash = [*map(entry, GOOD), entry("data/a"), entry("data/a/b")]  # a file cannot be a folder too
    with pytest.raises(OSError, match="a"):
        restore(sealed_tar(tmp_path / "backup", clash), PASSPHRASE, empty)
    assert nothing_in(empty)


def test_a_server_that_starts_meanwhile_keeps_what_it_made(places, empty):
    table_in(empty).put(Row("case", "new", ""))
    empty.key_file.parent.mkdir()
    with pytest.raises(OSError, match="not empty"):
        put_in_place(places, empty)
    assert not empty.key_file.exists()
    assert table_in(empty).get("case", "new")


def test_a_key_made_meanwhile_is_not_replaced(places, empty):
    vault_of(empty)
    key = empty.key_file.read_bytes()
    with pytest.raises(FileExistsError):
        put_in_place(places, empty)
    assert empty.key_file.read_bytes() == key
    assert not empty.data.exists()


# The command ---------------------------------------------------------------------------------------------------------


def command(*words: object, places: Places, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run as an operator does, without a terminal."""
    env = {
        **{name: value for name, value in os.environ.items() if name != "BACKUP_PASSPHRASE"},
        "DATA": str(places.data),
        "KEY_FILE": str(places.key_file),
        "PYTHONUTF8": "1",
        **environment,
    }
    run = [sys.executable, str(FUNCTIONS / "backup.py"), *map(str, words)]
    return subprocess.run(run, env=env, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL)


def test_an_operator_backs_up_and_restores(places, empty, tmp_path):
    made = command("make", tmp_path / "backup", places=places, BACKUP_PASSPHRASE=PASSPHRASE)
    restored = command("restore", tmp_path / "backup", places=empty, BACKUP_PASSPHRASE=PASSPHRASE)
    assert (made.returncode, restored.returncode) == (0, 0), made.stderr + restored.stderr
    assert "Keep the passphrase apart" in made.stdout
    assert "Now start the server" in restored.stdout
    assert files_in(empty.data / "files") == files_in(places.data / "files")


REFUSED = {
    "short passphrase": ({"BACKUP_PASSPHRASE": "eleven char"}, "must have 12 characters or more"),
    "empty passphrase": ({"BACKUP_PASSPHRASE": ""}, "must have 12 characters or more"),
    "no passphrase": ({}, "Set BACKUP_PASSPHRASE"),
    "wrong passphrase": ({"BACKUP_PASSPHRASE": "twelve chars"}, "passphrase is wrong"),
    "the cloud": ({"TABLE": "cases", "BACKUP_PASSPHRASE": PASSPHRASE}, "DynamoDB"),
    "bad settings": ({"TODAY": "tomorrow", "BACKUP_PASSPHRASE": PASSPHRASE}, "TODAY must read like"),
}


@pytest.mark.parametrize(("environment", "why"), REFUSED.values(), ids=REFUSED)
def test_an_operator_reads_why_it_was_refused(made, empty, environment, why):
    done = command("restore", made, places=empty, **environment)
    assert done.returncode == 1
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert nothing_in(empty)


def test_an_operator_reads_that_the_file_is_not_there(empty, tmp_path):
    done = command("restore", tmp_path / "no such file", places=empty, BACKUP_PASSPHRASE=PASSPHRASE)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "No such file" in done.stderr
