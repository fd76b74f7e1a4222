"""The pages of comics as they are published, in both views."""

from __future__ import annotations

import io
import re
from datetime import date
from urllib.parse import unquote

import brotli
import pytest
from PIL import Image

from site_builder.comics.pages import comic_addresses, comic_files, comic_pages
from site_builder.search.documents import documents
from site_builder.sources import read_content

from .scripts import HEAD, SCRIPT, TOPICS

TODAY = date(2026, 11, 24)
PAGE, PICTURE = "learn/comics/wait/", "learn/comics/wait.svg"
IMAGES = f"{HEAD}images:\n" + "".join(
    f"  - {{file: p{n}, alt: 王叔站在工地门口, text: 王叔说给钱, caption: 第{n}张}}\n" for n in range(1, 3)
)


def image(width: int, kind: str, noise: int = 0) -> bytes:
    picture = Image.effect_noise((width, width), noise) if noise else Image.new("RGB", (width, width), "#1b5aa6")
    found = io.BytesIO()
    picture.save(found, kind, quality=90)
    return found.getvalue()


@pytest.fixture
def comic_city(small_city):
    small_city.write("topics.yml", TOPICS)
    small_city.write("comics/wait.yml", SCRIPT)
    small_city.build()
    return small_city


@pytest.fixture
def image_city(small_city):
    small_city.write("topics.yml", TOPICS)
    small_city.write("comics/wait.yml", IMAGES)
    for n in (1, 2):
        for width in (360, 720, 1080):
            for kind in ("webp", "avif"):
                path = small_city.path(f"comics/wait/p{n}-{width}.{kind}")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(image(width, kind))
    return small_city


@pytest.mark.parametrize(("view", "way"), [("", "../../../"), ("e/", "../../../../")])
def test_each_panel_is_shown_in_both_views_with_all_its_words(comic_city, view, way):
    html = comic_city.page(f"{view}{PAGE}")
    images = re.findall(r'<img src="([^"]+)" width="360" height="400"( loading="lazy")? alt="([^"]+)"', html)
    assert [src for src, _, _ in images] == [f"{way}{PICTURE}#p{n}" for n in range(1, 5)]
    assert [bool(lazy) for _, lazy, _ in images] == [False, True, True, True]
    assert all("工地。" in alt and "李头说：“等过完年再说。”" in alt for _, _, alt in images)


def test_a_page_holds_the_words_the_sentence_to_keep_and_the_law(comic_city):
    html = comic_city.page(PAGE)
    assert all(
        part in html
        for part in ("文字版", "王叔心里想：“又等？”", "记住这一句", "画里的人和事都是编的", "本页依据的法条")
    )


def test_a_message_to_the_family_holds_the_sentence_and_the_address(comic_city):
    message = unquote(re.search(r'href="sms:\?body=([^"]+)"', comic_city.page(PAGE))[1])
    assert message == "又等。先留证据。https://law.example/learn/comics/wait/"


def test_another_message_holds_every_word_and_says_how_many_it_is_paid_for_as(comic_city):
    html = comic_city.page(PAGE)
    message = unquote(re.findall(r'href="sms:\?body=([^"]+)"', html)[1])
    assert message.startswith("《又等》")
    assert "王叔：“又等？”" in message
    assert message.endswith("先留证据。")
    assert f"约{-(-len(message) // 67)}条" in html


def test_the_list_shows_a_cover_of_each_comic_under_its_topic(comic_city):
    html = comic_city.page("learn/comics/")
    assert re.search(r"<h2>要工资</h2>.*wait-cover\.svg.*loading=\"lazy\".*>又等</a>", html, re.S)


def test_pictures_have_compressed_copies_that_hold_the_same(comic_city):
    picture = comic_city.site / PICTURE
    assert brotli.decompress((picture.parent / f"{picture.name}.br").read_bytes()) == picture.read_bytes()
    assert (picture.parent / f"{picture.name}.gz").is_file()


def test_a_comic_is_found_by_what_is_said_in_it(comic_city):
    content = read_content(comic_city.folders.content)
    (found,) = (each for each in documents(content, (), TODAY) if each.address == PAGE)
    assert (found.group, found.title) == ("stories", "又等")
    assert "等过完年再说" in found.text


def test_a_comic_stands_with_the_law_that_it_rests_on(comic_city):
    assert 'href="../../../learn/comics/wait/"' in comic_city.page("look-up/laws/litigation-fee-measures/")


def test_a_changed_word_changes_picture_and_page(comic_city):
    before = (comic_city.site / PICTURE).read_bytes()
    comic_city.write("comics/wait.yml", SCRIPT.replace("又等？", "还等？"))
    comic_city.build()
    assert (comic_city.site / PICTURE).read_bytes() != before
    assert "还等？" in comic_city.page(PAGE)


@pytest.mark.parametrize("kind", ["comic_city", "image_city"])
def test_what_the_check_knows_of_is_what_is_made(request, kind):
    content = read_content(request.getfixturevalue(kind).folders.content)
    made = {*(page.address for page in comic_pages(content)), *comic_files(content)}
    images = {address for address in made if address.endswith((".webp", ".avif"))}
    assert set(comic_addresses(content)) == made - images


def test_a_withdrawn_comic_leaves_nothing_behind(comic_city):
    comic_city.write("comics/wait.yml", f"{SCRIPT}draft: true\n")
    site = comic_city.build()
    assert not list(site.rglob("*wait*"))


def test_images_made_elsewhere_come_in_the_width_that_a_screen_needs(image_city):
    image_city.build()
    html = image_city.page(f"e/{PAGE}")
    kinds = re.findall(r'<source type="image/(\w+)" srcset="([^"]+)"', html)
    assert [kind for kind, _ in kinds] == ["avif", "webp"] * 2
    up = "../../../../learn/comics/wait/p1"
    assert kinds[0][1] == f"{up}-360.avif 360w, {up}-720.avif 720w, {up}-1080.avif 1080w"
    assert f'src="{up}-360.webp" width="360" height="360"' in html
    assert re.search(r"一共2张图，全部看完最多用0\.\d MB流量", html)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("p1-720.avif", None, "第11行：content/comics/wait/ 里缺这些图：p1-720.avif"),
        ("p2-360.webp", b"RIFF....WEBPnothing", "第12行：wait/p2-360.webp 打不开"),
        ("p1-360.avif", b"nothing", "wait/p1-360.avif 打不开"),
        ("p1-360.webp", image(400, "webp"), "宽400像素，文件名说的是360"),
        ("p1-720.webp", image(720, "webp", 90), "这个宽度最多150KB"),
    ],
)
def test_an_image_that_is_missing_broken_or_heavy_is_named(image_city, name, content, error):
    path = image_city.path(f"comics/wait/{name}")
    path.unlink()
    if content:
        path.write_bytes(content)
    assert [found for found in image_city.refusals() if error in found and "content/comics/wait.yml" in found]


def test_an_image_has_a_name_that_can_stand_in_an_address(image_city):
    image_city.edit("comics/wait.yml", "file: p1", "file: p 1")
    assert any(error.startswith("content/comics/wait.yml 第11行：「file」是文件名") for error in image_city.refusals())


def test_an_image_without_words_is_refused(image_city):
    image_city.edit("comics/wait.yml", "text: 王叔说给钱, caption: 第1张", "caption: 第1张")
    assert "content/comics/wait.yml 第11行：缺「text」" in image_city.refusals()
