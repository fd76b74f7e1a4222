"""Which clocks run from the events that a person knows, and when each is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.rules import Outcome
from chalicelib.rules.limitation_periods.events import BEGIN_ANEW, STARTED
from chalicelib.rules.periods import years_after
from chalicelib.rules.statutory_clocks import CLOCKS
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
Periods = Callable[..., Outcome]
days = st.dates(date(2021, 1, 1), date(2026, 11, 24))


@pytest.fixture(scope="session")
def periods(ask) -> Periods:
    """The outcome for events, each "event 2026-11-02"."""

    def outcome(*events: str, as_at: date = TODAY, **answers: str) -> Outcome:
        typed = dict(answers)
        for n, (event, day) in enumerate((each.split() for each in events), 1):
            typed |= {f"events-{n}-event": event, f"events-{n}-on": day}
        return ask("limitation-periods", typed, as_at=as_at)

    return outcome


def last_days(outcome: Outcome) -> dict[str, str]:
    """Each clock's last day by counting."""
    return {deadline.what: deadline.last_day.isoformat() for deadline in outcome.deadlines}


def sentences(outcome: Outcome) -> str:
    """Everything that is said beside the days."""
    left_out = [f"{part.label}：{part.why}" for part in outcome.left_out]
    return "".join([f"{step.sentence}{step.working}" for step in outcome.steps()] + left_out)


@pytest.mark.parametrize(
    ("event", "clocks"),
    [
        ("injured_at_work 2026-11-02", {"单位申请工伤认定": "2026-12-02", "自己申请工伤认定": "2027-11-02"}),
        ("recognition_received 2026-11-02", {"申请行政复议": "2027-01-01", "去法院告机关": "2027-05-02"}),
        (
            "appraisal_received 2026-11-02",
            {"不服鉴定，申请再次鉴定": "2026-11-17", "为工伤待遇申请劳动仲裁": "2027-11-02"},
        ),
        ("left_job 2020-05-10", {"为工资申请劳动仲裁": "2021-05-10", "找劳动监察投诉": "2022-05-10"}),
        ("labour_ruling 2026-11-10", {"不服裁决，去法院起诉": "2026-11-25"}),
        ("labour_ruling_annulled 2026-11-10", {"裁决被撤销，去法院起诉": "2026-11-25"}),
        ("labour_papers 2026-11-10", {"向仲裁委交答辩书": "2026-11-20"}),
        ("judgment 2026-11-10", {"不服判决，上诉": "2026-11-25"}),
        ("order 2026-11-10", {"不服裁定，上诉": "2026-11-20"}),
        ("administrative_judgment 2026-11-10", {"不服判决，上诉": "2026-11-25"}),
        ("administrative_order 2026-11-10", {"不服裁定，上诉": "2026-11-20"}),
        ("criminal_judgment 2026-11-10", {"被告人不服判决，上诉": "2026-11-20", "受害人请检察院抗诉": "2026-11-15"}),
        ("criminal_order 2026-11-10", {"不服刑事裁定，上诉": "2026-11-15"}),
        ("no_prosecution 2026-11-10", {"受害人向上一级检察院申诉": "2026-11-17"}),
        ("final_judgment 2026-08-31", {"申请再审": "2027-02-28"}),
        ("perform_by 2026-08-31", {"申请法院强制执行": "2028-08-31"}),
        ("payment_order 2026-11-10", {"对支付令提出书面异议": "2026-11-25"}),
        ("protection_order 2026-11-10", {"申请复议一次": "2026-11-15"}),
        ("mediated 2026-11-10", {"两边一起申请司法确认": "2026-12-10"}),
        ("complaint_received 2026-11-10", {"向法院交答辩状": "2026-11-25", "说不该这家法院管": "2026-11-25"}),
        ("reconsidered 2026-11-10", {"不服复议，去法院起诉": "2026-11-25"}),
        ("decision_untold 2026-11-10", {"申请行政复议，最晚": "2027-11-10", "去法院告机关，最晚": "2027-11-10"}),
        ("state_wrong 2026-11-10", {"请求国家赔偿": "2028-11-10"}),
        ("debt_due 2026-11-10", {"去法院起诉，要欠款": "2029-11-10", "没写保证期限的，找保证人": "2027-05-10"}),
        (
            "product_harm 2022-08-25",
            {"去法院起诉，要产品赔偿": "2025-08-25", "最稳妥：两年内就去要产品赔偿": "2024-08-25"},
        ),
        ("insured_event 2026-11-10", {"要保险公司赔（不是人寿保险）": "2028-11-10", "要人寿保险金": "2031-11-10"}),
        ("abused_turned_18 2026-11-10", {"为小时候受的性侵害起诉": "2029-11-10"}),
        ("married_under_duress 2026-11-10", {"请求撤销婚姻": "2027-11-10"}),
        ("legacy_known 2026-11-10", {"表示接受遗赠": "2027-01-09"}),
        ("mistaken 2026-11-10", {"因为弄错了请求撤销": "2027-02-08"}),
        ("online_goods 2026-11-20", {"网购退货，不用说理由": "2026-11-27"}),
        ("card_paid 2026-11-20", {"预付卡退款，不用说理由": "2026-11-27"}),
    ],
)
def test_an_event_starts_its_clocks(periods, event, clocks):
    assert last_days(periods(event)) == clocks


