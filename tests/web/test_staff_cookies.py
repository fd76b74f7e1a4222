"""The staff cookie: signed, bound to the host, read from whatever header comes; and where forms may come from."""

from __future__ import annotations

import base64

import pytest
from chalicelib.casework.sessions import new_token
from chalicelib.settings import SettingsRefused
from chalicelib.web.staff_cookies import StaffCookie, comes_from_our_pages
from hypothesis import given
from hypothesis import strategies as st

SECRET = b"s" * 32
HTTPS = StaffCookie(SECRET, plain_http=False, production=True)
PLAIN = StaffCookie(SECRET, plain_http=True, production=False)
TOKEN = base64.urlsafe_b64encode(bytes(range(32))).decode().rstrip("=")


def sent(cookie: str) -> dict[str, str]:
    """The header in which a browser sends back what ``Set-Cookie`` gave it, or any other text."""
    return {"cookie": cookie.partition("; ")[0]}


@pytest.mark.parametrize("cookie", [HTTPS, PLAIN], ids=["https", "plain http"])
def test_a_token_comes_back_as_it_was_handed_over(cookie):
    for token in (TOKEN, *(new_token() for _ in range(200))):
        assert cookie.token(sent(cookie.carrying(token))) == token


def test_over_https_the_cookie_is_bound_to_the_host_and_out_of_reach_of_scripts():
    name, *attributes = HTTPS.carrying(TOKEN).split("; ")
    assert name.startswith(f"__Host-staff={TOKEN}.")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


def test_over_plain_http_on_ones_own_machine_browsers_take_it_too():
    name, *attributes = PLAIN.carrying(TOKEN).split("; ")
    assert name.startswith(f"staff={TOKEN}.")
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Lax"]


def test_production_refuses_the_cookie_over_plain_http():
    with pytest.raises(SettingsRefused):
        StaffCookie(SECRET, plain_http=True, production=True)


@pytest.mark.parametrize("cookie", [HTTPS, PLAIN], ids=["https", "plain http"])
def test_signing_out_takes_away_the_very_cookie_that_was_set(cookie):
    name, *attributes = cookie.gone().split("; ")
    assert name == f"{cookie.name}="
    assert set(attributes) == {*cookie.carrying(TOKEN).split("; ")[1:], "Max-Age=0"}
    assert cookie.token(sent(cookie.gone())) is None


VALUE = HTTPS.carrying(TOKEN).partition(";")[0].partition("=")[2]
MAC = VALUE.partition(".")[2]
FORGED = {
    "no signature": f"__Host-staff={TOKEN}",
    "empty signature": f"__Host-staff={TOKEN}.",
    "signature cut": f"__Host-staff={TOKEN}.{MAC[:-1]}",
    "signature in capitals": f"__Host-staff={TOKEN}.{MAC.upper()}",
    "another's signature": f"__Host-staff={new_token()}.{MAC}",
    "one letter changed": f"__Host-staff=B{TOKEN[1:]}.{MAC}",
    "signed with another secret": sent(StaffCookie(b"t" * 32, plain_http=False, production=True).carrying(TOKEN))[
        "cookie"
    ],
    "signed for plain http": f"__Host-staff={PLAIN.carrying(TOKEN).partition(';')[0].partition('=')[2]}",
    "name in other letters": f"__host-staff={VALUE}",
    "name without prefix": f"staff={VALUE}",
    "name prolonged": f"x__Host-staff={VALUE}",
    "in quotes": f'__Host-staff="{VALUE}"',
    "value prolonged": f"__Host-staff={VALUE}0",
    "digits of another script": f"__Host-staff={TOKEN[:-1]}٣.{MAC}",
    "token twice": f"__Host-staff={TOKEN}.{VALUE}",
}


@pytest.mark.parametrize("header", FORGED.values(), ids=FORGED)
def test_a_forged_cookie_carries_nothing(header):
    assert HTTPS.token({"cookie": header}) is None


BESIDE = {
    "after others": f"view=elder; __Host-staff={VALUE}",
    "before others": f"__Host-staff={VALUE}; view=elder",
    "without blanks": f"a=b;__Host-staff={VALUE};c=d",
    "after one that breaks Python's parser": f"a[b]=c; x y; =; ;; é=1; __Host-staff={VALUE}",
    "after a forged one": f"__Host-staff=x.y; __Host-staff={VALUE}",
    "after a hundred": "; ".join(f"n{n}={'v' * 30}" for n in range(100)) + f"; __Host-staff={VALUE}",
    "after an open quote": f'q="; __Host-staff={VALUE}',
}


@pytest.mark.parametrize("header", BESIDE.values(), ids=BESIDE)
def test_other_cookies_do_not_stand_in_its_way(header):
    assert HTTPS.token({"cookie": header}) == TOKEN


def test_without_a_cookie_there_is_no_token():
    assert HTTPS.token({}) is None


@given(st.text())
def test_no_header_breaks_the_reading(header):
    assert HTTPS.token({"cookie": header}) is None


@given(st.text(alphabet=' =;."\\,\x00\n\r\tst_-__Hostaff水\ud800', max_size=60), st.text(max_size=20))
def test_no_header_around_the_cookie_breaks_the_reading(before, after):
    assert HTTPS.token({"cookie": f"{before};__Host-staff={VALUE};{after}"}) == TOKEN


OURS = {"host": "12348.example"}
POSTS = {
    "neither said": ({}, True),
    "same origin": ({"sec-fetch-site": "same-origin"}, True),
    "by hand": ({"sec-fetch-site": "none"}, True),
    "other host of the same site": ({"sec-fetch-site": "same-site"}, False),
    "foreign site": ({"sec-fetch-site": "cross-site"}, False),
    "unknown word": ({"sec-fetch-site": "same-origin, cross-site"}, False),
    "our origin": ({"origin": "https://12348.example"}, True),
    "our origin in capitals": ({"origin": "HTTPS://12348.EXAMPLE"}, True),
    "foreign origin": ({"origin": "https://evil.example"}, False),
    "origin that begins like ours": ({"origin": "https://12348.example.evil.example"}, False),
    "origin that ends like ours": ({"origin": "https://evil12348.example"}, False),
    "other port": ({"origin": "https://12348.example:8443"}, False),
    "our host as user": ({"origin": "https://12348.example@evil.example"}, False),
    "null": ({"origin": "null"}, False),
    "broken": ({"origin": "http://["}, False),
    "no scheme": ({"origin": "12348.example"}, False),
    "both, from us": ({"sec-fetch-site": "same-origin", "origin": "https://12348.example"}, True),
    "both, through a proxy that changes the host": (
        {"sec-fetch-site": "same-origin", "origin": "https://12348.example", "host": "127.0.0.1:8000"},
        True,
    ),
    "both, foreign": ({"sec-fetch-site": "cross-site", "origin": "https://12348.example"}, False),
    "no host": ({"origin": "https://", "host": ""}, False),
}


@pytest.mark.parametrize("headers, ours", POSTS.values(), ids=POSTS)
def test_a_form_is_taken_from_pages_of_the_same_host_alone(headers, ours):
    assert comes_from_our_pages({**OURS, **headers}) is ours


@given(st.text(), st.text(), st.text())
def test_no_origin_breaks_the_check(site, origin, host):
    assert comes_from_our_pages({"sec-fetch-site": site, "origin": origin, "host": host}) in (True, False)
