"""Made-up numbers: the only ones that a sample site takes, so that nobody leaves real ones there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .entry import Entry
from .errors import FieldError
from .form import Answers, Form

SAMPLE_REFUSES = frozenset({"sample_id_number", "sample_phone"})
"""The codes of answers that might be a real person's number: they are not kept anywhere."""


@dataclass(frozen=True)
class SampleNumbers:
    """``content/sample.yml``: ID numbers that are nobody's, and the beginning of phone numbers never issued."""

    id_numbers: tuple[str, ...]
    phone_prefix: str
    phone_example: str

    def refused(self, form: Form, answers: Answers) -> Iterator[FieldError]:
        """Every answer that might be a real person's number."""
        for field in form.fields:
            answer = answers.get(field.name)
            if field.kind == "id_number" and answer not in (None, *self.id_numbers):
                yield FieldError(field.name, "sample_id_number")
            if field.kind == "phone" and answer is not None and not str(answer).startswith(self.phone_prefix):
                yield FieldError(field.name, "sample_phone")

    @classmethod
    def read(cls, entry: Entry) -> SampleNumbers:
        """Read the file."""
        numbers = cls(entry.texts("id_numbers"), entry.text("phone_prefix"), entry.text("phone_example"))
        for source in ("id_numbers_source", "phone_source"):
            entry.text(source)
        entry.done()
        return numbers
