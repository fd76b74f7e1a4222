"""A city with many articles: the real content and 500 more, the same on every run.

They lie too deep for a section's first page to list them; home, sections, laws and figures are the real ones.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from site_builder.sources import Content, read_content

from .city import REAL

ARTICLES = 500
CHARACTERS = 1500
FOLDER = "learn/articles"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WHO = _words("工友 老人 房东 租客 司机 农户 店主 家长 临时工 村民 保姆 学徒 快递员 承包人 邻居 货车主 养殖户 退休职工")
WHEN = _words("上个月 去年秋天 半年以前 刚开春 年底 周末 下大雨那天 搬家以后 收麦的时候 签字之前 孩子开学前 两年前")
WHERE = _words("镇上 县城 工地 厂里 村口 集市 小区 路边 地头 店里 学校门口 河堤 仓库 车站")
WHAT = _words(
    "受了伤没有人管 被拖着不给钱 签了看不懂的合同 借出去的钱要不回 地界被人挪了 押金退不下来 货送到了不认账 "
    "被撞了找不到车主 说好的活换了人 保险不肯赔 房子漏水没人修 被迫加班到半夜 分家时说不清 定金给了人不来"
)
ADVICE = _words(
    "先把收据和聊天记录留好 记下在场的人和电话 去窗口问清要带什么 写一份经过并签上日期 不要在空白纸上签字 "
    "请村里的调解员来说一说 把复印件和原件分开放 打电话问清哪天到期 算清本金和利息再开口 拍下现场的照片 "
    "先发一条短信催告 到法院立案以前核对姓名 让对方写明还款的日子 保管好医院的诊断书"
)
WHY = _words(
    "日子一过就难办了 空口说的话难证明 证据是一样一样攒起来的 对方常常说不知道 窗口只看写下来的东西 "
    "差一天也算晚 少一张纸就要再跑一趟 钱数要和票据对得上 法院先看是谁的责任"
)

_CHINESE = re.compile(r"[\u3400-\u9fff]")


def make_content(folder: Path) -> Content:
    """A content folder with the articles in it, read. It stands where ``content`` would."""
    shutil.copytree(REAL.content, folder)
    laws = read_content(folder).trees["laws"]
    articles = [(law, article) for law, tree in laws.items() for article in tree["articles"]]
    for n in range(ARTICLES):
        path = article_path(folder, n)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_article(n, articles), "utf-8", newline="\n")
    return read_content(folder)


def article_path(folder: Path, n: int) -> Path:
    """The file of an article, by its number from 0."""
    return folder / "pages" / FOLDER / f"{n % 10}" / f"{n:03}.md"


def _article(n: int, laws: Sequence[tuple[str, str]]) -> str:
    pick = random.Random(n)  # noqa: S311 - nothing secret: the same articles on every run
    body = "\n\n".join(_parts(pick, laws))
    title = f"第{n + 1}篇：{pick.choice(WHO)}{pick.choice(WHAT)}"
    return f"""---
title: {title}
description: {_sentence(pick)}
reviewed_on: 2026-01-01
review_by: 2999-12-31
next:
  - {{to: /ask/, text: 还不明白，去问一问}}
  - {{to: /apply/, text: 看看能申请什么}}
---
{body}
"""


def _parts(pick: random.Random, laws: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The blocks of an article: every construct that guides use, until it is long enough."""
    written = 0
    for block in _blocks(pick, laws):
        yield block
        written += len(_CHINESE.findall(block))
        if written >= CHARACTERS:
            return


def _blocks(pick: random.Random, laws: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield _paragraph(pick, 2)
    yield f'!!! deadline "{pick.randint(7, 90)}天内：{pick.choice(ADVICE)}"\n    {_sentence(pick)}{_cited(pick, laws)}'
    yield f"## {pick.choice(WHAT)}怎么分辨\n\n| 情形 | 先做 | 期限 |\n|---|---|---:|\n" + "\n".join(_table_rows(pick))
    while True:
        yield f"## {pick.choice(WHERE)}{pick.choice(WHAT)}\n\n{_paragraph(pick, 3)}{_cited(pick, laws)}"
        yield "\n".join(f"{step}. **{pick.choice(ADVICE)}。** {_sentence(pick)}" for step in range(1, 5))
        yield f'!!! tip "{pick.choice(ADVICE)}"\n    {_paragraph(pick, 2)}'
        yield f"### {pick.choice(WHO)}要留什么\n\n" + "\n".join(f"- {_sentence(pick)}" for _ in range(4))
        yield f'??? more "点开看：{pick.choice(WHY)}"\n    {_paragraph(pick, 2)}{_cited(pick, laws)}'


def _table_rows(pick: random.Random) -> Iterator[str]:
    for _ in range(5):
        yield f"| {pick.choice(WHAT)} | {pick.choice(ADVICE)} | {pick.randint(1, 36)}个月 |"


def _cited(pick: random.Random, laws: Sequence[tuple[str, str]]) -> str:
    law, article = pick.choice(laws)
    return f'（{{{{ law("{law}", "{article}") }}}}）'


def _paragraph(pick: random.Random, sentences: int) -> str:
    return "".join(_sentence(pick) for _ in range(sentences))


def _sentence(pick: random.Random) -> str:
    where, when = pick.choice(WHERE), pick.choice(WHEN)
    return f"{pick.choice(WHO)}{when}在{where}{pick.choice(WHAT)}，{pick.choice(ADVICE)}，{pick.choice(WHY)}。"
