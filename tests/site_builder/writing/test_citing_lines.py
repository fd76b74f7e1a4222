"""Where an article is cited: an editor is sent to the line of the page, not to the law."""

from datetime import date

import pytest
from chalicelib.definitions.errors import DefinitionsRefused

from site_builder.checking import checked_content
from site_builder.citing_lines import citing_lines

PLACE = ["x 第2行"]


@pytest.mark.parametrize(
    "line",
    [
        'a {{ law("civil-code", "17.2") }}。',
        "a {{ law('civil-code','17.2') }}。",
        'laws: [{law: civil-code, article: "17.2"}]',
        "  - {law: civil-code, article: 17.2}",
        "  - law: civil-code\n    article: 17.2",
        '  - law: "civil-code"\n    article: "17.2"',
        "按{civil-code#17.2}办",
    ],
)
def test_a_citation_is_found_however_it_is_written(line):
    assert list(citing_lines({"x": f"\n{line}\n"}, "civil-code", "17.2")) == PLACE
    assert list(citing_lines({"x": f"\n{line}\n"}, "civil-code")) == PLACE


@pytest.mark.parametrize(
    "line",
    [
        '{{ law("civil-code", "17") }}',
        '{{ law("civil-code", "17.21") }}',
        '{{ law("old-civil-code", "17.2") }}',
        "civil-code",
    ],
)
def test_another_article_and_another_law_are_not_it(line):
    assert not list(citing_lines({"x": line}, "civil-code", "17.2"))


TEXT = """\
- **唯一标识**: {id}
- **时效性**: {status}

## 正文

第二十条　原告先交。

第二十一条　别的话。
"""


@pytest.mark.parametrize(
    ("status", "article", "wrong"),
    [("有效", "20.7", "第二十条第七款，原文没有这一款"), ("已废止", "20", "已经不是现行的了")],
)
def test_a_wrong_article_and_a_repealed_law_stop_the_check_at_the_line_of_the_page(
    status, article, wrong, small_city, tmp_path
):
    law = "litigation-fee-measures"
    id_ = next(
        line for line in small_city.read(f"laws/{law}.yml").split("\n") if line.startswith("database_id")
    ).split()[1]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "law.md").write_text(TEXT.format(id=id_, status=status), "utf-8")
    small_city.edit("pages/learn/lending.md", "", f'\n谁先交（{{{{ law("{law}", "{article}") }}}}）。\n')
    line = len(small_city.read("pages/learn/lending.md").rstrip("\n").split("\n"))
    with pytest.raises(DefinitionsRefused) as refused:
        checked_content(small_city.folders, date(2026, 11, 24), small_city.told.append, laws=tmp_path / "texts")
    told = [str(error) for error in refused.value.errors]
    assert any(each.startswith(f"content/pages/learn/lending.md 第{line}行") and wrong in each for each in told)
