"""The command line over the repository's own content: what it says and its exit codes."""

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
    assert "提醒 content/pages/index.md：该重新核对了" in capsys.readouterr().out
    assert main(["check", "--strict", "--on", "2036-11-24"]) == 1
    assert capsys.readouterr().out.splitlines()[-1].endswith("处要改，网站没有变。")


@pytest.mark.parametrize("arguments", [[], ["paint"], ["check", "--on", "2026-02-30"], ["check", "--on", "明天"]])
def test_a_command_that_nobody_understands_is_refused(arguments, capsys):
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m site_builder" in capsys.readouterr().err
