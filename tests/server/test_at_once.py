"""Twenty phones press the button of one form at the same moment, each over its own connection to a running server."""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path

from tests.applicant import HIMSELF, LEGAL_AID, RESUME, Browser, draft_in, kept_rows
from tests.casework.staffing import at_once
from tests.conftest import settings_for
from tests.running import KeptOpen, RunningServer

PHONES = 20


def test_one_form_sent_over_twenty_open_connections_makes_one_case_and_one_message(
    city, functions_environment, tmp_path
):
    environment = {**functions_environment, **settings_for(city.compiled, tmp_path)}
    with RunningServer(city.build, environment) as server, ExitStack() as open_ones:
        server.wait_for(lambda: server.get("/")[0] == 200)
        code = draft_in(environment, HIMSELF)
        connections = [open_ones.enter_context(closing(KeptOpen(server.port))) for _ in range(PHONES)]
        browsers = [Browser(connection) for connection in connections]
        browsers[0].post(RESUME, {"code": code})  # one phone for the rest: a code may be tried twenty times an hour
        for browser in browsers:
            browser.cookies.update(browsers[0].cookies)
            assert browser.get(f"{LEGAL_AID}/check").status == 200
        assert all(connection.is_open for connection in connections)
        waiting = iter(browsers)
        at_once(lambda: next(waiting).send(), PHONES)
        assert [browser.answer.status for browser in browsers] == [200] * PHONES
        assert len({browser.reference for browser in browsers}) == 1
    data = Path(environment["DATA"])
    assert (len(kept_rows("case", data)), len(kept_rows("notice", data))) == (1, 1)
