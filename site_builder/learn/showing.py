"""From when to when something stands on the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chalicelib.definitions.entry import Entry
from chalicelib.rendering.words import day as chinese_date


@dataclass(frozen=True)
class Showing:
    """Shown from ``publish_at`` on (the day included) and until the day before ``withdraw_at``; a draft never."""

    publish_at: date | None = None
    withdraw_at: date | None = None
    draft: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Showing:
        """Read ``publish_at``, ``withdraw_at`` and ``draft`` of a page's head or of a comic."""
        showing = cls(entry.optional_day("publish_at"), entry.optional_day("withdraw_at"), entry.flag("draft"))
        if showing.publish_at and showing.withdraw_at and showing.withdraw_at <= showing.publish_at:
            entry.refuse("「withdraw_at」要晚于「publish_at」", "withdraw_at")
        return showing

    def on(self, day: date) -> bool:
        """Whether it is shown on a day."""
        return not self.draft and (self.publish_at or date.min) <= day < (self.withdraw_at or date.max)

    def covers(self, other: Showing) -> bool:
        """Whether it is shown on every day on which the other one is."""
        if other.draft:
            return True
        begins_in_time = (self.publish_at or date.min) <= (other.publish_at or date.min)
        return not self.draft and begins_in_time and (self.withdraw_at or date.max) >= (other.withdraw_at or date.max)

    def gap(self, other: Showing) -> str:
        """When it is not shown although the other one is, in words that go on from its name; "" where it always is."""
        if self.covers(other):
            return ""
        if self.draft:
            return "还是草稿，不发布"
        begins = f"{chinese_date(self.publish_at)}才发布" if self.publish_at else ""
        ends = f"{chinese_date(self.withdraw_at)}撤下" if self.withdraw_at else ""
        return "，".join(filter(None, (begins, ends)))


ALWAYS = Showing()
