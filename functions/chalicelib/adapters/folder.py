"""The ``Files`` port in a folder: the files of one machine. Threads and processes may share it."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from chalicelib.casework.errors import StoreUnavailable


class FolderFiles:
    """Each content is one file, readable to its owner alone. The folder is made with the first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, key: str, content: bytes) -> None:
        """See ``Files``. Who reads meanwhile reads what was there before."""
        unplaced = self._folder / f"{key}.{secrets.token_hex(4)}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unplaced.touch(mode=0o600, exist_ok=False)
            with unplaced.open("r+b") as opened:
                opened.write(content)
                opened.flush()
                os.fsync(opened.fileno())
            unplaced.replace(self._folder / key)
        except OSError as error:
            with suppress(OSError):  # there may be none
                unplaced.unlink()
            raise StoreUnavailable(f"the folder of files: {error.strerror}") from error

    def get(self, key: str) -> bytes:
        """See ``Files``."""
        try:
            return (self._folder / key).read_bytes()
        except FileNotFoundError:
            raise KeyError(key) from None
        except OSError as error:
            raise StoreUnavailable(f"the folder of files: {error.strerror}") from error

    def delete(self, key: str) -> None:
        """See ``Files``."""
        try:
            (self._folder / key).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"the folder of files: {error.strerror}") from error
