"""What the builder compiled for the functions, loaded when first needed and kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from .definitions.catalogue import Catalogue, unpack
from .rendering.frame import Frame
from .settings import settings


class KnownEntry(NamedTuple):
    """An entry of the directory: its name, its own page and the list that it stands in, from the site's root."""

    name: str
    address: str
    list_address: str


@dataclass(frozen=True)
class Site:
    """The catalogue, the frame, the hash of the stylesheet for the security policy, and every page's title."""

    catalogue: Catalogue
    frame: Frame
    style_hash: str
    titles: Mapping[str, str]
    compiled: Path

    @classmethod
    def load(cls, compiled: Path) -> Site:
        """Load what the builder wrote. Raises ``OSError`` where nothing was built."""
        catalogue = Catalogue(unpack((compiled / "catalogue.txt").read_bytes()))
        pages = json.loads((compiled / "pages.json").read_text("utf-8"))
        frame = Frame((compiled / "frame.html").read_text("utf-8"), catalogue.city.site_url)
        return cls(catalogue, frame, pages["style_hash"], pages["titles"], compiled)

    def entry(self, id_: str) -> KnownEntry | None:
        """The entry of the directory with that id, None where there is none (any more)."""
        found = self._entries.get(id_)
        return KnownEntry(*found) if found else None

    @cached_property
    def _entries(self) -> Mapping[str, list[str]]:
        """Thousands, which most processes never ask for: read with the first question."""
        entries: Mapping[str, list[str]] = json.loads((self.compiled / "entries.json").read_text("utf-8"))
        return entries


@cache
def site() -> Site:
    """The site of this process; ``site.cache_clear()`` makes the next request load a new build."""
    return Site.load(settings().compiled)
