"""What the check says of an export that cannot work, or that would tell who people are without saying so."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder import ROOT
from site_builder.checks import find_errors
from site_builder.sources import read_content

PLAIN, OLD = "plain-list.yml", "old-system.yml"


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """What the check says once a text in an export is replaced."""

    def change(file: str, old: str, new: str) -> list[str]:
        shutil.copytree(ROOT / "content", tmp_path / "content")
        export = tmp_path / "content" / "exports" / file
        assert old in export.read_text("utf-8")
        export.write_text(export.read_text("utf-8").replace(old, new, 1), "utf-8")
        return [str(error) for error in find_errors(read_content(tmp_path / "content"))]

    return change


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (PLAIN, "services: [legal-aid,", "services: [legal-ade,", "没有服务「legal-ade」"),
        (PLAIN, "value: state", "value: stage", "「value」只能是 reference、"),
        (PLAIN, "header: 服务", "header: 编号", "两列都叫「编号」"),
        (PLAIN, "value: matter", "answer: name", "列「哪一类事」会让人知道是谁，要在这个文件里写 personal: true"),
        (PLAIN, "value: matter", "answer: migrant", "没有问过「migrant」"),
        (PLAIN, "header: 急件, value: urgent", "header: 急件, value: urgent, answer: matter", "只写一个"),
        (OLD, "personal: true\n", "", "会让人知道是谁"),
        (OLD, "gb18030", "gb2312", "「encoding」只能是 utf-8-sig、gb18030"),
        (OLD, "services: [legal-aid]", "services: []", "缺「services」"),
    ],
)
def test_a_mistake_in_an_export_is_named(refused, file, old, new, says):
    assert says in "\n".join(refused(file, old, new))
