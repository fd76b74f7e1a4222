"""「打不通？」: what counts as a tap, what an editor settles, on every store."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from chalicelib.casework.unreachable import KEPT, ReportedAgain, UnreachableReports

from tests.casework.deciding import on_every_store
from tests.casework.staffing import at_once

pytestmark = on_every_store
COURT, FIRM, ROOM = "sample-court", "sample-firm", "sample-room"


@pytest.fixture
def reports(bureau) -> UnreachableReports:
    return UnreachableReports(bureau.table, bureau.clock)


def tapped(reports: UnreachableReports, bureau, entry: str, times: int = 1) -> None:
    """Taps of different people."""
    for _ in range(times):
        reports.tap(entry)
        bureau.clock.forward(minutes=1)


def test_each_tap_counts_and_the_newest_is_known(bureau, reports):
    tapped(reports, bureau, COURT, 3)
    (report,) = reports.open()
    assert (report.entry, report.taps) == (COURT, 3)
    assert report.newest_at == bureau.clock.now() - timedelta(minutes=1)


def test_a_form_sent_again_within_a_minute_does_not_count_twice(bureau, reports):
    for _ in range(2):
        reports.tap(COURT)
        bureau.clock.forward(minutes=0.9)
    assert [report.taps for report in reports.open()] == [1]


def test_a_thousand_taps_of_a_machine_are_one_and_write_one_row_once(bureau, reports):
    for _ in range(1_000):
        reports.tap(COURT)
    assert [report.taps for report in reports.open()] == [1]
    assert [row.version for row in bureau.table.query("unreachable")] == [1]


def test_of_many_who_tap_at_the_same_moment_one_counts(reports):
    at_once(lambda: reports.tap(COURT), 8)
    assert [report.taps for report in reports.open()] == [1]


def test_the_most_tapped_come_first_then_the_newest(bureau, reports):
    for entry, times in {COURT: 1, FIRM: 2, ROOM: 1}.items():
        tapped(reports, bureau, entry, times)
    assert [report.entry for report in reports.open()] == [FIRM, ROOM, COURT]


def test_every_entry_is_on_the_list_however_many_there_are(reports):
    for n in range(250):
        reports.tap(f"sample-{n}")
    assert len({report.entry for report in reports.open()}) == 250


def test_what_is_settled_leaves_the_list_and_begins_anew_with_the_next_tap(bureau, reports):
    tapped(reports, bureau, COURT, 5)
    settled_at = bureau.clock.now()
    reports.settle(COURT, reports.open()[0].version, "editor")
    assert reports.open() == []
    tapped(reports, bureau, COURT)
    (again,) = reports.open()
    assert (again.taps, again.settled_by, again.settled_at) == (1, "editor", settled_at.isoformat())


def test_an_editor_does_not_settle_what_he_has_not_seen(bureau, reports):
    tapped(reports, bureau, COURT)
    seen = reports.open()[0].version
    tapped(reports, bureau, COURT)
    with pytest.raises(ReportedAgain):
        reports.settle(COURT, seen, "editor")
    assert [report.taps for report in reports.open()] == [2]


@pytest.mark.parametrize("version", [0, 2, -1])
def test_nobody_settles_what_was_never_tapped(bureau, reports, version):
    with pytest.raises(ReportedAgain):
        reports.settle(COURT, version, "editor")
    assert bureau.table.query("unreachable") == []


def test_of_editors_at_once_one_settles_and_the_others_are_told(bureau, reports):
    tapped(reports, bureau, COURT)
    version = reports.open()[0].version

    def settle() -> bool:
        try:
            reports.settle(COURT, version, "editor")
        except ReportedAgain:
            return False
        return True

    assert sum(at_once(settle, 8)) == 1


def test_a_year_after_the_last_tap_nothing_is_left(bureau, reports):
    tapped(reports, bureau, COURT)
    bureau.clock.forward(minutes=KEPT / timedelta(minutes=1))
    assert reports.open() == []
    tapped(reports, bureau, COURT)
    assert [report.taps for report in reports.open()] == [1]


def test_a_row_says_what_and_when_and_nothing_of_whoever_tapped(bureau, reports):
    tapped(reports, bureau, COURT)
    (row,) = bureau.table.query("unreachable")
    assert (row.sort, row.index) == (COURT, None)
    assert set(json.loads(row.body)) == {"taps", "newest", "settled_by", "settled_at"}
