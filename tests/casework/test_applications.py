"""From the finished form to a case: one form makes one case and one message, found by its pair, taken back in time."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.applications import (
    Applications,
    CannotTakeBack,
    Found,
    Receipt,
    is_urgent,
    minutes_left,
    personal_limits,
)
from chalicelib.casework.cases import CITIZEN, Case, Event, put_event
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import Ledger
from chalicelib.casework.lists import open_cases
from chalicelib.casework.notice_text import NoticeTexts, length
from chalicelib.casework.notices import open_notice
from chalicelib.casework.vault import Vault
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.form import Answers
from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import UNSURE, Service
from hypothesis import given
from hypothesis import strategies as st

from site_builder import ROOT
from site_builder.sources import read_content
from tests.applicant import (
    APPOINTMENT,
    BY_HIS_DAUGHTER,
    CENTRE,
    FACTS,
    HELPER,
    HIMSELF,
    ID_NUMBER,
    NAME,
    OPPONENT,
    PHONE,
    Pages,
    every_field,
)
from tests.casework.sending import Hands
from tests.casework.staffing import CountingTable, at_once
from tests.conftest import TODAY

CONSENTS = {"undertaking": True, "share": True, "sensitive": True}


class CountingKeys:
    """Keys that count how often a record is opened."""

    def __init__(self, keys: LocalKeys) -> None:
        self._keys, self.opened = keys, 0
        self.name = keys.name

    def open_key(self, wrapped: bytes, context: str) -> bytes:
        """See ``Keys``."""
        self.opened += 1
        return self._keys.open_key(wrapped, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._keys, name)


class Desk:
    """Applications on a real table, under a clock with hands."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.file, self.catalogue, self.clock = folder / "data" / "store.sqlite", catalogue, Hands()
        self.table: Any = CountingTable(SqliteTable(self.file, self.clock))
        self.keys = CountingKeys(LocalKeys(folder / "master.key", folder / "data"))
        self.vault = Vault(self.keys)
        self.applications = self.on(self.table)

    def on(self, table: Any) -> Applications:
        """The same on another table."""
        ledger = Ledger(table, self.vault, self.clock, self.catalogue.calendar, self.catalogue.service)
        return Applications(ledger)

    def submit(
        self, pages: Pages = HIMSELF, service: str = "legal-aid", key: str = "form-1", **changes: str
    ) -> Receipt:
        """Send a form."""
        asked = self.catalogue.service(service)
        return self.applications.submit(asked, answers_to(asked, pages, **changes), CONSENTS, key)

    def messages(self, case: Case) -> list[str]:
        """The texts of a case's messages, oldest first."""
        texts = NoticeTexts(self.catalogue.notices, self.catalogue.city.sms_signature)
        opened = [open_notice(kept, self.vault) for kept in notices_of(self.table, case.id)]
        assert {notice.phone for notice in opened} <= {case.text("phone")}
        return [texts.fill(notice.template, notice.values) for notice in opened]

    def rows(self) -> list[tuple[str, str]]:
        """Every row's partition and sort key."""
        with closing(sqlite3.connect(self.file)) as connection:
            return list(connection.execute("SELECT partition, sort FROM rows ORDER BY partition, sort"))

    def work(self, call: Callable[[], object]) -> tuple[list[str], int]:
        """What a call asks of the table, and how many records it opens."""
        self.table.asked.clear()
        opened = self.keys.opened
        call()
        return list(self.table.asked), self.keys.opened - opened


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return read_content(ROOT / "content").catalogue


@pytest.fixture
def desk(tmp_path: Path, catalogue: Catalogue) -> Desk:
    return Desk(tmp_path, catalogue)


def answers_to(service: Service, pages: Pages, **changes: str) -> Answers:
    """The answers of whole pages, which must all be right."""
    answers, checks = service.check(every_field(pages, **changes), TODAY)
    assert not [error for checked in checks.values() for error in checked.errors]
    return answers


# ---- one form, one case, one message


def test_an_application_becomes_a_case_with_a_reference_at_its_office(desk):
    receipt = desk.submit()
    assert re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}", receipt.reference)
    case = desk.applications.find(receipt.reference, "5510").case
    assert case == receipt.case
    assert (case.state, case.first.by, case.first.at) == (Kind.SUBMITTED, CITIZEN, desk.clock.now())
    assert (case.text("office"), case.text("service"), case.text("form_version")) == (CENTRE, "legal-aid", "2")


