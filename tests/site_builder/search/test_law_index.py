"""The texts of laws: which versions are found, and that nothing is written twice."""

from __future__ import annotations

import gzip
from contextlib import closing

import pytest
from chalicelib.answering.index_file import IndexFile

from site_builder.search.law_index import LAW_INDEX, keep_law_texts
from site_builder.sources import read_content

TEXT = """# 中华人民共和国{title}
## 元数据
- **生效日期**: {since}
- **法律类型**: {kind}
- **时效性**: {status}
- **唯一标识**: {id}

---
## 正文

{body}
"""
BODY = "第一条　{word}的，按月给。\n\n第二条　另说。\n"


def law(folder, name, **different):
    """Write a law's text."""
    told = {"title": "工钱法", "since": "2020-01-01", "kind": "法律", "status": "有效", "id": name, "body": BODY}
    text = TEXT.format(**told | different)
    (folder / f"{name}.md").write_text(text.replace("{word}", different.get("word", "工资")), "utf-8")


@pytest.fixture
def texts(tmp_path):
    """A folder for law texts."""
    folder = tmp_path / "texts"
    folder.mkdir()
    return folder


@pytest.fixture
def titles(small_city, texts, tmp_path):
    """Writes the index of the folder; gives the titles of what is found in it."""

    def write():
        content = read_content(small_city.folders.content)
        keep_law_texts(content, texts, tmp_path / LAW_INDEX, small_city.told.append)
        with closing(IndexFile(tmp_path / LAW_INDEX)) as file:
            return [document.title for document in file.every_document().values()]

    return write


def test_each_article_is_found_by_its_law_and_number(texts, titles):
    law(texts, "a")
    assert titles() == ["《工钱法》第一条", "《工钱法》第二条"]


@pytest.mark.parametrize("status", ["已修改", "已废止", "尚未生效", "未知"])
def test_what_is_not_in_force_is_not_found(texts, titles, status):
    law(texts, "a", status=status)
    assert titles() == []


def test_of_two_versions_in_force_the_later_one_stands(texts, titles, tmp_path):
    law(texts, "a", title="工钱法（2024）", since="2024-01-01", word="新法")
    law(texts, "b", title="工钱法", word="旧法")
    assert titles() == ["《工钱法》第一条", "《工钱法》第二条"]
    with closing(IndexFile(tmp_path / LAW_INDEX)) as file:
        told = {document.address: document.text for document in file.every_document().values()}
    assert told["a#第一条"] == "新法的，按月给。"


def test_laws_come_before_regulations_and_those_before_interpretations(texts, titles):
    for name, kind in (("甲解释", "司法解释"), ("乙条例", "行政法规"), ("丙法", "法律"), ("丁法", "宪法")):
        law(texts, name, title=name, kind=kind, body="第一条　一句。")
    assert titles() == ["《丁法》第一条", "《丙法》第一条", "《乙条例》第一条", "《甲解释》第一条"]


def test_a_reply_without_articles_is_found_whole(texts, titles):
    law(texts, "a", title="关于工钱的批复", body="你院的请示收悉。")
    assert titles() == ["《关于工钱的批复》"]


def test_the_index_is_written_when_a_text_changed_and_only_then(texts, titles, tmp_path, small_city):
    law(texts, "a")
    titles()
    before = (tmp_path / LAW_INDEX).stat().st_mtime_ns
    titles()
    assert (tmp_path / LAW_INDEX).stat().st_mtime_ns == before
    law(texts, "b", title="另一部法")
    assert len(titles()) == 4


def test_the_operator_is_told_what_goes_into_the_bucket(texts, titles, tmp_path, small_city):
    law(texts, "a")
    titles()
    packed = (tmp_path / f"{LAW_INDEX}.gz").read_bytes()
    assert gzip.decompress(packed) == (tmp_path / LAW_INDEX).read_bytes()
    assert "LAWS_OBJECT" in small_city.told[-1]


def test_without_a_folder_there_is_no_index(texts, titles, tmp_path, small_city):
    law(texts, "a")
    titles()
    keep_law_texts(read_content(small_city.folders.content), None, tmp_path / LAW_INDEX, small_city.told.append)
    assert not list(tmp_path.glob("laws.sqlite*"))
