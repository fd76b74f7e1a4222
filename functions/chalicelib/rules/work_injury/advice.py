"""What stands beside the amounts: the next door and its clock, what to know, what not to sign."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.outcome import Deadline, Step
from chalicelib.rules.periods import days_after, last_day, years_after

from .amounts import NO_GRADE
from .wage import REGULATION

NO_PAPER, RECOGNISED, ASKED, APPRAISED = "none", "recognised", "asked", "appraised"


def deadlines(
    paper: str | None, paper_on: date | None, injured_on: date, calendar: WorkingCalendar
) -> tuple[Deadline, ...]:
    """The clocks that run from the paper in hand. Until the injury is recognised, those of article 17."""
    if paper in (None, NO_PAPER):
        return (
            Deadline("单位去申请工伤认定", days_after(injured_on, 30), Citation(REGULATION, "17.1")),
            Deadline("单位不去，自己或家里人去申请工伤认定", years_after(injured_on, 1), Citation(REGULATION, "17.2")),
        )
    if paper_on is None:
        return ()
    return tuple(
        Deadline.of(what, last_day(paper_on, calendar, days=days, months=months), Citation(law, article))
        for what, days, months, law, article in _CLOCKS[paper]
    )


_CLOCKS = {
    RECOGNISED: (
        ("不服认定决定，去申请行政复议", 60, 0, "administrative-reconsideration-law", "20.1"),
        ("不服认定决定，去法院告", 0, 6, "administrative-litigation-law", "46.1"),
    ),
    ASKED: (
        ("鉴定委员会给出结论", 60, 0, REGULATION, "25.2"),
        ("鉴定委员会说要延长的，给出结论", 90, 0, REGULATION, "25.2"),
    ),
    APPRAISED: (
        ("不服鉴定，向省劳动能力鉴定委员会申请再次鉴定", 15, 0, REGULATION, "26"),
        ("单位不给钱，申请劳动仲裁（从收到结论算，最稳妥）", 0, 12, "labor-dispute-law", "27.1"),
    ),
}


def next_door(paper: str | None, grade: str, dead: bool) -> Step:
    """Where to go now, by the paper in hand; without an answer, by the grade."""
    if paper is None:
        paper = NO_PAPER if grade == NO_GRADE else APPRAISED
    if paper != NO_PAPER and dead:
        told = "下一步：家里人拿工伤认定决定书、死亡证明、亲属关系证明，去参保地的工伤保险经办机构领。"
        return Step(told, citation=Citation(REGULATION, "39"))
    told, article = _DOORS[paper]
    return Step(f"下一步：{told}", citation=Citation(REGULATION, article))


_DOORS = {
    NO_PAPER: ("去单位所在地的人社局申请工伤认定。带申请表、劳动关系证明、诊断证明。", "18.1"),
    RECOGNISED: ("伤情稳定了，去市劳动能力鉴定委员会申请鉴定。带工伤认定决定书、病历。", "23"),
    ASKED: ("等鉴定结论。收到申请60天内给，必要时再加30天。", "25.2"),
    APPRAISED: ("拿认定决定书和鉴定结论书，去工伤保险经办机构领。满1年伤变重了，还可以申请复查。", "28"),
}


def notes(paper: str | None, employer: str, insured: str, grade: str, dead: bool, bounded: bool) -> tuple[Step, ...]:
    """What to know, the next door last."""
    told = "本人工资，法律上是受伤前12个月的平均月缴费工资。这里按您填的工资估算，工资条、转账记录要留好。"
    if not bounded:
        told += "统筹地区的月平均工资没有填，所以没有和它的60%、300%比。请问参保地的工伤保险经办机构，填上再算一次。"
    found = [Step(told, citation=Citation(REGULATION, "64.2"))]
    found += _of_the_employer(employer, insured)
    if paper in (None, NO_PAPER):
        found.append(
            Step(
                "不是自己的原因耽误的时间，不算在一年里。过了日子也先打 12348 问，别自己放弃。",
                citation=Citation("work-injury-interpretation", "7.1"),
            )
        )
    if not dead:
        found.append(before_signing(grade))
    return (*found, next_door(paper, grade, dead))


def _of_the_employer(employer: str, insured: str) -> list[Step]:
    found = []
    if employer == "contractor":
        told = "公司违法把活转包给包工头的，由公司承担工伤保险责任。申请工伤认定时写公司的名字。"
        found.append(Step(told, citation=Citation("work-injury-interpretation", "3.1(4)")))
    if employer == "unlicensed":
        told = "没有营业执照的单位要一次性赔，不能低于工伤待遇。这里算的是最低数，办法请打 12333 问。"
        found.append(Step(told, citation=Citation(REGULATION, "66.1")))
    if insured == "no":
        found.append(Step("该参保没参保的，待遇都由单位出，标准一样。", citation=Citation(REGULATION, "62.2")))
        told = "单位不给的，可以向工伤保险经办机构申请先行支付；也可以一年内去劳动仲裁，仲裁不收费。"
        found.append(Step(told, citation=Citation("social-insurance-law", "41.1")))
    return found


def before_signing(grade: str) -> Step:
    """The warning before resigning or a lump settlement: what is lost, and that an unfair one can be set aside."""
    if grade == NO_GRADE:
        told = "鉴定以前，别辞职，别签“一次性了结”，容易吃亏。"
    elif int(grade) <= 4:
        told = "一级到四级按月领到退休，单位不能让您走。签“一次性了结”以前，先打 12348 问。"
    else:
        told = "辞职、签“一次性了结”以前，先按这里的数对一遍。离开以后，单位的活和按月的钱就没有了。"
    article = "151" if grade == NO_GRADE or int(grade) > 4 else ""
    citation = Citation("civil-code", article) if article else Citation(REGULATION, "35.1")
    tail = "签了、太不公平的，一般一年内可以请求撤销。" if article else ""
    return Step(told + tail, citation=citation)
