"""我要学法 and 小蓝说法: how long an editor waits for ``check``."""

from __future__ import annotations

import statistics

from .city import City
from .many_files import FILES, make_files
from .processes import seconds_of
from .table import Figure

RUNS = 3
CHECK_LIMIT_S = 3.0


def measure(city: City) -> list[Figure]:
    """Checks in fresh processes, with a thousand files to learn from beside the real content."""
    folder = city.folder / "learn" / "content"
    make_files(folder)
    runs = [seconds_of("-m", "site_builder", "check", "--content", str(folder)) for _ in range(RUNS)]
    return [Figure(f"check of {FILES:,} files", statistics.median(runs), CHECK_LIMIT_S, "s", runs={"s": runs})]
