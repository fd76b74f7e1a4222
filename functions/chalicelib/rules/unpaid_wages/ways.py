"""Who must pay, where to go, and which clocks run."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.labour import (
    CONTRACT_LAW,
    DISPUTE_LAW,
    INTERPRETATION_1,
    INTERPRETATION_2,
    arbitration_year,
    surcharge_after_order,
    when_time_has_run,
)
from chalicelib.rules.outcome import Deadline, Step
from chalicelib.rules.periods import last_day

MIGRANTS = "migrant-wage-regulation"
INSPECTION = "labor-inspection-regulation"
SITE, HOUSEHOLD = "site", "household"


def clocks_running(
    labour: bool, left_on: date | None, note: str | None, note_due_on: date | None, calendar: WorkingCalendar
) -> tuple[Deadline, ...]:
    """A year for arbitration from the end of work (27.4); three years to sue on a note or a private debt (188.1)."""
    clocks = []
    if labour and left_on:
        clocks.append(arbitration_year(left_on, calendar, "27.4"))
    if note_due_on and (note == "yes" or not labour):
        last = last_day(note_due_on, calendar, years=3)
        clocks.append(Deadline.of("拿欠条去法院起诉", last, Citation("civil-code", "188.1")))
    return tuple(clocks)


def no_labour_dispute() -> Step:
    return Step(
        "给一户人家、工匠师傅、农户干活，不算劳动争议。不用先仲裁，直接去法院起诉，也可以找村里、社区调解。",
        citation=Citation(INTERPRETATION_1, "2"),
    )


def ways_to_court() -> tuple[Step, ...]:
    return (
        Step(
            "一般3年内去起诉，从说好给钱那天算。催过、他答应过，3年重新算。", citation=Citation("civil-code", "188.1")
        ),
        Step("没有欠条的，让他写一张：欠谁、多少、哪天给，签名按手印。", citation=Citation("civil-code", "509.1")),
    )


def ways_to_wages(place: str, ordered: str | None, note: str | None) -> tuple[Step, ...]:
    """Who pays, then where to go: the authority, arbitration, an order for payment, the court with a note."""
    who = {
        SITE: (
            Step("分包公司欠的、工程转包欠的，由总承包单位先给。", citation=Citation(MIGRANTS, "30.3")),
            Step("活包给了个人包工头，由发包的建设单位或者总承包单位给。", citation=Citation(MIGRANTS, "36.1")),
            Step("建设单位没按时拨工程款的，它在没结清的工程款里先垫。", citation=Citation(MIGRANTS, "29.2")),
            Step("拍下工地门口的告示牌，上面有总承包单位和投诉电话。", citation=Citation(MIGRANTS, "34")),
        ),
        "passed-on": (
            Step("有资格的公司把活转给没资格的人，可以要那家公司付。", citation=Citation(INTERPRETATION_2, "1")),
        ),
    }.get(place, ())
    ways = [
        *(() if ordered == "expired" else (surcharge_after_order(),)),
        Step("投诉不花钱，找干活那个地方的劳动监察。", citation=Citation(INSPECTION, "13.1")),
        Step(
            "超过2年没人投诉、没被发现的，劳动监察不再查；一直欠着的，从停下那天算。",
            citation=Citation(INSPECTION, "20"),
        ),
        Step("仲裁也不收费，去干活的地方或者单位所在地的劳动仲裁委。", citation=Citation(DISPUTE_LAW, "53")),
        Step("人还在那里干着，要工资不受一年限制；不干了，一年内去。", citation=Citation(DISPUTE_LAW, "27.4")),
        Step("单位认账的，也可以去法院申请支付令；它提出异议，就转去仲裁。", citation=Citation(CONTRACT_LAW, "30.2")),
    ]
    if note == "yes":
        ways.append(
            Step("有工资欠条、只要工资的，可以不仲裁，直接去法院起诉。", citation=Citation(INTERPRETATION_1, "15"))
        )
    ways.append(Step("考勤、工资台账该单位拿出来，它不拿，后果它担。", citation=Citation(DISPUTE_LAW, "6")))
    ways.append(Step("因为欠工资，您可以不干，单位还要给经济补偿。", citation=Citation(CONTRACT_LAW, "38.1(2)")))
    return (*who, *ways, when_time_has_run())
