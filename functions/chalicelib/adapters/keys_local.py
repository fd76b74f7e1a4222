"""Keys of one machine: data keys wrapped by a master key in a file."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from chalicelib.casework.vault import decrypt, encrypt
from chalicelib.settings import SettingsRefused

_KEY_BYTES = 32
_ANYBODY = 0o007  # the mode bits of those who are neither owner nor group


class LocalKeys:
    """Keys under the master key in ``file``: 32 bytes, made on first use, readable to its owner alone.

    Whoever has file and data can read everything, and without the file nobody ever can: it lies outside
    ``data_folder`` and is backed up apart from it. Raises ``SettingsRefused`` for a file that is not so.
    """

    def __init__(self, file: Path, data_folder: Path) -> None:
        if file.resolve().is_relative_to(data_folder.resolve()):
            raise SettingsRefused(f"The key file {file} lies inside the data folder {data_folder}; keep them apart")
        try:
            master = _read_or_make(file)
        except OSError as error:
            raise SettingsRefused(f"The key file {file} cannot be read or made: {error.strerror}") from None
        self._wrapping_key, self._lookup_key = _derive(master, "wrapping"), _derive(master, "lookup")
        # Of the key and not of the path, so that texts say which of several files opens them.
        self.name = f"local-{_derive(master, 'name')[:4].hex()}"

    def new_key(self, context: str) -> tuple[bytes, bytes]:
        """A new key for a record, and the same wrapped."""
        key = secrets.token_bytes(_KEY_BYTES)
        return key, encrypt(self._wrapping_key, key, context)

    def open_key(self, wrapped: bytes, context: str) -> bytes:
        """The key again. Raises ``SealBroken``."""
        return decrypt(self._wrapping_key, wrapped, context)

    def lookup_key(self) -> bytes:
        """The key of lookup hashes."""
        return self._lookup_key


def _read_or_make(file: Path) -> bytes:
    if not file.exists():
        _make(file)
    with file.open("rb") as opened:
        mode = os.fstat(opened.fileno()).st_mode
        master = opened.read(_KEY_BYTES + 1)
    if os.name == "posix" and mode & _ANYBODY:  # Windows keeps no such modes
        raise SettingsRefused(f"Anybody may read or change the key file {file}; run: chmod 600 {file}")
    if len(master) != _KEY_BYTES:
        raise SettingsRefused(f"The key file {file} is not {_KEY_BYTES} bytes long; bring it back from its backup")
    return master


def _make(file: Path) -> None:
    """Put a new key in its place whole and at once: of two processes that start together, both read the same one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unplaced = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    unplaced.touch(mode=0o600, exist_ok=False)
    try:
        with unplaced.open("r+b") as opened:
            opened.write(secrets.token_bytes(_KEY_BYTES))
            opened.flush()
            os.fsync(opened.fileno())
        file.hardlink_to(unplaced)  # unlike a rename it never replaces a key that is there
    except FileExistsError:
        pass
    finally:
        unplaced.unlink()


def _derive(master: bytes, purpose: str) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=f"12348 {purpose}".encode()).derive(master)
