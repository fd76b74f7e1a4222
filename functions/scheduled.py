"""The scheduled jobs of the Chalice app on one machine: what EventBridge does in the cloud."""

from __future__ import annotations

import time
from collections.abc import Callable

from chalice.app import Chalice, Rate, ScheduledEventConfig

_SECONDS = {Rate.MINUTES: 60, Rate.HOURS: 3600, Rate.DAYS: 86400}


EVENT = {
    "version": "0",
    "id": "one-machine",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "",
    "region": "",
    "time": "",
    "resources": [],
    "detail": {},
}
"""As EventBridge sends it; our jobs read none of it."""


class ScheduledJobs:
    """Runs each job when the process starts and again after its rate; only ``Rate`` schedules are known here."""

    def __init__(self, app: Chalice, clock: Callable[[], float] = time.monotonic) -> None:
        self._app, self._clock = app, clock
        self._due = {source.name: clock() for source in app.event_sources if isinstance(source, ScheduledEventConfig)}
        self._seconds = {
            source.name: _seconds(source) for source in app.event_sources if isinstance(source, ScheduledEventConfig)
        }

    def run_due(self) -> None:
        """Run what is due. A job that fails waits for its next turn, as in the cloud."""
        for name in [name for name, due in self._due.items() if due <= self._clock()]:
            self._due[name] = self._clock() + self._seconds[name]
            self._app.handler_map[name](EVENT, None)


def _seconds(source: ScheduledEventConfig) -> float:
    rate = source.schedule_expression
    if not isinstance(rate, Rate):
        raise TypeError(f"{source.name}: use a Rate, which one machine can keep too")
    return float(rate.value * _SECONDS[rate.unit])
