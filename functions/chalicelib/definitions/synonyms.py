"""The words citizens use, and those that laws and pages use for the same."""

from __future__ import annotations

from collections.abc import Mapping

from .entry import Entry

Synonyms = Mapping[str, tuple[str, ...]]
"""By a word as people say it, the words that mean the same (讨薪: 劳动报酬, 拖欠工资)."""

BETWEEN = "、"


def read_synonyms(entry: Entry) -> Synonyms:
    """Read ``content/wording/synonyms.yml``. A word may not lead back to itself, nor to one that leads back to it: each is
    replaced once.
    """
    known = {word: tuple(map(str.strip, said.split(BETWEEN))) for word, said in entry.pairs_of_all().items()}
    for word, others in known.items():
        if not word.strip() or not all(others):
            entry.refuse(f"「{word}」要写成「百姓的话: 法律的话{BETWEEN}另一个」，一个都不能空", word)
        back = [other for other in others if other == word or word in known.get(other, ())]
        if back:
            entry.refuse(f"「{word}」绕回来了：{BETWEEN.join(back)}", word)
    return known
