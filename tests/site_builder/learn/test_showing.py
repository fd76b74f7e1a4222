"""From when to when something stands on the site."""

from datetime import date

import pytest

from site_builder.learn.showing import ALWAYS, Showing

TODAY = date(2026, 11, 24)
YESTERDAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 25)
DRAFT = Showing(draft=True)


@pytest.mark.parametrize(
    ("showing", "shown"),
    [
        (ALWAYS, True),
        (Showing(publish_at=TODAY), True),
        (Showing(publish_at=TOMORROW), False),
        (Showing(withdraw_at=TOMORROW), True),
        (Showing(withdraw_at=TODAY), False),
        (Showing(YESTERDAY, TOMORROW), True),
        (DRAFT, False),
        (Showing(YESTERDAY, TOMORROW, draft=True), False),
    ],
)
def test_it_is_shown_from_its_first_day_until_the_day_before_it_is_withdrawn(showing, shown):
    assert showing.on(TODAY) is shown


@pytest.mark.parametrize(
    ("target", "source", "covered"),
    [
        (ALWAYS, ALWAYS, True),
        (ALWAYS, Showing(TODAY, TOMORROW), True),
        (Showing(publish_at=TODAY), ALWAYS, False),
        (Showing(publish_at=TODAY), Showing(publish_at=TODAY), True),
        (Showing(publish_at=TOMORROW), Showing(publish_at=TODAY), False),
        (Showing(withdraw_at=TODAY), Showing(withdraw_at=TODAY), True),
        (Showing(withdraw_at=TODAY), Showing(withdraw_at=TOMORROW), False),
        (DRAFT, ALWAYS, False),
        (DRAFT, DRAFT, True),
        (Showing(publish_at=TOMORROW), DRAFT, True),
    ],
)
def test_a_link_is_safe_when_its_target_is_shown_on_every_day_on_which_it_is(target, source, covered):
    assert target.covers(source) is covered