@pytest.mark.parametrize("event", [event for event in STARTED if STARTED[event]])
def test_every_clock_has_its_article_and_how_it_was_counted(periods, event):
    outcome = periods(f"{event} 2026-10-10")
    assert {deadline.what for deadline in outcome.deadlines} == {CLOCKS[clock].what for clock in STARTED[event]}
    assert "从2026年10月11日起算" in sentences(outcome)
    assert outcome.verdict and outcome.verdict.citation


def test_every_event_that_the_form_names_is_known(catalogue):
    events = catalogue.calculator("limitation-periods").form.field("events-1-event")
    assert {option.value for option in events.options} == set(STARTED)


def test_every_clock_is_started_by_something(catalogue):
    started = {clock for clocks in STARTED.values() for clock in clocks}
    assert set(CLOCKS) - started == {"demanded-debt", "set-aside-before-2026"}


@pytest.mark.parametrize(
    ("answers", "last"),
    [
        ({"given": "15"}, "2026-12-05"),
        ({"given": "15", "given_unit": "days"}, "2026-12-05"),
        ({"given": "3", "given_unit": "working_days"}, "2026-11-25"),
        ({"given": "3", "given_unit": "months"}, "2027-02-20"),
        ({"given": "2", "given_unit": "years"}, "2028-11-20"),
    ],
)
def test_a_paper_may_set_its_own_period(periods, answers, last):
    assert last_days(periods("notice 2026-11-20", **answers)) == {"文书上写的期限": last}


def test_a_papers_number_and_its_day_are_asked_for_together(periods):
    assert "填上文书写的几天" in sentences(periods("notice 2026-11-20"))
    outcome = periods("judgment 2026-11-20", given="15")
    assert "再选一行「文书" in sentences(outcome)
    assert "不服判决，上诉" in last_days(outcome)


def test_there_is_no_part_of_a_day(periods):
    with pytest.raises(AnswersRefused) as refused:
        periods("notice 2026-11-20", given="1.5")
    assert refused.value.errors == [FieldError("given", "not_whole")]


@pytest.mark.parametrize(
    ("received", "what", "last"),
    [
        ("2026-02-28", "申请撤销仲裁裁决（旧规定6个月）", "2026-08-28"),
        ("2026-03-01", "申请撤销仲裁裁决", "2026-06-01"),
    ],
)
def test_an_award_of_before_march_2026_has_the_six_months_of_the_old_law(periods, received, what, last):
    assert last_days(periods(f"award {received}")) == {what: last}


def test_a_last_day_that_is_off_is_named_with_the_day_it_moves_to(periods):
    """The examiners' trap: 2023-09-16 was a Saturday."""
    (appeal,) = periods("judgment 2023-09-01").deadlines
    assert appeal.last_day == date(2023, 9, 16)
    assert appeal.moved
    assert (appeal.moved.day, appeal.moved.why_moved) == (date(2023, 9, 18), "9月16日是星期六")


def test_who_is_held_by_a_day_off_is_not_too_late(periods):
    """Counted to Saturday the 21st; on Monday the 23rd he can still appeal."""
    outcome = periods("judgment 2026-11-06", as_at=date(2026, 11, 23))
    assert (outcome.verdict_title, outcome.verdict.sentence) == (
        "最先到期",
        "不服判决，上诉：最晚2026年11月23日，马上去办。",
    )
    assert "10天内，可以请法院多给几天" not in sentences(outcome)
    assert periods("judgment 2026-11-06", as_at=date(2026, 11, 24)).verdict_title == "日子已经过了"


def test_three_days_for_a_traffic_finding_are_working_days(periods):
    assert last_days(periods("traffic_finding 2026-11-20")) == {"不服事故认定，申请复核": "2026-11-25"}


def test_the_divorce_paper_is_fetched_in_the_thirty_days_after_the_thirty_days(periods):
    """The first thirty end on a Saturday; the second begin on the Monday to which that moves them."""
    assert last_days(periods("divorce_applied 2026-11-05")) == {
        "不想离了，撤回申请": "2026-12-05",
        "两个人一起去领离婚证": "2027-01-06",
    }


