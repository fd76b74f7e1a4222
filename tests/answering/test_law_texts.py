"""The texts of laws beside what the site cites of them, and how they reach a function in the cloud."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from chalicelib.answering.document import Document
from chalicelib.answering.found import FoundGroup
from chalicelib.answering.index import SearchIndex
from chalicelib.answering.law_texts import LawTexts, cited_articles, fetched
from chalicelib.answering.query import Query
from chalicelib.casework.errors import StoreUnavailable

from site_builder import ROOT
from site_builder.search.index import numbered, write_index
from site_builder.sources import read_content

ARTICLES = [
    Document("laws", "id1#第一条", "《工钱法》第一条", "工资按月给。"),
    Document("laws", "id1#第二条", "《工钱法》第二条", "工资给现钱。"),
    Document("laws", "#第三条", "《工钱法》第三条", "工资不能扣。"),
]
NOTHING = FoundGroup("laws", (), 0, False)


@pytest.fixture
def written(tmp_path):
    """The file of an index of the articles."""
    write_index(tmp_path / "written", numbered(ARTICLES), 1)
    return tmp_path / "written"


@pytest.fixture
def texts(written):
    """The texts; the site cites the first article."""
    index = SearchIndex.open(written)
    yield LawTexts(index, {"id1#第一条": "look-up/laws/wages/#a1"})
    index.close()


def test_what_the_site_cites_leads_to_its_page_and_the_rest_to_the_national_database(texts):
    addresses = [hit.address for hit in texts.find(Query("工资"), 5, NOTHING).hits]
    assert addresses == [
        "look-up/laws/wages/#a1",
        "https://flk.npc.gov.cn/detail?id=id1",
        "https://flk.npc.gov.cn/",
    ]


def test_an_article_that_the_site_has_shown_is_not_shown_twice(texts):
    first = texts.find(Query("工资"), 1, NOTHING)
    both = texts.find(Query("工资"), 5, first)
    assert [hit.title.text for hit in both.hits] == [each.title for each in ARTICLES]
    assert not both.more


def test_no_more_are_shown_than_asked_for(texts):
    found = texts.find(Query("工资"), 2, NOTHING)
    assert (len(found.hits), found.total) == (2, 3)


def test_nothing_found_is_nothing_added(texts):
    assert texts.find(Query("宇宙飞船"), 5, NOTHING) == NOTHING


def test_every_article_with_a_sentence_of_ours_is_known_by_its_law_and_number():
    cited = cited_articles(read_content(ROOT / "content").catalogue)
    assert cited["2c909fdd678bf17901678bf74d7106b3#第四十七条"] == "look-up/laws/labor-contract-law/#a47"


def test_the_index_is_fetched_once(written, tmp_path):
    asked = []
    stored = {"ab12": gzip.compress(written.read_bytes())}
    paths = [fetched("ab12", lambda key: asked.append(key) or stored[key], tmp_path) for _ in range(2)]
    assert asked == ["ab12"]
    assert paths[0] == paths[1]
    assert hashlib.sha256(paths[0].read_bytes()).digest() == hashlib.sha256(written.read_bytes()).digest()


def away(key: str) -> bytes:
    """A store that does not answer."""
    raise StoreUnavailable(key)


def test_a_store_that_is_away_leaves_nothing_half_fetched(tmp_path):
    with pytest.raises(StoreUnavailable):
        fetched("ab12", away, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damaged",
    [b"no index", gzip.compress(bytes(9999))[:-9], gzip.compress(b"x")[:12] + b"?" * 20],
    ids=["never zipped", "cut short", "overwritten"],
)
def test_what_is_no_whole_index_is_not_kept(tmp_path, damaged):
    with pytest.raises(OSError):
        fetched("ab12", {"ab12": damaged}.__getitem__, tmp_path)
    assert list(tmp_path.iterdir()) == []
