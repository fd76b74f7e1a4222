"""What pages to learn from say of each other."""

from __future__ import annotations

import pytest

from site_builder.learn.connections import connection_errors
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
        ("draft: true", "它还是草稿（draft: true）"),
        ("publish_at: 2026-11-01", "2026-11-01 起才有"),
        ("withdraw_at: 2026-12-01", "2026-12-01 起撤下"),
    ],
)
def test_its_comic_is_there_whenever_the_post_is(with_comic, head, why):
    with_comic.edit("comics/note.yml", "id: note\n", f"id: note\n{head}\n")
    (error,) = told(with_comic)
    assert error.startswith(f"content/pages/xiaolan/first.md 第9行：漫画「先写条」不是一直都在：{why}")


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
