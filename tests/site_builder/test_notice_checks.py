"""What an editor may get wrong in the texts of notices."""

from __future__ import annotations

import pytest

from site_builder import ROOT
from site_builder.notice_checks import NO_FEE, notice_errors
from site_builder.sources import Content, read_content

REAL = read_content(ROOT / "content").trees["wording"]["notices"]


def problems(texts: dict[str, str] | None, signature: str = "示例司法局") -> list[str]:
    content = Content(trees={"wording": {"notices": texts}})
    return [str(error).removeprefix("content/wording/notices.yml：") for error in notice_errors(content, signature)]


def test_the_texts_of_the_repository_are_fit_to_send():
    assert problems(REAL) == []


def test_the_lawyers_notice_says_who_will_call_and_that_nothing_is_to_be_paid():
    assert NO_FEE in REAL["lawyer_assigned"]
    assert all(hole in REAL["lawyer_assigned"] for hole in ("{lawyer}", "{firm}", "{lawyer_phone}"))


@pytest.mark.parametrize(
    ("template", "old", "new", "problem"),
    [
        ("received", "{reference}", "", "「received」少了 {reference}"),
        ("received", "{last_day}", "{lastday}", "「received」里的 {lastday} 没有值可填"),
        ("received", "{last_day}", "{last_day}{lawyer}", "「received」里的 {lawyer} 没有值可填"),
        ("received", "{last_day}", "{ last_day }", "「received」的花括号没有写对"),
        ("received", "{last_day}", "{last_day", "「received」的花括号没有写对"),
        ("received", "{last_day}", "{编号}", "「received」的花括号没有写对"),
        ("refused", "请打12348", "看www.example.org", "「refused」里不能有网址"),
        ("refused", "请打12348", "看https://x/", "「refused」里不能有网址"),
        ("refused", "请打12348", "看law.cn吧", "「refused」里不能有网址"),
        ("withdrawn", "您的申请", "【司法局】您的申请", "「withdrawn」里不能有【】"),
        ("lawyer_assigned", NO_FEE, "不收费", f"「lawyer_assigned」少了「{NO_FEE}」"),
        ("withdrawn", "随时", "随时" * 20, "个字，超过70个"),
    ],
)
def test_a_slip_is_named_with_its_template(template, old, new, problem):
    assert old in REAL[template]
    found = problems(REAL | {template: REAL[template].replace(old, new)})
    assert [each for each in found if problem in each], found


def test_a_missing_text_and_one_that_nobody_sends_are_named():
    texts = {name: text for name, text in REAL.items() if name != "granted"} | {"grnated": "x"}
    assert [each.partition("，")[0] for each in problems(texts)] == ["缺「granted」", "「grnated」没有地方用"]


def test_a_missing_file_names_every_text():
    assert len(problems(None)) == len(REAL)


def test_a_long_signature_counts():
    assert any("超过70个" in each for each in problems(REAL, "示例市人力资源和社会保障局法律援助工作站"))
