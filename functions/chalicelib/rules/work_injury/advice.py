"""What stands beside the amounts: what was left out and why, the clocks that run, what to know."""

from __future__ import annotations

from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Deadline, LeftOut, Step
from chalicelib.rules.periods import days_after, years_after

from .amounts import NO_GRADE
from .wage import REGULATION

LEAVING_SUBSIDY = "work-injury-leaving-subsidy-months"
HOSPITAL_ALLOWANCE = "work-injury-hospital-allowance"


def left_out(grade: str, rates: Rates) -> tuple[LeftOut, ...]:
    """What is due beside the amounts, with the reason why it is not worked out."""
    always = (
        LeftOut("医疗费", "按票据实报。看工伤的票据、病历、清单都留好。", Citation(REGULATION, "30")),
        LeftOut(
            "住院伙食费、去外地看病的车费和住宿费",
            f"标准由统筹地区的政府定。{rates.table(HOSPITAL_ALLOWANCE).ask}",
            Citation(REGULATION, "30"),
        ),
        LeftOut(
            "养伤时的护理",
            "生活不能自理的，单位要派人护理。没派人的，护理费的票据和收条留好。",
            Citation(REGULATION, "33.3"),
        ),
    )
    if grade == NO_GRADE:
        return always
    care = LeftOut(
        "生活护理费",
        "鉴定写明需要护理的才有，按统筹地区月平均工资的50%、40%或30%按月给。",
        Citation(REGULATION, "34.2"),
    )
    if int(grade) <= 4:
        return (*always, care)
    article = "36.2" if int(grade) <= 6 else "37(2)"
    leaving = LeftOut(
        "一次性工伤医疗补助金、一次性伤残就业补助金",
        f"离开单位时才有，标准由省里定。{rates.table(LEAVING_SUBSIDY).ask}",
        Citation(REGULATION, article),
    )
    return (*always, care, leaving)


def deadlines(injured_on: date) -> tuple[Deadline, ...]:
    """The two clocks of article 17, from the day of the accident."""
    return (
        Deadline("单位去申请工伤认定", days_after(injured_on, 30), Citation(REGULATION, "17.1")),
        Deadline("单位不去，自己或家里人去申请工伤认定", years_after(injured_on, 1), Citation(REGULATION, "17.2")),
    )


def notes(employer: str, insured: str, bounded: bool) -> tuple[Step, ...]:
    notes = [
        Step(
            "本人工资，法律上是受伤前12个月的平均月缴费工资。这里按您填的工资估算，工资条、转账记录要留好。",
            citation=Citation(REGULATION, "64.2"),
        )
    ]
    if not bounded:
        notes.append(
            Step(
                "统筹地区的月平均工资没有填，所以没有和它的60%、300%比。请问参保地的工伤保险经办机构，填上再算一次。",
                citation=Citation(REGULATION, "64.2"),
            )
        )
    if employer == "contractor":
        notes.append(
            Step(
                "公司违法把活转包给包工头的，由公司承担工伤保险责任。申请工伤认定时写公司的名字。",
                citation=Citation("work-injury-interpretation", "3.1(4)"),
            )
        )
    if insured == "no":
        notes.append(Step("该参保没参保的，待遇都由单位出，标准一样。", citation=Citation(REGULATION, "62.2")))
    notes.append(
        Step(
            "不是自己的原因耽误的时间，不算在一年里。过了日子也先打 12348 问，别自己放弃。",
            citation=Citation("work-injury-interpretation", "7.1"),
        )
    )
    return tuple(notes)
