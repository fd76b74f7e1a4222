"""A phone-sized Chromium and the running service."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from site_builder.made.tools import system_browser
from tests.running import RunningServer

QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=system_browser(), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def service(city, functions_environment) -> Iterator[str]:
    """The address of the running service."""
    with RunningServer(city.build, functions_environment) as running:
        running.wait_for(lambda: running.get("/")[0] == 200)
        yield running.url


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(request, browser: Browser, service: str) -> Iterator[Page]:
    """A phone, once with JavaScript and once without."""
    context = new_phone(browser, service, script=request.param)
    yield context.new_page()
    context.close()


def new_phone(browser: Browser, service: str, *, script: bool = True, dark: bool = False) -> BrowserContext:
    """A fresh browser profile of the size of a cheap phone; addresses may be given from the root."""
    context = browser.new_context(
        base_url=service,
        viewport=PHONE,
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        locale="zh-CN",
    )
    context.set_default_timeout(10_000)
    return context


def axe_findings(page: Page) -> list[str]:
    """What axe has to say about the page as it stands, empty when nothing. Axe is a script: the phone must allow it."""
    only = {"resultTypes": ["violations"]}  # of what is right the whole list takes as long again
    found = Axe().run(page, options=only).response["violations"]
    return [f"{v['id']}: {node['html'][:120]}" for v in found for node in v["nodes"]]


def too_wide(page: Page) -> int:
    """By how many pixels the page is wider than the phone; 0 is right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
