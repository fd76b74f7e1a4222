"""When something of a service concerns a person: told by the answers given so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.form import Answers

Condition = Mapping[str, tuple[str, ...]]
"""By field, the answers with which it holds; all fields must have one of theirs. No answers listed: left empty."""


def _condition(written: Mapping[str, str]) -> Condition:
    return {name: tuple(allowed.split()) for name, allowed in written.items()}


def _holds(condition: Condition, answers: Answers) -> bool:
    return all(
        answers.get(name) in allowed if allowed else answers.get(name) is None for name, allowed in condition.items()
    )


@dataclass(frozen=True)
class Circumstances:
    """They hold when every field named in ``when`` has one of the answers listed there, and no entry of ``unless``
    holds in the same way.
    """

    when: Condition
    unless: tuple[Condition, ...]

    def hold(self, answers: Answers) -> bool:
        """Whether these answers are such."""
        return _holds(self.when, answers) and not any(_holds(condition, answers) for condition in self.unless)

    @property
    def fields(self) -> set[str]:
        """The fields whose answers decide."""
        return {name for condition in (self.when, *self.unless) for name in condition}

    @classmethod
    def read(cls, entry: Entry) -> Circumstances:
        """Read ``when`` and ``unless`` of an entry; ``when: {matter: "wages work_injury"}`` lists answers by spaces,
        ``when: {phone: ""}`` holds for whoever leaves the field empty.
        """
        return cls(
            _condition(entry.pairs("when")),
            tuple(_condition(unless.pairs_of_all()) for unless in entry.entries("unless")),
        )
