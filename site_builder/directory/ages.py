"""``report directory``: who must be verified again, by kind and county, for the editors to telephone through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS
from chalicelib.definitions.directory.listing import Age
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person

from site_builder.sources import Content

_WHAT_AGE_MEANS: Mapping[Age, str] = {
    Age.HIDDEN: "电话不显示了",
    Age.OLD: "排在最后",
}


def entries_to_verify(content: Content, today: date) -> Iterator[str]:
    """Every entry that nobody looked at for a year or ever, the longest first within its kind and county."""
    city = content.catalogue.city
    due = [each for each in content.directory.listed if each.age(today) is not Age.CURRENT]
    kinds, counties = list(KINDS), [city.code, *(county.code for county in city.counties)]
    due.sort(
        key=lambda each: (kinds.index(each.kind), counties.index(each.county), str(each.verified_on or ""), each.id)
    )
    for (kind, county), entries in groupby(due, key=lambda each: (each.kind_name, each.county)):
        group = list(entries)
        yield f"{kind}，{_place(city, county)}：{len(group)}个"
        yield from (f"  {_line(each, content.directory.places[each.id], today)}" for each in group)
    yield f"要再核实的一共{len(due)}个，全部{len(content.directory.listed)}个。核实过的，把 verified_on 改成核实的那一天"


def _line(entry: Office | Person, place: str, today: date) -> str:
    seen = f"{entry.verified_on} 核实的" if entry.verified_on else "从来没有核实"
    return f"{entry.name}（{entry.id}）：{seen}，{_WHAT_AGE_MEANS[entry.age(today)]}。{place}"


def _place(city: City, code: str) -> str:
    county = city.county(code)
    return county.name if county else city.name
