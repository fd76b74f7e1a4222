"""Forms as editors declare them, and the one way from what a person typed to typed answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date
from decimal import Decimal
from functools import cached_property

from .entry import Entry
from .errors import FieldError
from .one_answer import ID_CARD, check_one

Submitted = Mapping[str, Sequence[str]]
"""Everything a person sent: every value of every name, as typed."""

Scalar = Decimal | date | str | None
Rows = tuple[Mapping[str, Scalar], ...]
"""The answer to a list: one mapping for each row that is filled in."""

Answer = Scalar | Rows
Answers = Mapping[str, Answer]

CHOICES = ("choice", "office")
TEXTS = ("text", "long_text", "phone", "id_number", "people")
SCALARS = ("money", "number", "date", *CHOICES, *TEXTS)
LIST = "list"
KINDS = (*SCALARS, LIST)
DATE_PARTS = ("year", "month", "day")
MOST_ROWS = 12


@dataclass(frozen=True)
class Option:
    """One choice: its id, the words beside it, and an optional line below them."""

    value: str
    label: str
    hint: str

    @classmethod
    def read(cls, entry: Entry) -> Option:
        """Read one entry of ``options``."""
        option = cls(entry.text("value"), entry.text("label"), entry.text("hint", ""))
        entry.done()
        return option


@dataclass(frozen=True)
class Field:
    """One question. ``least`` and ``most`` bound numbers, inclusive; ``errors`` holds this field's own sentences.

    A list asks its ``fields`` once in each of ``most`` rows. What is typed where ``figure`` names a rate stands in for
    that rate. ``heading`` stands before the question, where a long form begins a new part. ``document`` names the question
    after the kind of document whose number this is; without it, an ID card's.
    """

    name: str
    kind: str
    label: str
    hint: str
    optional: bool
    unit: str
    example: str
    least: Decimal
    most: Decimal
    may_be_future: bool
    options: tuple[Option, ...]
    errors: Mapping[str, str]
    heading: str
    figure: str
    fields: tuple[Field, ...]
    document: str = ""
    needed_when: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    """Answers on the same page, by field, with any of which an optional question is to be answered."""
    row: int = 0
    """In which row of a list it is asked, from 1; 0 outside of lists."""

    @classmethod
    def read(cls, entry: Entry, kinds: Sequence[str] = KINDS) -> Field:
        """Read one entry of ``fields``."""
        kind = entry.choice("kind", kinds)
        least, most = entry.optional_number("least"), entry.optional_number("most")
        field = cls(
            name=entry.text("name"),
            kind=kind,
            label=entry.text("label"),
            hint=entry.text("hint", ""),
            optional=entry.flag("optional"),
            unit=entry.text("unit", "元" if kind == "money" else ""),
            example=entry.text("example", "4500" if kind == "money" else ""),
            least=least if least is not None else Decimal(0),
            most=most if most is not None else Decimal(10**11),
            may_be_future=entry.flag("may_be_future"),
            options=tuple(Option.read(option) for option in entry.entries("options", required=kind == "choice")),
            errors=entry.pairs("errors"),
            heading=entry.text("heading", ""),
            figure=entry.text("figure", ""),
            fields=tuple(Field.read(row, SCALARS) for row in entry.entries("fields", required=kind == LIST)),
            document=entry.text("document", "") if kind == "id_number" else "",
            needed_when={name: tuple(listed.split()) for name, listed in entry.pairs("needed_when").items()},
        )
        if field.needed_when and not field.optional:
            entry.refuse("「needed_when」只能写在可以空着的问题上", "needed_when")
        if field.figure and not (LIST in kinds and field.optional and kind in ("money", "number")):
            entry.refuse("「figure」只能写在计算器里可以空着的数上", "figure")
        if field.heading and LIST not in kinds:
            entry.refuse("「heading」只能写在计算器的问题上", "heading")
        if kind == LIST and not 1 <= field.most <= MOST_ROWS:
            entry.refuse(f"「most」写最多几行，1到{MOST_ROWS}", "most")
        if not field.name.isidentifier() or not field.name.isascii():
            entry.refuse("「name」只能用英文字母、数字和下划线", "name")
        entry.done()
        return field

    def option_label(self, value: str) -> str:
        """The words of a chosen option; empty when there is no such option."""
        return next((option.label for option in self.options if option.value == value), "")

    @property
    def spoken_label(self) -> str:
        """The label as it is told without the page in sight, with the row that it belongs to."""
        return f"{self.label}（第{self.row}行）" if self.row else self.label

    def is_needed(self, answers: Answers) -> bool:
        """Whether these answers call for one, although it is optional otherwise."""
        return bool(self.needed_when) and any(answers.get(name) in listed for name, listed in self.needed_when.items())

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names that a browser sends for this field: three for a day, those of every row for a list, else one."""
        if self.kind == LIST:
            return tuple(name for row in self.rows for field in row for name in field.inputs)
        return tuple(f"{self.name}-{part}" for part in DATE_PARTS) if self.kind == "date" else (self.name,)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name under which an answer may come: those of the inputs, and a whole day as one text."""
        if self.kind == LIST:
            return tuple(name for row in self.rows for field in row for name in field.names)
        return tuple(dict.fromkeys((*self.inputs, self.name)))

    @cached_property
    def rows(self) -> tuple[tuple[Field, ...], ...]:
        """The questions of each row of a list, named by list and row: "dependants-1-born"."""
        return tuple(tuple(self._in_row(field, n) for field in self.fields) for n in range(1, int(self.most) + 1))

    def _in_row(self, field: Field, n: int) -> Field:
        return replace(field, name=f"{self.name}-{n}-{field.name}", row=n)


@dataclass(frozen=True)
class Form:
    """The questions of one form, in the order asked."""

    fields: tuple[Field, ...]

    @classmethod
    def read(cls, entry: Entry, kinds: Sequence[str] = KINDS) -> Form:
        """Read the ``fields`` of an entry, of these kinds; names must differ."""
        form = cls(tuple(Field.read(field, kinds) for field in entry.entries("fields", required=True)))
        names = [field.name for field in form.fields]
        for name in {name for name in names if names.count(name) > 1}:
            entry.refuse(f"两个字段都叫「{name}」", "fields")
        for name in sorted({name for field in form.fields for name in field.needed_when} - set(names)):
            entry.refuse(f"「needed_when」写的「{name}」要在同一页上问", "fields")
        for document in {field.document for field in form.fields} - {""}:
            if not any(field.name == document and field.option_label(ID_CARD) for field in form.fields):
                entry.refuse(f"「document」写的「{document}」要在同一页上问，选项里要有 {ID_CARD}（身份证）", "fields")
        return form

    def field(self, name: str) -> Field:
        """The field of that name, in a row of a list too. Raises ``KeyError``."""
        return {field.name: field for field in (*self.fields, *self.questions)}[name]

    @property
    def questions(self) -> tuple[Field, ...]:
        """Everything that has inputs of its own: a list stands for the questions of all its rows."""
        rows = ([*field.rows] if field.kind == LIST else [(field,)] for field in self.fields)
        return tuple(question for of_field in rows for row in of_field for question in row)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name under which an answer may come."""
        return tuple(name for field in self.fields for name in field.names)

    def keep_own(self, submitted: Submitted) -> dict[str, list[str]]:
        """What was sent for this form's fields, nothing else: WeChat and others add names of their own to shared
        addresses. An empty answer counts as none.
        """
        sent = [name for name in self.names if name in submitted]
        kept = {name: [value for value in submitted[name] if value.strip()] for name in sent}
        return {name: values for name, values in kept.items() if values}


