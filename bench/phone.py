"""A cheap phone on a 2G line: headless Chromium with a small screen, a slow processor and a slow network."""

from __future__ import annotations

import shutil

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
LINE = {"offline": False, "downloadThroughput": 250 * 125, "uploadThroughput": 50 * 125, "latency": 300}
"""2G: 250 kbit/s down and 50 up, here in bytes per second; milliseconds."""

SLOWER_PROCESSOR = 4
_FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')"


def launched(playwright: Playwright) -> Browser:
    """The system's Chromium, else Playwright's own."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def visit(browser: Browser, urls: list[str]) -> list[float]:
    """Milliseconds to the first contentful paint of each page of a visit that begins with an empty cache."""
    taken = []
    with browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True) as context:
        page = context.new_page()
        _slow_down(context, page)
        for url in urls:
            page.goto(url, wait_until="load", timeout=120_000)
            page.wait_for_function(f"{_FIRST_PAINT}.length > 0")
            taken.append(float(page.evaluate(f"{_FIRST_PAINT}[0].startTime")))
    return taken


def _slow_down(context: BrowserContext, page: Page) -> None:
    control = context.new_cdp_session(page)
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", LINE)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
