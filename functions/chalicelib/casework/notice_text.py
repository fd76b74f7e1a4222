"""The words of an SMS: templates from ``content/wording/notices.yml`` filled with values, and how long they become."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

TEMPLATES: Mapping[str, frozenset[str]] = {
    "code": frozenset({"code"}),
    "received": frozenset({"reference", "last_day"}),
    "receipt_recorded": frozenset({"reference", "office", "last_day"}),
    "under_approval": frozenset({"reference", "last_day"}),
    "supplement_asked": frozenset({"reference", "last_day", "office_phone"}),
    "granted": frozenset({"reference", "last_day"}),
    "granted_with_lawyer": frozenset({"reference", "lawyer"}),
    "refused": frozenset({"reference"}),
    "lawyer_assigned": frozenset({"lawyer", "firm", "lawyer_phone"}),
    "no_conflict": frozenset({"reference", "lawyer", "lawyer_phone", "last_day"}),
    "lawyer_has_it": frozenset({"reference", "lawyer", "lawyer_phone"}),
    "first_call": frozenset({"reference", "lawyer", "day"}),
    "moved_on": frozenset({"reference"}),
    "withdrawn": frozenset({"reference"}),
    "appointment_withdrawn": frozenset({"reference"}),
    "supplemented": frozenset({"reference", "last_day"}),
    "deemed_withdrawn": frozenset({"reference"}),
    "provisional_aid": frozenset({"reference"}),
    "handed_over": frozenset({"reference", "office", "last_day"}),
    "declined": frozenset({"reference", "office"}),
    "firm_chosen": frozenset({"reference", "firm"}),
    "replacement_asked": frozenset({"reference"}),
    "lawyer_replaced": frozenset({"reference", "lawyer", "firm", "lawyer_phone"}),
    "replacement_refused": frozenset({"reference"}),
    "call_missed": frozenset({"reference", "lawyer", "lawyer_phone"}),
    "agreement_signed": frozenset({"reference", "lawyer"}),
    "closed": frozenset({"reference"}),
    "terminated": frozenset({"reference"}),
    "objected": frozenset({"reference", "last_day"}),
    "objection_upheld": frozenset({"reference"}),
    "correction_ordered": frozenset({"reference"}),
    "complained": frozenset({"reference"}),
    "complaint_answered": frozenset({"reference"}),
    "joined": frozenset({"reference", "other"}),
    "finished": frozenset({"reference", "office"}),
    "helper": frozenset({"reference", "about"}),
    "time_to_choose": frozenset({"reference", "office"}),
    "appointment_requested": frozenset({"reference", "office", "last_day"}),
    "appointment_received": frozenset({"reference", "office"}),
    "appointment_asked": frozenset({"reference", "office", "last_day"}),
    "appointment_booked": frozenset({"reference", "office", "day", "time"}),
    "appointment_confirmed": frozenset({"reference", "office", "day", "time"}),
    "appointment_moved": frozenset({"reference", "office", "day", "time"}),
    "appointment_cancelled": frozenset({"reference"}),
    "appointment_missed": frozenset({"reference", "day"}),
    "appointment_reminder": frozenset({"reference", "office", "day", "time"}),
    "appointment_unconfirmed": frozenset({"reference", "office"}),
}
"""Every template that a command may send, with the values that the command gives and the text must use."""

ONE_SMS, PART_OF_LONG_SMS = 70, 67  # https://help.aliyun.com/document_detail/414224.htm, sms_size

HOLE = re.compile(r"\{(\w+)\}", re.ASCII)
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff【】]+")
_WEEKDAYS = "一二三四五六日"


class NoticeNotFilled(Exception):
    """There is no such template, or no value for one of its holes."""


@dataclass(frozen=True)
class NoticeTexts:
    """The templates by name, and the signature that stands first in every message (without its brackets)."""

    texts: Mapping[str, str]
    signature: str

    def fill(self, template: str, values: Mapping[str, str]) -> str:
        """The whole message. Values are put in as they are, braces and all. Raises ``NoticeNotFilled``."""
        try:
            text = HOLE.sub(lambda hole: values[hole[1]], self.texts[template])
        except KeyError as missing:
            raise NoticeNotFilled(f"{template}: {missing.args[0]}") from None
        return f"【{self.signature}】{text}"


def fit_for_sms(value: str) -> str:
    """The value on one line, without what could pass for another institution's signature or turn the text around."""
    return _UNFIT.sub(" ", value).strip()


def length(text: str) -> int:
    """Characters as networks count them: those outside the basic plane (𬭼) take two."""
    return len(text.encode("utf-16-le")) // 2


def segments(text: str) -> int:
    """How many messages the network makes of it: one up to 70 characters, else parts of 67."""
    return 1 if length(text) <= ONE_SMS else -(-length(text) // PART_OF_LONG_SMS)


def day_in_sms(day: date) -> str:
    """A day as short as it can be without being taken for another: 12月10日（周四）."""
    return f"{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
