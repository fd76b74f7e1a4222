"""What a file is, from its first bytes, its name and what the browser calls it: the three must agree."""

from __future__ import annotations

import re
from enum import StrEnum

from . import refused_files as why
from .refused_files import DocumentRefused

# The test file of the virus scanners, in two halves: whole, it would have this module taken away.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"

# An ending is up to five letters and digits, of which one is a letter: "2026.11" and "照片.正面" have none.
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])([0-9a-z]{1,5})\s*$")
_HEIC = re.compile(rb".{4}ftyp(hei[cmsx]|hev[cmx]|mif1|msf1|avif)", re.DOTALL)
_OLD_WORD, _ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_UNNAMED = frozenset({"", "application/octet-stream"})


class FileKind(StrEnum):
    """The kinds that are taken."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"

    @property
    def is_picture(self) -> bool:
        """Whether it is rebuilt from its pixels."""
        return self is not FileKind.PDF


_BEGINS = {FileKind.JPEG: b"\xff\xd8\xff", FileKind.PNG: b"\x89PNG\r\n\x1a\n", FileKind.PDF: b"%PDF-"}
_ENDINGS = {
    FileKind.JPEG: frozenset({"jpg", "jpeg", "jpe", "jfif"}),
    FileKind.PNG: frozenset({"png"}),
    FileKind.PDF: frozenset({"pdf"}),
}
_TYPES = {
    FileKind.JPEG: frozenset({"image/jpeg", "image/jpg", "image/pjpeg"}),
    FileKind.PNG: frozenset({"image/png", "image/x-png"}),
    FileKind.PDF: frozenset({"application/pdf", "application/x-pdf"}),
}


def kind_of(name: str, declared: str, content: bytes) -> FileKind:
    """The kind of a file with this name, called a ``declared`` type by the browser. Raises ``DocumentRefused``."""
    if EICAR in content:
        raise DocumentRefused(why.VIRUS)
    kind = next((each for each, begins in _BEGINS.items() if content.startswith(begins)), None)
    if kind is None:
        raise DocumentRefused(_other_kind(content))
    found = _ENDING.search(name.lower())
    named_so = found is None or found[1] in _ENDINGS[kind]
    if not named_so or declared.lower() not in _TYPES[kind] | _UNNAMED:
        raise DocumentRefused(why.MISNAMED)
    return kind


def _other_kind(content: bytes) -> str:
    """Which sentence helps whoever sent this."""
    if _HEIC.match(content[:12]):
        return why.HEIC
    if content.startswith(_OLD_WORD) or (content.startswith(_ZIP) and b"word/" in content):
        return why.WORD
    return why.OTHER_KIND
