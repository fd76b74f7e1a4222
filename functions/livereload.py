"""For editors at work: open pages load again when the site was rebuilt. Never on in production.

The page asks ``/_build`` once a second; the answer is the number of the build. This is the one script on any page,
and it is added on the way out, so that what was built is what will be published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from wsgi import Environ, StartResponse

PATH = "/_build"
SCRIPT = """<script>(function(){var seen;setInterval(function(){var ask=new XMLHttpRequest();ask.open("GET","%s");\
ask.onload=function(){if(ask.status!==200)return;if(seen&&seen!==ask.responseText)location.reload();seen=ask.responseText};\
ask.send()},1000)})()</script>"""


class LiveReload:
    """WSGI middleware around the whole server; ``build`` names the build being served."""

    def __init__(
        self, application: Callable[[Environ, StartResponse], Iterable[bytes]], build: Callable[[], str]
    ) -> None:
        self._application, self._build = application, build

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] == PATH:
            start_response("200 OK", [("Content-Type", "text/plain"), ("Cache-Control", "no-store")])
            return [self._build().encode()]
        environ["HTTP_ACCEPT_ENCODING"] = ""
        environ.pop("HTTP_RANGE", None)
        started: list[tuple[str, list[tuple[str, str]]]] = []
        body = self._application(environ, lambda status, headers, *_: started.append((status, headers)))
        content = b"".join(body)
        if hasattr(body, "close"):
            body.close()
        status, headers = started[0]
        if dict(headers).get("Content-Type", "").startswith("text/html") and content:
            headers, content = _with_script(headers, content, environ.get("SCRIPT_NAME", ""))
        start_response(status, headers)
        return [content]


def _with_script(headers: list[tuple[str, str]], content: bytes, root: str) -> tuple[list[Any], bytes]:
    content = content.replace(b"</body>", (SCRIPT % f"{root}{PATH}").encode() + b"</body>")
    changed = {
        "Content-Length": str(len(content)),
        "Content-Security-Policy": "default-src 'self' 'unsafe-inline' data:",
    }
    kept = [(name, value) for name, value in headers if name not in changed]
    return [*kept, *changed.items()], content
