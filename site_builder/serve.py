"""``serve``: build, start the server as a child, and build again whenever content changes."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
import time
from datetime import date

from chalicelib.definitions.errors import DefinitionsRefused
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from . import FUNCTIONS
from .build import build_site
from .checking import Folders, Tell
from .site_folder import make_ready

SETTLED_AFTER = 0.2
"""Seconds without another change before a rebuild: editors save several files, and some save one twice."""


def serve(folders: Folders, today: date, tell: Tell, server_options: list[str]) -> int:
    """Serve until stopped; returns the server's exit code."""
    rebuild(folders, today, tell)
    command = [sys.executable, str(FUNCTIONS / "server.py"), "--build", str(folders.build), "--live", *server_options]
    changed = threading.Event()
    observer = Observer()
    observer.schedule(_Notice(changed), str(folders.content), recursive=True)
    observer.start()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends this ends the server with it
    server = subprocess.Popen(command)  # noqa: S603 - our own server
    try:
        _make_ready(folders)
        while server.poll() is None:
            if changed.wait(timeout=0.5):
                _wait_until_settled(changed)
                tell("内容有改动，重新生成")
                rebuild(folders, today, tell)
                _make_ready(folders)
    except KeyboardInterrupt:
        tell("停下了")
    finally:
        server.terminate()
        observer.stop()
    return server.wait()


def rebuild(folders: Folders, today: date, tell: Tell) -> None:
    """Build; say what is wrong and keep the last good site otherwise."""
    try:
        build_site(folders, today, tell, preview=True)
    except DefinitionsRefused as refused:
        for error in refused.errors:
            tell(f"要改 {error}")
        tell(f"有 {len(refused.errors)} 处要改，网站先保持上一次的样子。改好存盘，会自动再来一次。")
    except Exception:  # a bug must not take the preview down: the next save may well work
        logging.exception("build failed")
        tell("生成的程序出了错，网站先保持上一次的样子。上面的几行请发给开发的人。")


def _make_ready(folders: Folders) -> None:
    try:
        make_ready(folders.build)
    except OSError:  # the next build does without
        logging.exception("nothing is ready for the next build")


def _wait_until_settled(changed: threading.Event) -> None:
    while changed.is_set():
        changed.clear()
        time.sleep(SETTLED_AFTER)


class _Notice(FileSystemEventHandler):
    def __init__(self, changed: threading.Event) -> None:
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self._changed.set()
