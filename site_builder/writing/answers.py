"""What is asked of whoever begins a page, whatever its kind: title, address, topic, laws."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from chalicelib.definitions.law import Citation

from site_builder.markdown import citation_problem
from site_builder.sources import Content

from .checks import UNFINISHED, problems_of_text
from .law_names import bare
from .questions import Asker, Problem

LONGEST_TITLE = 30
DESCRIPTION = (20, 60)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Asking:
    """Whom to ask, and about which content."""

    ask: Asker
    content: Content

    def title(self, default: str = "") -> str:
        """A title: short, and without anything that may not be published."""
        return self.ask.text("标题", default, self._title_problem)

    def _title_problem(self, answer: str) -> Problem:
        if len(answer) > LONGEST_TITLE:
            return f"标题最多{LONGEST_TITLE}个字，现在有{len(answer)}个"
        return self.problem(answer)

    def description(self) -> str:
        """The sentence in lists and in the search; it may be left for later."""
        return self.ask.may_skip("一句话说清这一页有什么用，20到60字", self._description_problem) or later(
            "一句话，20到60字"
        )

    def _description_problem(self, answer: str) -> Problem:
        least, most = DESCRIPTION
        if not least <= len(answer) <= most:
            return f"要{least}到{most}个字，现在有{len(answer)}个"
        return self.problem(answer)

    def problem(self, answer: str) -> Problem:
        """Why a text cannot be published."""
        return next(problems_of_text(answer, self.content), "")

    def topic(self, *, cheerful: bool) -> str:
        """A topic; ``cheerful`` is what 小蓝 and comics are, who keep away from some."""
        topics = {id_: topic.name for id_, topic in self.content.topics.items() if not (cheerful and topic.sensitive)}
        if cheerful:
            self.ask.tell("下面没有的题目，小蓝和漫画不讲。")
        return self.ask.one_of("哪个题目，写号", topics)

    def id(self, folder: Path, ending: str, proposal: str) -> str:
        """The name of the file, which is the address; the proposal gets a number where it is taken."""
        taken = {path.name.removesuffix(ending) for path in folder.glob(f"*{ending}")}

        def problem(answer: str) -> Problem:
            if not _ID.fullmatch(answer):
                return "只能用小写英文字母、数字和短横线，比如 fell-on-site"
            return f"已经有 {answer}{ending} 了，换一个" if answer in taken or answer == "index" else ""

        return self.ask.text("文件名，也是网址，定了不改", free(proposal, taken), problem)

    def laws(self, *, required: bool) -> list[Citation]:
        """Articles that the page rests on, each of which has our sentence."""
        found: list[Citation] = []
        while True:
            law = self._law(required=required and not found, first=not found)
            if not law:
                return found
            found.append(self._article(law))

    def _article(self, law: str) -> Citation:
        catalogue = self.content.catalogue

        def problem(typed: str) -> Problem:
            why = citation_problem(catalogue, Citation(law, typed))
            return f"{why}。有的是：{'、'.join(catalogue.law(law).articles)}" if why else ""

        question = f"《{catalogue.law(law).title}》第几条，比如 17、17.2（款）、3(4)（项）"
        return Citation(law, self.ask.text(question, problem=problem))

    def _law(self, *, required: bool, first: bool) -> str:
        titles = {id_: self.content.catalogue.law(id_).title for id_ in self.content.catalogue.ids("laws")}
        question = "引用哪部法律，写名字或者编号" if first else "再引用哪部法律"

        def problem(answer: str) -> Problem:
            near = _laws_called(answer, titles)
            if len(near) > 1:
                return f"有好几部：{'、'.join(titles[id_] for id_ in near[:8])}，名字写全"
            return "" if near else f"content/laws 里没有「{answer}」"

        answer = self.ask.text(question, problem=problem) if required else self.ask.may_skip(question, problem)
        return _laws_called(answer, titles)[0] if answer else ""


def _laws_called(name: str, titles: Mapping[str, str]) -> list[str]:
    """The laws of that id or title, else those whose title holds it."""
    wanted = bare(name)
    exactly = [id_ for id_, title in titles.items() if name == id_ or wanted == bare(title)]
    return exactly or [id_ for id_, title in titles.items() if wanted and wanted in bare(title)]


def free(proposal: str, taken: Collection[str]) -> str:
    """The proposal, or with the first number that is free."""
    names = (proposal, *(f"{proposal}-{n}" for n in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def later(what: str) -> str:
    """The mark of something that is still to be written; a page with one left is not published."""
    return f"{UNFINISHED}{what}〕"
