"""Answers as HTTP carries them: compression, HEAD, the mount point, requests side by side."""

from __future__ import annotations

import gzip
import json
from concurrent.futures import ThreadPoolExecutor

import brotli
import pytest

from tests.labourer import RESULT, asked


def test_a_page_is_compressed_in_the_way_the_browser_can_read(api):
    plain = api.get(RESULT, asked())
    by_brotli = api.get(RESULT, asked(), HTTP_ACCEPT_ENCODING="gzip, deflate, br")
    by_gzip = api.get(RESULT, asked(), HTTP_ACCEPT_ENCODING="gzip")
    assert brotli.decompress(by_brotli.body) == gzip.decompress(by_gzip.body) == plain.body


def test_a_result_page_fits_the_byte_budget(api):
    assert len(api.get(RESULT, asked(), HTTP_ACCEPT_ENCODING="br").body) <= 14 * 1024


def test_head_gives_the_headers_of_get_without_its_body(api):
    head, get = api.ask("HEAD", RESULT, query=asked()), api.get(RESULT, asked())
    assert (head.status, head.body, head.headers["Content-Length"]) == (200, b"", get.headers["Content-Length"])


def test_the_view_cookie_stays_below_the_path_of_the_functions(api):
    cookie = api.get("/api/view/elder", "to=", SCRIPT_NAME="/12348").headers["Set-Cookie"]
    assert "Path=/12348/api;" in cookie


def test_requests_side_by_side_never_see_each_other(api):
    """Chalice alone keeps the current request in one place for the whole process."""

    def wage_seen(wage: int) -> tuple[int, str]:
        answer = api.get(f"{RESULT}.json", asked(wage=str(wage)))
        return wage, json.loads(answer.text)["answers"]["wage"]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(wage_seen, range(100, 500)))
    assert [(wage, got) for wage, got in seen if str(wage) != got] == []


def test_the_plain_app_does_mix_up_requests_which_is_why_ours_is_made_for_threads(city):
    import threading

    from chalice.app import Chalice

    app, meet = Chalice(app_name="plain"), threading.Barrier(2)

    @app.route("/{name}")
    def view(name: str) -> str:
        meet.wait(5)
        return str(app.current_request.uri_params["name"])

    def ask(name: str) -> str:
        context = {"resourcePath": "/{name}", "httpMethod": "GET", "path": f"/{name}"}
        event = {
            "headers": {},
            "multiValueQueryStringParameters": None,
            "pathParameters": {"name": name},
            "requestContext": context,
            "body": None,
            "stageVariables": None,
        }
        return str(app(event, None)["body"])

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(ask, ["a", "b"])) != ["a", "b"]


@pytest.mark.parametrize("name", ["current_request", "lambda_context"])
def test_the_app_made_for_threads_keeps_both_apart(name):
    from chalice.app import Chalice
    from wsgi import for_threads

    app = for_threads(Chalice(app_name="threads"))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(setattr, app, name, "other").result()
    assert getattr(app, name) is None
