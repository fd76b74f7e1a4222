"""Files of strangers: every genuine one is kept, every other refused with the reason, and nothing hidden comes through."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pytest
from chalicelib.casework.opened_apart import examined
from chalicelib.casework.pictures import LONGEST_SIDE
from chalicelib.casework.refused_files import DocumentRefused
from PIL import Image

from tests.casework.made_files import SECRET, animated, exif, genuine, hostile, pdf, photo, saved, vast, zipped

DAY = "2026-11-28"


def kept(content: bytes, purpose: str = "", name: str = "") -> Image.Image:
    """The photo as it is kept."""
    return Image.open(io.BytesIO(examined(name, "", content, purpose, DAY)))


def became(sent: tuple[str, str, bytes]) -> str:
    """What became of a file: "kept", or the code of its refusal."""
    try:
        found = examined(*sent, "", DAY)
    except DocumentRefused as refused:
        return refused.code
    if found.startswith(b"%PDF"):
        return "kept" if found == sent[2] else "changed"
    rebuilt = Image.open(io.BytesIO(found))
    rebuilt.load()
    right = (rebuilt.format, rebuilt.mode, max(rebuilt.size) <= LONGEST_SIDE) == ("JPEG", "RGB", True)
    return "kept" if right else "no photo"


def all_became(files: Mapping[str, tuple[str, str, bytes]]) -> dict[str, str]:
    """What became of each."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(files, pool.map(became, files.values()), strict=True))


def test_every_genuine_file_is_kept():
    assert len(genuine()) >= 40
    assert {name: code for name, code in all_became(genuine()).items() if code != "kept"} == {}


def test_whatever_is_no_photo_or_harmless_paper_is_refused_for_the_right_reason():
    expected = {name: code for name, (*_, code) in hostile().items()}
    assert all_became({name: tuple(sent) for name, (*sent, _) in hostile().items()}) == expected


@pytest.mark.parametrize(
    "content",
    [
        saved(photo(), "JPEG", exif=exif(), comment=SECRET),
        saved(photo(), "JPEG") + SECRET + zipped("x", SECRET),
        saved(photo(), "PNG", exif=exif()) + SECRET,
        animated("PNG"),
        animated("MPO"),
    ],
    ids=["EXIF and comment", "bytes behind a JPEG", "PNG", "animated", "MPO"],
)
def test_nothing_but_the_pixels_of_one_picture_comes_through(content):
    found = examined("", "", content, "", DAY)
    rebuilt = Image.open(io.BytesIO(found))
    assert SECRET not in found
    assert b"PK" not in found[-200:]
    assert found.endswith(b"\xff\xd9")
    assert (dict(rebuilt.getexif()), "comment" in rebuilt.info, getattr(rebuilt, "n_frames", 1)) == ({}, False, 1)


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photo_lies_as_it_was_seen_however_the_phone_was_held(held):
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # how the sensor saw it, as the way back
    seen = photo()
    sensor = seen.transpose(Image.Transpose(turns[held])) if held in turns else seen
    upright = kept(saved(sensor, "JPEG", exif=exif(held), quality=95))
    assert upright.size == seen.size
    red, *_ = upright.getpixel((20, 20))
    assert red > 150


@pytest.mark.parametrize("size", [(7300, 5470), (2560, 1), (1, 2560)])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_the_largest_and_the_narrowest_pictures_fit_into_the_memory_given(size, mode):
    picture = Image.new(mode, size)
    content = saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    found = kept(content)
    assert max(found.size) <= LONGEST_SIDE
    assert abs(found.width / found.height - size[0] / size[1]) < 0.1 * size[0] / size[1]


def test_a_photo_of_many_small_colours_keeps_them():
    found = kept(saved(Image.new("RGB", (100, 100), (10, 200, 90)), "PNG"))
    assert all(abs(got - was) < 4 for got, was in zip(found.getpixel((50, 50)), (10, 200, 90), strict=True))


def test_what_is_transparent_becomes_white_paper_and_deep_grey_stays_grey():
    assert kept(saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG")).getpixel((4, 4)) == (255, 255, 255)
    assert all(abs(value - 127) < 4 for value in kept(saved(Image.new("I;16", (9, 9), 32768), "PNG")).getpixel((4, 4)))


def test_a_file_that_takes_too_long_or_too_much_is_refused(monkeypatch):
    monkeypatch.setattr("chalicelib.casework.opened_apart.SECONDS", 0.01)
    with pytest.raises(DocumentRefused, match="document_too_hard"):
        examined("", "", pdf(), "", DAY)


def test_who_opens_a_file_has_none_of_our_settings(monkeypatch):
    from chalicelib.casework import opened_apart

    monkeypatch.setenv("LOOKUP_KEY", "secret")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    assert "secret" not in opened_apart._environment().values()


def test_a_picture_is_measured_before_it_is_decoded():
    from chalicelib.casework.pictures import rebuilt

    with pytest.raises(DocumentRefused, match="document_pixels"):
        rebuilt(vast(), "", DAY)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_is_changed_in_a_file_it_is_kept_or_refused_and_never_more(seed):
    chance = random.Random(seed)
    content = bytearray(chance.choice([saved(photo((90, 60)), "JPEG"), saved(photo((90, 60)), "PNG"), pdf()]))
    for _ in range(chance.randrange(1, 40)):
        content[chance.randrange(8, len(content))] = chance.randrange(256)
    assert became(("", "", bytes(content))) in ("kept", *(code for *_, code in hostile().values()), "document_too_hard")
