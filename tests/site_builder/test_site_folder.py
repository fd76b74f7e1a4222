"""The folder of the next site takes over large files without copying them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.site_folder import SiteFolder


@pytest.fixture
def poster(tmp_path: Path) -> Path:
    """A poster that the folder of a build that broke off holds already."""
    path = tmp_path / "poster.png"
    path.write_bytes(b"first")
    before = SiteFolder(tmp_path)
    before.take("poster.png", path)
    before.set_aside()
    return path


def test_a_poster_made_anew_replaces_the_one_before(tmp_path: Path, poster: Path) -> None:
    poster.unlink()
    poster.write_bytes(b"second")
    SiteFolder(tmp_path).take("poster.png", poster)
    assert (tmp_path / "draft" / "poster.png").read_bytes() == b"second"


def test_a_poster_written_over_is_taken_as_it_is_now(tmp_path: Path, poster: Path) -> None:
    poster.write_bytes(b"second")
    os.utime(poster, (1, 1))
    SiteFolder(tmp_path).take("poster.png", poster)
    assert (tmp_path / "draft" / "poster.png").read_bytes() == b"second"
