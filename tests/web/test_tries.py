"""Guessing through the pages: how long one waits, whose address is counted, and that a crowd is not taken for a thief."""

from __future__ import annotations

import io
import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from chalice.app import Request
from chalicelib.casework.codes import new_draft_code, new_long_code, new_reference
from chalicelib.casework.limits import ADDRESS_FACTOR, LIMITS
from chalicelib.casework.staff import Account, Role
from chalicelib.settings import Settings, SettingsRefused

from tests.applicant import HIMSELF, PROGRESS, RESUME, Answer, Browser, every_field, other_settings
from tests.conftest import WsgiClient
from tests.web.back_office import Browser as StaffBrowser

SIGN_IN, INVITATION = "/api/staff/sign-in", "/api/staff/invitation"
FROM, NEIGHBOUR = "203.0.113.7", "198.51.100.9"  # RFC 5737 keeps these blocks for documentation
CROWD = 500


class Comer:
    """A browser whose requests come through our proxy from an address, with a header of its own making before it."""

    def __init__(self, api: WsgiClient, address: str = FROM) -> None:
        self.address, self.said, self._api = address, "", api

    def ask(self, method: str, path: str, *, query: str = "", body: bytes = b"", **environ: str) -> Answer:
        """Send a request, to which the proxy appends whom it heard."""
        forwarded = f"{self.said}, {self.address}" if self.said else self.address
        return self._api.ask(method, path, query=query, body=body, HTTP_X_FORWARDED_FOR=forwarded, **environ)


def try_progress(api: Any) -> Answer:
    """A guess at a reference."""
    return Browser(api).post(PROGRESS, {"reference": new_reference(), "digits": "5510"})


def try_code(api: Any) -> Answer:
    """A guess at a 续办码."""
    return Browser(api).post(RESUME, {"code": new_draft_code()})


def try_password(api: Any, name: str = "") -> Answer:
    """A guess at an account."""
    browser = Browser(api)
    browser.get("/api/staff")
    fields = {**browser.hidden, "name": name or new_reference(), "password": "不是这个密码不是这个密码"}
    return browser.post(SIGN_IN, fields)


def try_invitation(api: Any, code: str = "") -> Answer:
    """A guess at a 邀请码."""
    browser = Browser(api)
    browser.get(INVITATION)
    return browser.post(INVITATION, {**browser.hidden, "code": code or new_long_code()})


def try_staff_code(api: Any, account: Account | None = None) -> Answer:
    """A guess at what a phone shows, by somebody who knows the password."""
    from chalicelib.web.desk import desk

    token = desk().sessions.begin_half(account or with_a_phone(secrets.token_hex(4)))
    browser = StaffBrowser(api, desk().staff_cookie.carrying(token).partition(";")[0])
    sent = {"form_token": desk().sessions.form_token(token, "code"), "code": "no code"}
    answer: Answer = browser.post("/api/staff/code", sent)
    return answer


@cache
def with_a_phone(name: str) -> Account:
    """An account that has a second factor."""
    from chalicelib.web.desk import desk

    account = desk().accounts.create(name, personal_name="示例某人", office="hantai", role=Role.CLERK)
    return desk().accounts.change(
        account.id, lambda at: replace(at, sealed_totp=desk().second_factors.offer(at).sealed)
    )


def try_card(api: Any, code: str = "") -> Answer:
    """A guess at the code of a helper's card."""
    return Browser(api).post("/api/helper-card/open", {"card": code or new_draft_code()})


NO_GUESSES = {"draft_begun", "unreachable", "submit", "sms_code_minute", "sms_code_hour", "sms_code_day"}
"""Limits on what people do, not on what they try out."""

WAYS: dict[str, Callable[[Any], Answer]] = {
    "progress": try_progress,
    "draft_code": try_code,
    "helper_card": try_card,
    "staff_password": try_password,
    "staff_code": try_staff_code,
    "invitation": try_invitation,
}


@pytest.fixture
def behind_a_proxy(api):
    """The functions while one proxy is trusted, with all tries still to be made."""
    from chalicelib.web.desk import desk

    with other_settings(TRUSTED_PROXIES="1"):
        yield
        while desk().outbox.send_due():  # others look for their messages among the last
            pass
        for row in desk().table.query("limit", limit=10_000):
            desk().table.delete("limit", row.sort)


def use_up_address(kind: str, address: str) -> None:
    """All tries of an address, without making each."""
    from chalicelib.web.desk import desk

    desk().limits.allow(kind, "the first of many", address)
    (counter,) = desk().table.query("limit", prefix=f"{kind}/address/")
    desk().table.count("limit", counter.sort, add=LIMITS[kind].tries * ADDRESS_FACTOR)


# ---- how long one waits

SAME: dict[str, tuple[Callable[[Any], Answer], str]] = {
    "progress": (lambda api: Browser(api).post(PROGRESS, {"reference": SUBJECT, "digits": "0000"}), "过一个小时再试"),
    "draft_code": (lambda api: Browser(api).post(RESUME, {"code": CODE}), "过一个小时再试"),
    "helper_card": (lambda api: try_card(api, CODE), "过一个小时再试"),
    "staff_password": (lambda api: try_password(api, "nobody"), "过30分钟再试"),
    "staff_code": (lambda api: try_staff_code(api, with_a_phone("guessed-at")), "过30分钟再试"),
    "invitation": (lambda api: try_invitation(api, "7K3M-9TQ2-X4PW-HBNA"), "过一个小时再试"),
}
SUBJECT, CODE = new_reference(), new_draft_code()


