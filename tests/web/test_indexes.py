"""Where the functions find what can be searched: beside what was compiled, on the machine, or in the bucket."""

from __future__ import annotations

import gzip

import pytest
from chalicelib.adapters.s3 import S3Files, s3_client
from chalicelib.answering.document import Document
from chalicelib.answering.query import Query
from chalicelib.web.indexes import law_texts, open_anew, search_index
from moto import mock_aws

from site_builder.search.index import numbered, write_index
from tests.applicant import other_settings

KEY = "0a1b2c3d"
ARTICLE = Document("laws", "id1#第一条", "《工钱法》第一条", "工资按月给。")


@pytest.fixture
def texts(tmp_path):
    """An index of one article."""
    write_index(tmp_path / "laws.sqlite", numbered([ARTICLE]), 1)
    return tmp_path / "laws.sqlite"


def found():
    """The titles of what the texts say of wages."""
    index = law_texts()
    return index and [
        hit.title.text for hit in index.find(Query("工资"), 5, search_index().find(Query("")).group("laws")).hits
    ]


def test_the_sites_own_index_is_beside_what_was_compiled(city, api):
    with other_settings(COMPILED=str(city.compiled)):
        assert search_index().find(Query("法律援助")).group("services").hits


def test_one_machine_reads_the_texts_from_a_file(api, texts):
    with other_settings(LAWS=str(texts)):
        assert found() == [ARTICLE.title]


def test_a_city_without_texts_has_none(api, tmp_path):
    with other_settings(LAWS=str(tmp_path / "nothing")):
        assert found() is None


def test_a_new_build_is_opened_with_the_next_search(api, texts):
    with other_settings(LAWS=str(texts)):
        assert found() == [ARTICLE.title]
        write_index(texts, numbered([Document("laws", "id1#第二条", "《工钱法》第二条", "工资给现钱。")]), 2)
        assert found() == [ARTICLE.title]
        open_anew()
        assert found() == ["《工钱法》第二条"]


def test_in_the_cloud_the_texts_come_from_the_bucket(api, texts, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    s3_client.cache_clear()
    with mock_aws():
        monkeypatch.setenv("AWS_DEFAULT_REGION", "cn-northwest-1")
        s3_client().create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "cn-northwest-1"})
        S3Files("files").put(KEY, gzip.compress(texts.read_bytes()))
        with other_settings(BUCKET="files", LAWS_OBJECT=KEY):
            assert found() == [ARTICLE.title]
            assert (tmp_path / f"laws-{KEY}.sqlite").is_file()
    s3_client.cache_clear()
