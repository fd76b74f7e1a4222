"""The bundle that Chalice packages, unpacked into an empty folder and driven through the Lambda runtime client."""

from __future__ import annotations

import http.server
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from chalicelib.casework.opened_apart import MEMORY, SECONDS

from site_builder import FUNCTIONS
from site_builder.checking import Folders
from tests.casework.made_files import pdf, photo, saved
from tests.labourer import LABOURER, RESULT

RUNTIME_CLIENT = ("awslambdaric", "runtime_client", "simplejson", "snapshot_restore_py")
pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("awslambdaric") is None, reason="the Lambda runtime client exists for Linux only"
)


@pytest.fixture(scope="module")
def packaged(city: Folders, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Chalice makes of the project: the bundle and the template."""
    project, out = (tmp_path_factory.mktemp(name) for name in ("project", "out"))
    ignored = shutil.ignore_patterns("compiled", "__pycache__", "deployments")
    shutil.copytree(FUNCTIONS, project, ignore=ignored, dirs_exist_ok=True)
    shutil.copytree(city.compiled, project / "chalicelib" / "compiled")
    command = [str(Path(sys.executable).with_name("chalice")), "package", "--stage", "api", str(out)]
    environment = {**os.environ, "AWS_DEFAULT_REGION": "cn-northwest-1"}
    subprocess.run(command, cwd=project, env=environment, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def bundle(packaged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What would be uploaded, unpacked, with nothing else beside it."""
    unpacked = tmp_path_factory.mktemp("bundle")
    with zipfile.ZipFile(packaged / "deployment.zip") as deployment:
        deployment.extractall(unpacked)
    return unpacked


@pytest.fixture(scope="module")
def runtime_client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runtime client alone: nothing else of this environment may help the bundle."""
    folder = tmp_path_factory.mktemp("client")
    for name in RUNTIME_CLIENT:
        spec = importlib.util.find_spec(name)
        assert spec and spec.origin
        origin = Path(spec.origin)
        if origin.name == "__init__.py":
            shutil.copytree(origin.parent, folder / name)
        else:
            shutil.copy(origin, folder / origin.name)
    return folder


class RuntimeApi(http.server.ThreadingHTTPServer):
    """Lambda's side of the runtime interface: hands out events, takes what came of them."""

    def __init__(self, events: list[dict[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), RuntimeApiHandler)
        self.events, self.answers = list(events), []  # type: ignore[var-annotated]
        self.done, self.expected = threading.Event(), len(events)

    def take(self, answer: dict[str, Any]) -> None:
        """Keep what the function answered."""
        self.answers.append(answer)
        if len(self.answers) == self.expected:
            self.done.set()


class RuntimeApiHandler(http.server.BaseHTTPRequestHandler):
    server: RuntimeApi
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Tests print nothing."""

    def do_GET(self) -> None:
        if not self.server.events:
            self.server.done.wait(30)
        body = json.dumps(self.server.events.pop(0) if self.server.events else {}).encode()
        self.send_response(200)
        for name, value in {
            "Lambda-Runtime-Aws-Request-Id": "1",
            "Lambda-Runtime-Deadline-Ms": "9999999999999",
            "Lambda-Runtime-Invoked-Function-Arn": "arn:aws-cn:lambda:cn-northwest-1:000000000000:function:api",
            "Lambda-Runtime-Trace-Id": "Root=1-0-0",
            "Content-Type": "application/json",  # the client crashes without one
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.server.take(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(202)
        self.send_header("Content-Length", "0")
        self.end_headers()


def event(path: str, query: dict[str, str], accept: str = "text/html") -> dict[str, Any]:
    """A request as API Gateway hands it to the function."""
    return {
        "resource": "/calculators/{calculator_id}",
        "path": path.removeprefix("/api"),
        "httpMethod": "GET",
        "headers": {"accept": accept},
        "multiValueHeaders": {"accept": [accept]},
        "queryStringParameters": query,
        "multiValueQueryStringParameters": {name: [value] for name, value in query.items()},
        "pathParameters": {"calculator_id": path.rsplit("/", 1)[1]},
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
        "requestContext": {
            "resourcePath": "/calculators/{calculator_id}",
            "httpMethod": "GET",
            "path": path,
            "stage": "api",
            "identity": {"sourceIp": "203.0.113.9"},
        },
    }


@pytest.fixture(scope="module")
def answers(bundle: Path, runtime_client: Path) -> Iterator[list[dict[str, Any]]]:
    """What the bundle answered to a page, to a program and to nonsense."""
    api = RuntimeApi(
        [event(RESULT, LABOURER), event(RESULT, LABOURER, "application/json"), event(RESULT, {"wage": "x"})]
    )
    threading.Thread(target=api.serve_forever, daemon=True).start()
    start = f"import sys; sys.path[:0] = {[str(bundle), str(runtime_client)]!r}; sys.argv = ['', 'app.app']; "
    start += "import runpy; runpy.run_module('awslambdaric', run_name='__main__')"
    environment = {
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{api.server_port}",
        "PRODUCTION": "1",
        "PATH": os.environ["PATH"],
    }
    client = subprocess.Popen([sys.executable, "-S", "-c", start], cwd=bundle, env=environment, stderr=subprocess.PIPE)
    finished = api.done.wait(60)
    client.kill()
    assert finished, client.communicate()[1].decode()
    client.communicate()
    api.shutdown()
    api.server_close()
    yield api.answers


def test_the_bundle_answers_a_calculator_request(answers):
    assert answers[0]["statusCode"] == 200
    assert "《工伤保险条例》第三十三条第一款" in answers[0]["body"]


def test_the_bundle_answers_programs_in_json(answers):
    assert json.loads(answers[1]["body"])["calculator"] == "work-injury"


def test_the_bundle_refuses_kindly(answers):
    assert answers[2]["statusCode"] == 422
    assert "处要改" in answers[2]["body"]


@pytest.mark.parametrize(("kind", "content"), [("jpeg", saved(photo(), "JPEG")), ("pdf", pdf())])
def test_the_bundle_opens_what_strangers_send_with_nothing_else_beside_it(bundle, kind, content):
    command = [sys.executable, "-S", "-m", "chalicelib.casework.opened_apart", kind, "仅用于办理法律援助", "2026-11-28"]
    environment = {"PYTHONPATH": str(bundle), "PATH": os.environ["PATH"], "PYTHONUTF8": "1"}
    ended = subprocess.run(command, cwd=bundle, env=environment, input=content, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout[:2]) == (0, content[:2]), ended.stderr


def test_the_worker_that_opens_them_has_the_time_and_memory_it_needs(packaged):
    functions = json.loads((packaged / "sam.json").read_text())["Resources"]
    worker = functions["CheckDocuments"]["Properties"]
    assert worker["Timeout"] > 20 * SECONDS
    assert worker["MemorySize"] * 1024**2 > 2 * max(MEMORY.values())


def test_the_bundle_holds_what_a_lambda_needs_and_no_more(bundle):
    names = {path.name for path in bundle.iterdir()}
    assert {"app.py", "chalicelib", "jinja2", "markupsafe", "chalice"} <= names
    assert names.isdisjoint(
        {"server.py", "wsgi.py", "livereload.py", "accounts.py", "yaml", "mkdocs", "material", "boto3", "brotli"}
    )


def test_the_bundle_finds_on_the_site_and_holds_no_texts_of_laws(bundle):
    index = bundle / "chalicelib" / "compiled" / "search.sqlite"
    assert 0 < len(zlib.compress(index.read_bytes())) < 3 * 1024**2
    assert not list(bundle.rglob("laws*"))
