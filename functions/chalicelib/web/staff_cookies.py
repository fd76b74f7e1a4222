"""The cookie of staff, which carries a session's token and nothing else, and where their forms may come from."""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping

from chalicelib.settings import SettingsRefused

_VALUE = re.compile(r"(?P<token>[A-Za-z0-9_-]{43})\.(?P<mac>[0-9a-f]{64})")
_FROM_OUR_PAGES = ("same-origin", "none")  # "none": not from any page, but from the address bar


class StaffCookie:
    """Writes and reads the cookie, signed so that only tokens of ours reach the table.

    ``plain_http`` is for one's own machine: browsers take neither ``Secure`` nor ``__Host-`` over plain http. Raises
    ``SettingsRefused`` when production asks for it.
    """

    def __init__(self, secret: bytes, *, plain_http: bool, production: bool) -> None:
        if plain_http and production:
            raise SettingsRefused("Staff sign in over https alone; PRODUCTION refuses their cookie over plain http")
        self._secret = secret
        self.name = "staff" if plain_http else "__Host-staff"
        # No Domain, and the whole host as Path, or browsers refuse the prefix; no Max-Age: it goes with the browser.
        self._attributes = "; Path=/; HttpOnly; SameSite=Lax" + ("" if plain_http else "; Secure")

    def carrying(self, token: str) -> str:
        """The ``Set-Cookie`` header that hands over a session's token."""
        return f"{self.name}={token}.{self._mac(token)}{self._attributes}"

    def gone(self) -> str:
        """The ``Set-Cookie`` header that takes the cookie away."""
        return f"{self.name}={self._attributes}; Max-Age=0"

    def token(self, headers: Mapping[str, str]) -> str | None:
        """The token in a request's headers (by lower-case name), or None. One of another name, or that others on the
        host have set beside it, changes nothing.
        """
        for cookie in headers.get("cookie", "").split(";"):
            name, _, value = cookie.strip().partition("=")
            found = _VALUE.fullmatch(value) if name == self.name else None
            if found and hmac.compare_digest(found["mac"], self._mac(found["token"])):
                return found["token"]
        return None

    def _mac(self, token: str) -> str:
        return hmac.digest(self._secret, f"{self.name}={token}".encode(), "sha256").hex()


def comes_from_our_pages(headers: Mapping[str, str]) -> bool:
    """Whether a POST comes from a page of the same host, so far as the browser tells; headers by lower-case name.

    A second defence behind the form token. Browsers that say neither are let through: they are old, or programs. What
    ``Sec-Fetch-Site`` says goes before ``Origin``, which a proxy that changes ``Host`` would make look foreign.
    """
    site, origin = headers.get("sec-fetch-site", "").strip().lower(), headers.get("origin", "").strip().lower()
    if site:
        return site in _FROM_OUR_PAGES
    return not origin or origin.partition("://")[2] == headers.get("host", "").strip().lower() != ""
