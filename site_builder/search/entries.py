"""What can be found of the directory: each office and person, with the words in which people look for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.answering.document import Document
from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.directory.kinds import KINDS, OFFICE_KINDS, PEOPLE_KINDS
from chalicelib.definitions.directory.listing import Age
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person

from site_builder.sources import Content

_ORDER = [kind for kind, about in OFFICE_KINDS.items() if about.for_all]
_ORDER += [*PEOPLE_KINDS, *(kind for kind, about in OFFICE_KINDS.items() if not about.for_all)]


def entries(content: Content, today: date) -> Iterator[Document]:
    """Every entry: who serves a whole city or county before people, people before rooms of villages; what nobody checked
    for a year last.
    """
    listed = sorted(
        content.directory.listed, key=lambda each: (each.age(today) is not Age.CURRENT, _ORDER.index(each.kind))
    )
    whole_city = content.catalogue.city.code
    for each in listed:
        county = "" if each.county == whole_city else each.county
        yield Document("directory", each.address, each.name, _text(content, each, today), _names(content, each), county)


def _names(content: Content, each: Office | Person) -> tuple[str, ...]:
    """What it is also called, and where: all that stands in a question like 汉台区的律师张三."""
    names = [each.name.replace(f"（{SAMPLE}）", ""), KINDS[each.kind].name]
    county = content.catalogue.city.county(each.county)
    names += [county.name, county.townships.get(each.town, "")] if county else [content.catalogue.city.name]
    if isinstance(each, Office):
        names.append(each.short_name)
    elif each.office in content.directory.by_id:
        names.append(content.directory.by_id[each.office].name)
    return tuple(dict.fromkeys(name for name in names if name and name != each.name))


def _text(content: Content, each: Office | Person, today: date) -> str:
    """What it does and where it is."""
    known = content.directory.specialities
    does = [f"{known[id_].name}（{known[id_].formal}）" for id_ in each.specialities if id_ in known]
    parts = [each.kind_name, "、".join(does)]
    if isinstance(each, Office):
        parts += [each.competence, "、".join(each.services), each.postal_address, each.landmark]
    parts += ["、".join(each.languages), "、".join(each.cases), each.phone_shown(today)]
    return "。".join(part for part in parts if part)
