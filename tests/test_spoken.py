"""What looks through a whole run for personal data: it must not be blind."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.codes import new_draft_code, new_reference
from chalicelib.casework.ports import Row

from tests.applicant import FACTS, ID_NUMBER, NAME, PHONE
from tests.casework.sending import Hands
from tests.spoken import every_record, leaked, logged_by_servers, rows_told_of_anybody


@pytest.mark.parametrize(
    "line",
    [
        f"applied: {NAME}",
        f"GET {NAME!a}",
        repr(json.dumps({"name": NAME})),
        "GET /api/progress/%E7%A4%BA%E4%BE%8B%E7%8E%8B%E5%A4%A7%E5%B1%B1 200",
        f"facts={FACTS}",
        f'{{"id_number": "{ID_NUMBER}"}}',
        f"phone:{PHONE}",
        "sent to 13812345678.",
        "11010519491231002X",
        "password DBRA-ESFM-R8JF-TWFN",
    ],
)
def test_whoever_is_named_in_a_log_is_found(line):
    assert leaked(line)


@pytest.mark.parametrize("code", [new_reference, new_draft_code])
def test_any_code_that_was_given_out_is_found(code):
    assert [leaked(f"POST /api/resume {made} 200") for made in (code(), code())] != [set(), set()]


@pytest.mark.parametrize(
    "line",
    [
        "GET /api/apply/legal-aid/check 200 13.2ms",
        "2026-11-24 09:30:00,123 server serving site-12",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "20261124013000123456789abcdef012",
    ],
)
def test_what_a_log_is_for_passes(line):
    assert leaked(line) == set()


def test_what_a_logger_keeps_to_itself_is_seen_with_its_traceback():
    log = logging.getLogger("keeps to itself")
    log.propagate = False
    with every_record() as records:
        try:
            raise ValueError("in the traceback")
        except ValueError:
            log.exception("in the %s", "message")
    assert "in the message" in records[0]
    assert "in the traceback" in records[0]


def test_what_servers_said_and_rows_hold_is_found():
    with TemporaryDirectory() as elsewhere:  # the run itself is looked through as well
        folder = Path(elsewhere, "one")
        SqliteTable(folder / "store.sqlite", Hands()).put(Row("application/1", "list", json.dumps({"name": NAME})))
        (folder / "8000.logged").write_text(f"hello {NAME}", "utf-8")
        (folder / "8000.printed").write_text("演示账号 clerk  密码 DBRA-ESFM-R8JF-TWFN\n", "utf-8")
        assert leaked(logged_by_servers(Path(elsewhere))) == {NAME}
        assert rows_told_of_anybody(Path(elsewhere)) == {NAME}