def test_a_case_keeps_every_answer_and_each_consent_by_itself(desk):
    details = desk.submit(BY_HIS_DAUGHTER).case.first.details
    assert details["consents"] == CONSENTS
    for field, answer in {
        "name": NAME,
        "helper_name": HELPER,
        "opponent": OPPONENT,
        "injured_on": "2026-11-02",
    }.items():
        assert details["answers"][field] == answer
    assert details["answers"]["left_on"] is None


def test_who_does_not_know_the_centre_is_sent_to_the_citys(desk):
    assert desk.submit(office=UNSURE).case.text("office") == "hanzhong-legal-aid-centre"


def test_the_same_form_sent_again_gives_the_same_receipt_and_no_second_message(desk):
    first, again = desk.submit(), desk.submit()
    assert again == first
    assert len(desk.messages(first.case)) == 1


def test_the_same_form_sent_twenty_times_at_once_makes_one_case_and_one_message(desk):
    receipts = at_once(desk.submit, 20)
    assert len({receipt.reference for receipt in receipts}) == 1
    assert len(desk.messages(receipts[0].case)) == 1
    assert [sort for partition, sort in desk.rows() if partition.startswith("case/")] == ["event/000001"]


def test_two_forms_make_two_cases(desk):
    assert desk.submit(key="form-1").case.id != desk.submit(key="form-2").case.id


class Taken:
    """A table in which the reference that a transaction would write is always, or the first few times, taken."""

    def __init__(self, table: Any, times: int) -> None:
        self._table, self._times = table, times

    def transact(self, writes: Any) -> None:
        """See ``Table``."""
        if self._times:
            self._times -= 1
            (reference,) = [write.row for write in writes if write.row.partition.startswith("reference/")]
            self._table.put(reference)
        self._table.transact(writes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


def test_who_draws_the_reference_of_another_case_gets_another(desk):
    service = desk.catalogue.service("legal-aid")
    receipt = desk.on(Taken(desk.table, 1)).submit(service, answers_to(service, HIMSELF), CONSENTS, "form-1")
    assert desk.applications.find(receipt.reference, PHONE[-4:]).case == receipt.case
    assert len(desk.messages(receipt.case)) == 1


def test_when_every_reference_is_taken_people_are_asked_to_come_back(desk):
    service = desk.catalogue.service("legal-aid")
    with pytest.raises(StoreUnavailable):
        desk.on(Taken(desk.table, 99)).submit(service, answers_to(service, HIMSELF), CONSENTS, "form-1")


class Failing:
    """A table whose transactions fail."""

    def __init__(self, table: Any) -> None:
        self._table = table

    def transact(self, writes: object) -> None:
        """See ``Table``."""
        raise StoreUnavailable("away")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._table, name)


def test_while_the_store_is_away_nothing_is_half_kept_and_the_form_can_be_sent_later(desk):
    service = desk.catalogue.service("legal-aid")
    with pytest.raises(StoreUnavailable):
        desk.on(Failing(desk.table)).submit(service, answers_to(service, HIMSELF), CONSENTS, "form-1")
    assert desk.rows() == []
    assert len(desk.messages(desk.submit().case)) == 1


# ---- messages


@pytest.mark.parametrize(
    ("service", "pages", "told"),
    [
        ("legal-aid", HIMSELF, "最晚12月1日（周二）答复"),
        ("notary", APPOINTMENT, "汉中公证处（示例）最晚11月25日（周三）打电话和您定时间"),
    ],
)
def test_the_message_names_reference_and_last_day_in_one_sms_and_nothing_of_the_matter(desk, service, pages, told):
    receipt = desk.submit(pages, service)
    (text,) = desk.messages(receipt.case)
    assert receipt.reference in text
    assert told in text
    assert length(text) <= 70
    assert not [secret for secret in (NAME, ID_NUMBER, PHONE, OPPONENT, "工伤", "遗嘱") if secret in text]


def test_the_message_of_taking_back_fits_one_sms_too(desk):
    receipt = desk.submit()
    desk.clock.forward(minutes=1)
    desk.applications.take_back(receipt.take_back)
    _, text = desk.messages(receipt.case)
    assert f"您的申请{receipt.reference}撤回了" in text
    assert length(text) <= 70


# ---- at rest


def test_nothing_personal_is_in_the_stores_files(desk):
    receipt = desk.submit(BY_HIS_DAUGHTER)
    desk.applications.take_back(receipt.take_back)
    desk.applications.find(receipt.reference, "5510")
    rest = b"".join(path.read_bytes() for path in sorted(desk.file.parent.iterdir()))
    secrets = (NAME, HELPER, OPPONENT, FACTS[:6], ID_NUMBER, PHONE, "work_injury", "工伤", receipt.take_back)
    written = [form for secret in secrets for form in (secret, json.dumps(secret)[1:-1])]
    assert receipt.reference.encode() in rest
    assert [form for form in written if form.encode() in rest] == []


