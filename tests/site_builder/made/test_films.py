"""Films made of comics by the machine's own programs, and their pages with and without them."""

from __future__ import annotations

import subprocess

import pytest
from PIL import Image

from site_builder.build import build_site
from site_builder.made import film
from site_builder.made.command import make_films, make_posters
from site_builder.made.film_sizes import SIZES
from site_builder.made.shelf import Made, note_state, read_made, state_of
from site_builder.made.tools import ToolMissing, run
from tests.filmed import shelve_film
from tests.site_builder.conftest import TODAY

PAGE = "learn/films/note/"


def told(make, *arguments):
    """What an editor is told, and whether all came out."""
    lines: list[str] = []
    return make(*arguments, lines.append), "\n".join(lines)


def probed(path, entries):
    """What ffprobe says of a file."""
    command = ["ffprobe", "-v", "error", "-show_entries", entries, "-of", "default=nw=1:nk=1", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def shelf_with_film(city):
    """The city's film, as it was made of its comic."""
    return shelve_film(city.folders.build, city.path("comics/note.yml"))


def test_a_film_is_made_in_two_sizes_that_a_slow_line_can_pay_for(film_city, read, filming):
    content, build = read(film_city), film_city.folders.build
    done, words = told(make_films, content, film_city.folders.content, build, [])
    assert done
    assert "无声" in words
    made = read_made(build, content.comics.values(), content.raw).films["note"]
    for name, (width, height) in SIZES.items():
        path = build / "films/note" / f"{name}.mp4"
        assert probed(path, "stream=codec_name,width,height") == ["h264", str(width), str(height)]
        assert float(probed(path, "format=duration")[0]) == pytest.approx(made.seconds, abs=0.3)
        assert path.stat().st_size == made.sizes[name] <= film.MOST_BYTES_A_MINUTE * made.seconds / 60


def test_a_voice_is_heard_in_it(film_city, read, filming):
    voice = film_city.folders.content / "voices" / "note.wav"
    voice.parent.mkdir()
    run(["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=2", str(voice)])
    film_city.edit("pages/learn/films/note.md", "comic: note\n", "comic: note\nvoice: voices/note.wav\n")
    content, build = read(film_city), film_city.folders.build
    done, words = told(make_films, content, film_city.folders.content, build, ["note"])
    assert done
    assert "有配音" in words
    assert probed(build / "films/note/240.mp4", "stream=codec_name") == ["h264", "aac"]
    seconds = read_made(build, content.comics.values(), content.raw).films["note"].seconds
    assert float(probed(build / "films/note/240.mp4", "format=duration")[0]) == pytest.approx(seconds, abs=0.3)


def test_a_film_too_heavy_for_a_slow_line_is_not_kept(film_city, read, filming, monkeypatch):
    monkeypatch.setattr(film, "MOST_BYTES_A_MINUTE", 10)
    done, words = told(make_films, read(film_city), film_city.folders.content, film_city.folders.build, [])
    assert not done
    assert "字节，最多" in words
    assert not (film_city.folders.build / "films").exists()


def test_a_poster_is_a_sheet_of_a4_and_a_card_is_square(film_city, read, drawing):
    content, build = read(film_city), film_city.folders.build
    assert told(make_posters, content, build, [])[0]
    made = read_made(build, content.comics.values(), content.raw)
    with Image.open(made.posters["note"]) as poster, Image.open(made.cards["note"]) as card:
        assert poster.height / poster.width == pytest.approx(297 / 210, abs=0.002)
        assert card.size == (500, 500)
        assert len(poster.convert("RGB").getcolors(1000)) > 10


@pytest.mark.parametrize("make", [make_posters, lambda content, build, *rest: make_films(content, build, build, *rest)])
def test_a_comic_that_is_not_there_is_named_with_those_that_are(film_city, read, make):
    done, words = told(make, read(film_city), film_city.folders.build, ["nope"])
    assert not done
    assert words == "没有用脚本画的漫画「nope」，可以写：note"


def test_a_program_that_fails_is_told_with_its_last_words():
    with pytest.raises(ToolMissing, match=r"没做成：.*没有这个"):
        run(["sh", "-c", "echo 没有这个 >&2; exit 3"])


def test_without_a_film_its_page_shows_the_comic(film_city):
    film_city.build()
    page = film_city.page(PAGE)
    assert '<img src="../../../learn/comics/note.svg#p1"' in page
    assert "先写条。" in page
    assert "<video" not in page


def test_with_one_it_says_how_long_and_how_heavy_before_anything_loads(film_city):
    folder = shelf_with_film(film_city)
    site = film_city.build()
    page = film_city.page(PAGE)
    assert "片长25秒</strong>，无声，有字幕。点了才加载，要0.5 MB流量" in page
    assert '<video controls playsinline preload="none"' in page
    assert "autoplay" not in page
    assert '<source src="../../../learn/films/note-240.mp4" type="video/mp4">' in page
    assert '<a href="../../../learn/films/note-360.mp4">清楚版（1.4 MB）</a>' in page
    assert (site / "learn/films/note-360.mp4").read_bytes() == (folder / "360.mp4").read_bytes()
    assert (site / "learn/films/note.vtt").read_text("utf-8").startswith("WEBVTT")
    assert 'src="../../../../learn/films/note-240.mp4"' in film_city.page(f"e/{PAGE}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at: left", "at: left, pose: sit}\n      - {who: 谁, at: right"),
        ("id: note\n", "id: note\nwithdraw_at: 2026-11-24\n"),
    ],
)
def test_a_draft_of_a_film_waits_in_a_preview_for_its_comic(film_city, old, new):
    film_city.edit("pages/learn/films/note.md", "comic: note\n", "comic: note\ndraft: true\n")
    film_city.edit("pages/xiaolan/first.md", "comic: note\n", "")
    film_city.edit("comics/note.yml", old, new)
    film_city.edit("comics/note.yml", "id: note\n", "id: note\ndraft: true\n")
    preview = film_city.folders.build / build_site(film_city.folders, TODAY, film_city.told.append, preview=True)
    assert not (preview / PAGE).exists()