@pytest.mark.parametrize(
    ("events", "last"),
    [
        (["debt_due 2022-05-01"], "2025-05-01"),
        (["debt_due 2022-05-01", "demanded 2024-09-10"], "2027-09-10"),
        (["debt_due 2022-05-01", "demanded 2025-05-01"], "2028-05-01"),  # on the last day
        (["debt_due 2022-05-01", "demanded 2025-05-06"], "2028-05-06"),  # the last day fell on a holiday of five days
        (["debt_due 2022-05-01", "demanded 2025-05-07"], "2025-05-01"),  # too late
        (["debt_due 2022-05-01", "demanded 2022-04-01"], "2025-05-01"),  # before it was due
        (["debt_due 2022-05-01", "demanded 2026-06-01", "demanded 2024-09-10"], "2029-06-01"),  # in any order
        (["debt_due 2022-05-01", "agreed 2023-01-01", "complained 2025-12-31"], "2028-12-31"),
        (["debt_due 2022-05-01", "case_closed 2025-10-10"], "2028-10-10"),  # the suit held it
        (["debt_due 2022-05-01", "obstacle_over 2025-02-01"], "2025-08-01"),  # within the last six months
        (["debt_due 2022-05-01", "obstacle_over 2024-10-15"], "2025-05-01"),  # earlier than those
        (["debt_due 2022-05-01", "obstacle_over 2026-01-31"], "2026-07-31"),
    ],
)
def test_a_debts_three_years_begin_anew_and_are_held_up(periods, events, last):
    """民法典 194, 195."""
    assert last_days(periods(*events))["去法院起诉，要欠款"] == last


def test_nothing_begins_the_guarantors_six_months_anew(periods):
    """民法典 692.1."""
    outcome = periods("debt_due 2026-05-10", "demanded 2026-06-10", "obstacle_over 2026-11-01")
    assert last_days(outcome)["没写保证期限的，找保证人"] == "2026-11-10"


@pytest.mark.parametrize(
    ("due", "last"),
    [
        ("2015-09-30", "2017-09-30"),  # two years, over on the eve of the new rule
        ("2015-10-01", "2018-10-01"),
        ("2017-10-01", "2020-10-01"),
        ("2018-04-01", "2021-04-01"),
        ("1995-05-25", "1997-05-25"),
    ],
)
def test_what_was_over_before_october_2017_had_two_years(periods, due, last):
    assert last_days(periods(f"loss {due}"))["去法院起诉，要赔损失"] == last


@pytest.mark.parametrize(("hurt", "last"), [("2016-09-30", "2017-09-30"), ("2016-10-01", "2019-10-01")])
def test_an_injury_that_was_over_before_october_2017_had_one_year(periods, hurt, last):
    outcome = periods(f"body_harmed {hurt}")
    assert last_days(outcome)["去法院起诉，要赔偿"] == last
    assert ("当时的规定" in sentences(outcome)) == (last < "2017-10-01")


@pytest.mark.parametrize(
    ("events", "last"),
    [
        (["body_harmed 2026-01-10", "harm_done 2008-03-03"], "2028-03-03"),
        (["body_harmed 2026-01-10", "harm_done 2010-03-03"], "2029-01-10"),
        (["body_harmed 2005-01-10", "demanded 2005-12-01", "demanded 2006-06-01"], "2007-06-01"),
    ],
)
def test_twenty_years_from_the_harm_are_the_end(periods, events, last):
    """民法典 188.2."""
    assert last_days(periods(*events))["去法院起诉，要赔偿"] == last


def test_a_debt_ends_after_twenty_years_however_long_it_was_sued_for(periods):
    outcome = periods("debt_due 2004-05-01", "case_closed 2022-05-01")
    assert last_days(outcome)["去法院起诉，要欠款"] == "2024-05-01"


def test_a_labour_dispute_begins_anew_but_its_obstacles_are_left_to_the_arbitrators(periods):
    """劳动争议调解仲裁法 27.2, 27.3."""
    outcome = periods("left_job 2025-08-31", "complained 2026-03-31", "obstacle_over 2026-11-01")
    assert last_days(outcome)["为工资申请劳动仲裁"] == "2027-03-31"
    assert "加几天由仲裁委认" in sentences(outcome)


def test_who_still_works_there_has_no_year_for_his_wages(periods):
    outcome = periods("wages_missed 2019-01-01")
    assert not outcome.deadlines
    assert "要工资没有一年的限制" in sentences(outcome)


def test_support_is_never_too_late(periods):
    outcome = periods("support_due 2001-01-01")
    assert not outcome.deadlines
    assert Citation("civil-code", "196(3)") in outcome.citations


def test_who_knows_only_that_he_has_asked_counts_from_there(periods):
    outcome = periods("demanded 2025-06-01", "demanded 2025-08-01")
    assert last_days(outcome) == {"去法院起诉（从这次要钱重新算）": "2028-08-01"}


