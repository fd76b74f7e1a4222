"""A small city with something of each kind to learn from: a guide, a case study, two posts, a comic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from site_builder.sources import Content, read_content
from tests.site_builder.conftest import HEAD, SECTION, TODAY, SmallCity

TOPICS = """\
lending: {name: 民间借贷, description: 借钱不还。}
divorce: {name: 离婚, description: 日子过不下去了。}
violence: {name: 家庭暴力, description: 家里有人打人。, sensitive: true}
empty: {name: 还没有, description: 还没有写。}
"""

GUIDE = "".join(
    f"\n## {part}\n\n{text}\n"
    for part, text in {
        "今天先做": "找出借条。",
        "有期限": "三年。",
        "能要什么": "本金。",
        "找谁": "[名单](/find/justice-bureau/)",
        "留什么证据": "转账。",
        "别做什么": "别关人。",
        "不懂打谁": "[12348](tel:12348)",
    }.items()
)

STUDY_HEAD = """\
topic: lending
laws:
  - {law: litigation-fee-measures, article: "13"}
  - {law: litigation-fee-measures, article: "29"}
claims:
  - {what: 诉讼费, asked: 5000, granted: 3300, item: acceptance}
  - {what: 赔礼, why: 支持，当面说。}
calculator: court-fee
as_at: 2026-11-24
facts: {case: property, amount: "150000", procedure: ordinary}
"""

STUDY = "".join(f"\n## {part}\n\n说明。\n" for part in ("发生了什么", "法院怎么看", "法律怎么说", "你可以怎么做"))

POST = '第一段，[看一看](/learn/lending/)，{{ law("litigation-fee-measures", "29") }}。\n'

COMIC = """\
id: {id}
title: 先写条
description: 借钱写条的漫画。
topic: lending
laws: [{{law: litigation-fee-measures, article: "13"}}]
reviewed_on: 2026-11-24
review_by: 2027-05-24
cast: {{小蓝: xiaolan}}
panels:
  - place: home
    people:
      - {{who: 小蓝, at: left}}
    says:
      - {{who: 小蓝, text: 先写条。}}
    caption: 写条。
ending: 先写条，后转账。
next: [{{to: /learn/lending/, text: 借钱不还}}]
"""


def learn_page(title: str, head: str, body: str) -> str:
    """An editor's page of one of the kinds."""
    return f"{HEAD.format(title=title)}{head}---\n{body}"


def post(title: str, day: str, head: str = "topic: lending\n", body: str = POST) -> str:
    """A number of the column."""
    return learn_page(title, f"{head}publish_at: {day}\n", body)


def learn_content() -> dict[str, str]:
    """Every file by its path, without comics: those have pages of their own."""
    return {
        "topics.yml": TOPICS,
        "pages/learn/guides/lending.md": learn_page("借钱不还怎么办", "topic: lending\n", GUIDE),
        "pages/learn/guides/violence.md": learn_page("家里有人打我", "topic: violence\n", GUIDE),
        "pages/learn/cases/court.md": learn_page("官司费谁出", STUDY_HEAD, STUDY),
        "pages/xiaolan/index.md": HEAD.format(title="小蓝说法") + SECTION.format(order=4) + "---\n讲身边的事。\n",
        "pages/xiaolan/first.md": post("先写条", "2026-10-01"),
        "pages/xiaolan/second.md": post("别关人", "2026-11-20", "topic: divorce\n"),
    }


@pytest.fixture
def learn_city(small_city: SmallCity) -> SmallCity:
    """The small city with all that; not built yet."""
    for name, text in learn_content().items():
        small_city.write(name, text)
    return small_city


@pytest.fixture
def with_comic(learn_city: SmallCity) -> SmallCity:
    """The same with a comic, which goes with the first post."""
    learn_city.write("comics/note.yml", COMIC.format(id="note"))
    learn_city.edit("pages/xiaolan/first.md", "topic: lending\n", "topic: lending\ncomic: note\n")
    return learn_city


@pytest.fixture
def read() -> Callable[[SmallCity], Content]:
    """Reads a city's content as it is shown today."""
    return lambda city: read_content(city.folders.content).shown_on(TODAY)
