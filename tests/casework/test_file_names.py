"""Names of files: fit to be shown and saved anywhere, and never able to mislead."""

from __future__ import annotations

import pytest
from chalicelib.casework.file_names import LONGEST_NAME, clean_name
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("身份证.jpg", "身份证.pdf"),
        ("工资条 2026.11", "工资条 2026.pdf"),
        ("../../x", "x.pdf"),
        ("..\\..\\windows\\x.exe", "x.pdf"),
        ("a\r\nSet-Cookie: b=c.pdf", "aSet-Cookie b=c.pdf"),
        ("字" * 255, "字" * LONGEST_NAME + ".pdf"),
        ("con.pdf", "_con.pdf"),
        ("LPT1", "_LPT1.pdf"),
        ("照片\u202efdp.exe", "照片fdp.pdf"),
        ("a\0b", "ab.pdf"),
        ("\ud800.pdf", "未命名.pdf"),
        (' "<>.pdf', "未命名.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("a\u3000 b\xa0.pdf", "a b.pdf"),
        ("", "未命名.pdf"),
        ("...", "未命名.pdf"),
    ],
)
def test_a_name_is_shown_without_what_could_mislead(typed, shown):
    assert clean_name(typed, "pdf") == shown


@given(st.text())
def test_no_name_breaks_a_line_leaves_a_folder_or_is_longer_than_it_may_be(typed):
    name = clean_name(typed, "pdf")
    assert name.isprintable()
    assert set('/\\:<>"|?*').isdisjoint(name)
    assert len(name) <= LONGEST_NAME + 5
    assert name.endswith(".pdf")
