"""What was made and lies in ``build/``, as far as it is of today's comics. To read it takes none of the tools."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from site_builder.comics.script import Comic
from site_builder.whole_files import write_whole

from .film_sizes import SIZES

FILMS, POSTERS = "films", "posters"
"""Folders of ``build/``: in one a folder for each film, in the other ``<comic>.png`` and ``<comic>-card.png``."""

FACTS = "film.json"
STATES = "made-of.json"
"""Beside the posters: by comic, the state of the script that each was drawn from."""


@dataclass(frozen=True)
class MadeFilm:
    """A film's files in their ``folder``; ``state`` tells from which script it was made, ``sizes`` are bytes by name."""

    state: str
    seconds: float
    has_voice: bool
    sizes: Mapping[str, int]

    def write(self, folder: Path) -> None:
        """Note it beside its files."""
        write_whole(folder / FACTS, json.dumps(asdict(self)))


@dataclass(frozen=True)
class Made:
    """Films, posters and cards by comic, and the titles of comics that were changed since something was made of them."""

    films: Mapping[str, MadeFilm] = field(default_factory=dict)
    posters: Mapping[str, Path] = field(default_factory=dict)
    cards: Mapping[str, Path] = field(default_factory=dict)
    outdated: tuple[str, ...] = ()


def state_of(script: str) -> str:
    """Tells whether what was made of a comic is still of its script, which is given as its file's text."""
    return hashlib.sha256(script.encode()).hexdigest()


def read_made(build: Path, comics: Iterable[Comic], raw: Mapping[str, str]) -> Made:
    """What lies in ``build`` of those comics; ``raw`` are the texts of files by name."""
    films, posters, cards, outdated = {}, {}, {}, []
    drawn_of = read_states(build / POSTERS)
    for comic in comics:
        state, film = state_of(raw[comic.file]), _film(build / FILMS / comic.id)
        poster, card = (build / POSTERS / f"{comic.id}{ending}.png" for ending in ("", "-card"))
        drawn = drawn_of.get(comic.id) if poster.is_file() and card.is_file() else None
        if film and film.state == state:
            films[comic.id] = film
        if drawn == state:
            posters[comic.id], cards[comic.id] = poster, card
        if (film and film.state != state) or (drawn and drawn != state):
            outdated.append(comic.title)
    return Made(films, posters, cards, tuple(outdated))


def _film(folder: Path) -> MadeFilm | None:
    """What is noted of a film; None where a file is missing or the note is no note of ours: ``make films`` makes it anew."""
    try:
        film = MadeFilm(**json.loads((folder / FACTS).read_text("utf-8")))
        is_whole = all((folder / f"{name}.mp4").stat().st_size == film.sizes[name] for name in SIZES)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return film if is_whole else None


def read_states(folder: Path) -> dict[str, str]:
    """By comic, the state of the script that its poster in the folder was drawn from."""
    try:
        states = json.loads((folder / STATES).read_text("utf-8"))
    except (OSError, ValueError):  # nothing was drawn yet, or the note is damaged: all is drawn anew
        return {}
    return states if isinstance(states, dict) else {}


def note_state(folder: Path, comic: str, state: str) -> None:
    """Note what a poster was drawn from, once it is there."""
    write_whole(folder / STATES, json.dumps({**read_states(folder), comic: state}))
