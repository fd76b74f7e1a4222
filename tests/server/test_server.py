"""One machine: the site at the root, the functions below it, builds that come and go while it runs."""

from __future__ import annotations

import http.client
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import brotli
import pytest
from chalicelib.casework.codes import new_reference
from chalicelib.casework.limits import Limits

from site_builder import FUNCTIONS
from site_builder.checking import Folders
from tests.applicant import store_in
from tests.conftest import FILMED, settings_for
from tests.labourer import RESULT, asked
from tests.running import RunningServer

PICTURE = "/learn/comics/fell-on-site.svg"
FILM = f"/learn/films/{FILMED}-240.mp4"
GUIDE = "/learn/guides/work-injury/"
FROM = "203.0.113.7"  # RFC 5737 keeps this block for documentation


@pytest.fixture(scope="module")
def server(city, functions_environment) -> Iterator[RunningServer]:
    with RunningServer(city.build, functions_environment) as running:
        running.wait_for(lambda: running.get("/")[0] == 200)
        yield running


@pytest.fixture
def own(city: Folders, functions_environment, tmp_path) -> tuple[Path, Path, dict[str, str]]:
    """Folders that a test may spoil: the build, what was compiled, and an environment that names the latter."""
    build, compiled = tmp_path / "build", tmp_path / "compiled"
    name = (city.build / "current").read_text()
    shutil.copytree(city.build / name, build / name)
    shutil.copy(city.build / "current", build)
    shutil.copytree(city.compiled, compiled)
    return build, compiled, {**functions_environment, "COMPILED": str(compiled)}


def test_a_page_comes_precompressed_with_the_security_headers(server):
    status, headers, body = server.get(GUIDE, Accept_Encoding="br")
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert "今天先做" in brotli.decompress(body).decode()
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/data/cards/hantai-lawyer-sample-1.vcf", 'text/vcard; charset="utf-8"'),
        ("/data/directory/places.geojson", "application/geo+json"),
        ("/xiaolan/feed.xml", "application/atom+xml"),
        ("/xiaolan/rss.xml", "application/rss+xml"),
        ("/xiaolan/feed.json", "application/feed+json"),
        (f"/learn/films/{FILMED}.vtt", 'text/vtt; charset="utf-8"'),
        (f"/learn/films/{FILMED}.svg", "image/svg+xml"),
        ("/assets/open.js", 'text/javascript; charset="utf-8"'),
    ],
)
def test_a_file_is_called_what_phones_and_programs_know_it_by(server, path, kind):
    assert server.get(path)[1]["Content-Type"] == kind


def policy_of(server, path: str) -> set[str]:
    """The parts of the policy that a page comes with."""
    return set(server.get(path)[1]["Content-Security-Policy"].split("; "))


def test_a_picture_comes_compressed_and_may_use_its_own_style_and_nothing_else(server):
    status, headers, body = server.get(PICTURE, Accept_Encoding="br")
    assert (status, headers["Content-Type"], headers["Content-Encoding"]) == (200, "image/svg+xml", "br")
    assert brotli.decompress(body).startswith(b"<svg")
    assert policy_of(server, PICTURE) == {"default-src 'none'", "style-src 'unsafe-inline'", "sandbox"}


def test_a_film_comes_in_the_parts_that_a_phone_asks_for(server):
    status, headers, body = server.get(FILM, Range="bytes=100-149")
    assert (status, headers["Content-Type"], headers["Content-Range"]) == (206, "video/mp4", "bytes 100-149/450000")
    assert len(body) == 50
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_allows_the_stylesheet_of_static_pages_and_of_results_alike(server):
    static, made = policy_of(server, GUIDE), policy_of(server, f"{RESULT}?{asked()}")
    assert policy_of(server, "/") == static
    assert policy_of(server, "/no/such") == made
    assert static - made == {"script-src 'self'", "connect-src 'self'", "media-src 'self' https:"}
    assert made < static


def test_only_a_static_page_may_ask_where_the_phone_is(server):
    asked_by = {path: server.get(path)[1]["Permissions-Policy"] for path in ("/", "/no/such")}
    assert asked_by == {
        "/": "camera=(), geolocation=(self), microphone=()",
        "/no/such": "camera=(), geolocation=(), microphone=()",
    }


@pytest.mark.parametrize(
    "path",
    ["/no/such/page", "/learn/guides/x", "/e/nothing/", "/../../etc/passwd", "/%2e%2e/README.md", "/.git/config"],
)
def test_an_unknown_page_is_not_found_in_the_frame(server, path):
    status, _, body = server.get(path)
    assert status == 404
    assert "这一页找不到了" in body.decode()


def test_a_page_missing_in_large_type_stays_in_large_type(server):
    body = server.get("/e/no/such/")[2].decode()
    assert 'data-view="elder"' in body
    assert 'href="../../../e/ask/"' in body


def test_an_address_without_its_last_slash_leads_to_the_page(server):
    status, headers, _ = server.get("/learn/guides/work-injury")
    assert (status, headers["Location"]) == (302, "work-injury/")


def test_the_page_not_found_suggests_the_page_that_was_meant(server):
    assert "工伤了怎么办" in server.get("/learn/guides/work-injry/")[2].decode()