def test_an_obstacle_alone_asks_for_the_event(periods):
    assert "还要再选一行" in sentences(periods("obstacle_over 2026-01-01"))


@pytest.mark.parametrize(
    ("event", "what_helps"),
    [
        ("debt_due 2019-01-01", "对方自己不提，法院不会主动说"),
        ("left_job 2024-01-01", "单位在仲裁时不提过期"),
        ("perform_by 2024-01-01", "法院也要收执行申请"),
        ("injured_at_work 2024-01-01", "耽误的时间不算"),
        ("judgment 2024-01-01", "障碍没了以后10天内"),
        ("decision 2024-01-01", "最长有一年"),
        ("deceived 2024-01-01", "不停、不重新算"),
    ],
)
def test_whoever_is_too_late_is_told_what_may_still_be_done(periods, event, what_helps):
    outcome = periods(event)
    assert outcome.verdict_title == "日子已经过了"
    assert what_helps in sentences(outcome)
    assert what_helps not in sentences(periods(event, as_at=date.fromisoformat(event.split()[1])))


def test_who_promises_after_the_end_cannot_plead_it(periods):
    outcome = periods("debt_due 2019-01-01", "agreed 2026-01-01")
    assert last_days(outcome)["去法院起诉，要欠款"] == "2022-01-01"
    assert Citation("civil-code", "192.2") in outcome.citations
    assert Citation("civil-code", "192.2") not in periods("debt_due 2019-01-01", "demanded 2026-01-01").citations


def test_the_nearest_clock_that_still_runs_comes_first(periods):
    outcome = periods("debt_due 2019-01-01", "judgment 2026-11-20", "left_job 2026-01-05")
    assert [deadline.what for deadline in outcome.deadlines[:2]] == ["不服判决，上诉", "为工资申请劳动仲裁"]
    assert outcome.verdict.sentence == "不服判决，上诉：最晚2026年12月5日，还剩11天。"
    assert "请分开算" not in sentences(outcome)
    assert "请分开算" in sentences(periods("debt_due 2019-01-01", "left_job 2026-01-05", "demanded 2026-02-01"))


@pytest.mark.parametrize("event", ["left_job 2008-04-30", "final_judgment 2012-12-31", "decision 2015-04-30"])
def test_events_older_than_the_rules_are_left_out_and_said_so(periods, event):
    assert "当时的规定不一样" in sentences(periods(event))


@pytest.mark.parametrize(
    ("events", "amount"),
    [
        (["fined 2026-09-01", "fine_paid 2026-09-16"], None),  # the fifteenth day
        (["fined 2026-09-01", "fine_paid 2026-09-17"], "30.00"),
        (["fined 2026-09-01", "fine_paid 2026-10-19"], "990.00"),
        (["fined 2026-09-01", "fine_paid 2026-10-20"], "1000.00"),  # never more than the fine
        (["fined 2026-09-01"], "1000.00"),  # until today
        (["fined 2026-11-10"], None),
        (["fined 2026-11-06", "fine_paid 2026-11-23"], None),  # the 21st was a Saturday
    ],
)
def test_a_fine_paid_late_grows_by_three_percent_a_day_to_twice_itself(periods, events, amount):
    """行政处罚法 72.1(1)."""
    items = periods(*events, fine="1000").items
    assert [item.amount for item in items] == ([Decimal(amount)] if amount else [])


def test_a_fine_without_its_day_is_left_out_and_so_is_one_before_the_rate_was_checked(periods):
    assert "收到罚款决定书" in sentences(periods("judgment 2026-11-10", fine="1000"))
    outcome = periods("fined 2016-09-01", fine="1000")
    assert not outcome.items
    assert "还没有核实到" in sentences(outcome)


@given(days, st.lists(st.tuples(st.sampled_from(sorted(BEGIN_ANEW)), days), max_size=3))
def test_beginning_anew_never_shortens_a_period_and_twenty_years_bound_it(periods, due, later):
    plain = periods(f"debt_due {due}")
    outcome = periods(f"debt_due {due}", *(f"{what} {day}" for what, day in later))
    last, before = (date.fromisoformat(last_days(each)["去法院起诉，要欠款"]) for each in (outcome, plain))
    assert before <= last <= years_after(due, 20)


@given(days, st.sampled_from([event for event in STARTED if STARTED[event]]))
def test_no_clock_ends_before_its_event_and_a_later_event_never_ends_it_earlier(periods, day, event):
    first, second = (periods(f"{event} {each}") for each in (day, day + timedelta(days=1)))
    if event == "award" and day == date(2026, 2, 28):
        return  # the jump: six months before, three months after
    ends = [sorted(last_days(outcome).values()) for outcome in (first, second)]
    assert all(end > day.isoformat() for end in ends[0])
    assert len(ends[0]) != len(ends[1]) or all(one <= other for one, other in zip(*ends, strict=True))
