"""Backups of one machine: the store, the files beside it and the master key, encrypted in one file.

    python functions/backup.py make FILE       while the server runs
    python functions/backup.py restore FILE    before the server starts, as the user that it runs as

The passphrase is BACKUP_PASSPHRASE, or is asked for. Whoever has it and FILE can read everything; without it nobody can.
The settings of the environment (SMS_TOKEN and others) are not in the backup.

FILE holds a header (name, version, salt, check), then a tar in chunks. Each chunk is sealed for its place in this file,
under a key that argon2id makes of the passphrase: none can be changed, moved, left out or added.
Longer than other modules, since whoever must restore, or read an old FILE, should need to read one.
"""

from __future__ import annotations

import argparse
import hmac
import os
import shutil
import sqlite3
import stat
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from getpass import getpass
from io import BufferedReader
from pathlib import Path
from typing import IO, cast

from argon2.low_level import Type, hash_secret_raw
from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.errors import SealBroken, StoreUnavailable
from chalicelib.casework.vault import decrypt, encrypt
from chalicelib.settings import SettingsRefused, settings

SHORTEST_PASSPHRASE = 12
MAGIC, VERSION = b"12348-backup", b"\x01"
SALT_BYTES, CHECK_BYTES = 16, 32
CHUNK = 1024 * 1024
_SEALED_CHUNK = CHUNK + 28  # with its nonce of 12 bytes and its tag of 16
KEY, DATA, STORE = "master.key", "data", "store.sqlite"
_OF_THE_STORE = {f"{STORE}{ending}" for ending in ("", "-wal", "-shm", "-journal")}


class BackupRefused(Exception):
    """Nothing was made or restored; the text says why."""


@dataclass(frozen=True)
class Places:
    """Where this deployment keeps its data folder and its master key."""

    data: Path
    key_file: Path

    @classmethod
    def of_settings(cls) -> Places:
        """Raises ``BackupRefused`` where one file cannot hold what is kept."""
        if settings().table:
            raise BackupRefused("TABLE is set: the store is DynamoDB, which AWS backs up (point-in-time recovery)")
        # Resolved, since a folder cannot be renamed onto a link to a folder.
        return cls(settings().data.resolve(), settings().key_file.resolve())


class SealingWriter:
    """Seals what is written to it; the file is whole only after ``finish``."""

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        salt = os.urandom(SALT_BYTES)
        self._key, check = _stretch(passphrase, salt)
        self._file, self._header, self._number = file, MAGIC + VERSION + salt + check, 0
        self._waiting = bytearray()
        file.write(self._header)

    def write(self, content: bytes) -> int:
        """Seal what fills a chunk, and keep the rest, at least a byte: the last chunk must be known as the last."""
        self._waiting += content
        while len(self._waiting) > CHUNK:
            self._seal(last=False)
        return len(content)

    def finish(self) -> None:
        """Seal the last chunk."""
        self._seal(last=True)

    def _seal(self, *, last: bool) -> None:
        context = _context(self._header, self._number, last)
        self._file.write(encrypt(self._key, bytes(self._waiting[:CHUNK]), context))
        del self._waiting[:CHUNK]
        self._number += 1


class OpeningReader:
    """Gives the tar in a backup back, as often as wanted. Raises ``BackupRefused`` at the first byte that is not ours."""

    def __init__(self, file: BufferedReader, passphrase: str) -> None:
        self._file = file
        self._header = file.read(len(MAGIC + VERSION) + SALT_BYTES + CHECK_BYTES)
        named, salted = self._header[: -SALT_BYTES - CHECK_BYTES], self._header[len(MAGIC + VERSION) :]
        if not self._header.startswith(MAGIC) or len(salted) != SALT_BYTES + CHECK_BYTES:
            raise BackupRefused("It is no backup of this program, or only the beginning of one")
        if named != MAGIC + VERSION:
            raise BackupRefused("It was made by a newer version of this program; restore it with that one")
        self._key, check = _stretch(passphrase, salted[:SALT_BYTES])
        if not hmac.compare_digest(check, salted[SALT_BYTES:]):
            raise BackupRefused("The passphrase is wrong, or the first bytes of the file were changed")
        self.rewind()

    def rewind(self) -> None:
        """Begin again."""
        self._file.seek(len(self._header))
        self._number, self._ended = 0, False

    def read(self, size: int = CHUNK) -> bytes:
        """The next chunk, which is never longer than ``CHUNK``; nothing after the last."""
        if self._ended:
            return b""
        sealed = self._file.read(_SEALED_CHUNK)
        self._ended = not self._file.peek(1)
        try:
            chunk = decrypt(self._key, sealed, _context(self._header, self._number, self._ended))
        except SealBroken:
            raise BackupRefused("The file was cut or changed since it was made; take another backup") from None
        self._number += 1
        return chunk


