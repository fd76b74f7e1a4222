"""Numbers that the question asked cannot do without."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError


def required(**answers: Decimal | str | None) -> None:
    missing = [FieldError(name, "needed") for name, answer in answers.items() if answer is None]
    if missing:
        raise AnswersRefused(*missing)
