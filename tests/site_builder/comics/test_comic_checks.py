"""What an editor reads who got a comic wrong: file, line and what to do."""

from __future__ import annotations

import time

import pytest

from site_builder.checks import find_errors
from site_builder.sources import read_content

from .scripts import HEAD, PANEL, SCRIPT, TOPICS

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
        ("{王叔: worker", "{小张: boy, 王叔: worker", "第10行：「cast」里的小张一直没有出场"),
        ("who: 李头, text", "who: 老李, text", "第12行：第1格的老李不在「cast」里，那里有：王叔、李头"),
        ("id: wait", "id: later", "第1行：「id」要和文件名一样，写成 wait"),
        ("topic: wages", "topic: fights", "第4行：「家里打人」是受伤害的人看的题目，不放漫画"),
        ("to: /learn/,", "to: /nowhere/,", "第9行：链接 /nowhere/ 指的页面不存在"),
        ("text: 又等？", f"text: {'等' * 50}", "这句话50个字，一句最多36个：请删短14个字"),
        ('article: "20"', 'article: "99"', "还没有第 99 条的那一句话"),
        ("{who: 李头, text: 等过完年再说。}", "[李头, 等过完年再说。]", "第17行：这里要写成「名称: 值」的一组"),
        ("ending: 先留证据。", "ending: [先留证据。]", "第8行：「ending」要写成一段文字"),
        ("cast: {王叔: worker", "cast: {1: {2: 3}, 王叔: worker", "第10行：「1」要写成一段文字"),
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


@pytest.mark.parametrize("panels", ["5", "", "{}", "[]"])
def test_panels_are_a_list(small_city, panels):
    small_city.write("topics.yml", TOPICS)
    small_city.write(FILE, f"{HEAD}cast: {{王叔: worker}}\npanels: {panels}\n")
    assert any(error.startswith("content/comics/wait.yml 第") and "panels" in error for error in small_city.refusals())


@pytest.mark.parametrize("name", ["Wait", "等", "wait-cover", "wait-card", "wait-qr"])
def test_a_file_has_a_name_that_can_be_an_address_of_its_own(small_city, name):
    small_city.write("topics.yml", TOPICS)
    small_city.write(f"comics/{name}.yml", SCRIPT.replace("id: wait", f"id: {name}"))
    (error,) = small_city.refusals()
    assert error.startswith(f"content/comics/{name}.yml：文件名只能用小写字母、数字和短横线")


def test_somebody_is_seen_in_it(small_city):
    nobody = "  - {place: site, says: [{who: 王叔, text: 喂？, as: phone}]}\n"
    small_city.write("topics.yml", TOPICS)
    small_city.write(FILE, f"{HEAD}cast: {{王叔: worker}}\npanels:\n{nobody * 4}")
    assert small_city.refusals() == [
        "content/comics/wait.yml 第11行：每一格都没有人：封面画第一个有人的格，至少让一个人出场"
    ]


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
