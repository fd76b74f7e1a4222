"""Codes by SMS: what they open, for how long, how often, and that nobody gains by being quick."""

from __future__ import annotations

from pathlib import Path

import pytest
from chalicelib.casework.call_list import calls_to_make
from chalicelib.casework.confirmations import TRIES, Confirmations
from chalicelib.casework.errors import SmsUnavailable
from chalicelib.casework.limits import Limits
from chalicelib.casework.notice_text import NoticeTexts
from chalicelib.casework.outbox import Outbox

from tests.casework.sending import PHONE, Post
from tests.casework.staffing import at_once

OTHER_PHONE = "00000000002"


class Counter:
    """Confirmations, and a phone that shows what arrives on it."""

    def __init__(self, folder: Path) -> None:
        self.post = Post(folder)
        self.clock = self.post.clock
        texts = NoticeTexts({"code": "验证码{code}，5分钟内有效。"}, "示例司法局")
        self.outbox = Outbox(self.post.table, self.post.vault, self.post.provider, texts, self.clock)
        limits = Limits(self.post.table, self.post.vault, self.clock)
        self.confirmations = Confirmations(self.post.table, self.post.vault, self.clock, limits)

    def code_sent(self, purpose: str = "draft", subject: str = "mine", phone: str = PHONE) -> str:
        """Ask for a code and read it off the phone."""
        assert self.confirmations.send(purpose, subject, phone)
        self.outbox.send_due()
        return self.post.provider.texts[-1].partition("验证码")[2][:6]

    def check(self, code: str, purpose: str = "draft", subject: str = "mine", phone: str = PHONE) -> bool:
        """Type it in."""
        return self.confirmations.check(purpose, subject, phone, code)


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path)


@pytest.mark.parametrize("typed", [str, lambda code: f" {code[:3]} {code[3:]} "])
def test_the_code_on_the_phone_confirms_it_however_it_is_typed(counter, typed):
    assert counter.check(typed(counter.code_sent()))


@pytest.mark.parametrize("typed", ["", "000", "水", "1" * 5_000, "\x00", "abcdef"])
def test_what_is_no_code_confirms_nothing(counter, typed):
    counter.code_sent()
    assert not counter.check(typed)


def test_a_code_works_once(counter):
    code = counter.code_sent()
    assert [counter.check(code), counter.check(code)] == [True, False]


@pytest.mark.parametrize(("minutes", "works"), [(4.9, True), (5, False)])
def test_a_code_works_for_five_minutes(counter, minutes, works):
    code = counter.code_sent()
    counter.clock.forward(minutes=minutes)
    assert counter.check(code) is works


OTHERS = [{"purpose": "case"}, {"subject": "another"}, {"phone": OTHER_PHONE}]


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: next(iter(other)))
def test_a_code_is_good_for_its_purpose_its_form_and_its_number_alone(counter, other):
    code = counter.code_sent()
    assert not counter.check(code, **other)
    assert counter.check(code)


def test_a_new_code_makes_the_old_one_worthless(counter):
    first = counter.code_sent()
    counter.clock.forward(minutes=1)
    second = counter.code_sent()
    assert first == second or not counter.check(first)
    assert counter.check(second)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_after_five_wrong_tries_the_right_code_is_too_late(counter):
    code = counter.code_sent()
    assert not any(counter.check(wrong(code)) for _ in range(TRIES))
    assert not counter.check(code)


def test_a_new_code_comes_with_five_new_tries(counter):
    code = counter.code_sent()
    for _ in range(TRIES):
        counter.check(wrong(code))
    counter.clock.forward(minutes=1)
    assert counter.check(counter.code_sent())


def test_of_fifty_right_tries_at_once_one_succeeds(counter):
    code = counter.code_sent()
    assert sum(at_once(lambda: counter.check(code))) == 1


def test_fifty_guesses_at_once_are_no_more_than_five(counter):
    code = counter.code_sent()
    guesses = iter([wrong(code)] * 45 + [code] * 5)
    made = []

    def guess() -> bool:
        made.append(next(guesses))
        return counter.check(made[-1])

    assert sum(at_once(guess)) <= 1
    assert not counter.check(code)


def test_a_number_gets_one_message_a_minute_five_an_hour_and_ten_a_day(counter):
    sent = []
    for _ in range(24 * 60):
        sent.append(counter.confirmations.send("draft", "mine", PHONE))
        counter.clock.forward(minutes=1)
    assert sum(sent[:60]) == 5
    assert sum(sent) == 10
    assert not counter.confirmations.send("draft", "mine", PHONE) or sum(sent) == 10


def test_messages_of_the_same_minute_to_one_number_are_one_however_many_ask(counter):
    assert sum(at_once(lambda: counter.confirmations.send("draft", "mine", PHONE), 20)) == 1
    assert counter.confirmations.send("draft", "mine", OTHER_PHONE)


def test_a_code_that_is_over_is_not_sent_any_more_and_nobody_need_phone(counter):
    def away() -> None:
        raise SmsUnavailable("away", may_have_been_sent=False)

    counter.post.provider.before = away
    counter.confirmations.send("draft", "mine", PHONE)
    for _ in range(3):
        counter.outbox.send_due()
        counter.clock.forward(minutes=2)
    counter.post.provider.before = lambda: None
    counter.outbox.send_due()
    assert counter.post.provider.texts == []
    assert calls_to_make(counter.post.table, "") == []


def test_the_table_shows_neither_code_nor_number(counter, tmp_path):
    code = counter.code_sent()
    stored = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert b"confirm/" in stored
    assert PHONE.encode() not in stored
    assert f'"{code}"'.encode() not in stored


def test_a_few_days_later_nothing_of_it_is_left(counter):
    counter.code_sent()
    counter.clock.forward(minutes=4 * 24 * 60)
    counter.post.table.sweep()
    for partition in ("outbox/due", "sms/aliyun"):
        assert counter.post.table.query(partition, index=True) == []


def test_a_code_goes_before_every_message_that_waits(counter):
    counter.post.write(3)
    counter.clock.forward(minutes=30)
    assert counter.confirmations.send("draft", "mine", PHONE)
    counter.outbox.send_due(1)
    assert "验证码" in counter.post.provider.texts[-1]
