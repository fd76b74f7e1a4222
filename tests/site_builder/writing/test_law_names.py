"""Which names in title marks are wrong names of laws, and which are right or of no law."""

import pytest

from site_builder import ROOT
from site_builder.sources import read_content
from site_builder.writing.law_names import LawNames, wrong_law_names

LABOUR_CONTRACT = "你是不是要写《劳动合同法》"
WRONG = {
    "a character is missing": ("《劳动合法》", LABOUR_CONTRACT),
    "a character is wrong": ("《劳动和同法》", LABOUR_CONTRACT),
    "a character too many": ("《劳动者合同法》", LABOUR_CONTRACT),
    "with the state's name": ("《中华人民共和国劳动和同法》", LABOUR_CONTRACT),
    "a regulation": ("《工伤保险条列条例》", "你是不是要写《工伤保险条例》"),
    "a law called a regulation": ("《工伤保险办法》", "你是不是要写《工伤保险条例》"),
    "measures": ("《诉讼费用缴纳办法》", "你是不是要写《诉讼费用交纳办法》"),
    "a law of mediation": ("《人民调节法》", "你是不是要写《人民调解法》"),
    "a law of aid": ("《法律支援法》", "你是不是要写《法律援助法》"),
    "against violence": ("《反家暴法》", "你是不是要写《反家庭暴力法》"),
    "an interpretation": (
        "《最高人民法院关于审理民间借贷案件适用法律若干问题的意见》",
        "你是不是要写《最高人民法院关于审理民间借贷",
    ),
    "a law without a file": ("《种子法》", "other-laws.yml"),
    "a regulation without a file": ("《城市绿化条例》", "照原文加一个文件"),
    "rules without a file": ("《渔船检验规则》", "other-laws.yml"),
    "detailed rules without a file": ("《契税法实施细则》", "other-laws.yml"),
    "a decision": ("《全国人大常委会关于某件事的决定》", "other-laws.yml"),
    "opinions": ("《国务院关于某件事的若干意见》", "other-laws.yml"),
    "tried out": ("《某市渔业管理办法（试行）》", "other-laws.yml"),
    "of a year": ("《种子法（2000年）》", "other-laws.yml"),
    "the law of contracts": ("《合同法》第52条", "现在看《民法典》"),
    "the law of contracts with the state's name": ("《中华人民共和国合同法》", "现在看《民法典》"),
    "the law of marriage": ("《婚姻法》", "现在看《民法典》"),
    "the law of inheritance": ("《继承法》", "现在看《民法典》"),
    "the law of torts": ("《侵权责任法》", "现在看《民法典》"),
    "the law of property": ("《物权法》", "现在看《民法典》"),
    "the law of adoption": ("《收养法》", "现在看《民法典》"),
    "the general part": ("《民法总则》", "民法典"),
    "the general principles": ("《民法通则》", "民法典"),
    "the law of guarantees": ("《担保法》", "民法典"),
}
BARE = {
    "at the beginning": "婚姻法第三十二条",
    "after a comma": "离婚，婚姻法第32条",
    "in full": "（中华人民共和国合同法第五十二条）",
}
RIGHT = {
    "a title": "《劳动合同法》",
    "a title with the state's name": "《中华人民共和国劳动合同法》",
    "the code": "《民法典》",
    "another name": "《消法》",
    "a regulation": "《工伤保险条例》",
    "measures": "《诉讼费用交纳办法》",
    "an interpretation as people say it": "《民事诉讼法解释》",
    "an interpretation in full": "《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》",
    "an interpretation with marks inside": "《最高人民法院关于适用《中华人民共和国民法典》婚姻家庭编的解释（一）》",
    "an interpretation in half-width brackets": "《最高人民法院关于适用〈民法典〉婚姻家庭编的解释(一)》",
    "a law named in the list": "《城市轨道交通条例》",
    "an older version with a file": "《消费者权益保护法（1993年）》",
    "the law of labour contracts is not that of contracts": "劳动合同法第三十八条",
    "a repealed law said to be one": "原《合同法》",
    "two repealed laws said to be": "原来的《婚姻法》、《继承法》",
    "a law of the past": "那时候看的是从前的《侵权责任法》",
    "the column": "《小蓝说法》",
    "a way of doing": "《记账的方法》",
    "a way of writing": "《借条的写法》",
    "a campaign": "《大普法》",
    "a paper": "《劳动能力鉴定结论书》",
    "a decision that is a paper": "《认定工伤决定书》",
    "a decision about one matter": "《不予受理决定》",
    "an opinion of experts": "《司法鉴定意见》",
    "a contract": "《劳动合同》",
    "a newspaper": "《汉中日报》",
    "a yearbook": "《陕西统计年鉴2011》",
    "an agreement": "《离婚协议》",
    "a handbook": "《员工手册》",
    "nothing": "《》",
}


@pytest.fixture(scope="module")
def names():
    """The names of the repository's laws, and one that texts only name."""
    content = read_content(ROOT / "content")
    known = LawNames.of(content.catalogue, content.language)
    return LawNames({**known.known, "城市轨道交通条例": "城市轨道交通条例"}, known.old)


@pytest.mark.parametrize(("text", "what_to_do"), WRONG.values(), ids=WRONG)
def test_a_wrong_name_is_told_with_what_to_write(text, what_to_do, names):
    ((at, problem),) = wrong_law_names(f"看{text}。", names)
    assert at == 1
    assert what_to_do in problem


@pytest.mark.parametrize("text", BARE.values(), ids=BARE)
def test_an_article_of_a_repealed_law_is_told_without_title_marks(text, names):
    ((_, problem),) = wrong_law_names(text, names)
    assert "已经废止了" in problem


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_a_right_name_and_one_of_no_law_may_stand(text, names):
    assert list(wrong_law_names(f"看{text}。", names)) == []


def test_a_wrong_name_stops_the_build_at_its_line(small_city):
    small_city.edit("pages/learn/lending.md", "", "\n看《婚姻法》。\n")
    line = small_city.read("pages/learn/lending.md").split("\n").index("看《婚姻法》。") + 1
    (refusal,) = small_city.refusals()
    assert refusal.startswith(f"content/pages/learn/lending.md 第{line}行：《婚姻法》已经废止了")
