"""Asking an editor, one question at a time, until the answer can be used. Who reads and who tells are arguments."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Problem = str
"""Why an answer cannot be used, "" when it can."""


class Stopped(Exception):
    """There is nothing to go on with; the text says what to do first."""


def _anything(_: str) -> Problem:
    return ""


@dataclass(frozen=True)
class Asker:
    """Puts questions: ``read`` shows a prompt and gives the line that was typed, ``tell`` shows a line."""

    read: Callable[[str], str]
    tell: Callable[[str], None]

    def text(self, question: str, default: str = "", problem: Callable[[str], Problem] = _anything) -> str:
        """One line; nothing typed is the default, which is shown in brackets. Asked again with the reason for as long as
        there is a problem.
        """
        prompt = f"{question}[{default}]：" if default else f"{question}："
        return self._asked(prompt, default, lambda answer: problem(answer) if answer else "这一项要填")

    def may_skip(self, question: str, problem: Callable[[str], Problem] = _anything) -> str:
        """One line, or "" for nothing."""
        return self._asked(f"{question}（没有就按回车）：", "", lambda answer: problem(answer) if answer else "")

    def _asked(self, prompt: str, default: str, problem: Callable[[str], Problem]) -> str:
        while why := problem(answer := _tidy(self.read(prompt)) or default):
            self.tell(f"  {why}。再写一次。")
        return answer

    def one_of(self, question: str, choices: Mapping[str, str], *, may_skip: bool = False) -> str:
        """The id of one of the choices, which are shown with numbers; "" where that may be skipped and is."""
        ids = list(choices)
        for n, words in enumerate(choices.values(), start=1):
            self.tell(f"  {n} {words}")

        def problem(answer: str) -> Problem:
            return "" if _chosen(answer, ids) else f"写前面的号，1 到 {len(ids)}"

        answer = self.may_skip(question, problem) if may_skip else self.text(question, problem=problem)
        return _chosen(answer, ids)


def _chosen(answer: str, ids: list[str]) -> str:
    """The id that was meant by its number, or by itself."""
    plain = unicodedata.normalize("NFKC", answer).strip()
    if plain.isdecimal() and 1 <= int(plain) <= len(ids):
        return ids[int(plain) - 1]
    return plain if plain in ids else ""


def _tidy(typed: str) -> str:
    """What was typed without what consoles add: marks of byte order, control characters, halves of characters."""
    return "".join(each for each in typed if unicodedata.category(each) not in ("Cc", "Cf", "Cs")).strip()
