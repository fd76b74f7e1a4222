"""What happened to a case as staff read it: each event with when, by whom, and what was filled in for it, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.looks import EXPORTED, ID_NUMBER, looks_at
from chalicelib.casework.workflow import STEPS
from chalicelib.definitions.form import Field
from chalicelib.rendering.words import day
from chalicelib.settings import CHINA
from chalicelib.site import site

from .desk import desk

LOOKED = {ID_NUMBER: "看了完整的身份证号码", EXPORTED: "导出了有姓名的表格"}
WRITTEN = ("reason", "text", "outcome", "about", "elsewhere")
"""What events hold in words that no form of their step asks for."""

_STEP_OF = {step.leads_to: action for action, step in STEPS.items()}


def history(case: Case) -> list[tuple[str, datetime, str, str]]:
    """What happened, when, who did it, and what they gave as reason or result."""
    words = site().catalogue.case_words
    happened = [(words[event.kind].staff, event.at, event.by, said(event)) for event in case.events[1:]]
    happened.append((words[case.first.kind].staff, case.first.at, case.first.by, ""))
    looks = looks_at(desk().table, desk().vault, case.id)
    happened += [(LOOKED[look.what], look.at, look.by, look.reason) for look in looks]
    happened.sort(key=lambda each: each[1])
    return [(what, at.astimezone(CHINA), who(by), details) for what, at, by, details in happened]


def said(event: Event) -> str:
    """What somebody wrote or chose with an event, on one line; what was chosen stands as its form words it."""
    asked = _asked(event)
    told = [_in_words(field, event.text(field.name)) for field in asked if event.text(field.name)]
    names = {field.name for field in asked}
    told += [event.text(name) for name in WRITTEN if name not in names]
    return "；".join(each.replace("\n", "、") for each in told if each)


def told_of(event: Event | None) -> str:
    """Who was quicker, with what, and when."""
    if event is None:
        return ""
    at = event.at.astimezone(CHINA)
    return f"{who(event.by)}在{at:%H:%M}办了：{site().catalogue.case_words[event.kind].staff}。"


def who(by: str) -> str:
    """The name of an account, or that it was the applicant."""
    account = desk().accounts.get(by) if by != CITIZEN else None
    return account.name if account else "申请人"


def _asked(event: Event) -> Sequence[Field]:
    action = _STEP_OF.get(event.kind)
    return site().catalogue.steps[action].form.fields if action else ()


def _in_words(field: Field, text: str) -> str:
    """Nothing for what is kept as an id, an office or a lawyer; a paper is kept as its number."""
    if field.kind == "office":
        return text if field.name == "paper" else ""
    if field.kind == "date":
        return f"{field.label}：{day(date.fromisoformat(text))}"
    return f"{text}元" if field.kind == "money" else field.option_label(text) or text
