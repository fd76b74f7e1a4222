"""What staff read and fill in for each step of a case, as ``content/casework/steps.yml`` words it."""

from __future__ import annotations

from dataclasses import dataclass

from .entry import Entry
from .form import SCALARS, Form


@dataclass(frozen=True)
class StaffStep:
    """One step: its heading, the words on its button, and what is asked. Options of ``office`` fields are filled in when
    the step is shown: offices, lawyers, papers.
    """

    title: str
    button: str
    hint: str
    form: Form

    @classmethod
    def read(cls, entry: Entry) -> StaffStep:
        """Read one step; one that asks nothing has no ``fields``."""
        form = Form.read(entry, SCALARS) if entry.has("fields") else Form(())
        step = cls(entry.text("title"), entry.text("button"), entry.text("hint", ""), form)
        entry.done()
        return step
