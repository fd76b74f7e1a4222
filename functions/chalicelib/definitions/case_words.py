"""How each thing that happens to a case is told, as ``content/casework/words.yml`` words it."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Entry


@dataclass(frozen=True)
class CaseWords:
    """What staff read, what the citizen reads, and who does what next ("" for what is only noted)."""

    staff: str
    citizen: str
    next: str

    @classmethod
    def read(cls, entry: Entry) -> CaseWords:
        """Read the words for one kind of event."""
        words = cls(entry.text("staff"), entry.text("citizen"), entry.text("next", ""))
        entry.done()
        return words
