"""How an office makes appointments: by phone, by request, or by slots that people choose themselves."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .entry import Entry


class WorksBy(StrEnum):
    """Who fixes the time: the office on the phone, the office after a wish, or the citizen."""

    PHONE = "phone"
    REQUEST = "request"
    SLOTS = "slots"


@dataclass(frozen=True)
class Reception:
    """``content/appointments/<office-id>.yml``. ``slot_minutes`` is how long one appointment lasts, ``capacity`` how many
    begin at the same time; both are 0 where the office fixes the time itself. Days that can be chosen begin so many
    working days after today and end so many calendar days after it.
    """

    id: str
    works_by: WorksBy
    slot_minutes: int = 0
    capacity: int = 0
    earliest_after_working_days: int = 1
    furthest_days: int = 30
    bring: tuple[str, ...] = ()
    place: str = ""

    @classmethod
    def by_phone(cls, office_id: str) -> Reception:
        """What holds of an office without a file."""
        return cls(office_id, WorksBy.PHONE)

    @classmethod
    def read(cls, entry: Entry) -> Reception:
        """Read a file; only offices that work by slots have lengths and capacity."""
        works_by = entry.choice("works_by", tuple(WorksBy))
        slots, chosen = works_by == WorksBy.SLOTS, works_by != WorksBy.PHONE
        reception = cls(
            id=entry.text("id"),
            works_by=WorksBy(works_by) if works_by in tuple(WorksBy) else WorksBy.PHONE,
            slot_minutes=_whole(entry, "slot_minutes", 5, 480) if slots else 0,
            capacity=_whole(entry, "capacity", 1, 50) if slots else 0,
            earliest_after_working_days=_whole(entry, "earliest_after_working_days", 0, 30) if chosen else 1,
            furthest_days=_whole(entry, "furthest_days", 1, 180) if chosen else 30,
            bring=entry.texts("bring"),
            place=entry.text("place", ""),
        )
        entry.done()
        return reception


def _whole(entry: Entry, key: str, least: int, most: int) -> int:
    found = entry.number(key)
    if entry.has(key) and not (least <= found <= most and found == int(found)):
        entry.refuse(f"「{key}」要是{least}到{most}的整数", key)
    return int(found)
