"""``python -m site_builder film`` and ``posters``: what is made lies in ``build/`` and comes onto the site with the next build."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from PIL import Image

from site_builder.comics.drawn import pictures
from site_builder.comics.pages import qr_code
from site_builder.comics.script import Comic
from site_builder.learn.heads import Film
from site_builder.sources import Content

from .drawn_pages import CARD, POSTER, card, poster
from .film import TooHeavy, make_film
from .shelf import FILMS, POSTERS, note_state, state_of
from .tools import ToolMissing, screenshot

Tell = Callable[[str], None]

POSTER_SCALE = 2
"""A4 at 192 dots an inch: sharp on a home printer, and on a phone."""

COLOURS = 128


def make_films(content: Content, content_folder: Path, build: Path, ids: Iterable[str], tell: Tell) -> bool:
    """Make those films of the site whose ids are named (a film's or a comic's), all where none is; whether all came out."""
    wanted = set(ids)
    films = {page.address.split("/")[-2]: page.about for page in content.pages.values() if isinstance(page.about, Film)}
    voices = {film.comic: content_folder / film.voice for film in films.values() if film.voice}
    comics = {films[id_].comic if id_ in films else id_ for id_ in wanted} or {film.comic for film in films.values()}
    known = _drawn_by_us(content)
    unknown = sorted(comics - set(known))
    for id_ in unknown:
        tell(_no_such_comic(id_, known))
    done = [_film(content, known[id_], voices.get(id_), build, tell) for id_ in sorted(comics - set(unknown))]
    return all(done) and not unknown


def _drawn_by_us(content: Content) -> dict[str, Comic]:
    """The comics of which something can be made: those of images made elsewhere have no script."""
    return {id_: comic for id_, comic in content.comics.items() if comic.panels}


def _no_such_comic(id_: str, known: Iterable[str]) -> str:
    return f"没有用脚本画的漫画「{id_}」，可以写：{'、'.join(sorted(known))}"


def _film(content: Content, comic: Comic, voice: Path | None, build: Path, tell: Tell) -> bool:
    folder = build / FILMS / comic.id
    try:
        made = make_film(comic, state_of(content.raw[comic.file]), voice, folder)
    except (ToolMissing, TooHeavy) as failed:
        tell(f"短片《{comic.title}》没做成：{failed}")
        return False
    sizes = "，".join(f"{name} {size / 1e6:.2f} MB" for name, size in made.sizes.items())
    tell(
        f"短片《{comic.title}》做好了：{folder}，{made.seconds:.0f}秒，{sizes}，{'有配音' if voice else '无声'}。再跑一次 build 就上网站"
    )
    return True


def make_posters(content: Content, build: Path, ids: Iterable[str], tell: Tell) -> bool:
    """Make the posters and cards of the comics named, all where none is; whether all came out."""
    folder = build / POSTERS
    folder.mkdir(parents=True, exist_ok=True)
    known = _drawn_by_us(content)
    for id_ in sorted(ids) or sorted(known):
        if id_ not in known:
            tell(_no_such_comic(id_, known))
            return False
        try:
            _poster(content, known[id_], folder)
        except ToolMissing as failed:
            tell(f"海报没做成：{failed}")
            return False
        tell(f"海报做好了：{folder / id_}.png。再跑一次 build 就上网站")
    return True


def _poster(content: Content, comic: Comic, folder: Path) -> None:
    city = content.catalogue.city
    qr = qr_code(city.site_url + comic.address).decode()
    sheet = poster(comic, qr, city.service_name, city.hotline.number, _laws(content, comic))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        (work / "comic.svg").write_bytes(pictures(comic).whole)
        (work / "cover.svg").write_bytes(pictures(comic).cover)
        _drawn(work, sheet, POSTER, POSTER_SCALE, folder / f"{comic.id}.png")
        _drawn(work, card(comic), CARD, 1, folder / f"{comic.id}-card.png")
    note_state(folder, comic.id, state_of(content.raw[comic.file]))


def _laws(content: Content, comic: Comic) -> list[str]:
    """What the comic rests on, law by law: 《工伤保险条例》第十六条、第十七条第一款."""
    by_law: dict[str, list[str]] = {}
    for citation in comic.laws:
        by_law.setdefault(content.catalogue.law(citation.law).short_title, []).append(citation.label)
    return [f"{law}{'、'.join(labels)}" for law, labels in by_law.items()]


def _drawn(work: Path, html: str, size: tuple[int, int], scale: int, target: Path) -> None:
    """Draw a page; flat colours need no more than a palette, which makes the file a quarter as large."""
    page, whole = work / "page.html", work / "page.png"
    page.write_text(html, "utf-8")
    whole.unlink(missing_ok=True)
    screenshot(page, size, scale, whole)
    with Image.open(whole) as drawn:
        drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(whole, optimize=True)
    shutil.copyfile(whole, half := target.with_suffix(".new"))
    half.replace(target)  # the site that is served may hold the old one by a link: never write into it
