"""The command line: ``python -m bench [pages|load|build|full-city|search|results|learn|casework]``; the exit code is 0 even when a limit is broken."""

from __future__ import annotations

import argparse
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from chalicelib.definitions.errors import DefinitionsRefused

from . import builds, casework, full_city, learn, load, pages, results, search
from .city import REAL, City
from .table import Figure, as_table, save

PARTS: dict[str, Callable[[City], list[Figure]]] = {
    "pages": pages.measure,
    "load": load.measure,
    "build": builds.measure,
    "full-city": full_city.measure,
    "search": search.measure,
    "results": results.measure,
    "learn": learn.measure,
    "casework": casework.measure,
}


def main() -> int:
    """Measure one part or all, print the table and keep ``build/bench.json``; 1 only where a part broke off."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the service beside its limits.")
    parser.add_argument("part", nargs="?", choices=PARTS, help="measure this part alone")
    only = parser.parse_args().part
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        city = City(Path(folder))
        tried = {part: _measured(part, city) for part in ([only] if only else PARTS)}
    measured = {part: figures for part, figures in tried.items() if figures}
    figures = [figure for part in measured.values() for figure in part]
    over = sum(figure.is_over for figure in figures)
    print(as_table(figures))
    print(f"\n{over} of {len(figures)} figures are over their limit.")
    save(REAL.build / "bench.json", measured)
    return 0 if measured == tried else 1


def _measured(part: str, city: City) -> list[Figure]:
    """The figures of a part; none when it breaks off, which must not lose the others."""
    print(f"measuring: {part}", file=sys.stderr, flush=True)
    try:
        return PARTS[part](city)
    except DefinitionsRefused as refused:
        print("The content does not build:", *refused.errors, sep="\n  ", file=sys.stderr)
    except Exception:
        traceback.print_exc()
    return []


if __name__ == "__main__":
    sys.exit(main())
