"""What is found for what somebody typed: the lines for danger, the article asked for, and the hits of both indexes."""

from __future__ import annotations

import logging
import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from chalicelib.answering.document import GROUPS, STORIES
from chalicelib.answering.emergencies import told_of
from chalicelib.answering.found import ENOUGH, Found, FoundGroup, Hit
from chalicelib.answering.grams import grams
from chalicelib.answering.law_reference import LawReference, reference_in
from chalicelib.answering.matching import bare
from chalicelib.answering.query import LONGEST, Query
from chalicelib.answering.synonyms import query_for
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.definitions.emergency import Emergency
from chalicelib.site import site

from .indexes import law_texts, search_index
from .requests import first

log = logging.getLogger(__name__)

OF_EACH_GROUP = 3
ON_A_PAGE = 10
LAWS, CALCULATORS = "laws", "calculators"
_HOW_MUCH = re.compile("多少|赔|怎么算")
"""Who asks so wants a sum."""

_UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


@dataclass(frozen=True)
class Asked:
    """What was typed, cut to what is read, and how it was narrowed; ``page`` is from 1 on, within a group."""

    text: str
    was_longer: bool
    group: str = ""
    county: str = ""
    page: int = 1

    @classmethod
    def read(cls, query: Mapping[str, list[str]]) -> Asked:
        """Read a query of any kind: what nobody knows narrows nothing."""
        fields = dict(query)
        text = _UNREADABLE.sub(" ", first(fields, "q")).strip()
        group, county, page = (first(fields, name) for name in ("group", "county", "page"))
        known = site().catalogue.city.county(county)
        return cls(
            text[:LONGEST],
            len(text) > LONGEST,
            group if group in GROUPS else "",
            known.code if known else "",
            int(page) if re.fullmatch("[1-9][0-9]?", page, re.ASCII) else 1,
        )

    def address(self, **changed: Any) -> str:
        """The address of the same search, or of it narrowed otherwise; from the site's root. A change of what is shown
        begins with its first page.
        """
        asked = replace(self, **{"page": 1, **changed}) if changed else self
        fields = {"q": asked.text, "group": asked.group, "county": asked.county}
        fields["page"] = str(asked.page) if asked.page > 1 else ""
        return "api/search?" + urlencode({name: value for name, value in fields.items() if value})


@dataclass(frozen=True)
class Results:
    """What to show, in this order; ``law`` is the article asked for by its number."""

    emergency: Emergency | None
    law: LawReference | None
    found: Found

    @property
    def called(self) -> Hit | None:
        """The hit whose title is what was typed, unless it stands on top anyway."""
        hit, groups = self.found.called, self.found.groups
        return None if self.law or not hit or hit == groups[0].hits[0] else hit


def results_for(asked: Asked) -> Results:
    """Look everywhere. Raises ``sqlite3.Error`` where the index of the site cannot be read."""
    catalogue = site().catalogue
    query = query_for(asked.text, catalogue.synonyms)
    found = search_index().find(query, asked.group, asked.county, ENOUGH if asked.group else OF_EACH_GROUP)
    reference = reference_in(asked.text, map(catalogue.law, catalogue.ids("laws")))
    if asked.group == LAWS or (not asked.group and (reference or not found.total)):
        found = found.with_group(_with_texts(query, found, ENOUGH if asked.group else OF_EACH_GROUP))
    ordered = sorted(found.groups, key=lambda group: _distance(query, group))
    return Results(told_of(asked.text, catalogue.emergencies), reference, replace(found, groups=tuple(ordered)))


def _distance(query: Query, group: FoundGroup) -> int:
    """How far a group's best title is from what was typed: it is called so or works out the sum asked for, it says all of
    it, some of it, or nothing. Groups that are equally far keep their order. What happened to others has vivid titles, and
    comes after what to do all the same.
    """
    title, names = group.hits[0].title, group.hits[0].names
    if bare(query.words) in map(bare, names):
        return -1
    if group.group == CALCULATORS and title.spans and _HOW_MUCH.search(query.text):
        return -1
    if group.group == STORIES:
        return 2
    held = set(grams(title.text, single=True))
    return 0 if any(held.issuperset(way) for way in query.ways) else 1 if title.spans else 2


def _with_texts(query: Query, found: Found, limit: int) -> FoundGroup:
    """The laws with the texts of all laws, if there are any at hand: only searches for laws fetch so large an index. What
    the site has of some of the words alone does not stand before a text that has all of them.
    """
    own = found.group(LAWS)
    try:
        texts = law_texts()
        if texts is None:
            return own
        others = texts.find(query, limit, FoundGroup(LAWS, (), 0, False))
        return others if found.loose and others.hits else texts.find(query, limit, own)
    except (StoreUnavailable, KeyError, OSError, sqlite3.Error) as error:
        log.warning("the index of law texts cannot be read: %s", name_of(error))
        return own


def name_of(error: Exception) -> str:
    """What went wrong without its text, which may hold the words searched."""
    return getattr(error, "sqlite_errorname", "") or type(error).__name__
