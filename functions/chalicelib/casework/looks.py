"""Looks at what is closed: an ID number in full, a table with names. Who, when and why. They are events of the case, kept beside those that lead it on: its
state, its clocks, the steps that are due and taking it back know nothing of them.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from .kept_notices import stamp
from .ports import ABSENT, Row, Table
from .vault import Vault

LONGEST_REASON = 100
ID_NUMBER, EXPORTED = "id_number", "exported"
_VERSION = 1
_PREFIX = "look/"


@dataclass(frozen=True)
class Look:
    """Somebody has seen the whole number, or carried it away in a table (``what``): ``by`` is an account's id; ``reason``
    is what they typed.
    """

    at: datetime
    by: str
    reason: str = field(repr=False)
    what: str = ID_NUMBER


def keep_look(table: Table, vault: Vault, case_id: str, look: Look) -> None:
    """Append it to the case, sealed: a reason may name people."""
    place = f"{_PREFIX}{stamp(look.at)}/{secrets.token_hex(4)}"
    kept = {"v": _VERSION, "at": look.at.isoformat(), "by": look.by, "reason": look.reason, "what": look.what}
    partition = f"case/{case_id}"
    table.put(Row(partition, place, vault.seal(f"{partition}/{place}", json.dumps(kept))), if_version=ABSENT)


def looks_at(table: Table, vault: Vault, case_id: str) -> list[Look]:
    """All of them, oldest first."""
    rows = table.query(f"case/{case_id}", prefix=_PREFIX, limit=1000)
    return [_read(vault.unseal(f"{row.partition}/{row.sort}", row.body)) for row in rows]


def _read(text: str) -> Look:
    kept = json.loads(text)
    return Look(datetime.fromisoformat(kept["at"]), kept["by"], kept["reason"], kept.get("what", ID_NUMBER))
