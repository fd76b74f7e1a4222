"""What is checked of comics as of pages: their language, their days, when they must be looked at again."""

from datetime import date

import pytest

from site_builder.build import build_site
from site_builder.checking import checked_content
from tests.site_builder.conftest import TODAY

FILE = "comics/fee.yml"
COMIC = """\
id: fee
title: 谁先交诉讼费
description: 打官司谁先交钱，交不起怎么办，一看就懂。
topic: court
laws: [{law: litigation-fee-measures, article: "20"}]
reviewed_on: 2026-11-24
review_by: 2027-05-24
cast: {王叔: worker}
panels:
  - place: office
    people:
      - {who: 王叔, at: left}
    says:
      - {who: 王叔, text: 钱谁先交？}
    caption: 王叔来问。
  - {place: office, people: [{who: 王叔, at: left}], says: [{who: 王叔, text: 我先交。}]}
  - {place: office, people: [{who: 王叔, at: left}], says: [{who: 王叔, text: 赢了对方出。}]}
  - {place: office, people: [{who: 王叔, at: left}], says: [{who: 王叔, text: 记住了。}]}
ending: 先交的，赢了能要回来。
next: [{to: /learn/lending/, text: 借钱不还}]
"""


@pytest.fixture
def city(small_city):
    """The small city with one comic."""
    small_city.write("topics.yml", "court: {name: 打官司, description: 去法院。}\n")
    small_city.write(FILE, COMIC)
    return small_city


def told(city, on=TODAY):
    """What a check says of the comic."""
    checked_content(city.folders, on, city.told.append)
    return [line.removeprefix(f"提醒 content/{FILE}") for line in city.told if FILE in line]


def test_a_plain_comic_is_not_told_of(city):
    assert told(city) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("text: 钱谁先交？", "text: 兹因钱谁先交？", " 第14行"),
        ("caption: 王叔来问。", "caption: 王叔来问相关部门。", " 第10行"),
        ("ending: 先交的", "ending: 逾期就晚了。先交的", " 第19行"),
    ],
)
def test_officialese_is_told_at_its_line(city, old, new, line):
    city.edit(FILE, old, new)
    (problem,) = told(city)
    assert problem.startswith(f"{line}：「")
    assert "是官话" in problem


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("text: 钱谁先交？", "text: 打13800138000", " 第14行", "这里像是手机号"),
        ("title: 谁先交诉讼费", "title: 看《诉讼费用缴纳办法》", " 第2行", "你是不是要写《诉讼费用交纳办法》"),
        ("{to: /learn/lending/,", "{to: /nowhere/,", " 第20行", "链接 /nowhere/ 指的页面不存在"),
    ],
)
def test_what_must_not_be_published_stops_the_build(city, old, new, line, problem):
    city.edit(FILE, old, new)
    (refusal,) = city.refusals()
    assert refusal.startswith(f"content/{FILE}{line}：")
    assert problem in refusal


def test_a_comic_past_its_review_is_told_of(city):
    assert told(city, date(2027, 5, 24)) == []
    assert told(city, date(2027, 5, 25)) == [" 第7行：该重新核对了（review_by 2027-05-24）"]


@pytest.mark.parametrize(
    ("head", "problem"), [("draft: true", "还是草稿"), ("publish_at: 2026-12-10", "2026年12月10日才发布")]
)
def test_a_post_goes_with_a_comic_only_when_that_is_shown(city, head, problem):
    city.edit(FILE, "topic: court\n", f"topic: court\n{head}\n")
    post = city.read("pages/learn/lending.md").replace(
        "title: 借钱不还", "title: 交钱\ntopic: court\npublish_at: 2026-11-24\ncomic: fee"
    )
    city.write("pages/xiaolan/fee.md", post)
    city.write("pages/xiaolan/index.md", city.read("pages/learn/index.md").replace("order: 2", "order: 4"))
    assert any(f"漫画「谁先交诉讼费」{problem}" in refusal for refusal in city.refusals())


@pytest.mark.parametrize(
    ("head", "banner"), [("draft: true", "草稿，没有发布"), ("publish_at: 2026-12-10", "2026年12月10日发布")]
)
def test_a_preview_shows_a_comic_that_is_not_published_under_a_banner(city, head, banner):
    city.edit(FILE, "topic: court\n", f"topic: court\n{head}\n")
    preview = city.folders.build / build_site(city.folders, TODAY, city.told.append, preview=True)
    assert banner in (preview / "learn/comics/fee/index.html").read_text("utf-8")
    assert not (city.build() / "learn/comics/fee/index.html").exists()


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [("who: 王叔, at: left}\n", "who: 谁, at: left}\n", False), ("{to: /learn/lending/", "{to: /gone/", True)],
)
def test_a_draft_of_a_comic_is_previewed_once_it_can_be_drawn(city, old, new, shown):
    city.edit(FILE, "topic: court\n", "topic: court\ndraft: true\n")
    city.edit(FILE, old, new)
    preview = city.folders.build / build_site(city.folders, TODAY, city.told.append, preview=True)
    assert (preview / "learn/comics/fee/index.html").exists() is shown
    assert any(told.startswith(f"提醒 content/{FILE}") for told in city.told)


def test_a_comic_links_only_to_what_is_there_as_long_as_it_is(city):
    city.edit("pages/learn/lending.md", "reviewed_on:", "withdraw_at: 2026-12-10\nreviewed_on:")
    city.edit(FILE, "topic: court\n", "topic: court\nwithdraw_at: 2026-12-10\n")
    city.edit("pages/index.md", "/learn/lending/", "/about/")
    city.edit("calculators/court-fee.yml", "/learn/lending/", "/about/")
    city.build()
    city.edit(FILE, "withdraw_at: 2026-12-10", "withdraw_at: 2026-12-11")
    (refusal,) = city.refusals()
    assert refusal.startswith(f"content/{FILE} 第21行：链接 /learn/lending/ 指的页面2026年12月10日撤下")
