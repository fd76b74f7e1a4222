"""The cookie of a form: the code of its draft, signed, so that only codes that we handed out are opened.

Opening a draft costs a run of argon2. At ``/api/resume`` tries are counted; pages of the form are not, since whoever
sends another code each time has no subject to count by, and an address shut out would take the form from everybody who
shares it. A code that came by cookie is therefore one that we have seen open a draft, which costs one hash to know.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

from .answers import Headers
from .requests import cookie

NAME = "draft"


@dataclass(frozen=True)
class DraftCookie:
    """Writes and reads the cookie's value."""

    secret: bytes = field(repr=False)

    def value(self, code: str) -> str:
        """What the cookie carries for a code."""
        return f"{code}.{hmac.digest(self.secret, code.encode(), 'sha256').hex()}"

    def code(self, headers: Headers) -> str:
        """The code in a request's headers (by lower-case name), "" where we have not signed it."""
        value, code = cookie(headers, NAME), shown_code(headers)
        return code if value.isascii() and hmac.compare_digest(value, self.value(code)) else ""


def shown_code(headers: Headers) -> str:
    """The code to show while the store, and with it perhaps our secret, is away: whatever the cookie says it is."""
    return cookie(headers, NAME).partition(".")[0]
