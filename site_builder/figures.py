"""Every statutory figure with its life: as a page, as open data, and as the list of what must be renewed when."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from chalicelib.definitions.rates import VERIFIED, RateTable, RateValue, Tier
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page
from chalicelib.rules.outcome import percent, plain_number

from .checks import OPEN_DATA
from .sources import Content
from .trail import trail_to

ADDRESS = "about/figures/"
AS_JSON, AS_CSV = OPEN_DATA
TITLE = "用到的数"
INTRO = "计算器用到的每一个法定的数：现在是多少，从哪天起，出自哪里，什么时候该更新。"
COLUMNS = (
    *("id", "title", "unit", "from", "value", "source", "law", "article"),
    *("verified", "checked_on", "renew_by", "ask"),
)


def figures_page(content: Content) -> Page:
    """The newest value of each figure, and where its history lies."""
    tables = [(table, value_in_words(table.values[-1]) if table.values else "") for table in _tables(content)]
    html = render("figures.html", {"title": TITLE, "intro": INTRO, "tables": tables, "verified": VERIFIED})
    return Page(TITLE, INTRO, ADDRESS, "about", trail_to(content, ADDRESS, TITLE), html)


def open_data(content: Content) -> Mapping[str, bytes]:
    """All values of all figures, by the file's address: JSON, and CSV that Excel reads (with a byte order mark)."""
    rows = [row for table in _tables(content) for row in _rows(table)]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    as_json = json.dumps(rows, ensure_ascii=False, indent=1)
    return {AS_JSON: f"{as_json}\n".encode(), AS_CSV: text.getvalue().encode("utf-8-sig")}


def figures_to_renew(content: Content, today: date) -> Iterator[str]:
    """What must be renewed, the soonest first, and whom to ask; then what was never found."""
    known = [table for table in _tables(content) if table.values]
    dated = [(renew_by, table) for table in known if (renew_by := table.values[-1].renew_by)]
    for renew_by, table in sorted(dated, key=lambda pair: (pair[0], pair[1].id)):
        late = "（已经过了）" if renew_by < today else ""
        newest = table.values[-1]
        yield f"{renew_by}{late} {table.title}：现在是{value_in_words(newest)}{table.unit}，{newest.source}。问：{table.ask}"
    for table in _tables(content):
        if not table.values:
            yield f"还没有找到 {table.title}。问：{table.ask}"


def value_in_words(value: RateValue) -> str:
    """A number, a table or tiers on one line."""
    if value.number is not None:
        return f"{value.number:,f}"
    if value.table:
        return "；".join(f"{key}：{plain_number(number)}" for key, number in value.table.items())
    return "；".join(f"超过{plain_number(tier.over)}：{_of(tier)}" for tier in value.tiers)


def _of(tier: Tier) -> str:
    return plain_number(tier.fee) if tier.fee is not None else percent(tier.share or Decimal(0))


def _tables(content: Content) -> list[RateTable]:
    return [content.catalogue.rate(id_) for id_ in content.catalogue.ids("rates")]


def _rows(table: RateTable) -> Iterator[dict[str, str]]:
    """One row a value; a figure that was not found has one row without a value."""
    head = {"id": table.id, "title": table.title, "unit": table.unit, "ask": table.ask}
    if not table.values:
        yield dict.fromkeys(COLUMNS, "") | head
    for value in table.values:
        cited = value.citation
        yield {
            **head,
            "from": value.from_.isoformat(),
            "value": value_in_words(value).replace(",", ""),
            "source": value.source,
            "law": cited.law if cited else "",
            "article": cited.article if cited else "",
            "verified": value.verified,
            "checked_on": value.checked_on.isoformat(),
            "renew_by": value.renew_by.isoformat() if value.renew_by else "",
        }
