"""What helpers are good at: an editor's short list in everyday words, each with the law's term."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.entry import Entry

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Speciality:
    """``name`` as people say it (要工钱), ``formal`` as the law does (劳动报酬)."""

    id: str
    name: str
    formal: str


def read_specialities(entry: Entry) -> Mapping[str, Speciality]:
    """Read ``content/directory/specialities.yml``: by the id that rows name and that stands in addresses."""
    found = {}
    for id_ in entry.tree:
        each = entry.entry(id_)
        found[id_] = Speciality(id_, each.text("name"), each.text("formal"))
        if not _ID.fullmatch(id_):
            each.refuse(f"编号用小写英文、数字和短横线，现在写的是「{id_}」")
        each.done()
    return found
