"""The programs of the machine that draw and film: any Chromium, a Chinese font, ffmpeg."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
WINDOWS_BROWSERS = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
FONTS = "fonts-noto-cjk"
PATIENCE_S = 120
"""Seconds that a program may take."""

# As root Chromium refuses its sandbox; nothing is opened but what we have written ourselves.
_QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--allow-file-access-from-files",
)


class ToolMissing(Exception):
    """A program that is needed is not there, or it failed; the text, in Chinese, says what to do."""


def system_browser() -> str | None:
    """The path of a Chromium, Chrome or Edge that the system has, or None."""
    known = [path for name in BROWSERS if (path := shutil.which(name))]
    return next(iter([*known, *(path for path in WINDOWS_BROWSERS if Path(path).is_file())]), None)


def browser() -> str:
    """``system_browser``. Raises ``ToolMissing`` where there is none."""
    path = system_browser()
    if not path:
        raise ToolMissing("这台电脑上没有 Chromium、Chrome 或者 Edge，画不了图。装一个再来")
    return path


def has_chinese_font() -> bool:
    """Whether a font for Chinese is installed; systems without fontconfig (macOS, Windows) bring their own."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False)  # noqa: S607 - wherever it is
    return bool(listed.stdout.strip())


def ffmpeg() -> str:
    """The path of ffmpeg. Raises ``ToolMissing``."""
    path = shutil.which("ffmpeg")
    if not path:
        raise ToolMissing("这台电脑上没有 ffmpeg，做不了短片。装好再来：ffmpeg.org，或者 apt install ffmpeg")
    return path


def screenshot(page: Path, size: tuple[int, int], scale: float, target: Path) -> None:
    """Draw an HTML file, ``size`` in CSS pixels, as PNG of ``scale`` times as many. Raises ``ToolMissing``."""
    if not has_chinese_font():
        raise ToolMissing(f"没有中文字体，画出来全是方框。装 {FONTS} 再来")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        run(
            [
                browser(),
                *_QUIET,
                f"--user-data-dir={profile}",
                f"--force-device-scale-factor={scale}",
                f"--window-size={size[0]},{size[1]}",
                f"--screenshot={target.resolve()}",
                page.resolve().as_uri(),
            ]
        )
    if not target.is_file():
        raise ToolMissing("浏览器没有画出图来。关掉别的程序，再试一次")


def run(command: Sequence[str]) -> None:
    """Run a program to its end. Raises ``ToolMissing`` with the last that it said where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - programs of this machine, with files of ours
            command, capture_output=True, text=True, errors="replace", timeout=PATIENCE_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise ToolMissing(f"{Path(command[0]).name} 太久没做完，停下了") from None
    if done.returncode:
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise ToolMissing(f"{Path(command[0]).name} 没做成：{last}")
