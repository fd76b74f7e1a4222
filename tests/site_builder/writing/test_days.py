"""Publishing by day: what is shown when, links that hold on every day, drafts, and what a preview shows."""

from datetime import date

import pytest

from site_builder.build import build_site
from site_builder.checking import checked_content
from tests.site_builder.conftest import TODAY

PAGE, NEW = "pages/learn/lending.md", "pages/learn/new.md"
LATER, LATER_IN_WORDS = date(2026, 12, 10), "2026年12月10日"
TARGET = """\
---
title: 新的一页
description: 新的一页，这一页说清楚。
reviewed_on: 2026-11-24
review_by: 2027-05-24
next:
  - {{to: {to}, text: 往下看}}
{head}---
{body}
"""


def add(city, head="", body="新的一页。", to="/about/"):
    """Put one more page under 我要学法."""
    city.write(NEW, TARGET.format(head=head, body=body, to=to))


def preview(city, on=TODAY):
    """The site as ``serve`` builds it."""
    return city.folders.build / build_site(city.folders, on, city.told.append, preview=True)


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("publish_at: 2026-12-10\n", {"2026-12-09": False, "2026-12-10": True, "2030-01-01": True}),
        ("withdraw_at: 2026-12-10\n", {"2026-11-24": True, "2026-12-09": True, "2026-12-10": False}),
        ("draft: true\n", {"2026-11-24": False, "2030-01-01": False}),
    ],
)
def test_a_page_is_there_only_on_its_days_and_in_no_list_on_others(head, days, small_city):
    add(small_city, head)
    for day, there in days.items():
        site = small_city.build(date.fromisoformat(day))
        assert (site / "learn/new/index.html").is_file() is there, day
        assert ("/learn/new/" in (site / "sitemap.xml").read_text("utf-8")) is there, day
        assert ("新的一页" in small_city.page("learn/")) is there, day


@pytest.mark.parametrize(
    ("head", "problem"),
    [
        ("publish_at: 2026-12-10\n", f"{LATER_IN_WORDS}才发布"),
        ("withdraw_at: 2026-12-10\n", f"{LATER_IN_WORDS}撤下"),
        ("publish_at: 2026-12-10\nwithdraw_at: 2027-01-01\n", f"{LATER_IN_WORDS}才发布，2027年1月1日撤下"),
        ("draft: true\n", "还是草稿，不发布"),
    ],
)
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (PAGE, "", "\n[看](/learn/new/)\n"),
        (PAGE, "{to: /about/,", "{to: /learn/new/,"),
        ("pages/index.md", "{to: /learn/lending/,", "{to: /learn/new/,"),
        ("calculators/court-fee.yml", "{to: /learn/lending/,", "{to: /learn/new/,"),
    ],
)
def test_a_link_to_what_is_not_always_there_is_refused_with_the_day(head, problem, file, old, new, small_city):
    add(small_city, head)
    small_city.edit(file, old, new)
    (refusal,) = small_city.refusals()
    assert refusal.startswith(f"content/{file}")
    assert f"链接 /learn/new/ 指的页面{problem}" in refusal


@pytest.mark.parametrize("head", ["publish_at: 2026-12-10\n", "publish_at: 2026-12-20\n", "draft: true\n"])
def test_a_page_that_comes_no_sooner_may_link_to_it(head, small_city):
    add(small_city, "publish_at: 2026-12-10\n")
    small_city.write("pages/learn/other.md", TARGET.format(head=head, body="[看](/learn/new/)", to="/learn/new/"))
    small_city.build()
    assert not [told for told in small_city.told if "/learn/new/" in told]


@pytest.mark.parametrize("file", ["pages/index.md", "pages/learn/index.md"])
@pytest.mark.parametrize("head", ["draft: true", "publish_at: 2026-01-01", "withdraw_at: 2030-01-01"])
def test_home_and_sections_do_not_come_and_go(file, head, small_city):
    small_city.edit(file, "reviewed_on:", f"{head}\nreviewed_on:")
    assert any("别处都要用" in refusal for refusal in small_city.refusals())


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[看](/nowhere/)", "/nowhere/ 指的页面不存在"),
        ('{{ law("civil-code", "9999") }}', "content/laws/"),
        ('!!! warning "x"\n    x', "不认识提示框"),
        ("看《婚姻法》。", "已经废止了"),
    ],
)
def test_what_is_wrong_with_a_draft_is_told_and_stops_nothing(body, fault, small_city):
    add(small_city, "draft: true\n", body)
    small_city.build()
    assert any(told.startswith("提醒 content/pages/learn/new.md") and fault in told for told in small_city.told)
    assert "新的一页" in (preview(small_city) / "learn/new/index.html").read_text("utf-8")


@pytest.mark.parametrize("body", ["打13800138000", "卡号6217001234567890123"])
def test_somebodys_number_stops_the_build_in_a_draft_too(body, small_city):
    add(small_city, "draft: true\n", body)
    (refusal,) = small_city.refusals()
    assert refusal.startswith("content/pages/learn/new.md 第10行：这里像是")


def test_a_draft_that_cannot_be_read_stops_the_build(small_city):
    add(small_city, "draft: true\ncolor: red\n")
    (refusal,) = small_city.refusals()
    assert refusal.startswith("content/pages/learn/new.md 第9行：不认识「color」")


@pytest.mark.parametrize(
    ("head", "banner"), [("draft: true\n", "草稿，没有发布"), ("publish_at: 2026-12-10\n", f"{LATER_IN_WORDS}发布")]
)
def test_a_preview_shows_what_is_not_published_under_a_banner(head, banner, small_city):
    add(small_city, head)
    page = (preview(small_city) / "learn/new/index.html").read_text("utf-8")
    assert banner in page
    assert page.index("<h1>") < page.index(banner) < page.index("新的一页。</p>")
    assert banner not in (small_city.site / "learn/lending/index.html").read_text("utf-8")
    assert "新的一页" in small_city.page("learn/")
    site = small_city.build()
    assert not (site / "learn/new/index.html").exists()


def test_a_preview_of_the_day_itself_has_no_banner(small_city):
    add(small_city, "publish_at: 2026-12-10\n")
    assert "12月10日发布" in (preview(small_city) / "learn/new/index.html").read_text("utf-8")
    assert "12月10日发布" not in (preview(small_city, LATER) / "learn/new/index.html").read_text("utf-8")


def test_a_preview_does_not_show_what_was_withdrawn(small_city):
    add(small_city, "withdraw_at: 2026-11-24\n")
    assert not (preview(small_city) / "learn/new/index.html").exists()


def test_a_check_on_a_day_counts_what_is_shown_then(small_city):
    add(small_city, "publish_at: 2026-12-10\n")
    before, after = (
        len(checked_content(small_city.folders, day, small_city.told.append).pages) for day in (TODAY, LATER)
    )
    assert after == before + 1
