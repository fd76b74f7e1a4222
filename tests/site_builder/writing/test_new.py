"""The command ``new``: whatever is answered, what it writes is a draft that passes the check at once."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from site_builder import ROOT
from site_builder.checking import Folders, checked_content
from site_builder.sources import read_content
from site_builder.writing.new import write_new
from site_builder.writing.questions import Asker

TODAY = date(2026, 11, 29)
DESCRIPTION = "工地上摔了人，包工头不认账，先做哪几件事，找谁要钱。"
COMMON = ["包工头跑了找谁要", DESCRIPTION]
LAWS = ["劳动合同法", "30", ""]
COMIC = [*COMMON, "2", *LAWS, "王叔", "2", "李头", "4", "", "1", "fell-again"]
WALKS = {
    "guide": ([*COMMON, "1", "劳动合同法", "30", "", "boss-ran"], "pages/learn/guides/boss-ran.md"),
    "guide, skipping all that may be": (["包工头跑了找谁要", "", "9", "", "skipped"], "pages/learn/guides/skipped.md"),
    "study": ([*COMMON, "1", *LAWS, "", ""], "pages/learn/cases/wages-case.md"),
    "post": ([*COMMON, "1", "", "", ""], "pages/xiaolan/2026-11-29.md"),
    "post of a later day": ([*COMMON, "1", "2026-12-10", "", ""], "pages/xiaolan/2026-12-10.md"),
    "comic": (COMIC, "comics/fell-again.yml"),
    "comic with three figures": (
        [*COMMON, "2", *LAWS, "王叔", "2", "李头", "4", "小王", "17", "1", "three"],
        "comics/three.yml",
    ),
    "comic with one figure": ([*COMMON, "2", *LAWS, "王叔", "2", "", "1", "alone"], "comics/alone.yml"),
}


class Terminal:
    """Types prepared answers, and remembers every question and everything that was told."""

    def __init__(self, answers: list[str], then: BaseException | None = None) -> None:
        self.answers, self.then = list(answers), then
        self.lines: list[str] = []

    def read(self, prompt: str) -> str:
        """The next answer."""
        self.lines.append(prompt)
        if not self.answers:
            raise self.then or AssertionError(f"nobody answers: {prompt}")
        return self.answers.pop(0)

    def write(self, kind: str, folder: Path) -> Path | None:
        """Run the command."""
        return write_new(folder, kind, TODAY, Asker(self.read, self.lines.append))


@pytest.fixture(scope="session")
def _real_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's content."""
    folder = tmp_path_factory.mktemp("new") / "content"
    shutil.copytree(ROOT / "content", folder)
    return folder


@pytest.fixture
def content(_real_content: Path, tmp_path: Path) -> Path:
    """The content, which the test may change."""
    return Path(shutil.copytree(_real_content, tmp_path / "content"))


@pytest.fixture
def check(content: Path) -> Callable[[], list[str]]:
    """What a check of the content tells."""
    told: list[str] = []

    def run() -> list[str]:
        checked_content(Folders(content, content.parent / "build", content.parent / "compiled"), TODAY, told.append)
        return told

    return run


@pytest.mark.parametrize(("answers", "file"), WALKS.values(), ids=WALKS)
def test_what_is_written_is_a_draft_that_passes_the_check(answers, file, request, content, check):
    terminal = Terminal(answers)
    kind = request.node.callspec.id.split(",")[0].split()[0]
    assert terminal.write(kind, content) == content / file
    assert not terminal.answers
    assert not [line for line in check() if file in line]
    assert "draft: true\n" in (content / file).read_text("utf-8")
    assert f"写好了：content/{file}。现在是草稿，不会发布。" in terminal.lines


def test_a_study_begins_with_the_facts_and_the_amounts_of_a_calculator(content, check):
    calculators = read_content(content).catalogue.ids("calculators")
    number = str(list(calculators).index("severance" if "severance" in calculators else "work-injury") + 1)
    path = Terminal([*COMMON, "1", *LAWS, number, "calculated"]).write("study", content)
    assert path is not None
    page = read_content(content).pages["learn/cases/calculated/"]
    assert page.about.calculator
    assert page.about.facts
    assert page.about.claims[0].granted is not None
    assert not [line for line in check() if "calculated" in line]


