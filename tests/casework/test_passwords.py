"""Passwords: what is taken, that it is used as typed, and that a wrong one costs as much as a right one."""

from __future__ import annotations

import subprocess
import sys

import pytest
from argon2 import extract_parameters
from argon2.low_level import Type
from chalicelib.casework.passwords import (
    NOBODYS_HASH,
    PasswordRefused,
    check_new_password,
    hash_password,
    password_fits,
)

from site_builder import FUNCTIONS

GOOD = {
    "twelve characters": "tq8vmw3hxk5z",
    "the longest": "绣口一吐就是半个盛唐" * 12 + "纵横四海万里江山",
    "Chinese": "三更灯火五更鸡正是男儿读",
    "blanks": "correct horse battery staple",
    "blanks at both ends": "  four  blanks  ",
    "digits alone": "804417390265",
    "lower case alone": "zigzagpomelo",
    "emoji": "🐎🐂🐑🐖🐕🐈🐓🦆🦢🐇🐀🐉",
    "a rare character": "𬭼㼆·三更灯火五更鸡鸣时",
    "control characters": "tq8vmw\x003hx\tk5z",
}
REFUSED = {
    "": "password_too_short",
    "tq8vmw3hxk5": "password_too_short",
    "三更灯火五更鸡": "password_too_short",
    "绣口一吐就是半个盛唐" * 12 + "纵横四海万里江山啊": "password_too_long",
    "水" * 60_000: "password_too_long",
    "1qaz2wsx3edc": "password_too_common",
    "1QAZ2wsx3EDC": "password_too_common",
    "１ｑａｚ２ｗｓｘ３ｅｄｃ": "password_too_common",
    "1qaz 2wsx 3edc": "password_too_common",
    "woaini1314520": "password_too_common",
    "123456789012": "password_too_common",
    "aaaaaaaaaaaaaaaa": "password_too_common",
    "abababababab": "password_too_common",
    "            ": "password_too_common",
    "199001011990": "password_too_common",
    "hantai-clerk1": "password_too_common",
    "HantaiClerk2026": "password_too_common",
    "zhangshang12348": "password_too_common",
    "administrator1": "password_too_common",
    "法律援助法律援助司法局": "password_too_short",
    "法律援助司法局法律援助12348": "password_too_common",
}


@pytest.mark.parametrize("password", GOOD.values(), ids=GOOD)
def test_a_long_password_of_any_script_is_taken_and_opens(password):
    check_new_password(password, "hantai-clerk")
    assert password_fits(password, hash_password(password))


@pytest.mark.parametrize("password, code", REFUSED.items(), ids=[ascii(each[:16]) for each in REFUSED])
def test_a_password_that_is_short_endless_or_easily_guessed_is_refused(password, code):
    with pytest.raises(PasswordRefused) as refused:
        check_new_password(password, "hantai-clerk")
    assert refused.value.code == code


def test_the_longest_and_the_shortest_password_are_just_taken():
    assert [len(GOOD["twelve characters"]), len(GOOD["the longest"])] == [12, 128]


NOT_THE_SAME = [
    "Correct horse battery staple",
    "correct horse battery staple ",
    "correcthorsebatterystaple",
    "",
    "水" * 60_000,
]


@pytest.mark.parametrize("typed", NOT_THE_SAME, ids=lambda typed: ascii(typed[:30]))
def test_a_password_opens_only_exactly_as_it_was_chosen(typed):
    assert not password_fits(typed, hash_password("correct horse battery staple"))


def test_the_last_of_128_characters_counts():
    kept = hash_password(GOOD["the longest"])
    assert not password_fits(GOOD["the longest"][:-1] + "川", kept)


@pytest.mark.parametrize("typed", ["\ud800", "tq8vmw3hxk5z\udfff", "\x00"])
def test_half_a_character_is_a_wrong_password_and_no_error(typed):
    assert not password_fits(typed, hash_password("tq8vmw3hxk5z"))


def test_a_refused_password_stands_in_no_error_text():
    with pytest.raises(PasswordRefused) as refused:
        check_new_password("woaini1314520", "hantai-clerk")
    assert "woaini" not in repr(refused.value)


@pytest.mark.parametrize("kept", [hash_password("tq8vmw3hxk5z"), NOBODYS_HASH], ids=["somebody's", "nobody's"])
def test_every_hash_costs_what_owasp_asks_for(kept):
    cost = extract_parameters(kept)
    assert (cost.type, cost.memory_cost, cost.time_cost, cost.parallelism) == (Type.ID, 19 * 1024, 2, 1)
    assert (cost.salt_len, cost.hash_len) == (16, 32)


@pytest.mark.parametrize("password", ["", "nobody", "\x00", "tq8vmw3hxk5z"])
def test_nobodys_hash_is_opened_by_no_password(password):
    assert not password_fits(password, NOBODYS_HASH)


def test_equal_passwords_are_kept_differently():
    assert hash_password("tq8vmw3hxk5z") != hash_password("tq8vmw3hxk5z")


def test_whoever_needs_no_password_does_not_wait_for_argon2_to_load():
    """Calculators share the Lambda and its cold start."""
    program = (
        "import sys, chalicelib.casework.demo, chalicelib.casework.sessions, chalicelib.casework.limits; "
        "import chalicelib.casework.access, chalicelib.web.staff_cookies; sys.exit('argon2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=FUNCTIONS, check=False).returncode == 0
