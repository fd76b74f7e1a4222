"""What the builder compiled for the functions, loaded when first needed and kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .definitions.catalogue import Catalogue, unpack
from .rendering.frame import Frame
from .settings import settings


@dataclass(frozen=True)
class Site:
    """The catalogue, the frame, the hash of the stylesheet for the security policy, and every page's title."""

    catalogue: Catalogue
    frame: Frame
    style_hash: str
    titles: Mapping[str, str]

    @classmethod
    def load(cls, compiled: Path) -> Site:
        """Load what the builder wrote. Raises ``OSError`` where nothing was built."""
        catalogue = Catalogue(unpack((compiled / "catalogue.txt").read_bytes()))
        pages = json.loads((compiled / "pages.json").read_text("utf-8"))
        frame = Frame((compiled / "frame.html").read_text("utf-8"), catalogue.city.site_url)
        return cls(catalogue, frame, pages["style_hash"], pages["titles"])


@cache
def site() -> Site:
    """The site of this process; ``site.cache_clear()`` makes the next request load a new build."""
    return Site.load(settings().compiled)
