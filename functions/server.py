"""The whole service on one machine: the site at ``/``, the functions at ``/api/``, the scheduled jobs in a thread.

    python functions/server.py --build build --port 8000 [--root-path /12348] [--today 2026-12-01] [--live]

It serves the newest finished build and looks for a newer one every second. Put Nginx or Caddy before it for https.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import re
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.headers import Headers

import waitress
from app import app
from chalicelib.casework.demo import make_demo_staff
from chalicelib.definitions.catalogue import Catalogue
from chalicelib.freshness import code_version
from chalicelib.settings import SettingsRefused, settings
from chalicelib.site import site
from chalicelib.web.answers import problem_answer
from chalicelib.web.desk import desk
from chalicelib.web.indexes import open_anew
from chalicelib.web.security import headers_of_file
from livereload import LiveReload
from scheduled import ScheduledJobs
from static_site import KINDS_OF_FILES, StaticSite
from wsgi import Environ, Functions, StartResponse

Application = Callable[[Environ, StartResponse], Iterable[bytes]]
log = logging.getLogger("server")
LARGEST_READ = 32 * 1024 * 1024
_SECRET_PART = re.compile(r"(/sms/[^/]+/)[^/]+")  # of the address to which receipts come

NOT_BUILT = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>网站还没有生成</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><h1>网站还没有生成</h1><p>%s</p>
<p>请在项目文件夹里运行 <code>python -m site_builder build</code>，这一页会自己好。
急事请打 <a href="tel:12348">12348</a>。</p>"""


class CityServer:
    """Static pages of the current build, else the functions; a clear page while there is nothing to serve."""

    def __init__(self, build_folder: Path, functions: Application) -> None:
        self._folder, self._functions = build_folder, functions
        self._static: StaticSite | None = None
        self.build, self._why_not = "", "还没有生成过。"

    def look_for_newer_build(self) -> None:
        """Take up the build that ``current`` names, when it is another than the one served."""
        pointer = self._folder / "current"
        name = pointer.read_text("utf-8").strip() if pointer.is_file() else ""
        if not name or name == self.build:
            return
        site.cache_clear()
        open_anew()
        stale = json.loads((settings().compiled / "pages.json").read_text("utf-8"))["code"] != code_version()
        if stale:
            self._why_not = "程序更新了，网站是用旧程序生成的。"
            return
        style_hash = site().style_hash

        def add_headers(response_headers: Headers, path: str, url: str) -> None:
            for header in headers_of_file(path, style_hash).items():
                response_headers.add_header(*header)

        self._static = StaticSite(
            self._functions,
            root=self._folder / name,
            index_file=True,
            max_age=0,
            allow_all_origins=False,
            mimetypes=KINDS_OF_FILES,
            add_headers_function=add_headers,
            autorefresh=True,
        )
        self.build = name
        log.info("serving %s", name)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if self._static is None:
            start_response(
                "503 Service Unavailable", [("Content-Type", "text/html; charset=utf-8"), ("Retry-After", "5")]
            )
            return [(NOT_BUILT % self._why_not).encode()]
        answer: Iterable[bytes] = self._static(environ, start_response)
        return answer


class DemoStaff:
    """Accounts to try the back office with, made on the first start of a sample; their passwords are printed once."""

    def __init__(self, server: CityServer) -> None:
        self._server, self._done = server, False

    def make_once(self) -> None:
        """Wait for the first build, then make what is missing."""
        catalogue = site().catalogue if self._server.build and not self._done else None
        if catalogue is None:
            return
        if settings().production or not catalogue.city.is_sample:
            self._done = True
            return
        names, shown = {office.id: office.name for office in catalogue.offices}, ""
        kinds = {office.id: office.kind for office in catalogue.offices}
        for made in make_demo_staff(desk().accounts, demo_offices(catalogue), kinds, production=False):
            if made.office != shown:
                shown = made.office
                print(f"\n{names.get(shown, shown)}", flush=True)
            print(f"演示账号 {made.name}  密码 {made.password}", flush=True)
        self._done = True


