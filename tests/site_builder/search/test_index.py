"""The index as a file: written whole, or changed where something changed; both answer alike."""

from __future__ import annotations

from dataclasses import replace

import pytest
from chalicelib.answering.document import GROUPS, Document
from chalicelib.answering.index_file import IndexFile, group_of, span_of
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.search.index import keep_index, numbered, renumbered, state_of, update_index, write_index
from site_builder.search.sounds import sound_words

GUIDE = Document("pages", "learn/a/", "工伤了怎么办", "先治伤，再去申请认定。")
OTHER = Document("pages", "learn/b/", "借钱不还", "先催，再起诉。")
LAWYER = Document("directory", "find/entry/a/", "示张三（示例）", "律师。", ("示张三", "汉台区"), "610702")
DOCUMENTS = [GUIDE, OTHER, LAWYER]
WORDS = ("工伤", "借钱", "律师", "认定", "起诉", "=shizhangsan$", "^张", "@610702", "仲裁")


def answers(path):
    """Every document in the order of its number, and which of them each word finds."""
    file = IndexFile(path)
    documents = file.every_document()
    found = {word: [documents[n].address for n in file.numbers(f'"{word}"', "", 99)] for word in WORDS}
    file.close()
    return list(documents.values()), found


def written(path, documents):
    """An index of the documents, written whole."""
    write_index(path, numbered(documents), 1)
    return answers(path)


CHANGES = {
    "nothing": DOCUMENTS,
    "a text": [replace(GUIDE, text="先去仲裁。"), OTHER, LAWYER],
    "a title": [GUIDE, replace(OTHER, title="工伤"), LAWYER],
    "a county": [GUIDE, OTHER, replace(LAWYER, county="610725")],
    "a name": [GUIDE, OTHER, replace(LAWYER, names=("张三",))],
    "one gone": [OTHER, LAWYER],
    "one come first": [replace(GUIDE, address="learn/0/"), *DOCUMENTS],
    "one come between": [GUIDE, replace(OTHER, address="learn/ab/", text="仲裁"), OTHER, LAWYER],
    "one come last": [*DOCUMENTS, replace(LAWYER, address="find/entry/b/")],
    "one sunk": [OTHER, GUIDE, LAWYER],
    "another group": [replace(GUIDE, group="answers"), OTHER, LAWYER],
    "a group empty": [GUIDE, OTHER],
    "all gone": [],
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_index_changed_answers_like_one_written_anew(tmp_path, change):
    before = numbered(DOCUMENTS)
    write_index(tmp_path / "changed", before, 1)
    update_index(tmp_path / "changed", before, renumbered(before, CHANGES[change]))
    assert answers(tmp_path / "changed") == written(tmp_path / "new", CHANGES[change])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(range(12)), unique=True), st.lists(st.sampled_from(range(12)), unique=True))
def test_documents_keep_their_order_whatever_comes_and_goes(before, after):
    documents = [[Document("pages", str(n), "", "") for n in listed] for listed in (before, after)]
    changed = renumbered(numbered(documents[0]), documents[1])
    assert changed is None or [changed[number] for number in sorted(changed)] == documents[1]


def test_where_no_number_is_left_the_index_is_written_anew(tmp_path):
    path, documents = tmp_path / "search.sqlite", list(DOCUMENTS)
    for n in range(20):
        documents.insert(1, replace(OTHER, address=f"learn/{n}/"))
        keep_index(path, documents)
    assert answers(path) == written(tmp_path / "new", documents)


def test_an_index_in_which_nothing_changed_is_not_touched(tmp_path):
    path = tmp_path / "search.sqlite"
    keep_index(path, DOCUMENTS)
    before = path.stat()
    keep_index(path, list(DOCUMENTS))
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_an_index_of_another_builder_is_written_anew(tmp_path):
    path = tmp_path / "search.sqlite"
    write_index(path, numbered([GUIDE]), 1)
    keep_index(path, [GUIDE])
    assert state_of(path) not in (1, -1)


def test_who_is_asking_goes_on_with_the_index_that_was_there(tmp_path):
    path = tmp_path / "search.sqlite"
    keep_index(path, DOCUMENTS)
    opened = IndexFile(path)
    keep_index(path, [OTHER])
    assert len(opened.numbers('"工伤"', "", 9)) == 1
    assert answers(path)[1]["工伤"] == []
    assert list(tmp_path.iterdir()) == [path]
    opened.close()


def test_the_same_documents_make_the_same_bytes(tmp_path):
    files = [tmp_path / "a", tmp_path / "b"]
    for path in files:
        write_index(path, numbered(DOCUMENTS), 1)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_number_tells_its_group():
    assert [group_of(number) for number in numbered(DOCUMENTS)] == ["pages", "pages", "directory"]
    assert [group_of(span_of(group)[1]) for group in GROUPS] == list(GROUPS)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("张三", {"=zhangsan$", "=zhangsan", "=zs$", "=zs"}),
        ("略阳", {"=lueyang$", "=lueyang", "=lvyang$", "=lvyang", "=ly$", "=ly"}),
        ("重单", {"=zhongdan$", "=chongdan$", "=zhongshan$"}),
        ("汉台区法律援助中心", {"=htqflyzzx$", "=flyzzx", "=zhongxin", "=hantaiqufalvyuanzhuz"}),
    ],
)
def test_a_name_has_the_words_of_its_sounds(name, words):
    assert words <= set(sound_words(name))


@pytest.mark.parametrize("name", ["张", "第12篇", "", "🙂"])
def test_a_name_of_one_character_has_no_sound(name):
    assert list(sound_words(name)) == []
