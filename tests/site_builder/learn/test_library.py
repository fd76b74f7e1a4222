"""What goes together, and in which order."""

from __future__ import annotations

from site_builder.learn.library import MOST_RELATED, library_of
from tests.site_builder.learn.conftest import STUDY, STUDY_HEAD, learn_page, post


def titles(lessons) -> list[str]:
    return [lesson.title for lesson in lessons]


def test_what_is_on_the_same_topic_is_related_and_its_own_comic_is_not(with_comic, read):
    library = library_of(read(with_comic))
    related = library.related(library.lessons["xiaolan/first/"])
    assert titles(related) == ["官司费谁出", "借钱不还怎么办"]


def test_one_article_in_common_does_not_relate_what_is_on_another_topic(learn_city, read):
    library = library_of(read(learn_city))
    assert library.related(library.lessons["xiaolan/second/"]) == ()


def test_two_articles_in_common_do(learn_city, read):
    learn_city.edit("pages/xiaolan/second.md", "", '还有{{ law("litigation-fee-measures", "13") }}。\n')
    library = library_of(read(learn_city))
    assert titles(library.related(library.lessons["xiaolan/second/"])) == ["官司费谁出"]


def test_a_guide_stays_with_its_topic_and_leads_to_no_other_guide(with_comic, read):
    with_comic.write(
        "pages/learn/cases/elsewhere.md", learn_page("别的题目", STUDY_HEAD.replace("lending", "divorce"), STUDY)
    )
    library = library_of(read(with_comic))
    related = library.related(library.lessons["learn/guides/lending/"])
    assert {lesson.topic for lesson in related} == {"lending"}
    assert {lesson.kind for lesson in related} == {"comic", "case", "post"}


def test_of_many_a_few_are_shown(learn_city, read):
    for day in range(1, 9):
        learn_city.write(f"pages/xiaolan/september-{day}.md", post(f"九月{day}", f"2026-09-{day:02}"))
    library = library_of(read(learn_city))
    assert len(library.related(library.lessons["xiaolan/first/"])) == MOST_RELATED


def test_the_posts_before_and_after_are_those_of_the_days_around(learn_city, read):
    learn_city.write("pages/xiaolan/between.md", post("中间", "2026-11-01"))
    library = library_of(read(learn_city))
    before, after = library.around(library.lessons["xiaolan/between/"])
    assert (before.title, after.title) == ("先写条", "别关人")


def test_the_first_has_none_before_and_the_last_none_after(learn_city, read):
    library = library_of(read(learn_city))
    first, last = library.lessons["xiaolan/first/"], library.lessons["xiaolan/second/"]
    assert library.around(first) == (None, last)
    assert library.around(last) == (first, None)


def test_numbers_stay_when_a_post_is_withdrawn(learn_city, read):
    learn_city.write(
        "pages/xiaolan/first.md", post("先写条", "2026-10-01", "topic: lending\nwithdraw_at: 2026-11-01\n")
    )
    content = read(learn_city)
    assert "xiaolan/first/" not in content.pages
    library = library_of(content)
    assert library.number(library.lessons["xiaolan/second/"]) == 2


def test_drafts_have_no_number(learn_city, read):
    learn_city.write("pages/xiaolan/first.md", post("先写条", "2026-10-01", "topic: lending\ndraft: true\n"))
    assert read(learn_city).numbers == {"xiaolan/second/": 1}
