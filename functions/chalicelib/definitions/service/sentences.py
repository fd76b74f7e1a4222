"""What the page before applying tells: sentences, each with the article that it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.law import Citation


def read_citation(entry: Entry) -> Citation | None:
    """``law`` and ``article`` of an entry; None where neither is written."""
    if not entry.has("law") and not entry.has("article"):
        return None
    return Citation(entry.text("law"), entry.text("article"))


@dataclass(frozen=True)
class Sentence:
    """One sentence, with its article where law says it."""

    text: str
    citation: Citation | None

    @classmethod
    def read(cls, entry: Entry) -> Sentence:
        """Read one entry of ``who``, ``costs`` or ``how_long``."""
        sentence = cls(entry.text("text"), read_citation(entry))
        entry.done()
        return sentence


@dataclass(frozen=True)
class Competence:
    """Which office is competent in a kind of case: one row of the table."""

    case: str
    office: str
    citation: Citation | None

    @classmethod
    def read(cls, entry: Entry) -> Competence:
        """Read one entry of ``competence``."""
        row = cls(entry.text("case"), entry.text("office"), read_citation(entry))
        entry.done()
        return row