def test_a_receipt_in_a_log_tells_neither_the_token_nor_the_person(desk):
    receipt = desk.submit()
    assert not [secret for secret in (NAME, PHONE, receipt.take_back) if secret in repr(receipt)]


# ---- progress


@pytest.mark.parametrize("digits", ["5510", " 5510 ", "５５１０", "55 10"])
@pytest.mark.parametrize("typed", [str.lower, lambda ref: ref.replace("-", ""), lambda ref: f" {ref[:4]} {ref[5:]} "])
def test_the_right_pair_finds_the_case_however_it_is_typed(desk, typed, digits):
    receipt = desk.submit()
    assert desk.applications.find(typed(receipt.reference), digits) == Found(receipt.case, by_helper=False)


@pytest.mark.parametrize("digits", ["", "0000", "551", "15400005510", "5511", "水", "\x00", "5510/", "/5510"])
def test_other_digits_find_nothing(desk, digits):
    assert desk.applications.find(desk.submit().reference, digits) is None


@pytest.mark.parametrize("reference", ["", "2222-2222", "7K3M", "水", "\x00", "x" * 40, "reference/"])
def test_an_unknown_reference_finds_nothing(desk, reference):
    desk.submit()
    assert desk.applications.find(reference, "5510") is None


def test_the_pair_of_another_case_finds_nothing(desk):
    mine, other = desk.submit(key="form-1"), desk.submit(key="form-2", phone="15400006621")
    assert desk.applications.find(mine.reference, "6621") is None
    assert desk.applications.find(other.reference, "6621").case == other.case


def test_a_wrong_pair_takes_the_same_work_as_an_unknown_reference(desk):
    """What took longer would tell that there is such a case."""
    reference = desk.submit().reference
    known = desk.work(lambda: desk.applications.find(reference, "0000"))
    assert desk.work(lambda: desk.applications.find("7K3M-9TQ2", "0000")) == known
    assert desk.work(lambda: desk.applications.find("not a reference", "0000")) == known


# ---- ten minutes to take back


@pytest.mark.parametrize("minutes", [0, 9.99, 10])
def test_within_ten_minutes_an_application_is_taken_back_without_a_code(desk, minutes):
    receipt = desk.submit()
    desk.clock.forward(minutes=minutes)
    case = desk.applications.take_back(receipt.take_back)
    assert case.state is Kind.WITHDRAWN
    assert desk.applications.find(receipt.reference, "5510").case == case
    assert case.running(desk.catalogue.service("legal-aid"), desk.catalogue.calendar) == []


def test_after_ten_minutes_it_is_too_late(desk):
    receipt = desk.submit()
    desk.clock.forward(minutes=10.01)
    with pytest.raises(CannotTakeBack):
        desk.applications.take_back(receipt.take_back)
    assert desk.applications.find(receipt.reference, "5510").case.state is Kind.SUBMITTED
    assert len(desk.messages(receipt.case)) == 1


def test_an_application_taken_back_is_on_no_list(desk):
    receipt = desk.submit()
    assert len(desk.table.query(open_cases(CENTRE))) == 1
    desk.applications.take_back(receipt.take_back)
    assert desk.table.query(open_cases(CENTRE)) == []


def test_what_the_clerk_has_taken_up_is_no_longer_taken_back(desk):
    receipt = desk.submit()
    received = Event(Kind.RECEIVED, desk.clock.now(), "clerk-1", {})
    desk.table.transact([put_event(receipt.case.id, 2, received, desk.vault)])
    with pytest.raises(CannotTakeBack):
        desk.applications.take_back(receipt.take_back)


def test_taking_back_twenty_times_at_once_does_it_once(desk):
    receipt = desk.submit()

    def take_back() -> bool:
        try:
            return bool(desk.applications.take_back(receipt.take_back))
        except CannotTakeBack:
            return False

    assert sum(at_once(take_back, 20)) == 1
    assert len(desk.messages(receipt.case)) == 2


