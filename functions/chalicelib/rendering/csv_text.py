"""Tables as CSV (RFC 4180) in which no cell is a formula, whatever somebody typed into a form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_BEGIN_FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def as_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """The rows, the header among them, each on a line that ends as RFC 4180 says."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(
        [harmless(cell) for cell in row] for row in rows
    )
    return text.getvalue()


def harmless(cell: str) -> str:
    """The cell as text: what a table program would take for a formula begins with an apostrophe. Space before it does
    not help, since programs pass over it.
    """
    return f"'{cell}" if cell.lstrip(" \u3000\ufeff\u200b").startswith(_BEGIN_FORMULAS) else cell
