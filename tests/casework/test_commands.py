"""What staff do with a case: every step from its own state, by whom it is due, whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from chalicelib.casework.access import Action, NotAllowed
from chalicelib.casework.cases import Case, Event, load_case
from chalicelib.casework.commands import NotNow
from chalicelib.casework.errors import CaseworkError
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.kinds import Kind
from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.casework.lists import open_cases
from chalicelib.casework.notice_text import TEMPLATES, NoticeTexts
from chalicelib.casework.notices import open_notice
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.step_details import LawyerUnknown
from chalicelib.casework.workflow import STEPS

from tests.casework.deciding import (
    CENTRE,
    FACTS,
    FIRM,
    ID_NUMBER,
    LAWYER,
    LAWYERS_PHONE,
    NAME,
    NOTARY,
    OTHER_CENTRE,
    PHONE,
    WAY,
    Bureau,
    Overtaken,
    Watched,
    on_every_store,
    written,
)
from tests.casework.staffing import at_once
from tests.spoken import told_of_anybody

STEPS_IN_ORDER = [action for action, _ in WAY]
AT_EVERY_POINT = [*STEPS_IN_ORDER, None]
PAPERED = {Action.APPROVE_GRANT}
LATE_IN_CHINA = datetime(2026, 11, 24, 15, 59, tzinfo=UTC)  # a minute to midnight


def wrong_moments() -> list[tuple[Action, Action | None]]:
    return [(action, now) for action in STEPS_IN_ORDER for now in AT_EVERY_POINT if action is not now]


def another(bureau: Bureau, role: Role, office: str) -> Account:
    return bureau.clerk(f"another-{role}", role, office)


def refusal_of(step) -> Exception:
    with pytest.raises((CaseworkError, NotAllowed)) as refused:
        step()
    return refused.value


def texts_to(bureau: Bureau, case: Case) -> list[str]:
    """What the citizen reads, oldest first."""
    texts = NoticeTexts(bureau.catalogue.notices, "示例司法局")
    notices = [open_notice(kept, bureau.vault) for kept in notices_of(bureau.table, case.id)]
    assert {notice.phone for notice in notices} <= {PHONE}
    return [texts.fill(notice.template, notice.values) for notice in notices]


# Each step from its own state


def test_the_steps_lead_from_one_to_the_next_up_to_the_call():
    nothing_yet = {Action.ASSIGN: None}  # the work begins where the decision has ended
    for (_, reached), (action, begins) in pairwise((action, STEPS[action]) for action in STEPS_IN_ORDER):
        assert nothing_yet.get(action, reached.leads_to) in begins.begins_at
    assert Kind.SUBMITTED in STEPS[STEPS_IN_ORDER[0]].begins_at
    assert STEPS[STEPS_IN_ORDER[-1]].leads_to is Kind.CALLED


@on_every_store
def test_the_whole_way_is_kept_with_who_and_when(bureau):
    case = bureau.apply()
    for action, who in WAY:
        bureau.clock.forward(minutes=5)
        case = bureau.take(action, case)
        assert (case.events[-1].by, case.events[-1].at) == (bureau.staff[who].id, bureau.clock.now())
    assert load_case(bureau.table, bureau.vault, case.id) == case
    assert [event.kind for event in case.events[1:]] == [STEPS[action].leads_to for action in STEPS_IN_ORDER]


@pytest.mark.parametrize("action, now", wrong_moments())
def test_a_step_begins_at_its_own_state_alone_and_else_writes_nothing(bureau, action, now):
    case = bureau.brought_to(now)
    before = bureau.rows()
    refused = refusal_of(lambda: bureau.take(action, case))
    unknown_lawyer = isinstance(refused, NotAllowed) and dict(WAY)[action] == "lawyer"  # none is assigned yet
    assert isinstance(refused, NotNow) or unknown_lawyer
    assert bureau.rows() == before


@pytest.mark.parametrize("now", AT_EVERY_POINT)
def test_the_steps_shown_to_somebody_are_those_that_would_succeed(bureau, now):
    case = bureau.brought_to(now)
    shown = {who: bureau.commands.allowed(account, case) for who, account in bureau.staff.items()}
    due = {who: {now} if dict(WAY).get(now) == who else set() for who in bureau.staff}
    if now is Action.PROPOSE_GRANT:
        due["approver"] = {now}
    if now is Action.ASSIGN:
        due["firm"] = set()  # none is chosen yet
    assert {who: set(actions) & set(STEPS_IN_ORDER) for who, actions in shown.items()} == due


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_nothing_can_be_done_with_an_application_that_was_taken_back(bureau, action):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    case = bureau.applications.take_back(receipt.take_back)
    before = bureau.rows()
    assert isinstance(refusal_of(lambda: bureau.take(action, case)), NotNow | NotAllowed)
    assert bureau.rows() == before


def test_an_application_that_staff_have_begun_is_not_taken_back(bureau):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    bureau.take(Action.RECORD_RECEIPT, receipt.case)
    assert refusal_of(lambda: bureau.applications.take_back(receipt.take_back)).code == "cannot_take_back"


def test_an_appointment_is_received_and_nothing_is_granted_at_it(bureau):
    case = bureau.apply("notary", office=NOTARY, matter="will")
    clerk, approver = another(bureau, Role.CLERK, NOTARY), another(bureau, Role.APPROVER, NOTARY)
    case = bureau.take(Action.RECORD_RECEIPT, case, clerk)
    offered = {*bureau.commands.allowed(clerk, case), *bureau.commands.allowed(approver, case)}
    assert Action.DECLINE in offered
    assert not offered & {Action.PROPOSE_GRANT, Action.PROPOSE_REFUSAL, Action.GIVE_PROVISIONAL_AID, Action.ASSIGN}
    assert refusal_of(lambda: bureau.take(Action.PROPOSE_GRANT, case, clerk)).code == "not_now"


# Who may


@pytest.mark.parametrize("action, who", WAY)
@pytest.mark.parametrize("role", Role)
def test_others_are_refused_as_if_there_were_no_such_case(bureau, action, who, role):
    case = bureau.brought_to(action)
    stranger = another(bureau, role, FIRM if role is Role.LAWYER else OTHER_CENTRE)
    before = bureau.rows()
    there = refusal_of(lambda: bureau.take(action, case, stranger))
    nowhere = refusal_of(lambda: bureau.take(action, replace(case, id="f" * 32), stranger))
    assert (type(there), str(there)) == (type(nowhere), str(nowhere)) == (NotAllowed, "")
    assert bureau.rows() == before


def test_who_proposed_does_not_approve_but_a_second_approver_does(bureau):
    case = bureau.brought_to(Action.PROPOSE_GRANT)
    approver, second = bureau.staff["approver"], another(bureau, Role.APPROVER, CENTRE)
    case = bureau.take(Action.PROPOSE_GRANT, case, approver)
    assert Action.APPROVE_GRANT not in bureau.commands.allowed(approver, case)
    with pytest.raises(NotAllowed):
        bureau.take(Action.APPROVE_GRANT, case, approver)
    assert bureau.take(Action.APPROVE_GRANT, case, second).state is Kind.GRANTED


def test_a_clerk_approves_nothing_not_even_what_others_proposed(bureau):
    case = bureau.brought_to(Action.APPROVE_GRANT)
    with pytest.raises(NotAllowed):
        bureau.take(Action.APPROVE_GRANT, case, another(bureau, Role.CLERK, CENTRE))


@pytest.mark.parametrize("action", [Action.CONFIRM_NO_CONFLICT, Action.RECORD_FIRST_CALL])
def test_a_lawyer_of_the_same_firm_does_nothing_at_anothers_case(bureau, action):
    case = bureau.brought_to(action)
    with pytest.raises(NotAllowed):
        bureau.take(action, case, another(bureau, Role.LAWYER, FIRM))


def test_a_lawyer_sees_a_case_from_his_assignment_on(bureau):
    case = bureau.brought_to(Action.ASSIGN)
    with pytest.raises(NotAllowed):
        bureau.commands.see(bureau.staff["lawyer"], case.id)
    case = bureau.take(Action.ASSIGN, case)
    assert bureau.commands.see(bureau.staff["lawyer"], case.id) == case


def test_an_account_disabled_in_between_takes_no_step(bureau):
    case = bureau.apply()
    clerk = bureau.accounts.disable(bureau.staff["clerk"].id)
    with pytest.raises(NotAllowed):
        bureau.take(Action.RECORD_RECEIPT, case, clerk)


# Two at once


@on_every_store
@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_who_is_overtaken_is_refused_and_nothing_of_theirs_is_written(bureau, action):
    case, after_the_first = bureau.brought_to(action), []

    def the_first() -> None:
        bureau.take(action, case)
        after_the_first.append(bureau.rows())

    late = bureau.commands_on(Overtaken(bureau.table, the_first))
    details = {"lawyer": bureau.staff["lawyer"].id, "phone": LAWYERS_PHONE}
    with pytest.raises(ChangedMeanwhile):
        late.take(bureau.staff[dict(WAY)[action]], action, case.id, details)
    assert [bureau.rows()] == after_the_first


@on_every_store
def test_an_application_taken_back_in_between_is_not_received(bureau):
    receipt = bureau.applications.submit(bureau.catalogue.service("legal-aid"), bureau.answers(), {}, "once")
    table = Overtaken(bureau.table, lambda: bureau.applications.take_back(receipt.take_back))
    with pytest.raises(ChangedMeanwhile):
        bureau.commands_on(table).take(bureau.staff["clerk"], Action.RECORD_RECEIPT, receipt.case.id)
    assert bureau.table.query(open_cases(CENTRE)) == []


@on_every_store
@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_of_many_at_once_one_wins_and_one_message_goes_out(bureau, action):
    case = bureau.brought_to(action)
    told = len(notices_of(bureau.table, case.id))

    def try_it() -> str:
        try:
            bureau.take(action, case)
        except (NotNow, ChangedMeanwhile) as refused:
            return refused.code
        return "won"

    answers = at_once(try_it, 8)
    assert answers.count("won") == 1
    assert set(answers) <= {"won", "not_now", "changed_meanwhile"}
    found = load_case(bureau.table, bureau.vault, case.id)
    assert found is not None
    assert len(found.events) == len(case.events) + 1
    assert len(notices_of(bureau.table, case.id)) == told + 1


# One transaction


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_event_list_row_and_message_are_written_in_one_transaction(bureau, action):
    case, table = bureau.brought_to(action), Watched(bureau.table)
    details = {"lawyer": bureau.staff["lawyer"].id, "phone": LAWYERS_PHONE}
    bureau.commands_on(table).take(bureau.staff[dict(WAY)[action]], action, case.id, details)
    (writes,) = table.transactions
    assigned = STEPS_IN_ORDER.index(action) >= STEPS_IN_ORDER.index(Action.ASSIGN)
    counted = {Action.APPROVE_GRANT, Action.ASSIGN}
    expected = {"case", "office", "found", "notice", "notices-of"}
    expected |= {"lawyer", "firm"} if assigned else set()
    expected |= ({"month"} if action in counted else set()) | ({"paper-number"} if action in PAPERED else set())
    assert set(written(writes)) == expected


def test_no_row_beside_the_sealed_ones_tells_who_it_is_about(bureau):
    bureau.brought_to(None)
    assert told_of_anybody(repr(bureau.rows())) == set()


# The lawyer


@pytest.mark.parametrize("chosen", ["", "nobody", "the clerk", "disabled"])
def test_only_a_lawyer_whose_account_works_can_be_assigned(bureau, chosen):
    case = bureau.brought_to(Action.ASSIGN)
    disabled = bureau.accounts.disable(another(bureau, Role.LAWYER, FIRM).id)
    lawyer = {"the clerk": bureau.staff["clerk"].id, "disabled": disabled.id}.get(chosen, chosen)
    before = bureau.rows()
    with pytest.raises(LawyerUnknown):
        bureau.commands.take(bureau.staff["clerk"], Action.ASSIGN, case.id, {"lawyer": lawyer, "phone": LAWYERS_PHONE})
    assert bureau.rows() == before


def test_a_lawyer_whose_account_is_disabled_is_not_offered(bureau):
    disabled = bureau.accounts.disable(another(bureau, Role.LAWYER, FIRM).id)
    offered = [account.id for account, _ in bureau.commands.lawyers()]
    assert bureau.staff["lawyer"].id in offered
    assert disabled.id not in offered


def test_the_case_stands_on_the_list_of_its_lawyer_and_of_no_other(bureau):
    case = bureau.brought_to(Action.CONFIRM_NO_CONFLICT)
    other = another(bureau, Role.LAWYER, FIRM)
    listed, _ = bureau.queues.page(bureau.staff["lawyer"])
    assert [each.case for each in listed] == [case.id]
    assert bureau.queues.page(other) == ([], "")


def test_what_the_citizen_was_told_of_the_lawyer_stays_though_the_account_changes(bureau):
    case = bureau.brought_to(Action.CONFIRM_NO_CONFLICT)
    bureau.accounts.disable(bureau.staff["lawyer"].id)
    assigned = load_case(bureau.table, bureau.vault, case.id).happened(Kind.ASSIGNED)
    assert dict(assigned.details) == {
        "lawyer": bureau.staff["lawyer"].id,
        "name": LAWYER,
        "firm": FIRM,
        "phone": LAWYERS_PHONE,
    }
    assert LAWYER not in repr(case)


# What is told, and by when


def test_the_citizen_reads_of_each_step_and_of_the_lawyer(bureau):
    case = bureau.brought_to(None)
    applied, receipt, waiting, granted, lawyer, taken, call = texts_to(bureau, case)
    reference = case.text("reference")
    for told in (applied, receipt, waiting):
        assert reference in told
        assert "最晚12月1日（周二）答复" in told
    assert "汉中市法律援助中心收下了" in receipt
    assert "通过" not in waiting  # nobody shall count on what is only proposed
    assert f"律师{LAWYER}接了您的案子{reference}，最晚11月24日（周二）用{LAWYERS_PHONE}打给您" in taken
    assert f"您的申请{reference}通过了" in granted
    assert "最晚11月27日（周五）给您派律师" in granted
    for told in (LAWYER, FIRM, LAWYERS_PHONE, "法律援助不收任何费用"):
        assert told in lawyer
    assert f"律师{LAWYER}记下：11月24日（周二）和您通了电话" in call
    assert reference in call


@pytest.mark.parametrize("action", STEPS_IN_ORDER)
def test_every_message_has_all_the_values_of_its_template(bureau, action):
    case = bureau.take(action, bureau.brought_to(action))
    notice = open_notice(notices_of(bureau.table, case.id)[-1], bureau.vault)
    assert all(notice.values[name] for name in TEMPLATES[notice.template])


def test_the_clocks_run_seven_days_then_three_then_until_midnight(bureau):
    case = bureau.apply()
    last_days = []
    for action in STEPS_IN_ORDER:
        last_days.append(days_of(bureau, case))
        case = bureau.take(action, case)
    decide, assign, call = (
        {"decide": date(2026, 12, 1)},
        {"assign": date(2026, 11, 27)},
        {"contact": date(2026, 11, 24)},
    )
    assert last_days == [decide, decide, decide, assign, call, call]
    assert days_of(bureau, case) == {}


def days_of(bureau: Bureau, case: Case) -> dict[str, date]:
    running = case.running(bureau.catalogue.service("legal-aid"), bureau.calendar)
    return {clock.name: last.by_counting for clock, last in running}


@pytest.mark.parametrize("minutes, day", [(0, date(2026, 11, 24)), (1, date(2026, 11, 25))])
def test_the_first_call_is_due_on_the_day_of_the_assignment_as_china_counts_it(bureau, minutes, day):
    case = bureau.brought_to(Action.ASSIGN)
    bureau.clock.time = LATE_IN_CHINA + timedelta(minutes=minutes)
    assert days_of(bureau, bureau.take(Action.ASSIGN, case)) == {"contact": day}


def test_a_call_made_after_midnight_is_kept_and_told_with_its_own_day(bureau):
    case = bureau.brought_to(Action.RECORD_FIRST_CALL)
    bureau.clock.time = LATE_IN_CHINA + timedelta(minutes=1)
    case = bureau.take(Action.RECORD_FIRST_CALL, case)
    assert case.events[-1].day == date(2026, 11, 25)
    assert "11月25日（周三）" in texts_to(bureau, case)[-1]


def test_an_assignment_on_a_day_off_makes_the_call_due_that_same_day(bureau):
    case = bureau.brought_to(Action.ASSIGN)
    bureau.clock.time = datetime(2026, 11, 28, 2, 0, tzinfo=UTC)  # a Saturday
    bureau.take(Action.ASSIGN, case)
    (row,) = bureau.table.query(open_cases(CENTRE))
    assert row.sort == f"2026-11-28/{case.id}"


def test_the_list_begins_with_what_is_due_first(bureau):
    early = bureau.apply(name="示例甲")
    bureau.clock.forward(minutes=24 * 60)
    late, done = bureau.apply(name="示例乙"), bureau.brought_to(None, name="示例丙")
    bureau.clock.forward(minutes=24 * 60)
    call = bureau.brought_to(Action.CONFIRM_NO_CONFLICT, name="示例丁")
    listed = [row.sort.partition("/")[2] for row in bureau.table.query(open_cases(CENTRE))]
    assert listed == [case.id for case in (call, early, late, done)]


def test_a_case_does_not_show_its_personal_details_in_a_log(bureau):
    case = bureau.brought_to(None)
    shown = repr(case) + repr(Event(Kind.CALLED, case.first.at, "x", {"name": NAME}))
    assert not [personal for personal in (NAME, ID_NUMBER, PHONE, FACTS, LAWYER) if personal in shown]
