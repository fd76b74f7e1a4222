"""Lists of what there is to learn from, the column's page and archive, the box on the home page."""

from __future__ import annotations

from site_builder.learn.additions import additions
from site_builder.learn.lists import MOST_OF_A_TOPIC, list_addresses, list_pages
from site_builder.site_markdown import _pages_of_section
from tests.site_builder.learn.conftest import STUDY, STUDY_HEAD, learn_page, post


def lists(content) -> dict[str, str]:
    return {page.address: str(page.html) for page in list_pages(content)}


def test_a_topic_has_a_page_with_everything_on_it_and_an_empty_one_has_none(with_comic, read):
    found = lists(read(with_comic))
    page = found["learn/topics/lending/"]
    for address in ("learn/guides/lending/", "learn/comics/note/", "learn/cases/court/", "xiaolan/first/"):
        assert f'href="/{address}"' in page
    assert "learn/topics/empty/" not in found


def test_it_leads_to_the_calculators_and_services_of_its_guides(learn_city, read):
    onward = "  - {to: /look-up/calculators/court-fee/, text: 算诉讼费}\n"
    learn_city.edit("pages/learn/guides/lending.md", "next:\n", f"next:\n{onward}")
    page = lists(read(learn_city))["learn/topics/lending/"]
    assert '<li><a href="/look-up/calculators/court-fee/">算诉讼费</a>' in page
    assert 'href="/about/"' not in page


def test_what_is_listed_is_known_to_the_check(learn_city, read):
    content = read(learn_city)
    assert set(lists(content)) == set(list_addresses(content))


def test_a_city_with_nothing_to_learn_from_has_no_lists(small_city, read):
    assert lists(read(small_city)) == {}


def test_of_many_cases_on_a_topic_the_list_leads_to_the_rest(learn_city, read):
    for n in range(MOST_OF_A_TOPIC + 1):
        learn_city.write(f"pages/learn/cases/case-{n}.md", learn_page(f"案子{n}", STUDY_HEAD, STUDY))
    page = lists(read(learn_city))["learn/cases/"]
    assert page.count('href="/learn/cases/') == MOST_OF_A_TOPIC
    assert '<a href="/learn/topics/lending/">民间借贷：还有2篇</a>' in page


def test_the_archive_has_a_page_for_each_year_by_month(learn_city, read):
    learn_city.write("pages/xiaolan/old.md", post("去年的", "2025-12-31"))
    found = lists(read(learn_city))
    newest, older = found["xiaolan/archive/"], found["xiaolan/archive/2025/"]
    assert newest.index("2026年11月") < newest.index("第3期") < newest.index("2026年10月") < newest.index("第2期")
    assert "去年的" not in newest
    assert "2025年12月" in older
    assert "31日，第1期" in older


def test_the_column_shows_its_newest_posts(learn_city, read):
    for day in range(1, 12):
        learn_city.write(f"pages/xiaolan/september-{day}.md", post(f"九月{day}", f"2026-09-{day:02}"))
    tail = additions(read(learn_city))["xiaolan/"].tail
    assert tail.index("别关人") < tail.index("先写条") < tail.index("九月11")
    assert "九月3" not in tail
    assert 'href="/xiaolan/archive/"' in tail


def test_before_the_first_post_the_column_and_the_home_page_say_so(learn_city, read):
    for name in ("first", "second"):
        learn_city.path(f"pages/xiaolan/{name}.md").unlink()
    learn_city.build()
    assert "第一期还没有出来" in learn_city.page("xiaolan/")
    assert "第一期还没有出来" in learn_city.page("")


def test_the_home_page_shows_the_newest_post(learn_city):
    learn_city.build()
    home = learn_city.page("")
    assert '最新一期：<a href="./xiaolan/second/">别关人</a>' in home
    assert 'class="xiaolan"' in home


def test_with_the_cover_of_its_comic_where_it_has_one(with_comic, read):
    with_comic.path("pages/xiaolan/second.md").unlink()
    assert 'src="/learn/comics/note-cover.svg" width="144" height="100"' in additions(read(with_comic))[""].tail


def test_the_section_leads_to_lists_and_not_to_every_page(learn_city, read):
    content = read(learn_city)
    made = list(list_pages(content))
    listed = [each["to"] for each in _pages_of_section(content, content.pages["learn/"], made)]
    assert listed == ["/learn/guides/", "/learn/cases/", "/learn/topics/", "/learn/lending/"]
    assert _pages_of_section(content, content.pages["xiaolan/"], made) == []
