"""What pages to learn from say of each other."""

from __future__ import annotations

import pytest

from site_builder.learn.connections import SAME_DAYS, connection_errors
from site_builder.sources import read_content
from tests.site_builder.learn.conftest import learn_page, post


def told(city) -> list[str]:
    return [str(error) for error in connection_errors(read_content(city.folders.content))]


def test_what_fits_together_passes(with_comic):
    assert told(with_comic) == []


def test_a_post_names_a_comic_that_is_there(learn_city):
    learn_city.edit("pages/xiaolan/first.md", "topic: lending\n", "topic: lending\ncomic: note\n")
    assert told(learn_city) == [
        "content/pages/xiaolan/first.md 第9行：content/comics/ 里没有「note」，可以写：还没有漫画"
    ]


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("draft: true", "还是草稿，不发布"),
        ("publish_at: 2026-11-01", "2026年11月1日才发布"),
        ("withdraw_at: 2026-12-01", "2026年12月1日撤下"),
    ],
)
def test_its_comic_is_there_whenever_the_post_is(with_comic, head, why):
    with_comic.edit("comics/note.yml", "id: note\n", f"id: note\n{head}\n")
    assert told(with_comic) == [f"content/pages/xiaolan/first.md 第9行：漫画「先写条」{why}。{SAME_DAYS}"]


def test_a_guide_is_there_whenever_the_page_is_that_goes_on_from_it(learn_city):
    learn_city.edit("pages/learn/guides/lending.md", "topic: lending\n", "topic: lending\nwithdraw_at: 2026-12-01\n")
    further = learn_page("后面几步", "topic: lending\npart_of: /learn/guides/lending/\n", "一步。\n")
    learn_city.write("pages/learn/guides/steps.md", further)
    assert told(learn_city) == [
        f"content/pages/learn/guides/steps.md 第9行：「借钱不还怎么办」2026年12月1日撤下。{SAME_DAYS}"
    ]


def test_a_film_names_its_comic_too(learn_city):
    learn_city.write("pages/learn/films/note.md", learn_page("短片", "topic: lending\ncomic: note\n", "片子。\n"))
    (error,) = told(learn_city)
    assert error.startswith("content/pages/learn/films/note.md 第9行：content/comics/ 里没有「note」")


@pytest.mark.parametrize("target", ["/learn/lending/", "/learn/guides/nowhere/", "work-injury"])
def test_a_further_page_goes_on_from_a_guide(learn_city, target):
    learn_city.write(
        "pages/learn/guides/steps.md", learn_page("后面几步", f"topic: lending\npart_of: {target}\n", "一步。\n")
    )
    (error,) = told(learn_city)
    assert error.startswith(f"content/pages/learn/guides/steps.md 第9行：「part_of」写的 {target} 不是一篇文章")


def test_a_guide_says_where_to_find_whom_to_ask(learn_city):
    learn_city.edit("pages/learn/guides/lending.md", "[名单](/find/justice-bureau/)", "问人。")
    assert told(learn_city) == [
        "content/pages/learn/guides/lending.md 第23行：「找谁」里至少连到一份名单，比如 [律师](/find/lawyer/)，点进去能选县区"
    ]


def test_no_two_posts_of_a_day_have_one_title(learn_city):
    learn_city.write("pages/xiaolan/again.md", post("先写条", "2026-10-01"))
    assert told(learn_city) == [
        f"content/pages/xiaolan/{name}.md 第2行：2026-10-01 有两期都叫「先写条」，改一个" for name in ("again", "first")
    ]
