"""Where neither 小蓝 nor a comic stands."""

from __future__ import annotations

import pytest

from site_builder.learn.library import library_of
from site_builder.learn.sensitive import sensitive_errors
from site_builder.sources import read_content
from tests.site_builder.learn.conftest import POST, STUDY, STUDY_HEAD, learn_page, post


def told(city) -> list[str]:
    return [str(error) for error in sensitive_errors(read_content(city.folders.content))]


def test_what_is_fit_for_xiaolan_passes(with_comic):
    assert told(with_comic) == []


def test_no_post_stands_on_a_sensitive_topic(learn_city):
    learn_city.write("pages/xiaolan/second.md", post("讲讲", "2026-11-20", "topic: violence\n"))
    assert told(learn_city) == [
        "content/pages/xiaolan/second.md 第8行：「家庭暴力」是受伤害的人看的题目，不放小蓝说法。写成文章（learn/guides）或者案例"
    ]


def test_nor_does_a_comic(with_comic):
    with_comic.edit("comics/note.yml", "topic: lending", "topic: violence")
    assert told(with_comic) == [
        "content/comics/note.yml 第4行：「家庭暴力」是受伤害的人看的题目，不放漫画。写成文章（learn/guides）或者案例"
    ]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("title: 先写条", "title: 他想自杀", "第2行"),
        ("text: 先写条。", "text: 别自杀。", "第14行"),
        ("caption: 写条。", "caption: 有人自杀。", "第10行"),
        ("ending: 先写条", "ending: 别自杀，先写条", "第16行"),
    ],
)
def test_no_comic_tells_of_a_tragedy(with_comic, old, new, where):
    with_comic.edit("comics/note.yml", old, new)
    (error,) = told(with_comic)
    assert error.startswith(f"content/comics/note.yml {where}：小蓝和漫画不讲「自杀」：不写。")


def test_no_post_does_either(learn_city):
    learn_city.write("pages/xiaolan/second.md", post("别关人", "2026-11-20", body=f"{POST}\n后来他被打死了。\n"))
    (error,) = told(learn_city)
    assert error.startswith("content/pages/xiaolan/second.md 第13行：小蓝和漫画不讲「打死」：")


def test_a_guide_and_a_study_may_tell_of_it(learn_city):
    learn_city.edit("pages/learn/cases/court.md", "说明。\n\n## 法院怎么看", "家暴。\n\n## 法院怎么看")
    assert told(learn_city) == []


def test_beside_what_is_sensitive_stand_neither_posts_nor_comics(with_comic, read):
    with_comic.write(
        "pages/learn/cases/violence.md",
        learn_page("打人的案子", STUDY_HEAD.replace("topic: lending", "topic: violence"), STUDY),
    )
    library = library_of(read(with_comic))
    related = library.related(library.lessons["learn/cases/violence/"])
    assert [lesson.kind for lesson in related] == ["guide", "case"]
