"""Photos rebuilt from their pixels: what was hidden in the file, its place and time included, is gone. Runs apart."""

from __future__ import annotations

import math
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from . import refused_files as why
from .refused_files import DocumentRefused
from .watermark import marked

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
"""More than any phone's photo as it is sent; 9 KB of PNG can ask for many times as many."""

LONGEST_SIDE = 2560
"""Pixels; small print on a page stays readable."""

_QUALITY = 85
_DEEP = ("I", "I;16", "I;16B", "I;16L")
_WITH_ALPHA = ("RGBA", "LA", "PA", "RGBa", "La")


def rebuilt(content: bytes, purpose: str, day: str) -> bytes:
    """The photo as a JPEG, upright, at most ``LONGEST_SIDE`` long; its purpose and day across it, unless that is "".

    Raises ``DocumentRefused``, and whatever Pillow raises for a file that is broken.
    """
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        Image.open(BytesIO(content), formats=("JPEG", "PNG")).verify()  # the checksums of a PNG, which decoding skips
        # A "portrait" of a phone is a JPEG with more pictures behind it, which Pillow calls MPO: the first is the photo.
        opened = Image.open(BytesIO(content), formats=("JPEG", "PNG"))
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise DocumentRefused(why.TOO_MANY_PIXELS) from None
    opened.draft(
        "RGB", (LONGEST_SIDE, LONGEST_SIDE)
    )  # a JPEG is decoded at half its size or less, where that is enough
    orientation = _orientation(opened)
    upright = _turned(_small(_eight_bits(opened)), orientation)
    plain = Image.frombytes("RGB", upright.size, upright.tobytes())
    kept = BytesIO()
    (marked(plain, purpose, day) if purpose else plain).save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()


def _orientation(opened: Image) -> int:
    """How the phone was held, 1 to 8."""
    try:
        return int(opened.getexif().get(0x0112, 1))
    except Exception:  # EXIF is broken in a hundred ways, and never a reason to refuse a photo
        return 1


def _eight_bits(opened: Image) -> Image:
    """The picture with eight bits a colour."""
    if opened.mode in _DEEP:
        return opened.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if opened.mode == "P":
        return opened.convert("RGBA" if "transparency" in opened.info else "RGB")
    opened.load()
    return opened


def _small(picture: Image) -> Image:
    """At most ``LONGEST_SIDE`` long, without transparency, in RGB."""
    from PIL import Image

    factor = max(picture.size) // LONGEST_SIDE
    if factor > 1 and picture.mode != "1":
        picture = picture.reduce(factor)
    if picture.mode in _WITH_ALPHA:
        on_white = Image.new("RGBA", picture.size, "white")
        on_white.alpha_composite(picture.convert("RGBA"))
        picture = on_white
    picture = picture.convert("RGB")
    if max(picture.size) > LONGEST_SIDE:
        scale = LONGEST_SIDE / max(picture.size)
        size = (max(1, math.floor(picture.width * scale)), max(1, math.floor(picture.height * scale)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return picture


def _turned(picture: Image, orientation: int) -> Image:
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture
