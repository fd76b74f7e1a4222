"""Who has shown by a code that a case is his sees it for half an hour: the browser holds a random token, the table its
hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from .ports import ABSENT, Clock, Row, Table
from .sessions import new_token

LASTS = timedelta(minutes=30)
_SORT = "case"


@dataclass(frozen=True)
class CaseSessions:
    """Sessions of citizens, each for one case."""

    table: Table
    clock: Clock

    def begin(self, case_id: str) -> str:
        """The token of a new session."""
        token = new_token()
        row = Row(_partition(token), _SORT, case_id, expires_at=self.clock.now() + LASTS)
        self.table.put(row, ABSENT)
        return token

    def case_of(self, token: str) -> str:
        """The id of the session's case, "" where there is none or it is over."""
        row = self.table.get(_partition(token), _SORT)
        return row.body if row else ""

    def end(self, token: str) -> None:
        """Nobody goes on under this token."""
        self.table.delete(_partition(token), _SORT)


def _partition(token: str) -> str:
    hashed = hashlib.sha256(token.encode("utf-8", "surrogatepass"))
    return f"case-session/{hashed.hexdigest()}"  # so random a token needs neither salt nor argon2
