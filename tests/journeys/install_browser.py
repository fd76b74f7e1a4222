"""Puts in place what journeys need: a Chromium and a Chinese font. Says what it does; does nothing where both are there.

On Debian, as root, both come from Debian's packages; elsewhere the browser is Playwright's own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONTS = "fonts-noto-cjk"


def system_browser() -> str | None:
    """The path of a Chromium that the system has, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def has_chinese_font() -> bool:
    """Whether a font for Chinese is installed; systems without fontconfig (macOS, Windows) bring their own."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout.strip())


def main() -> int:
    """Install what is missing; the exit code is 1 when something is still missing."""
    missing = [name for name, there in (("chromium", system_browser()), (FONTS, has_chinese_font())) if not there]
    if missing and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        print(f"Installing with apt-get, for the browser journeys: {' '.join(missing)}", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", *missing], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if not system_browser():
        print("Installing Playwright's own Chromium, for the browser journeys", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not has_chinese_font():
        print(f"There is no Chinese font: install one (on Debian: apt install {FONTS})", flush=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
