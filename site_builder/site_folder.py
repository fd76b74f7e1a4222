"""The folder of the next site. It grows out of the one that was served three builds ago, so that only what has changed
since is written; nothing is touched that somebody is served from.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from .generated import NOT_FOUND
from .whole_files import write_whole

DROPPING = "dropping old builds"
OUT_OF_USE_S = 2
"""Seconds after which no server is still at a site that was replaced: ours looks for a newer one every second."""

Holdings = dict[str, str]
"""What a folder holds: by name a hash of the page or file."""


class SiteFolder:
    """``draft``, until it is ``site-<n>``. A name that ends in .html is a page, with its views and compressed copies; a
    picture that is text has compressed copies too.
    """

    def __init__(self, build: Path) -> None:
        self._build, self._folder, self._set_aside = build, build / "draft", build / "draft.json"
        self._last = _served(build)
        self._last_holds = _holdings(build, self._last)
        self._made: set[Path] = set()
        self._holds = self._begin()
        self.name = f"site-{self._last + 1}"

    def _begin(self) -> Holdings:
        """Take up what was set aside, else the oldest site, else begin with nothing; what the folder holds."""
        if self._set_aside.is_file() and self._folder.is_dir():
            holds: Holdings = json.loads(self._set_aside.read_text("utf-8"))
            self._set_aside.unlink()
            return holds
        shutil.rmtree(self._folder, ignore_errors=True)
        oldest, its_manifest = self._build / f"site-{self._last - 2}", _manifest(self._build, self._last - 2)
        if its_manifest.is_file() and _age(_manifest(self._build, self._last - 1)) > OUT_OF_USE_S:
            holds = _holdings(self._build, self._last - 2)
            its_manifest.unlink()
            try:
                oldest.rename(self._folder)
            except OSError:  # gone, or on Windows somebody still reads a file
                return {}
            return holds
        return {}

    def has(self, name: str, key: str) -> bool:
        """Whether the page or file is there in this state; it is taken over from the site that is served if it can be."""
        if self._holds.get(name) == key:
            return True
        if self._last_holds.get(name) != key:
            return False
        self._holds.pop(name, None)
        try:
            for copy in _copies(name):
                _link_or_copy(self._build / f"site-{self._last}" / copy, self._room_for(copy))
        except FileNotFoundError:
            return False
        self._holds[name] = key
        return True

    def write(self, name: str, key: str, contents: Sequence[bytes]) -> None:
        """Write a page, every view with its compressed copies in turn, or a file."""
        self._holds.pop(name, None)
        for copy, content in zip(_copies(name), contents, strict=True):
            self._room_for(copy).write_bytes(content)
        self._holds[name] = key

    def _room_for(self, copy: str) -> Path:
        """Where a file goes: its folder is there, asked for once, and the old one, which may stand in other sites too, gone."""
        path = self._folder / copy
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.unlink(missing_ok=True)
        return path

    def take(self, name: str, source: Path) -> None:
        """Take over a large file from where it was made, unless it is there as it is now."""
        found = source.stat()
        key = f"{found.st_size} {found.st_mtime_ns}"
        if not self.has(name, key):
            self._holds.pop(name, None)
            _link_or_copy(source, self._room_for(name))
            self._holds[name] = key

    def keep_only(self, names: set[str]) -> None:
        """Remove every other page and file, and folders in which nothing is left."""
        self._made.clear()
        for name in set(self._holds) - names:
            del self._holds[name]
            for copy in _copies(name):
                (self._folder / copy).unlink(missing_ok=True)
                _remove_empty_folders(self._folder / copy, self._folder)

    def set_aside(self) -> None:
        """Do not publish it; the next build goes on from here."""
        write_whole(self._set_aside, json.dumps(self._holds))

    def swap_in(self) -> None:
        """Serve it from now on; the site before it stays for those who are just reading it."""
        shutil.rmtree(self._build / self.name, ignore_errors=True)  # of a build that broke off right here
        self._folder.rename(self._build / self.name)
        write_whole(_manifest(self._build, self._last + 1), json.dumps(self._holds))
        write_whole(self._build / "current", self.name)
        threading.Thread(target=self._drop_old_builds, name=DROPPING).start()  # nobody needs to wait for it

    def _drop_old_builds(self) -> None:
        for folder in self._build.glob("site-*/"):
            number = int(folder.name.removeprefix("site-"))
            if number < self._last - 1 or (number == self._last - 1 and not _manifest(self._build, number).is_file()):
                _manifest(self._build, number).unlink(missing_ok=True)
                shutil.rmtree(folder, ignore_errors=True)


def make_ready(build: Path) -> None:
    """Where the next site has none to grow out of, set aside one like that which is served: whoever waits for an edit
    has the time, and the edit is seen sooner.
    """
    last = _served(build)
    if last and not _manifest(build, last - 2).is_file() and not (build / "draft.json").is_file():
        folder = SiteFolder(build)
        for name, key in _holdings(build, last).items():
            folder.has(name, key)
        folder.set_aside()


def _served(build: Path) -> int:
    """The number of the site that is served; 0 before the first."""
    pointer = build / "current"
    return int(pointer.read_text("utf-8").removeprefix("site-")) if pointer.is_file() else 0


def _manifest(build: Path, number: int) -> Path:
    return build / f"site-{number}.json"


def _holdings(build: Path, number: int) -> Holdings:
    path = _manifest(build, number)
    holds: Holdings = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return holds


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime if path.is_file() else 0


def _copies(name: str) -> Iterator[str]:
    """The files of a page or picture, in the order in which they are written; another file is its own."""
    if not name.endswith((".html", ".svg")):
        yield name
        return
    for view in [name] if name == NOT_FOUND or name.endswith(".svg") else [name, f"e/{name}"]:
        yield from (view, f"{view}.br", f"{view}.gz")


def _remove_empty_folders(path: Path, top: Path) -> None:
    while (path := path.parent) != top:
        try:
            path.rmdir()
        except OSError:  # something else stands in it
            return


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # a file system without links
        shutil.copy2(source, target)