def test_a_film_at_another_host_is_shown_with_its_own_sizes(film_city):
    elsewhere = "seconds: 130\nhas_voice: true\nfiles:\n" + "".join(
        f"  - {{src: https://films.example/{height}.mp4, height: {height}, megabytes: {size}}}\n"
        for height, size in ((720, 12.5), (360, 3.1))
    )
    film_city.edit("pages/learn/films/note.md", "comic: note\n", f"comic: note\n{elsewhere}")
    film_city.build()
    page = film_city.page(PAGE)
    assert "片长2分10秒</strong>，有声音，有字幕。点了才加载，要3.1 MB流量" in page
    assert '<source src="https://films.example/360.mp4"' in page
    assert '<a href="https://films.example/720.mp4">清楚版（12.5 MB）</a>' in page


def test_a_film_of_a_comic_that_was_changed_since_is_not_shown(film_city, read):
    shelf_with_film(film_city)
    film_city.edit("comics/note.yml", "caption: 写条。", "caption: 当面写条。")
    content = read(film_city)
    made = read_made(film_city.folders.build, content.comics.values(), content.raw)
    assert made == Made(outdated=("先写条",))


def test_nor_is_its_poster(film_city, read):
    content, folder = read(film_city), film_city.folders.build / "posters"
    folder.mkdir(parents=True)
    note_state(folder, "note", state_of("an older script"))
    assert read_made(film_city.folders.build, content.comics.values(), content.raw).posters == {}


@pytest.mark.parametrize(
    "note", ["", "{", "[]", '{"state": 1}', '{"state": "", "seconds": 1, "has_voice": 0, "sizes": []}']
)
def test_a_damaged_note_of_what_was_made_counts_as_nothing_made(film_city, note):
    (shelf_with_film(film_city) / "film.json").write_text(note)
    posters = film_city.folders.build / "posters"
    posters.mkdir()
    (posters / "made-of.json").write_text(note)
    film_city.build()
    assert "<video" not in film_city.page(PAGE)


@pytest.mark.parametrize("left", [None, b"half"])
def test_a_film_of_which_a_file_is_missing_or_half_there_is_not_shown(film_city, left):
    path = shelf_with_film(film_city) / "240.mp4"
    path.unlink()
    if left:
        path.write_bytes(left)
    film_city.build()
    assert "<video" not in film_city.page(PAGE)


def test_a_poster_that_somebody_removed_is_not_offered(film_city, read):
    content, folder = read(film_city), film_city.folders.build / "posters"
    folder.mkdir(parents=True)
    note_state(folder, "note", state_of(content.raw["content/comics/note.yml"]))
    film_city.build()
    assert "海报（A4" not in film_city.page("learn/comics/note/")


def test_a_poster_drawn_again_leaves_the_site_that_is_served_as_it_is(film_city, read, drawing):
    content, build = read(film_city), film_city.folders.build
    told(make_posters, content, build, [])
    served = film_city.build() / "learn/comics/note.png"
    before = served.read_bytes()
    film_city.edit("comics/note.yml", "caption: 写条。", "caption: 当面写条。")
    told(make_posters, read(film_city), build, [])
    assert (build / "posters/note.png").read_bytes() != before
    assert served.read_bytes() == before


def test_of_a_comic_of_images_nothing_is_drawn(film_city, read):
    images = "images:\n  - {file: p1, alt: 一张借条, text: 今天借到}\n"
    script = film_city.read("comics/note.yml")
    film_city.write("comics/note.yml", script[: script.index("cast:")] + images + script[script.index("ending:") :])
    assert told(make_posters, read(film_city), film_city.folders.build, []) == (True, "")


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("comic: nope\n", "「nope」，可以写：note"),
        ("comic: note\nvoice: voices/none.m4a\n", "没有配音文件 content/voices/none.m4a"),
        ("comic: note\nseconds: 5\nfiles:\n  - {src: /x.mp4, height: 1, megabytes: 1}\n", "https:// 开头"),
        ("comic: note\nseconds: 5\nfiles:\n  - {src: https://x, height: 0, megabytes: 1}\n", "都要大于0"),
        ("comic: note\nseconds: 0\nfiles:\n  - {src: https://x, height: 1, megabytes: 1}\n", "「seconds」写片长"),
        ("comic: note\nfiles:\n  - {src: https://x, height: 1, megabytes: 1}\n", "缺「seconds」"),
    ],
)
def test_a_wrong_head_is_told_with_what_to_write(film_city, head, problem):
    film_city.edit("pages/learn/films/note.md", "comic: note\n", head)
    assert any("pages/learn/films/note.md 第" in error and problem in error for error in film_city.refusals(TODAY))
