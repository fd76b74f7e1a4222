"""Figures beside their limits: as the table that is printed and as ``build/bench.json``."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HEADINGS = ("what", "measured", "compared with", "limit", "")
_FORMATS = {
    "bytes": "{:,.0f} bytes",
    "ms": "{:.2f} ms",
    "s": "{:.2f} s",
    "×": "{:.3g} ×",
    "requests": "{:.0f}",
    "scripts": "{:.0f}",
    "cases": "{:.0f} case",
    "messages": "{:.0f} message",
    "MB": "{:,.1f} MB",
    "pages": "{:,.0f} pages",
    "files": "{:,.0f} files",
}


@dataclass(frozen=True)
class Figure:
    """One measured value with the most that it may be, None where it is told for comparison; ``unit`` is a key of
    ``_FORMATS``.

    ``detail`` says where or from what (a page's address, the milliseconds behind a ratio); ``runs`` keeps every
    single run by name, to judge how noisy the machine was.
    """

    what: str
    value: float
    limit: float | None
    unit: str
    detail: str = ""
    compared_with: str = ""
    runs: Mapping[str, Sequence[float]] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        """Whether the limit is broken."""
        return self.limit is not None and self.value > self.limit

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a row of the table."""
        shown = _FORMATS[self.unit].format(self.value) + (f" ({self.detail})" if self.detail else "")
        limit = "-" if self.limit is None else _FORMATS[self.unit].format(self.limit)
        verdict = "OVER" if self.is_over else "" if self.limit is None else "ok"
        return (self.what, shown, self.compared_with or "-", limit, verdict)


def as_table(figures: Sequence[Figure]) -> str:
    """All figures below their headings."""
    rows = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths).rstrip())
    return "\n".join(lines)


def save(path: Path, measured: Mapping[str, Sequence[Figure]]) -> None:
    """Keep the figures by part; a part that was not measured this time keeps its last ones."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    for part, figures in measured.items():
        parts[part] = {
            "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "machine": f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}",
            "load": _load(),
            "figures": [{**asdict(figure), "over": figure.is_over} for figure in figures],
        }
    path.write_text(json.dumps(parts, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _load() -> float | None:
    """How many processes wanted to run in the last minute; more than there are processors spoils times. Not on Windows."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