@dataclass(frozen=True)
class Checked:
    """The outcome of a check: typed answers (every field; None where optional and empty), or what is wrong."""

    answers: Answers
    errors: tuple[FieldError, ...]


def check(form: Form, submitted: Submitted, today: date) -> Checked:
    """Turn what was typed into answers. Names that the form does not know are passed over.

    A day may come as three parts ("injured_on-year" …) or as one text "2026-11-02".
    """
    answers: dict[str, Answer] = {}
    errors: list[FieldError] = []
    own = form.keep_own(submitted)
    for field in form.fields:
        if field.kind == LIST:
            rows, wrong = _check_rows(field, own, today)
            answers[field.name] = rows
            errors += wrong
            continue
        answers[field.name], wrong = check_one(field, own, today)
        errors += wrong
    told = {error.field for error in errors}
    missing = (field for field in form.fields if answers[field.name] is None and field.is_needed(answers))
    errors += [FieldError(field.name, "required") for field in missing if field.name not in told]
    return Checked(answers, tuple(errors))


def _check_rows(field: Field, own: Mapping[str, Sequence[str]], today: date) -> tuple[Rows, list[FieldError]]:
    """The rows in which anything is filled in, and what is wrong in them."""
    filled = [row for row in field.rows if any(name in own for each in row for name in each.names)]
    if not filled and not field.optional:
        return (), [FieldError(field.rows[0][0].name, "required")]
    found = [[check_one(each, own, today) for each in row] for row in filled]
    rows = [{each.name: answer for each, (answer, _) in zip(field.fields, row, strict=True)} for row in found]
    return tuple(rows), [error for row in found for _, wrong in row for error in wrong]
