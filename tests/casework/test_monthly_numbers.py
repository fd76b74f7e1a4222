"""What an office did in a month, and that few are never told from fewer."""

from __future__ import annotations

from datetime import date

from chalicelib.casework.access import Action
from chalicelib.casework.kinds import Kind
from chalicelib.casework.monthly_numbers import CaseDays, add_up, month_partition
from chalicelib.casework.ports import Row

from tests.casework.deciding import CENTRE, OTHER_CENTRE, Bureau
from tests.casework.filling import ASSIGNED, CLOSED, REFUSED, does, done

DAY = 24 * 60


def counted(bureau: Bureau, office: str = CENTRE, month: str = "2026-11") -> list[CaseDays]:
    return [CaseDays.read(row) for row in bureau.table.query(month_partition(office, month))]


def test_a_month_counts_what_was_received_decided_and_closed(bureau):
    done(bureau, *REFUSED, case=bureau.apply(name="示例甲"))
    done(bureau, *CLOSED, case=bureau.apply(name="示例乙"))
    bureau.apply(name="示例丙")
    (month,) = add_up(counted(bureau))
    assert (month.service, month.received, month.granted, month.refused, month.closed) == ("legal-aid", 3, 1, 1, 1)
    assert (month.within_seven_days, month.within_three_days) == (2, 1)


def test_days_are_counted_from_the_receipt_to_the_decision_and_on_to_the_lawyer(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_GRANT)
    bureau.clock.forward(minutes=8 * DAY)
    case = does(bureau, Action.APPROVE_GRANT, case)
    bureau.clock.forward(minutes=2 * DAY)
    does(bureau, Action.ASSIGN, case)
    (month,) = add_up(counted(bureau))
    assert (month.median_days_to_decide, month.within_seven_days) == (8, 0)
    assert (month.median_days_to_assign, month.within_three_days) == (2, 1)


def test_a_lawyer_who_was_there_before_the_decision_took_no_days(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.GIVE_PROVISIONAL_AID, Action.ASSIGN, Action.PROPOSE_GRANT)
    bureau.clock.forward(minutes=3 * DAY)
    does(bureau, Action.APPROVE_GRANT, case)
    (month,) = add_up(counted(bureau))
    assert (month.median_days_to_assign, month.within_three_days) == (0, 1)


def test_services_are_counted_apart_and_nothing_counted_has_no_median():
    day = date(2026, 11, 24)
    cases = [CaseDays(service, day, "", None, None, "") for service in ("notary", "legal-aid", "notary")]
    months = add_up(cases)
    assert [(month.service, month.received) for month in months] == [("legal-aid", 1), ("notary", 2)]
    assert (
        {month.median_days_to_decide for month in months} == {month.median_days_to_assign for month in months} == {None}
    )
    assert add_up([]) == []


def test_a_row_reads_as_it_was_written():
    days = CaseDays("legal-aid", date(2026, 11, 24), Kind.GRANTED, date(2026, 11, 25), None, "")
    assert CaseDays.read(Row("month/x/2026-11", "case-1", days.body())) == days


def test_a_case_handed_over_is_counted_where_it_is(bureau):
    done(bureau, Action.HAND_OVER)
    assert (len(counted(bureau)), len(counted(bureau, OTHER_CENTRE))) == (0, 1)


def test_a_case_is_counted_in_the_month_of_its_receipt_whenever_it_is_decided(bureau):
    case = done(bureau, Action.RECORD_RECEIPT, Action.PROPOSE_GRANT)
    bureau.clock.forward(minutes=20 * DAY)
    does(bureau, Action.APPROVE_GRANT, case)
    assert [each.decision for each in counted(bureau)] == ["granted"]
    assert counted(bureau, month="2026-12") == []


def test_a_case_that_goes_on_has_not_ended(bureau):
    done(bureau, *ASSIGNED)
    assert [each.ended for each in counted(bureau)] == [""]
