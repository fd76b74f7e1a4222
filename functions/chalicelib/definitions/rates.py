"""Statutory figures: dated values, each with its source, and the day by which it must be renewed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from .entry import Entry
from .law import Citation

VERIFIED = {
    "primary_text": "按法规全文核对",
    "official_reprint": "官方通稿",
    "judgment": "裁判文书写明",
    "news_quote": "新闻引用",
    "secondary": "二手资料，未核对原文",
    "derived": "由公布的数推算",
}
"""How surely a figure is known, and what the page says of it. What is known from memory alone has no place here."""

RENEWAL_NOTICE = timedelta(days=60)


class RateUnknown(LookupError):
    """There is no value to use on that day: never published, not found, or too old to estimate with."""

    def __init__(self, rate: RateTable, as_at: date) -> None:
        super().__init__(f"{rate.id} on {as_at}")
        self.rate, self.as_at = rate, as_at


@dataclass(frozen=True)
class Tier:
    """One band of a scale: above ``over`` a fixed ``fee``, or ``share`` of the part that lies in the band."""

    over: Decimal
    fee: Decimal | None
    share: Decimal | None

    @classmethod
    def read(cls, entry: Entry) -> Tier:
        """Read ``{over: 0, fee: 50}`` or ``{over: 10000, share: 0.025}``."""
        tier = cls(entry.number("over"), entry.optional_number("fee"), entry.optional_number("share"))
        if (tier.fee is None) == (tier.share is None):
            entry.refuse("每一档写「fee」（定额）或「share」（比例）里的一个")
        entry.done()
        return tier


@dataclass(frozen=True)
class RateValue:
    """What a figure is from one day until the next value begins: a number, a table by key, or tiers."""

    from_: date
    number: Decimal | None
    table: Mapping[str, Decimal]
    tiers: tuple[Tier, ...]
    source: str
    citation: Citation | None
    checked_on: date
    verified: str
    renew_by: date | None

    @classmethod
    def read(cls, entry: Entry) -> RateValue:
        """Read one entry of ``values``."""
        shapes = [shape for shape in ("value", "table", "tiers") if entry.has(shape)]
        if len(shapes) != 1:
            entry.refuse("每个值写「value」（一个数）、「table」（对照表）或「tiers」（分段）里的一个")
        law, article = entry.text("law", ""), entry.text("article", "")
        value = cls(
            from_=entry.day("from"),
            number=entry.optional_number("value"),
            table=_read_table(entry),
            tiers=tuple(Tier.read(tier) for tier in entry.entries("tiers")),
            source=entry.text("source"),
            citation=Citation(law, article) if law else None,
            checked_on=entry.day("checked_on"),
            verified=entry.choice("verified", tuple(VERIFIED)),
            renew_by=entry.optional_day("renew_by"),
        )
        if bool(law) != bool(article):
            entry.refuse("「law」和「article」要写就一起写")
        overs = [tier.over for tier in value.tiers]
        if overs != sorted(set(overs)) or (overs and overs[0] != 0):
            entry.refuse("分段要从 over: 0 开始，从小到大，不重复", "tiers")
        entry.done()
        return value


def _read_table(entry: Entry) -> Mapping[str, Decimal]:
    if not entry.has("table"):
        return {}
    table = entry.entry("table")
    return {key: table.number(key) for key in table.keys()}  # noqa: SIM118 - an Entry is no dict


@dataclass(frozen=True)
class RateTable:
    """One figure and its life. ``values`` run from oldest to newest; none means that no source was found."""

    id: str
    title: str
    unit: str
    ask: str
    no_estimate: bool
    values: tuple[RateValue, ...]

    @classmethod
    def read(cls, entry: Entry) -> RateTable:
        """Read ``content/rates/<id>.yml``. Days of the values must rise: each holds until the next begins."""
        table = cls(
            id=entry.text("id"),
            title=entry.text("title"),
            unit=entry.text("unit"),
            ask=entry.text("ask"),
            no_estimate=entry.flag("no_estimate"),
            values=tuple(RateValue.read(value) for value in entry.entries("values")),
        )
        days = [value.from_ for value in table.values]
        if days != sorted(set(days)):
            entry.refuse("「values」要按 from 从早到晚排，不重复", "values")
        entry.done()
        return table

    def renewal_due(self, today: date) -> date | None:
        """The newest value's last day, once it is near (60 days) or past; else None."""
        renew_by = self.values[-1].renew_by if self.values else None
        return renew_by if renew_by and today >= renew_by - RENEWAL_NOTICE else None


@dataclass(frozen=True)
class Figure:
    """A figure as used in an answer: its table, the value in force, and whether it stands in for an unpublished one,
    or was typed in by the person who asks.
    """

    table: RateTable
    value: RateValue
    estimated: bool
    typed_in: bool = False

    @property
    def missing(self) -> str:
        """What should stand in its place where it is an estimate: 2026年的, or 新的 where a year has several values."""
        due = self.value.renew_by + timedelta(days=1) if self.value.renew_by else self.value.from_
        return f"{due.year}年的" if due.year > self.value.from_.year else "新的"

    @property
    def source(self) -> str:
        """Where the figure comes from, since when it holds, how surely it is known and when it was checked."""
        if self.typed_in:
            return f"{self.table.title}：用您填的数，{self.value.number:,f}{self.table.unit}"
        since, checked = self.value.from_, self.value.checked_on
        return (
            f"{self.table.title}：{self.value.source}，{since.year}年{since.month}月{since.day}日起，"
            f"{VERIFIED[self.value.verified]}，{checked.year}年{checked.month}月{checked.day}日核对"
        )


class Rates:
    """The figures that a rule may use, as in force on one day (``as_at``). A number that the person has typed in goes
    before the published one, on every day.
    """

    def __init__(self, tables: Iterable[RateTable], as_at: date, typed_in: Mapping[str, Decimal] | None = None) -> None:
        self._tables = {table.id: table for table in tables}
        self._typed_in = typed_in or {}
        self.as_at = as_at

    def on(self, day: date) -> Rates:
        """The same figures as in force on another day, such as the day of an accident."""
        return Rates(self._tables.values(), day, self._typed_in)

    def figure(self, rate: str) -> Figure:
        """The figure in force. Raises ``RateUnknown`` before its first value, and past ``renew_by`` where
        the table says ``no_estimate``.
        """
        table = self._tables[rate]
        if rate in self._typed_in:
            return Figure(table, _typed_in(self._typed_in[rate], self.as_at), estimated=False, typed_in=True)
        begun = [value for value in table.values if value.from_ <= self.as_at]
        if not begun:
            raise RateUnknown(table, self.as_at)
        renew_by = begun[-1].renew_by
        past = bool(renew_by and self.as_at > renew_by)
        if past and table.no_estimate:
            raise RateUnknown(table, self.as_at)
        return Figure(table, begun[-1], estimated=past)

    def __getitem__(self, rate: str) -> Decimal:
        """The number in force."""
        number = self.figure(rate).value.number
        if number is None:
            raise TypeError(f"{rate} holds no single number")
        return number

    def table(self, rate: str) -> RateTable:
        """The table itself, to say whom to ask."""
        return self._tables[rate]


def _typed_in(number: Decimal, day: date) -> RateValue:
    return RateValue(day, number, {}, (), "您填的", None, day, "", None)
