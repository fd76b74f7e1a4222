"""Words in balloons: where a line may end, and how wide and even lines come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.comics.balloons import TYPE_SIZE, balloons, broken, width_of


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("一二三四五六", 3, ("一二三", "四五六")),
        ("一二三。四五六", 3, ("一二", "三。四", "五六")),
        ("一二（三四）五", 3, ("一二", "（三", "四）五")),
        ("他说：“不给”。", 4, ("他说：", "“不", "给”。")),
        ("打12348问", 3, ("打", "12348", "问")),
        ("疼……真疼", 3, ("疼……", "真疼")),
        ("给1.5万元", 3, ("给1.5", "万元")),
        ("加付50%的钱", 3, ("加付", "50%的", "钱")),
        ("看 wage 单", 4, ("看 wage", "单")),
    ],
)
def test_a_line_ends_where_a_chinese_printer_would_end_it(text, ems, lines):
    assert broken(text, ems * TYPE_SIZE) == lines


@pytest.mark.parametrize(("text", "wide"), [("王叔", 40), ("12348", 56), ("１", 20), ("a一", 31.2), ("……", 40)])
def test_chinese_is_twice_as_wide_as_digits_and_letters(text, wide):
    assert width_of(text) == pytest.approx(wide)


def test_a_balloon_is_broken_after_a_mark_rather_than_within_a_clause():
    assert balloons("自己不小心，别赖我。", 200)[0].lines == ("自己不小心，", "别赖我。")
    assert balloons("写张借条，不是不信他。", 200)[0].lines == ("写张借条，", "不是不信他。")


@given(st.text("一二三四，。！？（）“”《》、……12348a%", min_size=1, max_size=36), st.integers(120, 346))
def test_every_shape_holds_all_words_and_no_line_begins_or_ends_wrongly(text, widest):
    for balloon in balloons(text, widest):
        assert "".join(balloon.lines) == text
        assert balloon.width >= max(map(width_of, balloon.lines)) + 2 * 10
        for line in balloon.lines[1:]:
            assert line[0] not in "，。！？）”》、…%"
        for line in balloon.lines[:-1]:
            assert line[-1] not in "（“《"


def test_type_is_large_enough_for_old_eyes():
    assert TYPE_SIZE >= 19
