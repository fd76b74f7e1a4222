"""The Chalice app as a WSGI application: requests become API Gateway events (REST API, payload 1.0), answers come back.

One machine and the cloud so run the same views. Chalice keeps the current request in one place for the whole
process, which mixes up requests that run side by side; ``for_threads`` gives each thread its own.
"""

from __future__ import annotations

import base64
import gzip
import re
import threading
import uuid
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

import brotli
from chalice.app import Chalice, Response

Environ = dict[str, Any]
StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Event = dict[str, Any]
Problem = Callable[[Mapping[str, str], str, int], Response]

MOUNT = "/api"
LARGEST_BODY = 64 * 1024
LARGER_BODIES = {
    "/sms/aliyun/{token}/receipts": 1024 * 1024,  # a provider pushes up to a thousand receipts at once
    "/apply/{service_id}/{step}": 1024 * 1024,  # a page that is too long comes back as it was typed
    "/apply/{service_id}/{step}/csv": 1024 * 1024,  # so does a page with a sheet that is
    "/documents/{holder}": 12 * 1024 * 1024,  # a file of 10 MB is taken, one a little larger refused in its place
}
LARGEST_UNCOMPRESSED = 1024
WITHOUT_SECRETS = ("/api/search", "/api/search/suggest")
"""Not stored because of what was typed: there is no secret beside it, so these may be compressed."""

_PER_THREAD = ("current_request", "lambda_context")


def for_threads(app: Chalice) -> Chalice:
    """The same app with the current request and context kept per thread."""
    local = threading.local()

    def per_thread(name: str) -> property:
        return property(lambda _: getattr(local, name, None), lambda _, value: setattr(local, name, value))

    for name in _PER_THREAD:
        app.__dict__.pop(name, None)
    app.__class__ = type("ThreadLocalApp", (type(app),), {name: per_thread(name) for name in _PER_THREAD})
    return app


class Functions:
    """Answers what lies under ``/api/``. Paths that nobody serves, and bodies that are too large, go to ``problem``."""

    def __init__(self, app: Chalice, problem: Problem) -> None:
        self._app, self._problem = for_threads(app), problem
        self._routes = [(route, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", route))) for route in app.routes]

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        return send(environ, start_response, self._answer(environ, path))

    def _answer(self, environ: Environ, path: str) -> dict[str, Any]:
        resource, parameters = self._route(path.removeprefix(MOUNT)) if path.startswith(f"{MOUNT}/") else ("", {})
        if not resource:
            return self._refuse(environ, path, HTTPStatus.NOT_FOUND)
        if int(environ.get("CONTENT_LENGTH") or 0) > LARGER_BODIES.get(resource, LARGEST_BODY):
            return self._refuse(environ, path, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            event = make_event(environ, path.removeprefix(MOUNT), resource, parameters)
        except ValueError:  # more fields than any form has
            return self._refuse(environ, path, HTTPStatus.BAD_REQUEST)
        answer: dict[str, Any] = self._app(event, None)
        return answer

    def _refuse(self, environ: Environ, path: str, status: HTTPStatus) -> dict[str, Any]:
        answer: dict[str, Any] = self._problem(headers_of(environ), path.lstrip("/"), status).to_dict()
        return answer

    def _route(self, path: str) -> tuple[str, dict[str, str]]:
        for resource, pattern in self._routes:
            if found := pattern.fullmatch(path.rstrip("/")):
                return resource, found.groupdict()
        return "", {}


def headers_of(environ: Environ) -> dict[str, str]:
    """The request's headers by lower-case name."""
    headers = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    if environ.get("CONTENT_TYPE"):
        headers["content-type"] = environ["CONTENT_TYPE"]
    return headers


def make_event(environ: Environ, path: str, resource: str, parameters: dict[str, str]) -> Event:
    """The request as API Gateway would hand it to the function; the path of ``requestContext`` holds the stage."""
    headers = headers_of(environ)
    query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True, max_num_fields=500)
    method = "GET" if environ["REQUEST_METHOD"] == "HEAD" else environ["REQUEST_METHOD"]
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    return {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in query.items()} or None,
        "multiValueQueryStringParameters": query or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "body": base64.b64encode(body).decode("ascii"),
        "isBase64Encoded": True,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": f"{environ.get('SCRIPT_NAME', '')}{MOUNT}{path}",
            "stage": MOUNT.strip("/"),
            "requestId": str(uuid.uuid4()),
            "identity": {"sourceIp": environ.get("REMOTE_ADDR", "")},
        },
    }


def send(environ: Environ, start_response: StartResponse, answer: dict[str, Any]) -> Iterable[bytes]:
    """The function's answer as a WSGI response, compressed where it is worth it and the client can read it."""
    body = answer["body"] or ""
    content = base64.b64decode(body) if answer.get("isBase64Encoded") else str(body).encode()
    headers = [(name, str(value)) for name, value in answer["headers"].items()]
    headers += [(name, str(value)) for name, values in answer["multiValueHeaders"].items() for value in values]
    # What nobody may store holds a secret (a code, a form's token) beside what somebody typed: its compressed length
    # would tell of the secret (BREACH).
    kept_secret = ("Cache-Control", "no-store") in headers and environ["PATH_INFO"] not in WITHOUT_SECRETS
    encoding, content = _compressed(content, "" if kept_secret else environ.get("HTTP_ACCEPT_ENCODING", ""))
    headers += [("Content-Length", str(len(content))), ("Vary", "Accept-Encoding"), *encoding]
    start_response(f"{answer['statusCode']} {HTTPStatus(answer['statusCode']).phrase}", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]


def _compressed(content: bytes, accepted: str) -> tuple[list[tuple[str, str]], bytes]:
    if len(content) < LARGEST_UNCOMPRESSED:
        return [], content
    if "br" in re.split(r"[,; ]+", accepted):
        return [("Content-Encoding", "br")], brotli.compress(content, quality=9, lgwin=16)
    if "gzip" in accepted:
        return [("Content-Encoding", "gzip")], gzip.compress(content, 6)
    return [], content
