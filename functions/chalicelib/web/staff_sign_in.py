"""What comes after the right password: the second factor where there is one, and the way in."""

from __future__ import annotations

from chalice.app import Request, Response

from chalicelib.casework.account_log import note_sign_in
from chalicelib.casework.sessions import HalfSession
from chalicelib.casework.staff import Account

from .answers import Headers, way_elsewhere
from .desk import desk
from .staff_pages import token_of

# Every view that calls these lies right below /staff/, so that the way up is the same.


def after_password(request: Request, account: Account, back: str) -> Response:
    """On to the code of the phone, to choosing a second factor where everybody must have one, or in."""
    if not (account.has_second_factor or desk().must_enrol):
        return let_in(request, account, back)
    half = desk().sessions.begin_half(account, replacing=token_of(request), back=back)
    return way_elsewhere("code" if account.has_second_factor else "second-factor", carrying(half))


def let_in(request: Request, account: Account, back: str) -> Response:
    """Begin a session, and go where the person was."""
    succeeded(account)
    return way_elsewhere(f"..{back or '/staff'}", begun(request, account))


def begun(request: Request, account: Account) -> Headers:
    """The header that hands over a new session, in place of what the browser had."""
    return carrying(desk().sessions.begin(account, replacing=token_of(request)))


def carrying(token: str) -> Headers:
    """The header that hands over a token."""
    return {"Set-Cookie": desk().staff_cookie.carrying(token)}


def half_of(request: Request) -> HalfSession | None:
    """The half session of whoever has given a password and nothing else yet."""
    token = token_of(request)
    return desk().sessions.find_half(token) if token else None


def succeeded(account: Account) -> None:
    """Somebody is in."""
    note_sign_in(desk().table, account.id, desk().clock.now(), succeeded=True)


def failed(account_id: str) -> None:
    """Somebody has tried to sign in to an account."""
    note_sign_in(desk().table, account_id, desk().clock.now(), succeeded=False)