def test_every_limit_is_one_of_guessing_or_known_to_be_none():
    assert set(WAYS) == set(SAME)
    assert set(WAYS) | NO_GUESSES == set(LIMITS)


@pytest.mark.parametrize("kind", WAYS)
def test_who_must_wait_is_told_how_long_in_words_and_to_the_second(api, kind):
    guess, words = SAME[kind]
    answers = [guess(api) for _ in range(LIMITS[kind].tries + 1)]
    assert [answer.status for answer in answers] == [422] * LIMITS[kind].tries + [429]
    assert words in answers[-1].text
    period = LIMITS[kind].period.total_seconds()
    assert period - 60 < int(answers[-1].headers["Retry-After"]) <= period
    assert not [answer for answer in answers[:-1] if "Retry-After" in answer.headers]


# ---- whose address it is

HOPS = {
    "off": (0, FROM, None),
    "off and forged": (0, f"{NEIGHBOUR}, {FROM}", None),
    "one proxy": (1, FROM, FROM),
    "one proxy and a forged beginning": (1, f"{NEIGHBOUR}, {FROM}", FROM),
    "one proxy and much that is forged": (1, f"x,,unknown, {NEIGHBOUR},{FROM}", FROM),
    "two proxies": (2, f"{FROM}, {NEIGHBOUR}", FROM),
    "two proxies and a forged beginning": (2, f"192.0.2.1, {FROM}, {NEIGHBOUR}", FROM),
    "past one of two proxies": (2, FROM, None),
    "no header": (1, None, None),
    "IPv6": (1, "2001:db8::1", "2001:db8::1"),
}


@pytest.mark.parametrize(("trusted", "header", "address"), HOPS.values(), ids=HOPS)
def test_the_address_is_what_the_outermost_of_our_proxies_saw(api, trusted, header, address):
    from chalicelib.web.requests import address_of
    from wsgi import make_event

    environ = {"REQUEST_METHOD": "GET", "wsgi.input": io.BytesIO()}
    if header is not None:
        environ["HTTP_X_FORWARDED_FOR"] = header
    with other_settings(TRUSTED_PROXIES=str(trusted)):
        assert address_of(Request(make_event(environ, "/progress", "/progress", {}))) == address


@pytest.mark.parametrize(
    "header", ["", ",", "unknown", "水", "\x00", "203.0.113.7:80", "[2001:db8::1]", "1.2.3", "x" * 5_000]
)
def test_a_header_that_holds_no_address_troubles_nobody(api, behind_a_proxy, header):
    comer = Comer(api, header)
    assert [guess(comer).status for guess in WAYS.values()] == [422] * len(WAYS)


@pytest.mark.parametrize("value", ["-1", "yes", "1.5", "一", "²"])
def test_a_number_of_proxies_that_is_none_is_refused(value):
    with pytest.raises(SettingsRefused, match="TRUSTED_PROXIES"):
        Settings.from_env({"TRUSTED_PROXIES": value})


# ---- what an address may do

ADDRESSES = {
    "IPv4 with a forged beginning": lambda n: (f"192.0.2.{n}", FROM),
    "IPv6 all over its /64": lambda n: ("", f"2001:db8:0:1::{n:x}"),
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_the_251st_guess_of_an_address_within_an_hour_is_refused_and_no_others(api, behind_a_proxy, address):
    statuses = []
    for n in range(251):
        comer = Comer(api)
        comer.said, comer.address = address(n)
        statuses.append(try_progress(comer).status)
    assert statuses == [422] * 250 + [429]
    assert try_progress(Comer(api, NEIGHBOUR)).status == 422


@pytest.mark.parametrize("kind", WAYS)
def test_each_way_of_guessing_counts_by_address(api, behind_a_proxy, kind):
    use_up_address(kind, FROM)
    refused = WAYS[kind](Comer(api))
    assert refused.status == 429
    assert int(refused.headers["Retry-After"]) > 60
    assert WAYS[kind](Comer(api, NEIGHBOUR)).status == 422


@pytest.mark.parametrize("kind", WAYS)
def test_while_no_proxy_is_trusted_what_a_browser_says_of_its_address_counts_for_nothing(api, kind):
    from chalicelib.web.desk import desk

    assert WAYS[kind](Comer(api)).status == 422
    assert desk().table.query("limit", prefix=f"{kind}/address/") == []


def test_five_hundred_people_of_one_address_all_see_their_progress_within_an_hour(api, behind_a_proxy):
    """A township behind one line: who is right takes nothing from the others."""
    from chalicelib.site import site
    from chalicelib.web.desk import desk

    service, comer = site().catalogue.service("legal-aid"), Comer(api)
    answers, _ = service.check(every_field(HIMSELF), desk().clock.now().date())
    references = [desk().applications.submit(service, answers, {}, f"{n} of a crowd").reference for n in range(CROWD)]
    asked = [Browser(comer).post(PROGRESS, {"reference": each, "digits": "5510"}).status for each in references]
    assert asked == [200] * CROWD
