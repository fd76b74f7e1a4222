"""What an editor reads who got a comic wrong: file, line and what to do."""

from __future__ import annotations

import time

import pytest

from site_builder.checks import find_errors
from site_builder.sources import read_content

from .scripts import PANEL, SCRIPT, TOPICS

FILE = "comics/wait.yml"
LAST = PANEL.replace("王叔来要工钱", "最后一格")


@pytest.fixture
def errors_of(small_city):
    """The errors of the small city with a comic in which something was changed."""

    def found(old: str = "", new: str = "") -> list[str]:
        script = f"{SCRIPT.removesuffix(PANEL)}{LAST}"
        assert not old or old in script
        small_city.write("topics.yml", TOPICS)
        small_city.write(FILE, script.replace(old, new, 1) if old else script)
        return [str(error) for error in find_errors(read_content(small_city.folders.content))]

    return found


def test_a_comic_that_is_right_has_no_error(errors_of):
    assert errors_of() == []


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ("pose: point", "pose: dance", "第15行：「pose」只能是 stand、"),
        ("place: site", "place: moon", "第12行：「place」只能是 site、"),
        ("{王叔: worker", "{王叔: wizard", "第10行：「王叔」只能是 xiaolan、"),
        ("at: right", "at: left", "第12行：第1格有2个人都站在left"),
        ("{王叔: worker", "{小张: boy, 王叔: worker", "「cast」里的小张一直没有出场"),
        ("who: 李头, text", "who: 老李, text", "第12行：第1格的老李不在「cast」里，那里有：王叔、李头"),
        ("id: wait", "id: later", "「id」要和文件名一样，写成 wait"),
        ("topic: wages", "topic: fights", "题目「fights」不画成漫画"),
        ("to: /learn/,", "to: /nowhere/,", "/nowhere/ 指的页面不存在"),
        ("text: 又等？", f"text: {'等' * 50}", "这句话50个字，一句最多36个：请删短14个字"),
        ('article: "20"', 'article: "99"', "还没有第 99 条的那一句话"),
        ("mood: worried}", "mood: worried}\n      - {who: 王叔, at: middle}", "第1格里王叔站了2次"),
    ],
)
def test_a_fault_is_named_with_what_to_do(errors_of, old, new, error):
    assert any(error in found and "content/comics/wait.yml" in found for found in errors_of(old, new)), errors_of(
        old, new
    )


def test_who_is_not_there_speaks_through_the_phone_or_not_at_all(errors_of):
    absent = "      - {who: 王叔, at: left, mood: worried}\n"
    (error,) = errors_of(absent, "")
    assert "第1格里王叔说了话，可是没有站在画里" in error


def test_words_without_room_are_told_how_many_characters_are_too_many(errors_of):
    long = f"text: {'等过完年再说吧' * 5}"
    (error,) = errors_of(
        "      - {who: 李头, text: 等过完年再说。}\n      - {who: 王叔, text: 又等？, as: thought}",
        "\n".join(f"      - {{who: {who}, {long}}}" for who in ("李头", "王叔", "李头")),
    )
    assert "content/comics/wait.yml 第17行：第1格的话太长，多了大约" in error


def test_four_panels_are_the_least(errors_of):
    assert any("一篇漫画4到8格，现在是3格" in error for error in errors_of(PANEL, ""))


def test_a_comic_that_has_not_changed_is_not_drawn_again(small_city, errors_of):
    errors_of()
    for n in range(100):
        small_city.write(f"comics/wait-{n}.yml", SCRIPT.replace("id: wait", f"id: wait-{n}"))
    content = read_content(small_city.folders.content)
    assert find_errors(content) == []
    began = time.perf_counter()
    find_errors(content)
    assert time.perf_counter() - began < 1
