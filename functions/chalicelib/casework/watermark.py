"""The words across a photo of an identity card: what it was sent for and on which day, so that it serves nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FONT = Path(__file__).with_name("watermark.otf")
"""A few hundred characters, so that no machine needs a Chinese font; see ``watermark.LICENSE.txt``."""

WITHOUT_TITLE = "仅用于办理本次申请"
_SLANT = 25
_LIGHT, _DARK = 110, 120  # of 255: readable on any ground, and what stands below stays readable too


def purpose_of(title: str) -> str:
    """What the mark says of a service with this title: "申请法律援助" is 仅用于办理法律援助."""
    return "仅用于办理" + title.removeprefix("申请").removeprefix("预约").removeprefix("办理")


def marked(picture: Image, purpose: str, day: str) -> Image:
    """The picture (RGB) with purpose and day across all of it, again and again: none of it can be cut out unmarked."""
    from PIL import Image

    words = f"{purpose if drawable(purpose) else WITHOUT_TITLE} {day}"
    mask = _lines(picture.size, words)
    shadow = Image.new("L", picture.size)
    shadow.paste(mask, (1, 1))
    marked = picture.copy()
    marked.paste((255, 255, 255), mask=shadow.point(lambda value: value * _LIGHT // 255))
    marked.paste((20, 40, 90), mask=mask.point(lambda value: value * _DARK // 255))
    return marked


def drawable(words: str) -> bool:
    """Whether the font has all of these characters."""
    font = _font(20)
    missing = bytes(font.getmask("\uffff"))
    return all(each == " " or bytes(font.getmask(each)) != missing for each in words)


def _lines(size: tuple[int, int], words: str) -> Image:
    """Slanted lines of the words, white on black."""
    from PIL import Image, ImageDraw

    letter = max(14, min(size) // 22)
    font, side = _font(letter), sum(size)  # a square of this side covers the picture however it is turned
    lines = Image.new("L", (side, side))
    draw = ImageDraw.Draw(lines)
    line = f"{words}    " * (side // (letter * len(words) // 2) + 1)
    for number, y in enumerate(range(0, side, letter * 5)):
        draw.text((-letter * 3 * (number % 3), y), line, fill=255, font=font)
    turned = lines.rotate(_SLANT)
    left, top = (side - size[0]) // 2, (side - size[1]) // 2
    return turned.crop((left, top, left + size[0], top + size[1]))


def _font(letter: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(FONT), letter)
