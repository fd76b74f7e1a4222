"""A film's files as ``make films`` leaves them, without the programs that make them: nothing in them moves."""

from __future__ import annotations

from pathlib import Path

from site_builder.made.shelf import FILMS, MadeFilm, state_of

SIZES = {"360": 1_400_000, "240": 450_000}


def shelve_film(build: Path, script: Path, seconds: float = 25.0) -> Path:
    """Lay a film of the comic of that script into a builder's folder; the film's own folder."""
    folder = build / FILMS / script.stem
    folder.mkdir(parents=True)
    for name, size in SIZES.items():
        (folder / f"{name}.mp4").write_bytes(bytes(size))
    MadeFilm(state_of(script.read_text("utf-8")), seconds, has_voice=False, sizes=SIZES).write(folder)
    return folder
