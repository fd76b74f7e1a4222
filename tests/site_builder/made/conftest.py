"""A city with a film of a comic, and whether this machine can draw and film."""

from __future__ import annotations

import shutil

import pytest

from site_builder.made.tools import has_chinese_font, system_browser
from tests.site_builder.conftest import SmallCity
from tests.site_builder.learn.conftest import COMIC, learn_city, learn_page, read, with_comic  # noqa: F401 - fixtures

FILM = "topic: lending\ncomic: note\n"


@pytest.fixture
def film_city(with_comic: SmallCity) -> SmallCity:  # noqa: F811 - the fixture
    """The city to learn from with a film; nothing was made of it."""
    comic = (
        COMIC.format(id="note")
        .replace("  - place", "  - &panel\n    place")
        .replace("\nending", "\n  - *panel" * 3 + "\nending")
    )
    with_comic.write("comics/note.yml", comic)
    with_comic.write("pages/learn/films/note.md", learn_page("短片：先写条", FILM, "小蓝讲借条。\n"))
    return with_comic


@pytest.fixture
def drawing() -> None:
    """Needs a browser and a Chinese font."""
    if not system_browser() or not has_chinese_font():
        pytest.skip("no Chromium of the system's, or no Chinese font: nothing can be drawn here")


@pytest.fixture
def filming(drawing) -> None:
    """Needs ffmpeg too."""
    if not shutil.which("ffmpeg"):
        pytest.skip("no ffmpeg: nothing can be filmed here")
