"""The files of comics that were made elsewhere: each panel in three widths, as WebP and as AVIF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WIDTHS = {360: 60 * 1024, 720: 150 * 1024, 1080: 300 * 1024}
"""What a file of each width may weigh, in bytes: on a slow line the smallest still comes in two seconds."""
KINDS = ("avif", "webp")

_SIZE_OF_AVIF = re.compile(rb"ispe....(....)(....)", re.DOTALL)


@dataclass(frozen=True)
class ImageFile:
    """A file as it lay there: equal ones hold the same. ``width`` and ``height`` are in pixels, 0 where it is no image."""

    path: Path
    weight: int
    changed: int
    width: int
    height: int


def names(image: str) -> Iterator[tuple[str, int]]:
    """The files that an image must have, each with its width."""
    for width in WIDTHS:
        yield from ((f"{image}-{width}.{kind}", width) for kind in KINDS)


def read_images(folder: Path) -> dict[str, ImageFile]:
    """The images in the folders of ``content/comics``, by folder and name: "fell/p1-360.webp"."""
    paths = (path for kind in KINDS for path in sorted(folder.glob(f"*/*.{kind}")))
    return {path.relative_to(folder).as_posix(): _read(path) for path in paths}


def images_of(images: Mapping[str, ImageFile], comic: str) -> dict[str, ImageFile]:
    """Those in a comic's folder."""
    return {name: each for name, each in images.items() if name.startswith(f"{comic}/")}


def _read(path: Path) -> ImageFile:
    found = path.stat()
    return _as_it_lay(path, found.st_size, found.st_mtime_ns)


@lru_cache(4096)
def _as_it_lay(path: Path, weight: int, changed: int) -> ImageFile:
    content = path.read_bytes()
    width, height = _size_of_avif(content) if path.suffix == ".avif" else _size_of_webp(content)
    return ImageFile(path, weight, changed, width, height)


def _size_of_webp(content: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=["WEBP"]) as image:
            image.load()
            return image.size
    except (UnidentifiedImageError, OSError, ValueError):
        return 0, 0


def _size_of_avif(content: bytes) -> tuple[int, int]:
    """From the header: not every build of Pillow reads AVIF. A picture of tiles says the size of each, and then its own."""
    if content[4:8] != b"ftyp" or b"avif" not in content[8:40]:
        return 0, 0
    sizes = [tuple(int.from_bytes(side) for side in found) for found in _SIZE_OF_AVIF.findall(content[:8192])]
    width, height = max(sizes, default=(0, 0))
    return width, height
