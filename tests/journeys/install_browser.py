"""Puts in place what tests and measurements need: a Chromium, a Chinese font, ffmpeg. Says what it does; does nothing
where all are there.

On Debian, as root, they come from Debian's packages; elsewhere the browser is Playwright's own, and films are not tried
where there is no ffmpeg.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from site_builder.made.tools import FONTS, has_chinese_font, system_browser


def main() -> int:
    """Install what is missing; the exit code is 1 when a browser or a font is still missing."""
    there = {"chromium": system_browser(), FONTS: has_chinese_font(), "ffmpeg": shutil.which("ffmpeg")}
    missing = [package for package, found in there.items() if not found]
    if missing and Path("/etc/debian_version").exists() and os.geteuid() == 0:
        print(f"Installing with apt-get, for the tests: {' '.join(missing)}", flush=True)
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
