"""What an import tells the editor: what is new, what changed, who is not in the list any more, what was refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.kinds import KINDS

from .identity import Tree
from .merging import QUIET, Merged, Refusal
from .names import Names
from .rows import Register

_SHOWN = 20
_ADVICE = {
    "缺「source」": "整份名册出自一处的，命令后面加 --source 市司法局律师名册，2026年11月",
    "缺「kind」": "整份名册是一类的，命令后面加 --kind 律师",
    "手机号要本人同意": "没有同意公开的手机号，把那几格清空再导，别的照收",
}
"""What to do about many rows at once, by how their problem begins."""


class Report:
    """Puts what came of an import into words."""

    def __init__(self, names: Names, city: City) -> None:
        self._names, self._city = names, city

    def lines(self, register: Register, merged: Merged, removed: bool) -> Iterator[str]:
        """Everything, the most pressing last, where the eye is when a long list has run by."""
        yield f"读了{len(register.rows)}行"
        if register.unused:
            yield f"没有用到：{'、'.join(dict.fromkeys(register.unused))}"
        yield f"没有变：{merged.same}个"
        yield from self._new(merged.new)
        yield from self._changed(merged.changed)
        yield from self._gone(merged, removed)
        for tree in merged.doubtful_codes:
            yield f"请再核对 {self._who(tree)}：统一社会信用代码「{tree['uscc']}」最后一位对不上"
        yield from self._never_verified(merged)
        yield from self._refused(merged.refused)

    def _new(self, new: list[Tree]) -> Iterator[str]:
        by_kind = Counter(KINDS[tree["kind"]].name for tree in new)
        kinds = "，".join(f"{kind}{count}个" for kind, count in by_kind.items())
        yield f"新增：{len(new)}个{f'（{kinds}）' if new else ''}"
        yield from self._several(f"  {self._who(tree)}" for tree in new)

    def _changed(self, changed: list[tuple[Tree, tuple[str, ...]]]) -> Iterator[str]:
        told = [(tree, columns) for tree, columns in changed if not QUIET.issuperset(columns)]
        quiet = len(changed) - len(told)
        yield f"有变化：{len(told)}个{f'；另外{quiet}个只换了来源或者核实日期' if quiet else ''}"
        for tree, columns in told:
            yield f"  {self._who(tree)}：{'、'.join(self._names.titles[column] for column in columns)}"

    def _gone(self, merged: Merged, removed: bool) -> Iterator[str]:
        if not merged.gone:
            return
        yield f"名单里没有了：{len(merged.gone)}个（只比名册里有的类别和县区）"
        for tree in merged.gone:
            yield f"  {self._who(tree)}{'：' + merged.held[tree['id']] if tree['id'] in merged.held else ''}"
        if removed:
            yield "  这些移走；写着不移走的留着"
        elif merged.refused:
            yield "  都还留着。有没收的行，先改好，再导一次，再看谁真的没有了"
        else:
            yield "  都还留着。名册是全的、确实没有了的，再导一次，命令后面加 --remove-gone"

    def _never_verified(self, merged: Merged) -> Iterator[str]:
        count = sum("verified_on" not in tree for tree in (*merged.new, *(tree for tree, _ in merged.changed)))
        if count:
            yield (
                f"没有核实日期：{count}个，网页上排在最后，不显示电话。"
                "有人担保整份名册都对的，再导一次，命令后面加 --verified 2026-11-28（核对的那一天）"
            )

    def _refused(self, refused: list[Refusal]) -> Iterator[str]:
        rows = dict.fromkeys(refusal.row.where for refusal in refused)
        yield f"没有收：{len(rows)}行"
        for refusal in refused:
            yield f"  {refusal.row.where}{self._where_in(refusal)}：{self._in_their_words(refusal)}"
        for problem, advice in _ADVICE.items():
            if any(refusal.problem.startswith(problem) for refusal in refused):
                yield f"  {advice}"

    def _where_in(self, refusal: Refusal) -> str:
        title = refusal.row.header.titles.get(refusal.column, "")
        name = "" if title else refusal.row.tree.get("name", "")
        return f" {title or name}" if title or name else ""

    def _in_their_words(self, refusal: Refusal) -> str:
        """The problem with our columns called as their table calls them."""
        problem = refusal.problem
        for column, title in self._names.titles.items():
            theirs = refusal.row.header.titles.get(column, title).partition("（")[0]
            problem = problem.replace(f"「{column}」", f"「{theirs}」").replace(f" {column} ", f"「{theirs}」")
        return problem

    def _several(self, lines: Iterable[str]) -> Iterator[str]:
        every = list(lines)
        yield from every[:_SHOWN]
        if len(every) > _SHOWN:
            yield f"  ……还有{len(every) - _SHOWN}个"

    def _who(self, tree: Tree) -> str:
        county = self._city.county(tree["county"])
        return f"{county.name if county else self._city.name} {tree['name']}（{tree['id']}）"
