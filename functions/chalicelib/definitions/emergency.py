"""What must be shown before anything else when somebody's words sound like danger."""

from __future__ import annotations

from dataclasses import dataclass

from .calculator import Link
from .entry import Entry


@dataclass(frozen=True)
class Call:
    """A number to dial and what for. ``page`` is the page of ours, from the root, that gives the number and its source."""

    number: str
    what: str
    page: str

    @classmethod
    def read(cls, entry: Entry) -> Call:
        """Read one entry of ``calls``."""
        call = cls(entry.text("number"), entry.text("what"), entry.text("page"))
        entry.done()
        return call


@dataclass(frozen=True)
class Emergency:
    """One kind of danger. ``words`` tell of it wherever they stand in what was typed."""

    id: str
    words: tuple[str, ...]
    says: str
    calls: tuple[Call, ...]
    next: tuple[Link, ...]

    @classmethod
    def read(cls, id_: str, entry: Entry) -> Emergency:
        """Read one entry of ``content/wording/emergencies.yml``."""
        emergency = cls(
            id_,
            entry.texts("words"),
            entry.text("says"),
            tuple(Call.read(call) for call in entry.entries("calls", required=True)),
            tuple(Link.read(link) for link in entry.entries("next", required=True)),
        )
        if not all(word.strip() for word in emergency.words) or not emergency.words:
            entry.refuse("「words」要写至少一个词，不能有空的", "words")
        entry.done()
        return emergency


def read_emergencies(entry: Entry) -> tuple[Emergency, ...]:
    """Read the file: the first that a text tells of is the one that is shown."""
    return tuple(Emergency.read(id_, entry.entry(id_)) for id_ in entry.keys())  # noqa: SIM118 - an Entry is no dict
