"""Names of laws in title marks that are wrong, repealed, or of a law that we have no file for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from chalicelib.definitions.catalogue import Catalogue

from .language import Language

_NAME = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》)+)》")
_MARKS = re.compile(r"[《》〈〉<>（）()\s]|中华人民共和国|最高人民法院(?:关于)?|最高人民检察院(?:关于)?|^关于")
_SUFFIX = re.compile(r"[（(][^（）()]*[）)]$")
_LAW = re.compile(r".*(?:法|法典|条例|细则|解释|规定|办法|规则)|.*关于.*(?:决定|意见|批复|答复|通知|纪要)")
_NO_LAW = re.compile(r".*(?:说|做|方|用|写|想|看|算|手|技|兵|书|戏|魔|语|疗|司|执|普|守|合|违|非|学|懂|找|打|过|活)法")
_SAID_TO_BE_OLD = re.compile(r"(?:原|原来的|从前的|以前的|当时的|旧|老|废止的|废止了的|失效的)(?:《[^《》]*》[、和])*$")
_BARE = "(?<![一-鿿])(?:中华人民共和国)?({})第[〇零一二三四五六七八九十百千0-9]+条"


@dataclass(frozen=True)
class LawNames:
    """``known`` gives each name that may be written, without its marks, the name as it should stand; ``old`` leads from a
    repealed law to what holds now.
    """

    known: Mapping[str, str]
    old: Mapping[str, str]

    @classmethod
    def of(cls, catalogue: Catalogue, language: Language) -> LawNames:
        """The titles of our laws, what else people call them, and the laws that texts only name."""
        laws = [catalogue.law(id_) for id_ in catalogue.ids("laws")]
        names = [(name, law.title) for law in laws for name in (law.title, *law.also)]
        names += [(name, name) for name in language.other_laws]
        return cls({bare(name): right for name, right in names}, language.old_laws)


def bare(name: str) -> str:
    """A name without marks, the state's name and the court's: 中华人民共和国民法典 is 民法典."""
    return _MARKS.sub("", name)


def wrong_law_names(text: str, names: LawNames) -> Iterator[tuple[int, str]]:
    """Where each wrong name begins in the text, and what to do."""
    for found in _NAME.finditer(text):
        problem = _problem(found[1], names, text[max(0, found.start() - 40) : found.start()])
        if problem:
            yield found.start(), problem
    if old := [name for name in names.old if name in text]:
        for found in re.finditer(_BARE.format("|".join(old)), text):
            yield found.start(), _repealed(found[1], names)


def _problem(name: str, names: LawNames, before: str) -> str:
    known = bare(name)
    if known in names.known:
        return ""
    if known in names.old:
        return "" if _SAID_TO_BE_OLD.search(before) else _repealed(known, names)
    near = get_close_matches(known, names.known, n=1, cutoff=0.7)
    if not _reads_like_a_law(name, is_near=bool(near)):
        return ""
    guess = f"你是不是要写《{names.known[near[0]]}》？" if near else ""
    return (
        f"《{name}》不在 content/laws 里。{guess}名字没有错的，照原文加一个文件；"
        "只提名字、不引条文的，写进 content/wording/other-laws.yml；不是法律的，去掉书名号"
    )


def _repealed(name: str, names: LawNames) -> str:
    return f"《{name}》已经废止了，现在看《{names.old[name]}》。说的是从前的事，前面写一个「原」字"


def _reads_like_a_law(name: str, *, is_near: bool) -> bool:
    """Whether it ends as names of laws do; 说法 and 做法 do not, unless nearly a law's name (劳动合法)."""
    core = _SUFFIX.sub("", name.strip())
    return bool(_LAW.fullmatch(core)) and (is_near or not _NO_LAW.fullmatch(core))