def _stretch(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """The key of a file, and what tells the right passphrase. Slower than for a password: it is tried out far from us."""
    secret = passphrase.encode("utf-8", "surrogatepass")
    # RFC 9106, section 4, the second recommended option: 64 MiB, three times.
    made = hash_secret_raw(
        secret, salt, time_cost=3, memory_cost=64 * 1024, parallelism=4, hash_len=32 + CHECK_BYTES, type=Type.ID
    )
    return made[:32], made[32:]


def _context(header: bytes, number: int, last: bool) -> str:
    return f"{header.hex()} {number} {'last' if last else 'more follow'}"


def make(file: Path, passphrase: str, places: Places) -> None:
    """Write a backup to a new file. Raises ``BackupRefused``, and then leaves none."""
    _refuse_what_cannot_be_made(file, places)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".backup-") as unfinished:
        copy, sealed = Path(unfinished, STORE), Path(unfinished, "sealed")
        SqliteTable(places.data / STORE, SystemClock()).copy_to(copy)
        _refuse_damaged(copy)
        sealed.touch(mode=0o600)
        with sealed.open("r+b") as opened:
            writer = SealingWriter(opened, passphrase)
            _pack(writer, copy, places)
            writer.finish()
            opened.flush()
            os.fsync(opened.fileno())
        sealed.rename(file)


def _refuse_what_cannot_be_made(file: Path, places: Places) -> None:
    if file.exists():
        raise BackupRefused(f"{file} exists; name a new file")
    if file.resolve().is_relative_to(places.data):
        raise BackupRefused(f"{file} lies in the data folder; keep backups elsewhere, best on another machine")
    for needed in (places.data / STORE, places.key_file):
        if not needed.is_file():
            raise BackupRefused(f"{needed} does not exist; start the server once, or see DATA and KEY_FILE")
    LocalKeys(places.key_file, places.data)  # refuses a key that would be of no use


