"""The scheduled jobs on one machine."""

from __future__ import annotations

import logging

import pytest
from chalice.app import Chalice, Cron, Rate

from tests.applicant import kept_rows, other_settings


class Hands:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def counting_app() -> tuple[Chalice, list[str]]:
    app, runs = Chalice(app_name="jobs"), []  # type: ignore[var-annotated]

    @app.schedule(Rate(2, unit=Rate.HOURS))
    def job(event) -> None:  # type: ignore[no-untyped-def]
        runs.append("ran")

    return app, runs


def test_a_job_runs_at_the_start_and_again_after_its_rate(api):
    from scheduled import ScheduledJobs

    (app, runs), clock = counting_app(), Hands()
    jobs = ScheduledJobs(app, clock)
    for now in (0, 1, 7_199, 7_200, 7_201):
        clock.now = now
        jobs.run_due()
    assert len(runs) == 2


def test_a_job_that_fails_waits_for_its_next_turn(api):
    from scheduled import ScheduledJobs

    app, clock = Chalice(app_name="jobs"), Hands()

    @app.schedule(Rate(1, unit=Rate.DAYS))
    def job(event) -> None:  # type: ignore[no-untyped-def]
        raise RuntimeError("today it fails")

    jobs = ScheduledJobs(app, clock)
    with pytest.raises(RuntimeError):
        jobs.run_due()
    jobs.run_due()


def test_a_schedule_that_one_machine_cannot_keep_is_refused(api):
    from scheduled import ScheduledJobs

    app = Chalice(app_name="jobs")

    @app.schedule(Cron(0, 0, "*", "*", "?", "*"))
    def job(event) -> None:  # type: ignore[no-untyped-def]
        return None

    with pytest.raises(TypeError, match="Rate"):
        ScheduledJobs(app)


def test_a_draft_leaves_the_file_with_the_first_daily_run_after_its_fourteen_days(api, tmp_path):
    from app import sweep_expired
    from chalicelib.web.desk import desk
    from scheduled import EVENT

    for today, kept in (("2026-11-24", 1), ("2026-12-07", 1), ("2026-12-09", 0)):
        with other_settings(DATA=str(tmp_path), TODAY=today):
            if today == "2026-11-24":
                desk().drafts.begin("legal-aid", 1)
            sweep_expired(EVENT, None)
            assert len(kept_rows("draft")) == kept


def test_the_operator_hears_of_figures_to_renew_and_of_no_others(api, caplog):
    from chalicelib.jobs import log_figures_to_renew

    with caplog.at_level(logging.WARNING):
        log_figures_to_renew(logging.getLogger("jobs"))
    assert caplog.messages == []
