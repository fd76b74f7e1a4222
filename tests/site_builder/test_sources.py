"""Reading content as editors type and save it."""

import json

import pytest
from chalicelib.definitions.entry import Place
from hypothesis import given
from hypothesis import strategies as st

from site_builder.sources import read_content
from site_builder.yaml_text import parse_yaml

typed = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")))


@pytest.mark.parametrize(
    "scalar", ["9:30", "0571", "no", "yes", "1.10", "2026-11-02", "null", "~", "0x1F", "1e3", "true", ".5", "1_000"]
)
def test_a_value_stays_the_text_that_was_typed(scalar):
    assert parse_yaml(f"key: {scalar}\nlist: [{scalar}]\n", Place("x.yml")) == {"key": scalar, "list": [scalar]}


def test_a_key_stays_the_text_that_was_typed():
    assert parse_yaml("610702001: 北关街道\nno: 不\n", Place("x.yml")) == {"610702001": "北关街道", "no": "不"}


@given(typed)
def test_a_head_written_as_json_is_read_as_it_was(text):
    place = Place("x.md")
    assert parse_yaml(json.dumps({"title": text}, ensure_ascii=False), place) == {"title": text}
    assert not place.errors


def test_a_tag_makes_no_object_of_a_value():
    assert parse_yaml("key: !!python/name:os.system x\n", Place("x.yml")) == {"key": "x"}


def test_the_line_of_every_value_is_known():
    place = Place("x.md")
    parse_yaml("a: 1\nb:\n  - c: 2\n    d: 3\n", place, first_line=2)
    assert {path: place.lines[path] for path in (("a",), ("b", 0), ("b", 0, "d"))} == {
        ("a",): 2,
        ("b", 0): 4,
        ("b", 0, "d"): 5,
    }


def test_a_repeated_key_is_told_with_the_line_of_the_second():
    place = Place("x.yml")
    parse_yaml("a:\n  b: 1\n  b: 2\n", place)
    assert [str(error) for error in place.errors] == ["x.yml 第3行：「b」写了两次"]


def test_content_saved_by_windows_notepad_builds_the_same_site(small_city):
    before = {path.relative_to(small_city.site): path.read_bytes() for path in small_city.site.rglob("*.html")}
    for path in small_city.folders.content.rglob("*.*"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    site = small_city.build()
    assert {path.relative_to(site): path.read_bytes() for path in site.rglob("*.html")} == before


def test_a_page_is_named_by_where_it_lies(small_city):
    small_city.write("pages/learn/guides/divorce.md", small_city.read("pages/ask/hotline.md"))
    pages = read_content(small_city.folders.content).pages
    addresses = {"pages/index.md": "", "pages/learn/index.md": "learn/", "pages/ask/hotline.md": "ask/hotline/"}
    addresses["pages/learn/guides/divorce.md"] = "learn/guides/divorce/"
    for file, address in addresses.items():
        assert pages[address].file == f"content/{file}"
        assert pages[address].section == address.partition("/")[0]


def test_sections_stand_in_the_order_that_editors_gave(small_city):
    assert [page.title for page in read_content(small_city.folders.content).sections()] == [
        "我要咨询",
        "我要学法",
        "关于本站",
    ]


def test_what_an_office_has_not_told_stays_empty(small_city):
    bureau = read_content(small_city.folders.content).directory.offices[0]
    assert (bureau.postal_address, bureau.phone, bureau.hours) == ("", "", "")
