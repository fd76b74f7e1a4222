"""What an applicant should know: where, how soon, what else helps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Step
from chalicelib.rules.statutory_clocks import SUIT, URGENT_DAYS

from .matters import ACCUSED, ADVICE, AID, INJURY, WAGES


def how_to_apply(matter: str) -> Iterator[Step]:
    """Where to apply, and what the office owes."""
    if matter == ADVICE:
        return
    if matter == ACCUSED:
        yield Step(
            "被关着的人提出来，看守所24小时内要转给法律援助机构；家里人也可以代他申请。", citation=Citation(AID, "39.1")
        )
        yield Step("没有律师的时候，可以先见值班律师，不用审查，不要钱。", citation=Citation(AID, "30"))
    yield Step(
        "打官司的，去办案的法院、检察院、公安所在地申请；没打官司的，去处理的地方或者出事的地方。",
        citation=Citation(AID, "38"),
    )
    yield Step("中心收到申请7天内决定。给的，3天内派人；不给的，要书面说理由。", citation=Citation(AID, "43.1"))
    yield Step("不给或者停掉，不服的，向管它的司法局提，5天内审查。", citation=Citation(AID, "49.1"))
    yield Step("家里情况照实说，可以写承诺书，不用盖章。骗来的要退钱、罚款。", citation=Citation(AID, "41.2"))


def elsewhere(matter: str) -> Iterator[Step]:
    """Help for whoever waits for the office or is refused by it."""
    yield Step("法律咨询谁都可以问，窗口、电话、网上都行，不看困难，不要钱。", citation=Citation(AID, "23"))
    if matter == ACCUSED:
        return
    if matter in (WAGES, INJURY):
        yield Step("劳动仲裁不收费，不会写可以口头申请。", citation=Citation("labor-dispute-law", "53"))
    yield Step("人民调解不收费，村、社区就能申请。", citation=Citation("mediation-law", "4"))
    yield Step("起诉状不会写，可以口头起诉。", citation=Citation(SUIT, "123.2"))
    yield Step("交不起诉讼费的，向法院申请缓交、减交、免交。", citation=Citation("litigation-fee-measures", "44"))


def before_a_last_day(last: date | None, today: date) -> Iterator[Step]:
    """Aid may begin at once where a period ends in less than seven days (法律援助法 44.1(1))."""
    if last is None:
        return
    left = (last - today).days
    if left < 0:
        yield Step("您填的那个期限已经过了。先别放弃，用「期限计算」看看还能做什么。")
    elif left < URGENT_DAYS:
        until = f"离期限只剩{left}天" if left else "今天就是最后一天"
        yield Step(
            f"{until}。申请时第一句就说这个：不足7天的，可以先派律师，手续后补。", citation=Citation(AID, "44.1(1)")
        )
    else:
        yield Step(f"离期限还有{left}天。中心最长要7天决定、3天派人，现在就申请。", citation=Citation(AID, "43.1"))
