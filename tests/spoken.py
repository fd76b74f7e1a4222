"""What a run of the tests says, here and in its servers, and what its stores hold: where nothing personal may be."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from chalicelib.casework.codes import ALPHABET, read_reference

from tests import applicant
from tests.casework import deciding
from tests.running import SPOKEN

PERSONAL = frozenset(
    {
        *(applicant.NAME, applicant.HELPER, applicant.OPPONENT, applicant.FACTS, applicant.ID_NUMBER),
        *(applicant.PHONE, applicant.HELPERS_PHONE, deciding.NAME, deciding.FACTS, deciding.ID_NUMBER, deciding.PHONE),
        deciding.LAWYER,
    }
)
"""Whom the tests know, what they tell of themselves and the numbers that are theirs."""

_ALONE = r"(?<![0-9A-Za-z]){}(?![0-9A-Za-z])"
_NUMBERS = re.compile(_ALONE.format(r"(?:1[3-9]\d{9}|[1-9]\d{16}[0-9Xx])"), re.ASCII)
_REFERENCE = re.compile(_ALONE.format(f"[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}"))
_PRINTED_ONCE = re.compile(r"^演示账号 \S+  密码 \S+\n", re.MULTILINE)
_PASSWORD = re.compile(f"(?:[{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]{{4}}")
_DRAFT_CODE = re.compile(_ALONE.format(f"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]{{4}}"))


def told_of_anybody(text: str) -> set[str]:
    """What the text holds of those people, however it is written down: as it is, escaped once or more, or as in an
    address.
    """
    once = re.sub(r"\\+", r"\\", text)
    return {each for each in PERSONAL if any(form in once for form in (each, ascii(each)[1:-1], quote(each)))}


def leaked(text: str) -> set[str]:
    """What a log may not hold: that, and any phone, ID number, reference, 续办码 or first password, whosoever it is."""
    references = {found for found in _REFERENCE.findall(text) if read_reference(found)}
    others = {found for kind in (_NUMBERS, _DRAFT_CODE, _PASSWORD) for found in kind.findall(text)}
    return told_of_anybody(text) | references | others


@contextmanager
def every_record() -> Iterator[list[str]]:
    """Every record that is logged in this process, from INFO on, with its traceback; whichever logger it goes to."""
    records: list[str] = []
    make, level, formatter = logging.getLogRecordFactory(), logging.root.level, logging.Formatter()

    def make_and_keep(*args: object, **kwargs: object) -> logging.LogRecord:
        record = make(*args, **kwargs)
        records.append(formatter.format(record))
        return record

    logging.setLogRecordFactory(make_and_keep)
    logging.root.setLevel(logging.INFO)
    yield records
    logging.root.setLevel(level)
    logging.setLogRecordFactory(make)


def logged_by_servers(folder: Path) -> str:
    """Everything that servers have said whose data lay anywhere in the folder, but for the passwords of demo accounts,
    which are printed once on purpose.
    """
    files = [file for ending in SPOKEN for file in sorted(folder.rglob(f"*{ending}"))]
    return _PRINTED_ONCE.sub("", "\n".join(file.read_text("utf-8") for file in files))


def rows_told_of_anybody(folder: Path) -> set[str]:
    """What rows hold in the open, of every store in the folder. The messages of the local outbox, which stands in for a
    provider, are no rows of casework.
    """
    told: set[str] = set()
    for file in folder.rglob("*.sqlite"):
        # Some tests leave a store behind that was damaged on purpose.
        with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(file)) as connection:
            for row in connection.execute("SELECT * FROM rows WHERE partition <> 'dev-outbox'"):
                told |= told_of_anybody(repr(row))
    return told
