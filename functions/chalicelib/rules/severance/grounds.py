"""How employment ended, and what the law gives for each: nothing, N, N and a month in lieu of notice, or 2N."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.definitions.law import Citation
from chalicelib.rules.labour import CONTRACT_LAW, CONTRACT_RULES

OLD_MEASURES = "old-severance-measures"


@dataclass(frozen=True)
class Ground:
    """A way for employment to end. ``pays`` is "N", "2N" or ""; ``notice`` where 30 days' notice or a month's wage is
    due. ``before_2008`` is the article under which years before 2008 count too, ``old_limit`` whether at most 12 months.
    """

    sentence: str
    citation: Citation
    pays: str = ""
    notice: bool = False
    before_2008: Citation | None = None
    old_limit: bool = False


def _law(article: str) -> Citation:
    return Citation(CONTRACT_LAW, article)


def _old(article: str) -> Citation:
    return Citation(OLD_MEASURES, article)


GROUNDS = {
    "agreed-employer": Ground(
        "单位先提出、双方谈好不干的，给经济补偿", _law("46(2)"), "N", before_2008=_old("5"), old_limit=True
    ),
    "forced": Ground(
        "单位欠工资、不交社保这些，您因此提出走的，给经济补偿",
        _law("46(1)"),
        "N",
        before_2008=Citation("labor-dispute-interpretation-1", "45"),
    ),
    "illness": Ground("医疗期满干不了，被解除的，给经济补偿", _law("46(3)"), "N", notice=True, before_2008=_old("6")),
    "unfit": Ground(
        "培训或者调岗以后还不胜任，被解除的，给经济补偿",
        _law("46(3)"),
        "N",
        notice=True,
        before_2008=_old("7"),
        old_limit=True,
    ),
    "changed": Ground(
        "情况发生重大变化、谈不成，被解除的，给经济补偿", _law("46(3)"), "N", notice=True, before_2008=_old("8")
    ),
    "layoff": Ground("裁员的，给经济补偿", _law("46(4)"), "N", before_2008=_old("9")),
    "expired-employer": Ground("合同到期，单位不续或者压低条件的，给经济补偿", _law("46(5)"), "N"),
    "closed": Ground("单位破产、关门、被吊销的，给经济补偿", _law("46(6)"), "N"),
    "task-done": Ground("约好干完一项活就结束的合同，活干完也给经济补偿", Citation(CONTRACT_RULES, "22"), "N"),
    "refused-contract": Ground(
        "干满一个月以后，您不肯签书面合同，单位书面终止的，给经济补偿", Citation(CONTRACT_RULES, "6.1"), "N"
    ),
    "unlawful": Ground("单位没有合法理由，或者没按法定程序就辞退的，给赔偿金", _law("87"), "2N"),
    "fault": Ground("单位说您严重违纪、造成重大损害这些，说的属实，就没有经济补偿。理由由单位举证", _law("39")),
    "agreed-worker": Ground("您先提出、双方谈好不干的，没有经济补偿", _law("46(2)")),
    "resigned": Ground("自己辞职的，没有经济补偿。单位欠工资、不交社保这些，就不一样，改一下上面的答案", _law("37")),
    "expired-worker": Ground("单位照原条件或者更好的条件续签，您不续的，没有经济补偿", _law("46(5)")),
    "retired": Ground("开始领养老金的，合同终止，没有经济补偿", _law("44(2)")),
    "part-time": Ground("小时工（非全日制）停工，没有经济补偿", _law("71")),
}
UNKNOWN = "unknown"
