"""The command line over the repository's own content: what it says and its exit codes."""

import re

import pytest

from site_builder.__main__ import main


def test_the_repositorys_content_passes_its_check(capsys):
    assert main(["check", "--on", "2026-11-24"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("没有问题：")


def test_a_strict_check_passes_only_while_nothing_is_due(capsys):
    assert main(["check", "--on", "2026-11-24"]) == 0
    due = "提醒 " in capsys.readouterr().out
    assert main(["check", "--strict", "--on", "2026-11-24"]) == int(due)


def test_a_later_day_brings_warnings_that_only_a_strict_check_refuses(capsys):
    assert main(["check", "--on", "2036-11-24"]) == 0
    assert re.search(r"提醒 content/pages/index\.md 第\d+行：该重新核对了", capsys.readouterr().out)
    assert main(["check", "--strict", "--on", "2036-11-24"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("处要改，网站没有变。")


@pytest.mark.parametrize("arguments", [[], ["paint"], ["check", "--on", "2026-02-30"], ["check", "--on", "明天"]])
def test_a_command_that_nobody_understands_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m site_builder" in capsys.readouterr().err


REGISTER = "姓名,县区\n王某（示例）,汉台区\n李某（示例）,某县\n"


def test_a_register_is_tried_with_what_it_does_not_say_itself(tmp_path, capsys):
    (tmp_path / "律师.csv").write_text(REGISTER, "utf-8")
    options = ["--kind", "律师", "--source", "示例", "--verified", "2026-11-20", "--on", "2026-11-24", "--dry-run"]
    assert main(["import", "directory", str(tmp_path / "律师.csv"), *options]) == 1
    told = capsys.readouterr().out.splitlines()
    assert "新增：1个（律师1个）" in told
    assert "  第3行 李某（示例）：city.yml 里没有县区「某县」" in told
    assert told[-1] == "只是试一遍，文件没有变。"


def test_a_register_that_cannot_be_used_is_named(tmp_path, capsys):
    assert main(["import", "directory", str(tmp_path / "律师.csv")]) == 1
    assert "要改 律师.csv：没有这个文件" in capsys.readouterr().out


@pytest.mark.parametrize("report", ["figures", "directory"])
def test_what_must_be_renewed_is_listed(report, capsys):
    assert main(["report", report, "--on", "2036-11-24"]) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if not line.startswith("提醒")]
