"""The form of a service: its questions, a page each, and what is agreed to at its end."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.form import SCALARS, Answers, Field, Form, Option

from .conditions import Circumstances


@dataclass(frozen=True)
class Group:
    """The questions of one page, asked of whom the circumstances fit."""

    id: str
    title: str
    hint: str
    form: Form
    circumstances: Circumstances

    def applies(self, answers: Answers) -> bool:
        """Whether these answers call for the group."""
        return self.circumstances.hold(answers)

    def with_offices(self, offices: tuple[Option, ...]) -> Group:
        """The same group, its question after the office filled with these."""
        fields = tuple(replace(field, options=offices) if field.kind == "office" else field for field in self.fields)
        return replace(self, form=Form(fields))

    @property
    def fields(self) -> tuple[Field, ...]:
        """Its questions."""
        return self.form.fields

    @classmethod
    def read(cls, entry: Entry) -> Group:
        """Read one entry of ``groups``."""
        group = cls(
            entry.text("id"),
            entry.text("title"),
            entry.text("hint", ""),
            Form.read(entry, SCALARS),
            Circumstances.read(entry),
        )
        entry.has("fields")
        entry.done()
        return group


@dataclass(frozen=True)
class Consent:
    """Something the person agrees to on the last page; each is asked for by itself and kept by itself."""

    name: str
    label: str

    @classmethod
    def read(cls, entry: Entry) -> Consent:
        """Read one entry of ``consents``."""
        consent = cls(entry.text("name"), entry.text("label"))
        entry.done()
        return consent
