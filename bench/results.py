"""How long a function takes to answer a calculator's question, and how long the first one waits for the catalogue."""

from __future__ import annotations

import gc
import itertools
import json
import statistics
import time
from typing import Any

from .city import City, result_events, result_page
from .processes import output_of
from .table import Figure

WARM_UP = 20
CALLS = 500
FRESH_PROCESSES = 7
MEDIAN_LIMIT_MS = 1.0
P95_LIMIT_MS = 3.0
LOADING_LIMIT_MS = 5.0

LOADING = """
import json, sys, time
from pathlib import Path
from chalicelib.definitions.catalogue import Catalogue, unpack

began = time.perf_counter()
catalogue = Catalogue(unpack((Path(sys.argv[1]) / "catalogue.txt").read_bytes()))
calculator = catalogue.calculator(sys.argv[2])
for rate in calculator.rates:
    catalogue.rate(rate)
print(json.dumps((time.perf_counter() - began) * 1000))
"""
"""What a first request waits for, once the code is there; run in a process that has read nothing yet."""


def measure(city: City) -> list[Figure]:
    """Median and slowest twentieth of result pages by calculator, compression apart; the loading of the catalogue."""
    figures = []
    for calculator in city.calculators:
        events = [event for _, event in result_events(calculator)]
        taken, busy = _timed_calls(city.app, events)
        median, p95, busy_p95 = statistics.median(taken), _p95(taken), _p95(busy)
        name, detail = f"result page of {calculator.id}", f"{CALLS} calls, {len(events)} worked examples in turn"
        figures.append(Figure(f"{name}, median", median, MEDIAN_LIMIT_MS, "ms", detail))
        figures.append(Figure(f"{name}, p95", p95, P95_LIMIT_MS, "ms", f"{busy_p95:.2f} ms of it processor time"))
    return figures + [_loading(city, calculator.id) for calculator in city.calculators]


def _timed_calls(app: Any, events: list[dict[str, Any]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each call after a warm-up, and of its processor time: they part where others hold the machine."""
    in_turn = itertools.cycle(events)
    for event in itertools.islice(in_turn, WARM_UP):
        result_page(app, event)
    gc.collect()
    taken, busy = [], []
    for event in itertools.islice(in_turn, CALLS):
        began, began_busy = time.perf_counter(), time.thread_time()
        result_page(app, event)
        busy.append((time.thread_time() - began_busy) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
    return taken, busy


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _loading(city: City, calculator_id: str) -> Figure:
    taken: list[float] = [
        json.loads(output_of("-c", LOADING, str(city.compiled), calculator_id)) for _ in range(FRESH_PROCESSES)
    ]
    return Figure(
        f"loading the catalogue for {calculator_id}",
        statistics.median(taken),
        LOADING_LIMIT_MS,
        "ms",
        f"{FRESH_PROCESSES} fresh processes",
        runs={"ms": taken},
    )
