"""A small index to ask: a few documents of every group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from chalicelib.answering.document import Document
from chalicelib.answering.found import Found
from chalicelib.answering.index import SearchIndex
from chalicelib.answering.query import Query

from site_builder.search.index import numbered, write_index

DOCUMENTS = [
    Document("services", "apply/legal-aid/", "法律援助：请不起律师怎么办", "在手机上申请法律援助，一页一组问题。"),
    Document("services", "apply/notary/", "公证：办一份公证书", "先约好，再去一趟公证处。"),
    Document("answers", "learn/guides/injury/#找谁", "工伤了怎么办：找谁", "找人社局申请工伤认定，单位三十天内去。"),
    Document(
        "answers",
        "learn/guides/injury/#期限",
        "工伤了怎么办：期限",
        "单位不去，本人一年内去申请工伤认定。劳动报酬另说。",
    ),
    Document("pages", "learn/guides/injury/", "工伤了怎么办", "家里人干活受了伤，今天先做什么。"),
    Document(
        "pages",
        "learn/wages/",
        "干了活不给工资怎么办",
        "老板拖欠劳动报酬，先留证据。" + "说说别的事。" * 20 + "最后去仲裁。",
    ),
    Document("calculators", "look-up/calculators/injury/", "工伤待遇计算", "算一算工伤能赔多少，护理费是多少。"),
    Document("laws", "look-up/laws/contract/", "《劳动合同法》", "全国人大常委会2012年修正。"),
    Document("laws", "look-up/laws/contract/#a46", "《劳动合同法》第四十六条", "单位要给经济补偿。"),
    Document("laws", "look-up/laws/contract/#a47", "《劳动合同法》第四十七条", "每满1年补1个月工资。"),
    Document("documents", "apply/legal-aid/form/", "申请法律援助（空白表）", "打印出来用笔填。"),
    Document(
        "directory",
        "find/entry/firm/",
        "汉江律师事务所（示例）",
        "律师事务所。",
        ("汉江律师事务所", "汉台区"),
        "610702",
    ),
    Document(
        "directory", "find/entry/zhang/", "张三丰（示例）", "律师。擅长工伤。", ("张三丰", "律师", "汉台区"), "610702"
    ),
    Document(
        "directory",
        "find/entry/chong/",
        "重阳（示例）",
        "律师。擅长离婚。",
        ("重阳", "律师", "勉县", "褒城镇"),
        "610725",
    ),
    Document(
        "directory", "find/entry/lueyang/", "略阳县公证处（示例）", "公证处。", ("略阳县公证处", "略阳县"), "610727"
    ),
    Document("directory", "find/entry/city/", "汉中市公证处（示例）", "公证处。", ("汉中市公证处", "汉中市")),
]


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    """The index of ``DOCUMENTS``."""
    path: Path = tmp_path_factory.mktemp("index") / "search.sqlite"
    write_index(path, numbered(DOCUMENTS), 0)
    opened = SearchIndex.open(path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def found(index: SearchIndex) -> Callable[..., list[str]]:
    """Asks, and gives the addresses of what is found, in order."""

    def ask(text: str, group: str = "", county: str = "", **alternatives: list[str]) -> list[str]:
        return addresses(index.find(Query(text, alternatives), group, county, limit=20))

    return ask


def addresses(found: Found) -> list[str]:
    """Where all hits lead, in order."""
    return [hit.address for group in found.groups for hit in group.hits]
