"""Films, posters and cards as they stand on the site, and what a film's page says before anything is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from chalicelib.rendering import render

from site_builder.comics.pages import FOLDER, panels_of
from site_builder.learn.addresses import card_address
from site_builder.learn.heads import Film
from site_builder.page_reading import Page
from site_builder.sources import Content

from .film_poster import film_poster
from .film_sizes import SIZES
from .shelf import FILMS, MadeFilm
from .timeline import captions, length, shots


@dataclass(frozen=True)
class Showable:
    """One size of a film: its address, its height in pixels, its bytes."""

    address: str
    height: int
    size: int


def made_files(content: Content, build: Path) -> dict[str, bytes | Path]:
    """What was made, by address, and the captions and poster of every film."""
    files: dict[str, bytes | Path] = {poster_address(id_): path for id_, path in content.made.posters.items()}
    files |= {card_address(id_): path for id_, path in content.made.cards.items()}
    for page in content.pages.values():
        film = page.about
        if isinstance(film, Film):
            comic = content.comics[film.comic]
            files[f"{_bare(page)}.vtt"] = captions(shots(comic)).encode()
            files[f"{_bare(page)}.svg"] = film_poster(comic)
            if not film.files and film.comic in content.made.films:
                made = build / FILMS / film.comic
                files |= {f"{_bare(page)}-{name}.mp4": made / f"{name}.mp4" for name in SIZES}
    return files


def poster_address(comic: str) -> str:
    """Where the poster of a comic stands, from the site's root."""
    return f"{FOLDER}{comic}.png"


def film_piece(content: Content, page: Page, film: Film) -> str:
    """The part of a film's page that plays it, or shows the comic where it was not made."""
    comic, made = content.comics[film.comic], content.made.films.get(film.comic)
    timeline = shots(comic)
    values = {
        "comic": comic,
        "poster": f"/{_bare(page)}.svg",
        "panels": panels_of(content, comic),
        "sizes": _showable(page, film, made),
        "minutes": divmod(film.seconds or round(made.seconds if made else length(timeline)), 60),
        "has_voice": film.has_voice or bool(made and made.has_voice),
        "captions": f"/{_bare(page)}.vtt",
        "transcript": [shot.words for shot in timeline if shot.words],
    }
    return render("film.html", values)


def _showable(page: Page, film: Film, made: MadeFilm | None) -> list[Showable]:
    """The sizes that can be chosen, the smallest first."""
    if film.files:
        return sorted((Showable(each.src, each.height, each.size) for each in film.files), key=lambda each: each.size)
    if not made:
        return []
    return [Showable(f"/{_bare(page)}-{name}.mp4", SIZES[name][1], made.sizes[name]) for name in reversed(SIZES)]


def _bare(page: Page) -> str:
    return page.address.rstrip("/")