def _refuse_damaged(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA quick_check").fetchone()[0]
    if found != "ok":
        raise BackupRefused(f"The store is damaged ({found}); keep the last good backup")


def _pack(writer: SealingWriter, copy: Path, places: Places) -> None:
    with tarfile.open(fileobj=cast(IO[bytes], writer), mode="w|", bufsize=CHUNK) as tar:
        _add(tar, KEY, places.key_file)
        _add(tar, f"{DATA}/{STORE}", copy)
        # After the store: a file that a row names was there before the row, and would be missed the other way round.
        for path in sorted(places.data.rglob("*")):
            name = path.relative_to(places.data).as_posix()
            if name not in _OF_THE_STORE:
                with suppress(FileNotFoundError):  # deleted meanwhile, as it may be
                    _add(tar, f"{DATA}/{name}", path)


def _add(tar: tarfile.TarFile, name: str, path: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISDIR(mode):
        return
    if not stat.S_ISREG(mode):
        raise BackupRefused(f"{path} is a link or something else that is no file; move it out of the data folder")
    with path.open("rb") as opened:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = os.fstat(opened.fileno()).st_size, 0o600
        tar.addfile(entry, opened)


def restore(file: Path, passphrase: str, places: Places) -> None:
    """Bring store, files and key back, all or nothing. Raises ``BackupRefused``."""
    _refuse_to_overwrite(places)
    with file.open("rb") as opened:
        reader = OpeningReader(opened, passphrase)
        _check_whole(reader)
        reader.rewind()
        for place in (places.data, places.key_file):
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (  # two, each beside the place that it is moved to: these may lie on different disks
            tempfile.TemporaryDirectory(dir=places.data.parent, prefix=".restore-") as beside_data,
            tempfile.TemporaryDirectory(dir=places.key_file.parent, prefix=".restore-") as beside_key,
        ):
            unpacked = Places(Path(beside_data, DATA), Path(beside_key, KEY))
            for name, content in _contents(reader):
                _write(unpacked.key_file if name == KEY else unpacked.data.parent / name, content)
            put_in_place(unpacked, places)


def _refuse_to_overwrite(places: Places) -> None:
    if places.key_file.is_relative_to(places.data):
        raise BackupRefused("KEY_FILE lies inside DATA; keep them apart")
    if places.key_file.exists():
        raise BackupRefused(f"There is a key already: {places.key_file}. Stop the server and move the key away first")
    if places.data.exists() and any(places.data.iterdir()):
        raise BackupRefused(f"{places.data} is not empty. Stop the server and move what is there away first")


def _check_whole(reader: OpeningReader) -> None:
    names = [name for name, _ in _contents(reader)]
    if len(names) != len(set(names)) or not {KEY, f"{DATA}/{STORE}"} <= set(names):
        raise BackupRefused("The backup lacks the store or the key, or holds a file twice")


def _contents(reader: OpeningReader) -> Iterator[tuple[str, IO[bytes]]]:
    """Names and contents, read to the very end of the file."""
    try:
        with tarfile.open(fileobj=cast(IO[bytes], reader), mode="r|", bufsize=CHUNK) as tar:
            for entry in tar:
                content = tar.extractfile(entry) if _is_ours(entry) else None
                if content is None:
                    raise BackupRefused(f"The backup holds {entry.name!r}, which does not belong in one")
                yield entry.name, content
    except tarfile.TarError as error:
        raise BackupRefused(f"What is in the backup cannot be read: {error}") from None
    while reader.read():  # what follows the end of the tar must be whole as well
        pass


def _is_ours(entry: tarfile.TarInfo) -> bool:
    """Whether it is a plain file that is the key or lies in the data folder, on this system too (Windows has its own
    ways to leave a folder).
    """
    parts = entry.name.split("/")
    clean = all(part not in ("", "..") and "\0" not in part and Path(part).name == part for part in parts)
    placed = entry.name == KEY or (parts[0] == DATA and len(parts) > 1)
    return entry.isreg() and not entry.issparse() and clean and placed


def _write(path: Path, content: IO[bytes]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    with path.open("r+b") as opened:
        shutil.copyfileobj(content, opened, CHUNK)
        opened.flush()
        os.fsync(opened.fileno())


def put_in_place(unpacked: Places, places: Places) -> None:
    """Move both, or neither where a server has started meanwhile."""
    # The key first: a server that starts in between makes an empty store, and not a second key beside a full one.
    places.key_file.hardlink_to(unpacked.key_file)  # unlike a rename it never replaces a key
    try:
        if places.data.exists():
            places.data.rmdir()  # only when empty
        unpacked.data.rename(places.data)
    except OSError:
        places.key_file.unlink()
        raise


def _passphrase(*, twice: bool) -> str:
    passphrase = os.environ.get("BACKUP_PASSPHRASE")
    if passphrase is None:
        passphrase = getpass("Passphrase: ")
        if twice and getpass("Once more: ") != passphrase:
            raise BackupRefused("The two passphrases differ")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BackupRefused(f"The passphrase must have {SHORTEST_PASSPHRASE} characters or more")
    return passphrase


def main() -> None:
    """Read the command line, and make or restore a backup."""
    arguments = argparse.ArgumentParser(description="Back up the store, the files and the master key, or restore them.")
    commands = arguments.add_subparsers(dest="command", required=True, metavar="make | restore")
    commands.add_parser("make", help="write a backup while the server runs").add_argument("file", type=Path)
    commands.add_parser("restore", help="read one while it is stopped").add_argument("file", type=Path)
    options = arguments.parse_args()
    try:
        run(options.command, options.file)
    except EOFError:
        sys.exit("Set BACKUP_PASSPHRASE, or run this in a terminal")
    except (BackupRefused, SettingsRefused, StoreUnavailable, sqlite3.DatabaseError, OSError) as refused:
        sys.exit(f"The {options.command} was refused. {refused}")


def run(command: str, file: Path) -> None:
    """Do as the command says, and tell what was done."""
    places = Places.of_settings()
    if command == "make":
        make(file, _passphrase(twice=True), places)
        print(f"{file}: {file.stat().st_size:,} bytes. Keep the passphrase apart from it; nothing opens it without.")
    else:
        restore(file, _passphrase(twice=False), places)
        print(f"Restored: {places.data} and {places.key_file}. Now start the server.")


if __name__ == "__main__":
    main()
