"""Numbers of papers: per office, word and year from 1, without gap or double, taken in the transaction that keeps the
event. A paper printed again has the number that stands in its event.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from .errors import Conflict
from .ports import ABSENT, Put, Row, Table

T = TypeVar("T")


def number_in_words(word: str, year: int, number: int) -> str:
    """As it stands on the paper: 援决〔2026〕3号."""
    return f"{word}〔{year}〕{number}号"


def taking(table: Table, office: str, word: str, year: int) -> tuple[int, Put]:
    """The next number, and the write that takes it; refused when somebody else has taken it by then."""
    partition, sort = f"paper-number/{office}", f"{word}/{year}"
    row = table.get(partition, sort)
    number = int(row.body) + 1 if row else 1
    return number, Put(Row(partition, sort, str(number)), if_version=row.version if row else ABSENT)


def with_number(table: Table, office: str, word: str, year: int, write: Callable[[str, Put], T]) -> T:
    """What ``write`` returns, given the number in words and the write that takes it; ``write`` puts both into one
    transaction. While others take numbers it is called again with the next one. Raises ``Conflict`` where nobody has:
    then it was about another row.
    """
    number, put = taking(table, office, word, year)
    while True:
        try:
            return write(number_in_words(word, year, number), put)
        except Conflict:
            refused = number
            number, put = taking(table, office, word, year)
            if number == refused:
                raise