def test_the_log_holds_the_path_without_the_answers(city, functions_environment):
    with RunningServer(city.build, functions_environment) as running:
        running.wait_for(lambda: running.get(f"{RESULT}?{asked()}")[0] == 200)
    assert f"GET {RESULT} 200" in running.log
    assert "wage" not in running.log


def test_the_log_holds_no_word_that_was_searched(city, functions_environment):
    with RunningServer(city.build, functions_environment) as running:
        running.wait_for(lambda: running.get("/api/search?q=anhao&group=laws")[0] == 200)
        assert running.get("/api/search/suggest?q=anhao", Referer="http://127.0.0.1/api/search?q=anhao")[0] == 200
    assert "GET /api/search 200" in running.log
    assert "GET /api/search/suggest 200" in running.log
    assert "anhao" not in running.log


def test_everything_works_under_the_path_of_another_site(city, functions_environment):
    with RunningServer(city.build, functions_environment, "--root-path", "/12348") as running:
        running.wait_for(lambda: running.get("/12348/")[0] == 200)
        assert running.get(f"/12348{RESULT}?{asked()}")[0] == 200
        assert running.get("/12348/no/such")[0] == 404
        assert running.get("/")[0] == 404
        assert running.get("/12348")[1]["Location"] == "/12348/"
        assert "Path=/12348/api;" in running.get("/12348/api/view/elder?to=")[1]["Set-Cookie"]


def test_a_clear_page_stands_while_nothing_was_built(tmp_path, functions_environment):
    with RunningServer(tmp_path, functions_environment) as running:
        status, headers, body = running.get("/")
    assert (status, headers["Retry-After"]) == (503, "5")
    assert "网站还没有生成" in body.decode()


def test_a_clear_page_stands_while_the_build_is_older_than_the_code(own):
    build, compiled, environment = own
    pages = json.loads((compiled / "pages.json").read_text())
    (compiled / "pages.json").write_text(json.dumps({**pages, "code": "older"}))
    with RunningServer(build, environment) as running:
        running.wait_for(lambda: "程序更新了" in running.get("/")[2].decode())
        assert running.get(f"{RESULT}?{asked()}")[0] == 503


def test_a_new_build_is_served_whole_without_a_restart(own):
    build, _, environment = own
    old = build / (build / "current").read_text()
    with RunningServer(build, environment) as running:
        running.wait_for(lambda: running.get(GUIDE)[0] == 200)
        shutil.copytree(old, build / "site-99")
        grown = (old / "ask/index.html").read_text().replace("</main>", f"<p>{'新' * 9000}</p></main>")
        (build / "site-99/ask/index.html").write_text(grown)
        for ending in ("br", "gz"):
            (build / f"site-99/ask/index.html.{ending}").unlink()
        (build / "site-99/new").mkdir()
        (build / "site-99/new/index.html").write_text("新的一页")
        (build / "current").write_text("site-99")
        running.wait_for(lambda: running.get("/new/")[0] == 200)
        assert running.get("/ask/")[2].decode() == grown


def test_open_pages_of_an_editor_learn_of_a_new_build(city, functions_environment):
    with RunningServer(city.build, functions_environment, "--live") as running:
        running.wait_for(lambda: running.get("/_build")[2] == (city.build / "current").read_bytes())
        body = running.get(GUIDE, Accept_Encoding="br")[2].decode()
    assert body.count("<script>") == 1
    assert "/_build" in body


def test_a_page_for_the_public_holds_no_script(server):
    assert b"<script" not in server.get(GUIDE)[2]


def test_what_a_proxy_says_of_an_address_reaches_the_limits_only_where_proxies_are_trusted(
    city, functions_environment, tmp_path
):
    environment = {**functions_environment, **settings_for(city.compiled, tmp_path)}
    limits = Limits(*store_in(environment))
    while limits.allow("progress", new_reference(), FROM):
        pass
    for trusted, statuses in {"0": [422, 422], "1": [429, 422]}.items():
        with RunningServer(city.build, {**environment, "TRUSTED_PROXIES": trusted}) as running:
            running.wait_for(lambda: running.get("/")[0] == 200)
            assert [guess(running, address) for address in (FROM, "198.51.100.9")] == statuses


def guess(running: RunningServer, forwarded_for: str) -> int:
    """The status of a guess at somebody's progress, which a proxy passes on."""
    form = urlencode({"reference": new_reference(), "digits": "5510"})
    headers = {"X-Forwarded-For": forwarded_for, "Content-Type": "application/x-www-form-urlencoded"}
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)) as connection:
        connection.request("POST", "/api/progress", form, headers)
        return connection.getresponse().status


@pytest.mark.parametrize(("option", "said"), [("--live", "--live is for"), ("--today=2026-01-01", "TODAY is for")])
def test_production_refuses_what_is_for_trying_out(city, functions_environment, option, said):
    environment = {**functions_environment, "PRODUCTION": "1", "SMS_TOKEN": "t" * 32}
    environment.pop("TODAY")
    command = [sys.executable, str(FUNCTIONS / "server.py"), "--build", str(city.build), option]
    ended = subprocess.run(command, env=environment, capture_output=True, timeout=20, check=False)
    assert ended.returncode != 0
    assert said in ended.stderr.decode()
