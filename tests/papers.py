"""A case of legal aid in which everything happens, so that every paper has something to say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.casework.cases import CITIZEN, Case, Event
from chalicelib.casework.kinds import Kind

CENTRE, FIRM = "foping-legal-aid-centre", "示例律师事务所"
NAME, ID_NUMBER, PHONE = "示例陈某", "610702199001011015", "15400005510"
REASON = "申请的事不在法律援助的范围里，可以去司法所调解"
ANSWERS: Mapping[str, str | None] = {
    "for_whom": "other",
    "helper_name": "示例陈小某",
    "helper_relation": "relative",
    "helper_phone": "15400005522",
    "helper_interest": "no",
    "matter": "support",
    "migrant": "no",
    "household": "4",
    "income": "2100.50",
    "relief": "none",
    "facts": "儿子三年没有给过赡养费。\n村里调解过两次。",
    "opponent": None,
    "wanted": "每月给赡养费500元",
    "injured_on": None,
    "left_on": None,
    "ruling_received_on": None,
    "judgment_received_on": None,
    "office": CENTRE,
    "name": NAME,
    "id_document": "id_card",
    "address": "示例镇示例村1号",
    "id_number": ID_NUMBER,
    "phone": PHONE,
    "contact_how": "call",
    "contact_when": "any",
}


def application(**changes: str | None) -> dict[str, Any]:
    """What the first event holds."""
    answers = {**ANSWERS, **changes}
    return {"reference": "7K3M-9TQ2", "service": "legal-aid", "office": answers["office"], "answers": answers}


def numbered(paper: str, word: str, number: int = 3) -> dict[str, Any]:
    """The part of an event's details that says which paper it drew up."""
    return {"paper": {"id": paper, "number": f"{word}〔2026〕{number}号"}}


def lawyer(which: str) -> dict[str, Any]:
    """The part that says who acts."""
    return {"lawyer": "l1", "name": f"示例律师{which}", "firm": FIRM, "phone": "0000-0000000"}


REFUSING = {"reason": REASON, "law": "legal-aid-law", "article": "31", "remedy": "legal-aid-law#49"}
ENDING = {"reason": "自己请了律师", "law": "legal-aid-law", "article": "48.1(6)", "remedy": "legal-aid-law#49"}

HAPPENED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("received", {"accepted": "户口本\n\n村里的证明", **numbered("receipt", "援收")}),
    (
        "supplement_asked",
        {"items": "户口本首页\n  \n儿子的住址", "until": "2026-12-10", **numbered("supplement-notice", "援补")},
    ),
    ("supplemented", {}),
    ("refusal_proposed", REFUSING),
    ("refused", {**REFUSING, **numbered("refusal", "援不", 7)}),
    ("served", {"paper": "援不〔2026〕7号", "means": "post", "on": "2026-11-30", "to": "本人"}),
    ("objected", {"text": "赡养费在范围里。"}),
    ("objection_upheld", {"reason": "材料看过了，决定没有错", **numbered("objection-decision", "援复")}),
    ("correction_ordered", {"reason": "赡养费在法律援助的范围里", **numbered("objection-decision", "援复", 4)}),
    ("grant_proposed", {"opinion": "材料齐了"}),
    ("granted", numbered("grant", "援决")),
    ("assigned", {**lawyer("甲"), **numbered("assignment", "援派")}),
    ("replacement_asked", {"text": "原来的律师病了"}),
    ("replaced", {**lawyer("乙"), **numbered("replacement", "援换")}),
    ("reported", {"outcome": "settled", "summary": "调解了两次，儿子答应每月给500元"}),
    ("closed", {}),
    ("terminated", {**ENDING, **numbered("termination", "援终")}),
)
"""Kind and details, in their order; no real case goes this way."""


def event(kind: str, details: Mapping[str, Any], days: int = 0, by: str = "staff") -> Event:
    """An event so many days after the application."""
    return Event(Kind(kind), datetime(2026, 11, 24, 2, tzinfo=UTC) + timedelta(days=days), by, details)


def case_with(*happened: tuple[str, Mapping[str, Any]], **changes: str | None) -> Case:
    """A case to which these things happened, a day apart."""
    later = [event(kind, details, days) for days, (kind, details) in enumerate(happened, start=1)]
    return Case("c" * 32, (event("submitted", application(**changes), by=CITIZEN), *later))


def whole_case(**changes: str | None) -> Case:
    """The case to which everything happened."""
    return case_with(*HAPPENED, **changes)


def without(kind: str, *names: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that happened, but of one event some details are missing."""
    for known, details in HAPPENED:
        yield known, {name: value for name, value in details.items() if known != kind or name not in names}
