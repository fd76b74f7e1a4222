"""What a PDF holds, before anybody opens it: nothing that runs, no other files, no lock, no flood. Runs apart.

A PDF is kept as it came: its words and a signature in it are evidence, and every rebuilding breaks signatures.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from . import refused_files as why
from .file_checks import EICAR
from .refused_files import DocumentRefused

MOST_PAGES = 200
MOST_UNPACKED = 200 * 1024 * 1024
_PIECE = 1024 * 1024

# Long enough to stand in no compressed content by chance: also in what no reference leads to.
_RUNS = re.compile(rb"/(JavaScript|Launch|EmbeddedFile)")
_KEYS = frozenset({"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent"})
_ACTIONS = frozenset(
    {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/GoToR", "/Rendition", "/Movie"}
)
_SUBTYPES = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Screen", "/3D"})
_EMBEDDED = "/EmbeddedFile"
_PICTURE_FILTERS = frozenset({"/DCTDecode", "/DCT", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/CCF"})


def refuse_unsafe(content: bytes) -> None:
    """Raises ``DocumentRefused``, and whatever pypdf raises for a file that is broken."""
    from pypdf import PdfReader

    _refuse_mixed(content)
    if _RUNS.search(content):
        raise DocumentRefused(why.ACTIVE)
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise DocumentRefused(why.LOCKED)
    if not 0 < len(reader.pages) <= MOST_PAGES:
        raise DocumentRefused(why.TOO_MANY_PAGES if reader.pages else why.BROKEN)
    unpacked = 0
    for each in (reader.trailer, *_objects(reader)):
        _refuse_active(each)
        unpacked += _unpacked(each, MOST_UNPACKED - unpacked)


def _refuse_mixed(content: bytes) -> None:
    """Refuse a file that is something else as well, or only the beginning of one."""
    if _is_zip(content):
        raise DocumentRefused(why.ACTIVE)
    _, end, behind = content.rpartition(b"%%EOF")
    if not end or behind.strip(b"\0\t\n\f\r "):
        raise DocumentRefused(why.BROKEN)


def _is_zip(content: bytes) -> bool:
    try:
        zipfile.ZipFile(BytesIO(content)).close()
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError):
        return False
    return True


def _objects(reader: Any) -> Iterator[Any]:
    """Every object that the file's tables name, whether or not a page leads to it."""
    from pypdf.generic import IndirectObject

    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))


def _refuse_active(found: Any) -> None:
    """Look through one object; those that it refers to are looked through by themselves."""
    waiting = [found]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            _refuse_active_dictionary(each)
            waiting += [each.raw_get(key) for key in each]  # type: ignore[attr-defined]
        elif isinstance(each, list):
            waiting += [list.__getitem__(each, n) for n in range(len(each))]


def _refuse_active_dictionary(found: dict[Any, Any]) -> None:
    named = {key: _name(found, key) for key in ("/S", "/Type", "/Subtype") if key in found}
    if (
        not _KEYS.isdisjoint(found)
        or named.get("/S") in _ACTIONS
        or named.get("/Type") == _EMBEDDED
        or named.get("/Subtype") in _SUBTYPES
    ):
        raise DocumentRefused(why.ACTIVE)


def _name(found: dict[Any, Any], key: str) -> str:
    value = found[key]  # followed, where it is a reference
    return value if isinstance(value, str) else ""


def _unpacked(found: Any, most: int) -> int:
    """Bytes of a stream, unpacked as far as its own bytes go: pictures stay as they are. Raises beyond ``most``."""
    from pypdf.generic import StreamObject

    if not isinstance(found, StreamObject):
        return 0
    content: bytes = found._data
    filters = found.get("/Filter", [])
    for name in filters if isinstance(filters, list) else [filters]:
        if name in _PICTURE_FILTERS:
            break
        content = _inflated(content, most) if name in ("/FlateDecode", "/Fl") else _decoded(content, str(name))
    if len(content) > most:
        raise DocumentRefused(why.TOO_LARGE_UNPACKED)
    if EICAR in content:
        raise DocumentRefused(why.VIRUS)
    return len(content)


def _inflated(content: bytes, most: int) -> bytes:
    """Piece by piece, so that a bomb is known before it has gone off. What is left of a broken stream counts."""
    packed, pieces, size = zlib.decompressobj(), list[bytes](), 0
    try:
        piece = packed.decompress(content, _PIECE)
        while piece:
            size += len(piece)
            if size > most:
                raise DocumentRefused(why.TOO_LARGE_UNPACKED)
            pieces.append(piece)
            piece = packed.decompress(packed.unconsumed_tail, _PIECE)
    except zlib.error:
        pass
    return b"".join(pieces)


def _decoded(content: bytes, name: str) -> bytes:
    """One of the old filters, which pypdf limits by itself."""
    from pypdf.generic import NameObject, StreamObject

    stream = StreamObject()
    stream._data = content
    stream[NameObject("/Filter")] = NameObject(name)
    return bytes(stream.get_data())
