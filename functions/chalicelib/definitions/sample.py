"""Made-up numbers: the only ones that a sample site takes, so that nobody leaves real ones there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .entry import Entry
from .errors import FieldError
from .form import Answers, Field, Form
from .one_answer import ID_CARD
from .people_list import read_people

SAMPLE_REFUSES = frozenset({"sample_id_number", "sample_document", "sample_phone"})
"""The codes of answers that might be a real person's number: they are not kept anywhere."""


@dataclass(frozen=True)
class SampleNumbers:
    """``content/sample.yml``: ID numbers and numbers of other documents that are nobody's, and the beginning of phone
    numbers never issued.
    """

    id_numbers: tuple[str, ...]
    phone_prefix: str
    phone_example: str
    other_documents: tuple[str, ...] = ()

    def refused(self, form: Form, answers: Answers) -> Iterator[FieldError]:
        """Every answer that might be a real person's number."""
        for field in form.fields:
            answer = answers.get(field.name)
            if field.kind == "id_number" and answer is not None:
                yield from self._of_document(field, answers)
            if field.kind == "people" and answer is not None:
                yield from self._of_people(field, str(answer))
            if field.kind == "phone" and answer is not None and not str(answer).startswith(self.phone_prefix):
                yield FieldError(field.name, "sample_phone")

    def _of_document(self, field: Field, answers: Answers) -> Iterator[FieldError]:
        other = field.document and answers.get(field.document) != ID_CARD
        if answers[field.name] not in (self.other_documents if other else self.id_numbers):
            yield FieldError(field.name, "sample_document" if other else "sample_id_number")

    def _of_people(self, field: Field, answer: str) -> Iterator[FieldError]:
        listed, _ = read_people(answer, date.max)
        real = (n for n, each in enumerate(listed, start=1) if each.id_number not in self.id_numbers)
        yield from (FieldError(field.name, "sample_id_number", line=n) for n in real)

    @classmethod
    def read(cls, entry: Entry) -> SampleNumbers:
        """Read the file."""
        numbers = cls(
            entry.texts("id_numbers"),
            entry.text("phone_prefix"),
            entry.text("phone_example"),
            entry.texts("other_documents"),
        )
        for source in ("id_numbers_source", "phone_source"):
            entry.text(source)
        entry.done()
        return numbers