def demo_offices(catalogue: Catalogue) -> dict[str, str]:
    """Every office that an application or an objection can be sent to, by the word that its accounts begin with:
    "hantai".
    """
    services = [catalogue.service(id_) for id_ in catalogue.ids("services")]
    kinds, unsure = (
        {"justice_bureau", *(service.office_kind for service in services)},
        {service.unsure_goes_to for service in services},
    )
    words: dict[str, str] = {}
    for office in (office.id for office in catalogue.offices if office.kind in kinds or office.id in unsure):
        short = office.removeprefix("hanzhong-").partition("-")[0]
        words[office if short in words else short] = office
    return words


class UnderPath:
    """The server under a sub-path of another site; everything else is not found."""

    def __init__(self, application: Application, root_path: str) -> None:
        self._application, self._root = application, root_path

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == self._root:
            start_response("302 Found", [("Location", f"{self._root}/")])
            return []
        if not path.startswith(f"{self._root}/"):
            start_response("404 Not Found", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"This server answers under {self._root}/\n".encode()]
        return self._application(
            {**environ, "SCRIPT_NAME": self._root, "PATH_INFO": path[len(self._root) :]}, start_response
        )


class AccessLog:
    """One line a request: method, path without the query (it may hold answers), status, milliseconds."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = _SECRET_PART.sub(r"\1***", f"{environ.get('SCRIPT_NAME', '')}{environ['PATH_INFO']}")
        began = time.perf_counter()

        def note(status: str, headers: list[tuple[str, str]], *rest: object) -> object:
            took = (time.perf_counter() - began) * 1000
            log.info("%s %s %s %.1fms", environ["REQUEST_METHOD"], ascii(path)[1:-1], status[:3], took)
            return start_response(status, headers)

        return self._application(environ, note)


class DocumentChecks:
    """Opens files as they come in. In a thread of its own: one may take ten seconds, and no message shall wait for it."""

    def __init__(self, server: CityServer) -> None:
        self._server = server

    def check_due(self) -> None:
        """Open what is due, once there is a site."""
        if self._server.build:
            desk().document_worker.check_due()


def run_every_second(task: Callable[[], None]) -> None:
    """Run a task in a thread, again and again; a task that fails is logged and tried again."""

    def loop() -> None:
        while True:
            try:
                task()
            except Exception:
                log.exception("%s failed", task.__name__)
            time.sleep(1)

    threading.Thread(target=loop, daemon=True).start()


def make_server(build_folder: Path, root_path: str, live: bool) -> Application:
    """The WSGI application, watching for builds and running the scheduled jobs."""
    server = CityServer(build_folder, Functions(app, problem_answer))
    run_every_second(server.look_for_newer_build)
    run_every_second(DemoStaff(server).make_once)
    run_every_second(ScheduledJobs(app).run_due)
    run_every_second(DocumentChecks(server).check_due)
    application: Application = LiveReload(server, lambda: server.build) if live else server
    application = UnderPath(application, root_path) if root_path else application
    return AccessLog(application)


def main() -> None:
    """Read the command line and serve until stopped."""
    arguments = argparse.ArgumentParser(description="Serve the site and its functions.")
    arguments.add_argument("--build", type=Path, default=Path("build"), help="the builder's folder")
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, default=8000)
    arguments.add_argument("--root-path", default="", help="serve under this path, such as /12348")
    arguments.add_argument("--today", default="", help="pretend that it is this day (not in production)")
    arguments.add_argument("--live", action="store_true", help="pages load again after a rebuild (not in production)")
    options = arguments.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    if options.today:
        os.environ["TODAY"] = options.today
    try:
        settings().refuse_missing_secrets()
        production = settings().production
    except SettingsRefused as refused:
        arguments.error(str(refused))
    if options.live and production:
        arguments.error("--live is for editors at work; PRODUCTION refuses it")
    application = make_server(options.build, options.root_path.rstrip("/"), options.live)
    waitress.serve(
        application,
        host=options.host,
        port=options.port,
        threads=8,
        ident=None,
        # Read to the end (onto the disk) and then refused: browsers show the page that says why only to a whole request.
        max_request_body_size=LARGEST_READ,
        clear_untrusted_proxy_headers=False,  # whom to believe is said by TRUSTED_PROXIES
    )


if __name__ == "__main__":
    main()
