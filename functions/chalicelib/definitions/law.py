"""Laws that pages and rules cite, and the citations themselves. Statute texts are never kept here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from .entry import Entry

_ARTICLE = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:\.(\d{1,2}))?(?:\((\d{1,2})\))?")
_DIGITS = "零一二三四五六七八九"
LAWS_FOLDER = "look-up/laws/"
"""Where each law has its page, from the site's root."""

_DATABASE = "https://flk.npc.gov.cn/detail?id="
_DATABASE_FRONT_PAGE = "https://flk.npc.gov.cn/"


def database_url(database_id: str) -> str:
    """A law's page in the national database of laws; the database's front page where the id is not known."""
    return _DATABASE + database_id if database_id else _DATABASE_FRONT_PAGE


def chinese_number(number: int) -> str:
    """The number as statutes write it, 0 to 9999: 17 is 十七, 110 is 一百一十, 1192 is 一千一百九十二."""
    if number == 0:
        return _DIGITS[0]
    text, rest = "", number
    for unit, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            text += _DIGITS[digit] + word
        elif text and rest and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if 10 <= number < 20 else text


@cache
def _label(written: str) -> str:
    found = _ARTICLE.fullmatch(written)
    if not found:
        raise ValueError(written)
    article, inserted, paragraph, item = (int(part) if part else None for part in found.groups())
    label = f"第{chinese_number(article or 0)}条"
    label += f"之{chinese_number(inserted)}" if inserted else ""
    label += f"第{chinese_number(paragraph)}款" if paragraph else ""
    return label + (f"第（{chinese_number(item)}）项" if item else "")


@dataclass(frozen=True)
class Citation:
    """An article of a law: "17", "17.2" (paragraph 2), "3(4)" (item 4), "39.1(3)", "120-1" (第一百二十条之一).

    ``words`` may hold a few words that the article must contain; a test reads them there.
    """

    law: str
    article: str
    words: str = ""

    @property
    def number(self) -> str:
        """The bare article, without paragraph and item: "39" of "39.1(3)"."""
        return self.article.partition("(")[0].partition(".")[0]

    @property
    def address(self) -> str:
        """Its article on the law's page, from the site's root: "look-up/laws/civil-code/#a1192"."""
        return f"{LAWS_FOLDER}{self.law}/#a{self.number}"

    @property
    def label(self) -> str:
        """第三十九条第一款第（三）项. Raises ``ValueError`` for an article that is not written as above."""
        return _label(self.article)


@dataclass(frozen=True)
class Law:
    """A law, regulation or interpretation in the version in force, with our own sentence for each article cited. ``also``
    are names that people have for it and that do not merely leave characters out (消法).
    """

    id: str
    title: str
    issued: str
    in_force_from: date
    database_id: str
    checked_on: date
    articles: Mapping[str, str]
    also: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """Its page in the national database of laws; the database's front page where the id is not known."""
        return database_url(self.database_id)

    @property
    def address(self) -> str:
        """Its page on our site, from the root: "look-up/laws/civil-code/"."""
        return f"{LAWS_FOLDER}{self.id}/"

    @property
    def short_title(self) -> str:
        """The title as people say it, in title marks."""
        return f"《{self.title}》"

    @classmethod
    def read(cls, entry: Entry) -> Law:
        """Read ``content/laws/<id>.yml``."""
        law = cls(
            id=entry.text("id"),
            title=entry.text("title"),
            issued=entry.text("issued"),
            in_force_from=entry.day("in_force_from"),
            database_id=entry.text("database_id", ""),
            checked_on=entry.day("checked_on"),
            articles=entry.pairs("articles"),
            also=entry.texts("also"),
        )
        for article in law.articles:
            if not re.fullmatch(r"\d+(-\d+)?", article):
                entry.refuse(f"「articles」里的「{article}」要写条号，比如 17（不写款和项）", "articles")
            if not law.articles[article]:
                entry.refuse(f"「articles」里第 {article} 条还没有那一句话", "articles")
        entry.done()
        return law