FORGED: dict[str, Callable[[str], str]] = {
    "empty": lambda _: "",
    "only a dot": lambda _: ".",
    "the case without its mark": lambda token: token.partition(".")[0],
    "an empty mark": lambda token: f"{token.partition('.')[0]}.",
    "a mark cut short": lambda token: token[:-1],
    "a mark in capitals": lambda token: f"{token.partition('.')[0]}.{token.partition('.')[2].upper()}",
    "another case": lambda token: "0" * 32 + token[32:],
    "no mark but Chinese": lambda token: f"{token.partition('.')[0]}.水",
    "Chinese": lambda _: "水.水",
    "a zero byte": lambda token: f"\x00{token}",
    "a dot more": lambda token: f"{token}.",
}


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED)
def test_a_forged_token_takes_nothing_back(desk, forge):
    receipt = desk.submit()
    with pytest.raises(CannotTakeBack):
        desk.applications.take_back(forge(receipt.take_back))
    assert desk.applications.find(receipt.reference, "5510").case.state is Kind.SUBMITTED


def test_a_token_takes_back_its_own_case_alone(desk):
    mine, other = desk.submit(key="form-1"), desk.submit(key="form-2")
    assert desk.applications.take_back(mine.take_back).id == mine.case.id
    assert desk.applications.find(other.reference, "5510").case.state is Kind.SUBMITTED


@pytest.mark.parametrize(("minutes", "left"), [(0, 10), (0.5, 9), (9, 1), (9.5, 0), (10, 0), (60, 0)])
def test_never_more_minutes_are_promised_than_are_left(desk, minutes, left):
    receipt = desk.submit()
    desk.clock.forward(minutes=minutes)
    assert minutes_left(receipt.case, desk.clock.now()) == left


# ---- clocks in the applicant's own life

LIMITS = {
    "injured": (
        {"injured_on": "2026-11-02"},
        "自己申请工伤认定",
        date(2027, 11, 2),
        ("work-injury-insurance-regulation", "17.2"),
    ),
    "left": ({"left_on": "2026-03-31"}, "为工资申请劳动仲裁", date(2027, 3, 31), ("labor-dispute-law", "27.4")),
    "ruling": (
        {"ruling_received_on": "2026-11-20"},
        "不服裁决，去法院起诉",
        date(2026, 12, 5),
        ("labor-dispute-law", "50"),
    ),
    "judgment": (
        {"judgment_received_on": "2026-11-20"},
        "不服判决，上诉",
        date(2026, 12, 5),
        ("civil-procedure-law", "171.1"),
    ),
}


@pytest.mark.parametrize(("typed", "what", "last", "cited"), LIMITS.values(), ids=LIMITS)
def test_the_day_of_an_event_gives_the_last_day_with_its_article(catalogue, typed, what, last, cited):
    service = catalogue.service("legal-aid")
    (limit,) = personal_limits(service, service_dates(service, **typed), catalogue.calendar)
    assert (limit.what, limit.last_day, limit.citation) == (what, last, Citation(*cited))


def service_dates(service: Service, **typed: str) -> Answers:
    """The days in the life of somebody who was injured at work and whose case was judged."""
    circumstances = {"matter": "work_injury", "stage": "judged"}
    return service.check({name: [text] for name, text in {**circumstances, **typed}.items()}, TODAY)[0]


def test_the_nearest_limit_comes_first_and_days_left_empty_give_none(catalogue):
    service = catalogue.service("legal-aid")
    answers = service_dates(service, injured_on="2026-11-02", judgment_received_on="2026-11-20")
    found = personal_limits(service, answers, catalogue.calendar)
    assert [limit.last_day for limit in found] == [date(2026, 12, 5), date(2027, 11, 2)]
    assert personal_limits(service, service_dates(service), catalogue.calendar) == []


@pytest.mark.parametrize(
    ("received", "urgent"),
    [
        ("2026-11-24", False),
        ("2026-11-16", False),  # seven days are left
        ("2026-11-15", True),  # six
        ("2026-11-09", True),  # today is the last
        ("2026-11-08", False),  # over since yesterday
    ],
)
def test_a_case_is_urgent_when_fewer_than_seven_days_are_left(desk, received, urgent):
    judged = {"office": {"office": CENTRE, "stage": "judged"}, "judged": {"judgment_received_on": received}}
    pages = {**HIMSELF, **judged}
    receipt = desk.submit(pages)
    assert receipt.case.first.details["urgent"] is urgent
    (listed,) = desk.table.query(open_cases(CENTRE))
    assert json.loads(listed.body)["urgent"] is urgent


@given(st.dates(min_value=date(2025, 1, 1), max_value=TODAY))
def test_no_limit_ends_on_the_day_of_its_event_and_urgency_is_never_about_what_is_over(catalogue, received):
    service = catalogue.service("legal-aid")
    limits = personal_limits(service, service_dates(service, ruling_received_on=str(received)), catalogue.calendar)
    assert limits[0].last_day == received + timedelta(days=15)
    assert is_urgent(limits, TODAY) == (9 <= (TODAY - received).days <= 15)