def test_a_study_may_begin_with_any_calculator(content, check):
    calculators = read_content(content).catalogue.ids("calculators")
    for id_ in calculators:
        assert Terminal([*COMMON, "1", *LAWS, id_, f"calculated-{id_}"]).write("study", content)
    assert len([line for line in check() if "calculated" in line]) == 0


def test_a_post_and_a_film_may_go_with_a_comic(content, check):
    Terminal(COMIC).write("comic", content)
    assert Terminal([*COMMON, "1", "", "fell-again", ""]).write("post", content)
    film = Terminal(["fell-again", "", DESCRIPTION, ""]).write("film", content)
    assert film == content / "pages/learn/films/fell-again.md"
    read = read_content(content)
    assert (
        read.pages["xiaolan/2026-11-29/"].about.comic
        == read.pages["learn/films/fell-again/"].about.comic
        == "fell-again"
    )
    assert not [line for line in check() if "fell-again" in line or "2026-11-29" in line]


def test_without_a_comic_there_is_no_film(small_city):
    terminal = Terminal([])
    assert terminal.write("film", small_city.folders.content) is None
    assert terminal.lines[-1] == "还没有漫画。先写一个：python -m site_builder new comic"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (["题" * 31, *COMMON, "1", "", "a"], "标题最多30个字，现在有31个"),
        (["打13800138000", *COMMON, "1", "", "a"], "像是手机号"),
        (["看《婚姻法》", *COMMON, "1", "", "a"], "已经废止了"),
        (["", *COMMON, "1", "", "a"], "这一项要填"),
        ([COMMON[0], "太短", DESCRIPTION, "1", "", "a"], "要20到60个字，现在有2个"),
        ([*COMMON, "99", "工资", "1", "", "a"], "写前面的号，1 到 "),
        ([*COMMON, "1", "火星法", "", "a"], "content/laws 里没有「火星法」"),
        ([*COMMON, "1", "劳动", "", "a"], "有好几部："),
        ([*COMMON, "1", "劳动合同法", "9999", "第三十条", "30", "", "a"], "还没有第 9999 条的那一句话。有的是："),
        ([*COMMON, "1", "", "Boss_Ran", "a"], "只能用小写英文字母、数字和短横线"),
        ([*COMMON, "1", "", "divorce", "a"], "已经有 divorce.md 了"),
    ],
)
def test_a_wrong_answer_is_asked_again_with_the_reason(wrong, reason, content):
    terminal = Terminal(wrong)
    assert terminal.write("guide", content)
    assert any(reason in line for line in terminal.lines)


@pytest.mark.parametrize("typed", ["１", "1", " 1 ", "\ufeff1", "wages"])
def test_a_number_is_understood_however_a_console_gives_it(typed, content):
    path = Terminal([*COMMON, typed, "", ""]).write("guide", content)
    assert path is not None
    assert "topic: wages\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "title", ["他说：「不给」", "a: b", "# 号", "{大括号}", '“引号”和"引号"', "- 短横", "100块", "yes", "'单引号"]
)
def test_a_title_is_read_back_as_it_was_typed(title, content, check):
    path = Terminal([title, "", "1", "", "odd"]).write("guide", content)
    assert path is not None
    assert read_content(content).pages["learn/guides/odd/"].title == title
    assert not [line for line in check() if "/odd.md" in line]


def test_a_sensitive_topic_is_not_offered_for_the_column(_real_content):
    terminal = Terminal([*COMMON, "家庭暴力"], KeyboardInterrupt())
    assert terminal.write("post", _real_content) is None
    assert not any(line.endswith(" 家庭暴力") for line in terminal.lines)


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), EOFError()])
@pytest.mark.parametrize("answered", range(len(COMIC)))
def test_whoever_stops_leaves_nothing_behind(stop, answered, _real_content):
    before = sorted(_real_content.rglob("*"))
    terminal = Terminal(COMIC[:answered], stop)
    assert terminal.write("comic", _real_content) is None
    assert terminal.lines[-1] == "停下了，什么都没有写。"
    assert sorted(_real_content.rglob("*")) == before


def test_a_finished_page_with_a_place_left_to_write_is_refused(content):
    path = Terminal([*COMMON, "1", "", "left"]).write("guide", content)
    assert path is not None
    path.write_text(path.read_text("utf-8").replace("draft: true\n", ""), "utf-8")
    with pytest.raises(Exception, match=r"left.md 第[0-9]+行：「〔写：……〕」这里还没写完"):
        checked_content(Folders(content, content.parent / "b", content.parent / "c"), TODAY, print)
