"""Case studies: held against the calculator, and what their pages show of it."""

from __future__ import annotations

import pytest

FILE = "pages/learn/cases/court.md"
WHERE = "content/pages/learn/cases/court.md"

WRONG = {
    "another sum than the calculator's": (
        "granted: 3300",
        "granted: 3000",
        "第13行：「诉讼费」判了3,000.00元，「诉讼费计算」的「案件受理费」算出来是3,300.00元。"
        "改成一样的；要是法院就是这样判的，在「why」里写明为什么不一样",
    ),
    "an item that the calculator does not give": (
        "item: acceptance",
        "item: lump-sum",
        "第13行：「诉讼费」的「item」写的「lump-sum」，「诉讼费计算」按这些事实没有算出来，可以写：acceptance（案件受理费）、total（要预交）",
    ),
    "money without an item or a reason": (
        ", item: acceptance",
        "",
        "第13行：「诉讼费」判了3,300.00元，要写「item」（计算器里的哪一项），或者在「why」里写明这个数怎么来的",
    ),
    "money asked and nothing granted": (
        "asked: 5000, granted: 3300, item: acceptance",
        "asked: 5000",
        "第13行：「诉讼费」的「asked」和「granted」要一起写，法院没有支持的写 granted: 0",
    ),
    "no such calculator": (
        "calculator: court-fee",
        "calculator: court",
        "第15行：没有计算器「court」，可以写：court-fee",
    ),
    "a fact that the form does not ask": (
        "procedure: ordinary",
        "procedur: ordinary",
        "第17行：「诉讼费计算」不问「procedur」，可以写：case（为什么事打官司）、amount（金额是多少）、"
        "procedure（案子怎么审）、instance（第几次审）、awarded（支持了多少）",
    ),
    "a fact that the form refuses": (
        'amount: "150000"',
        'amount: "十五万"',
        "第17行：amount（金额是多少）：",
    ),
    "a fact that is missing": (
        "case: property, ",
        "",
        "第17行：case（为什么事打官司）：「为什么事打官司」还没有选，请选一项。",
    ),
    "no topic of ours": (
        "topic: lending",
        "topic: loans",
        "第8行：「topic」写的「loans」，content/topics.yml 里没有，可以写：lending、",
    ),
    "an article without our sentence": (
        'article: "13"',
        'article: "99"',
        "第9行：content/laws/litigation-fee-measures.yml",
    ),
    "a sum below nothing": (
        "asked: 5000",
        "asked: -5000",
        "第13行：「asked」「granted」是要了、判了多少元，不能是负数",
    ),
    "a day on which nobody knew the figures yet": (
        "as_at: 2026-11-24",
        "as_at: 2026-11-25",
        "第16行：「as_at」晚于「reviewed_on」：以后的标准，核对的那天还不知道",
    ),
    "a part left out": (
        "## 法院怎么看",
        "## 法官怎么看",
        "第19行：缺这几节：法院怎么看（每一节的标题写成「## 法院怎么看」这样）",
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_study_stops_the_build_and_says_where_and_what_to_do(learn_city, old, new, told):
    learn_city.edit(FILE, old, new)
    (refusal,) = learn_city.refusals()
    assert refusal.startswith(f"{WHERE} {told}")


def test_a_calculator_that_waits_for_its_figure_cannot_be_asked_yet(learn_city):
    learn_city.write(
        "rates/fee.yml",
        learn_city.read("rates/litigation-labour-fee.yml")
        .partition("values:")[0]
        .replace("id: litigation-labour-fee", "id: fee")
        + "values: []\n",
    )
    waiting = learn_city.read("calculators/court-fee.yml").replace("id: court-fee", "id: later")
    learn_city.write("calculators/later.yml", f"{waiting}needs_figure: fee\n")
    learn_city.edit(FILE, "calculator: court-fee", "calculator: later")
    told = [error for error in learn_city.refusals() if error.startswith(f"{WHERE} 第15行")]
    assert told == [
        f"{WHERE} 第15行：计算器「later」还少一个数（content/calculators/later.yml 的「needs_figure」），填了才能用。先填数，或者案例先写 draft: true"
    ]


def test_a_court_may_grant_another_sum_where_it_is_said_why(learn_city):
    learn_city.edit(FILE, "granted: 3300,", "granted: 1650, why: 用了简易程序，减半。,".replace("。,", "。,"))
    learn_city.build()
    assert "用了简易程序，减半。" in learn_city.page("learn/cases/court/")


def test_without_a_calculator_each_sum_says_where_it_comes_from(learn_city):
    text = learn_city.read(FILE)
    head = text[text.index("calculator:") : text.index("---\n", text.index("calculator:"))]
    learn_city.edit(FILE, head, "")
    (refusal,) = learn_city.refusals()
    assert refusal.startswith(f"{WHERE} 第13行：「诉讼费」写了「item」，开头要写「calculator」「as_at」「facts」")


def test_the_page_shows_what_was_asked_and_granted_and_opens_the_calculator_filled_in(learn_city, read_page):
    learn_city.build()
    page = read_page(learn_city.page("learn/cases/court/"))
    text = " ".join(page.lines)
    assert "人物和案情都是编的，法律是真的" in text
    assert "诉讼费 5,000.00 3,300.00" in text
    assert "赔礼 ：支持，当面说。" in text
    assert "../../../api/calculators/court-fee?case=property&amount=150000&procedure=ordinary" in page.links


def test_its_laws_stand_among_those_of_the_page_and_lead_back(learn_city):
    learn_city.build()
    page = learn_city.page("learn/cases/court/")
    assert "look-up/laws/litigation-fee-measures/#a29" in page[page.index("本页依据的法条") :]
    assert "官司费谁出" in learn_city.page("look-up/laws/litigation-fee-measures/")


def test_the_way_to_it_names_its_list(learn_city, read_page):
    learn_city.build()
    links = read_page(learn_city.page("learn/cases/court/")).links
    assert "../../../learn/cases/" in links
