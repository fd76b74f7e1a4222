"""What the builder adds to an editor's page to learn from."""

from __future__ import annotations

from pathlib import Path

from site_builder.learn.additions import additions
from site_builder.made.on_site import made_files
from site_builder.made.shelf import Made


def test_a_post_says_which_it_is_and_what_it_is_about(learn_city):
    learn_city.build()
    page = learn_city.page("xiaolan/first/")
    assert '第1期，2026年10月1日。题目：<a href="../../learn/topics/lending/">民间借贷</a>' in page
    assert '下一期：<a href="../../xiaolan/second/">别关人</a>' in page
    assert page.index('class="xiaolan"') < page.index("<h1>")


def test_it_leads_to_its_comic_with_a_small_picture(with_comic, read):
    door = additions(read(with_comic))["xiaolan/first/"].door
    assert '<img class="cover" src="/learn/comics/note-cover.svg" width="144" height="100"' in door
    assert '看漫画：<a href="/learn/comics/note/">先写条</a>' in door


def test_it_can_be_shared_by_title_description_and_address(learn_city):
    learn_city.build()
    for address in ("xiaolan/first/", "learn/cases/court/", "learn/guides/lending/"):
        page = learn_city.page(address)
        assert f'<meta property="og:url" content="https://law.example/{address}">' in page
        assert '<meta property="og:title" itemprop="name"' in page
        assert "og:image" not in page


def test_with_the_picture_that_was_drawn_of_its_comic(with_comic, read, tmp_path):
    content = read(with_comic)
    content.made = Made(cards={"note": tmp_path / "note-card.png"})
    assert 'content="https://law.example/learn/comics/note-card.png"' in additions(content)["xiaolan/first/"].head
    assert made_files(content, tmp_path) == {"learn/comics/note-card.png": tmp_path / "note-card.png"}


def test_other_pages_pay_nothing_for_it(learn_city, small_city):
    before = Path(small_city.site / "ask/hotline/index.html").read_text("utf-8").replace("小蓝说法", "")
    learn_city.build()
    assert "og:" not in before
    assert "og:" not in learn_city.page("ask/hotline/")
    assert "og:" not in learn_city.page("learn/lending/")


def test_a_post_changes_when_its_neighbour_does(learn_city):
    learn_city.build()
    learn_city.edit("pages/xiaolan/second.md", "title: 别关人", "title: 要账别关人")
    learn_city.build()
    assert "要账别关人" in learn_city.page("xiaolan/first/")
    assert "要账别关人" in learn_city.page("")
