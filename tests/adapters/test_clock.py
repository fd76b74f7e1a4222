"""The time of a deployment: the world's, or another day's, that runs on; the settings' day is the clock's day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from chalicelib.adapters.clock import SystemClock
from chalicelib.settings import CHINA, Settings, SettingsRefused

BEFORE_MIDNIGHT = datetime(2026, 7, 30, 15, 59, 30, tzinfo=UTC)  # 23:59:30 in China


class World:
    """The world's time, which tests move."""

    def __init__(self, time: datetime) -> None:
        self.time = time

    def __call__(self) -> datetime:
        return self.time


def started(world: World, today: str = "") -> tuple[Settings, SystemClock]:
    """The settings and the clock of a process that starts now."""
    mine = Settings.from_env({"TODAY": today}, world)
    return mine, SystemClock(mine.now)


def test_without_a_day_to_try_out_the_time_is_the_worlds():
    world = World(BEFORE_MIDNIGHT)
    mine, clock = started(world)
    assert (mine.today(), clock.now()) == (date(2026, 7, 30), BEFORE_MIDNIGHT)
    assert abs(SystemClock().now() - datetime.now(UTC)) < timedelta(seconds=5)


@pytest.mark.parametrize("hour", [0, 7, 8, 15, 16, 23])
@pytest.mark.parametrize("today", ["2026-11-24", "2026-07-30", "2024-02-29", "2004-01-01"])
def test_a_process_starts_on_the_day_to_try_out_at_the_hour_that_it_is(today, hour):
    world = World(datetime(2026, 7, 30, hour, 12, tzinfo=UTC))
    mine, clock = started(world, today)
    assert mine.today().isoformat() == clock.now().astimezone(CHINA).date().isoformat() == today
    assert clock.now().time() == world.time.time()


def test_over_midnight_the_time_runs_on_and_both_say_the_same_day():
    world, seen = World(BEFORE_MIDNIGHT), []
    mine, clock = started(world, "2026-11-24")
    for _ in range(4):
        seen.append((clock.now(), mine.today().isoformat()))
        assert clock.now().astimezone(CHINA).date() == mine.today()
        world.time += timedelta(seconds=20)
    times, days = zip(*seen, strict=True)
    assert [later - earlier for earlier, later in pairwise(times)] == [timedelta(seconds=20)] * 3
    assert days == ("2026-11-24", "2026-11-24", "2026-11-25", "2026-11-25")


def test_a_process_that_starts_later_on_the_same_day_goes_on_where_the_other_stopped():
    world = World(BEFORE_MIDNIGHT - timedelta(hours=5))
    _, earlier = started(world, "2026-11-24")
    world.time += timedelta(hours=1)
    _, later = started(world, "2026-11-24")
    assert earlier.now() == later.now()


@pytest.mark.parametrize("today", ["tomorrow", "2026-02-30", "24.11.2026", "2026-11-24T09:00"])
def test_what_is_no_day_is_refused(today):
    with pytest.raises(SettingsRefused, match="TODAY"):
        Settings.from_env({"TODAY": today})
