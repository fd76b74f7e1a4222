"""What an editor may get wrong: each slip stops the build, says where it is, and leaves the site as it was."""

import re
from datetime import date

import pytest
from chalicelib.definitions.errors import DefinitionsRefused

from site_builder.checking import checked_content

PAGE, SECTION = "pages/learn/lending.md", "pages/learn/index.md"
CALCULATOR, OFFICES = "calculators/court-fee.yml", "directory/offices.csv"
LAW, RATE, WORDING = "laws/litigation-fee-measures.yml", "rates/litigation-labour-fee.yml", "wording/form-errors.yml"
SAMPLE_OFFICE = "x,court,法院（示例）,610702,,0916-7654321,,审案,示例数据,2026-11-23\n"
CROOKED_HOURS = "x,court,法院,610702,,,周一到周五,审案,https://law.example/,2026-11-23\n"
SAME_ID = "bureau,court,法院,610702,,,,审案,https://law.example/,2026-11-23\n"

# what is wrong: file, what stands there ("" is the end), what is written instead, where it is said to be, a few words
HEADS = {
    "a key is missing": (PAGE, "title: 借钱不还\n", "", " 第2行", "缺「title」"),
    "a key has no value": (PAGE, "title: 借钱不还\n", "title:\n", " 第2行", "缺「title」"),
    "a key that nobody knows": (
        PAGE,
        "title: 借钱不还\n",
        "title: 借钱不还\ncolor: red\n",
        " 第3行",
        "不认识「color」",
    ),
    "a key written twice": (PAGE, "next:\n", "title: 又一个\nnext:\n", " 第6行", "「title」写了两次"),
    "a tab": (PAGE, "  - {to: /about/", "\t- {to: /about/", " 第7行", "用了制表符"),
    "a full-width colon": (PAGE, "title: 借钱不还\n", "title：借钱不还\n", " 第3行", "用了全角冒号"),
    "a full-width colon in the last line": (CALCULATOR, "review_by: 2027", "review_by：2027", " 第35行", "全角冒号"),
    "quotation marks that never close": (PAGE, "title: 借钱不还\n", 'title: "借钱不还\n', " 第2行", "引号没有成对"),
    "a day that does not exist": (PAGE, "review_by: 2027-05-24", "review_by: 2027-02-30", " 第5行", "2027-02-30"),
    "a day written with slashes": (PAGE, "review_by: 2027-05-24", "review_by: 2027/5/24", " 第5行", "2026-11-02 这样"),
    "a character that nobody can see": (
        CALCULATOR,
        "intro: 一共",
        "intro: \x07一共",
        " 第4行",
        "看不见的控制字符（U+0007）",
    ),
    "one that is written as YAML writes it": (
        PAGE,
        "title: 借钱不还",
        'title: "借\\x07钱"',
        " 第2行",
        "看不见的控制字符",
    ),
    "one in a text": (PAGE, "起诉的一方", "起诉\x0b的一方", " 第9行", "看不见的控制字符"),
    "a reference where only text can stand": (CALCULATOR, "一共3个问题。", '{{ law("a", "1") }}', " 第4行", "读不懂"),
    "no head": (PAGE, "---\ntitle: 借钱不还", "title: 借钱不还", " 第1行", "两行 --- 围起来"),
    "a head that never ends": (PAGE, "关于本站}\n---\n", "关于本站}\n", " 第1行", "两行 --- 围起来"),
    "a way onward to no page": (PAGE, "{to: /about/,", "{to: /nowhere/,", "", "/nowhere/ 指的页面不存在"),
    "a section without an icon": (SECTION, "icon: material/phone\n", "", " 第2行", "缺「icon」"),
    "an icon that does not exist": (SECTION, "icon: material/phone", "icon: material/nope", "", "material/nope"),
    "a list that is no list": (
        CALCULATOR,
        "rates: [litigation-property-fee, litigation-labour-fee, small-claims-average-wage]",
        "rates: a",
        " 第6行",
        "列",
    ),
    "a file named other than its id": (LAW, "id: litigation-fee-measures", "id: other", "", "litigation-fee-measures"),
    "a city without a name": ("city.yml", "name: 小城市\n", "", " 第1行", "缺「name」"),
    "an address without its slash": ("city.yml", "law.example/\n", "law.example\n", " 第4行", "要以 / 结尾"),
    "half a government site": ("city.yml", "gov_site:\n", "gov_site: {name: 小城}\n", " 第14行", "缺「icp」"),
    "a township of another county": ("city.yml", "610702100", "610703100", " 第11行", "以610702开头"),
    "a hole in a sentence that nothing fills": (WORDING, "", "required_money: 「{lable}」没填\n", "", "lable"),
}
BODIES = {
    "a callout that nobody knows": ('!!! warning "小心"\n    x', "不认识提示框「warning」"),
    "a callout inside another": ('!!! tip "提示"\n    x\n\n    !!! warning "小心"\n        x', "warning"),
    "a callout with a class": ('!!! tip inline "提示"\n    x', "inline"),
    "a callout in Chinese quotation marks": ("!!! tip “提示”\n    x", "提示框"),
    "a callout in full-width marks": ('！！！ tip "提示"\n    x', "半角的 !!!"),
    "a callout whose text is not set in": ('!!! tip "提示"\n字', "空四格"),
    "HTML": ("一个<b>字</b>", "不能写 HTML：<b>"),
    "HTML over two lines": ("<img\nsrc=x onerror=alert(1)>", "不能写 HTML"),
    "a comment in HTML": ("<!-- 以后再写 -->", "不能写 HTML"),
    "a heading of the first rank": ("# 标题", "不用一级标题"),
    "a heading of the first rank, no space": ("#标题", "不用一级标题"),
    "a heading of the first rank, underlined": ("标题\n====", "不用一级标题"),
    "a heading of the first rank in a callout": ('!!! tip "提示"\n    # 标题', "不用一级标题"),
    "a dead link": ("[看](/nowhere/)", "/nowhere/ 指的页面不存在"),
    "a link without its last slash": ("[看](/about)", "/about 指的页面不存在"),
    "a dead link to a function": ("[看](/api/nothing)", "/api/nothing 指的页面不存在"),
    "a relative link": ("[看](../about/)", "站内链接从 / 写起"),
    "a relative link with a title": ('[看](../about/ "关于")', "站内链接从 / 写起"),
    "a relative link at the foot": ("[看][1]\n\n[1]: ../about/", "站内链接从 / 写起"),
    "a link to another site without its scheme": ("[看](//law.example/)", "站内链接从 / 写起"),
    "a link that is a script": ("[看](javascript:alert)", "站内链接从 / 写起"),
    "a picture from another site": ("![图](https://law.example/a.png)", "图"),
    "a dead anchor": ("[看](#nowhere)", "没有 #nowhere"),
    "a dead anchor of another page": ("[看](/about/#nowhere)", "没有 #nowhere"),
    "a law that is not there": ('{{ law("no-law", "1") }}', "没有「no-law」"),
    "an article without our sentence": ('{{ law("litigation-fee-measures", "9999") }}', "还没有第 9999 条"),
    "a malformed article": ('{{ law("litigation-fee-measures", "第20条") }}', "条号「第20条」"),
    "a figure that is not there": ('{{ rate("no-rate", "2026-11-24") }}', "没有「no-rate」"),
    "a figure before its time": ('{{ rate("litigation-labour-fee", "1999-01-01") }}', "没有可以引用的数"),
    "a figure of no day": ('{{ rate("litigation-labour-fee", "今天") }}', "没有可以引用的数"),
    "a figure that is a scale": ('{{ rate("litigation-property-fee", "2026-11-24") }}', "没有可以引用的数"),
    "a call of anything else": ('{{ open("city.yml") }}', "只能写 {{ law("),
    "a reference that never closes": ('{{ law("litigation-fee-measures", "20") }', "{{ law("),
    "a reference with one brace": ('{ law("litigation-fee-measures", "20") }', "{{ law("),
    "a reference in full-width braces": ('｛｛ law("litigation-fee-measures", "20") ｝｝', "{{ law("),
    "a reference over two lines": ('{{ law("litigation-fee-measures",\n"20") }}', "{{ law("),
}
# a body's problem stands on the line of the text; what is found only after theming is known by its file alone
FOUND_AT = {
    "a callout inside another": " 第28行",
    "a heading of the first rank, underlined": " 第2",
    "a heading of the first rank in a callout": " 第26行",
    "a relative link at the foot": "",
    "a dead anchor": "",
    "a dead anchor of another page": "",
}
TABLES = {
    "an unknown formula": (CALCULATOR, "formula: litigation_fee", "formula: alchemy", "", "没有公式「alchemy」"),
    "a field that the formula lacks": (CALCULATOR, "name: amount", "name: sum", "", "表单缺：amount；多：sum"),
    "a worked example that is wrong": (CALCULATOR, "acceptance: 3300.00", "acceptance: 3300.01", "", "是 3300.01"),
    "a worked example with words that do not come": (
        *(CALCULATOR, "expect: {acceptance: 3300.00, total: 3300.00}", "says: 不用交钱", "", "没有这句话：不用交钱"),
    ),
    "a worked example of an unknown item": (CALCULATOR, "acceptance: 3300.00", "gold: 1", "", "没有这一项"),
    "a worked example that cannot be": (CALCULATOR, "case: property,", "case: theft,", "", "case not_an_option"),
    "a worked example without its answer": (CALCULATOR, "case: property, ", "", "", "算不出：case required"),
    "a calculator with a figure that is not there": (CALCULATOR, "rates: [", "rates: [gold, ", "", "里没有：gold"),
    "a calculator that leads nowhere": (CALCULATOR, "to: /learn/lending/", "to: /gold/", "", "/gold/ 指的页面不存在"),
    "two fields of one name": (CALCULATOR, "name: amount", "name: case", " 第7行", "两个字段都叫「case」"),
    "a figure of a law that is not there": (RATE, "law: litigation-fee-measures", "law: gold", "", "没有「gold」"),
    "a figure in no order": (RATE, "values:\n", "values:\n  - {from: 2030-01-01, value: 1, source: x, "
                             "checked_on: 2026-11-24, verified: secondary}\n", " 第5行", "从早到晚"),
    "an article whose sentence is empty": (LAW, "20: 第20条的意思。", "20:", "", "20"),
    "another head of the table": (OFFICES, "id,kind,name", "编号,kind,name", " 第1行", "表头要有 id,kind"),
    "an office id used twice": (OFFICES, "", SAME_ID, " 第4行", "编号「bureau」重复"),
    "opening hours in words": (OFFICES, "", CROOKED_HOURS, " 第4行", "看不懂的是「周一到周五」"),
    "a made-up office with a phone": (OFFICES, "", SAMPLE_OFFICE, " 第4行", "示例的电话只能写"),
    "an office of an unknown kind": (OFFICES, "east-aid,legal_aid_centre", "east-aid,bank", " 第3行", "只能是"),
    "an office in an unknown county": (OFFICES, "援助中心,610702", "援助中心,610799", " 第3行", "610799"),
    "an office with a crooked phone": (OFFICES, "0916-1234567", "09161234567", " 第3行", "电话写成"),
    "a source that is no address": (OFFICES, "务,https://law.example/news", "务,司法局网站", " 第2行", "司法局网站"),
    "a row with too few columns": (OFFICES, "", "x,court,法院\n", " 第4行", "缺「county」"),
    "a row with too many columns": (OFFICES, "", SAME_ID.replace("\n", ",x\n"), " 第4行", "多了一格"),
}  # fmt: skip
BROKEN = [
    *(pytest.param(*row, id=name) for name, row in (HEADS | TABLES).items()),
    *(
        pytest.param(PAGE, "", f"\n{text}\n", FOUND_AT.get(name, " 第25行"), words, id=name)
        for name, (text, words) in BODIES.items()
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "where", "words"), BROKEN)
def test_broken_content_is_named_and_the_last_good_site_stays(small_city, file, old, new, where, words):
    before = small_city.served()
    small_city.edit(file, old, new)
    errors = small_city.refusals()
    assert any(error.startswith(f"content/{file}{where}") and words in error for error in errors), errors
    assert all(re.search("[\u4e00-\u9fff]", error.partition("：")[2]) for error in errors)
    assert small_city.served() == before


@pytest.mark.parametrize("file", [PAGE, CALCULATOR, OFFICES])
def test_a_file_that_excel_or_notepad_saved_in_gbk_is_named(small_city, file):
    small_city.write(file, small_city.read(file), encoding="gbk")
    assert [error for error in small_city.refusals() if error.startswith(f"content/{file}") and "UTF-8" in error]


def test_a_problem_in_a_body_is_named_by_the_line_of_the_file(small_city):
    small_city.edit(PAGE, "## 怎么交\n", "## 怎么交\n<b>\n")
    assert small_city.refusals() == [f"content/{PAGE} 第16行：正文里不能写 HTML：<b>"]


@pytest.mark.parametrize(
    ("file", "new"),
    [
        ("pages/find/offices.md", "pages/find/index.md"),
        ("pages/learn/lending/index.md", ""),
        ("pages/frame.md", ""),
        ("pages/specimen.md", ""),
        ("pages/e.md", ""),
        ("pages/learn/My Page.md", ""),
    ],
)
def test_a_page_at_an_address_that_is_taken_or_no_address_is_refused(small_city, file, new):
    for name in filter(None, (file, new)):
        small_city.write(name, small_city.read(SECTION if name.endswith("find/index.md") else "pages/ask/hotline.md"))
    taken = file.removesuffix("/index.md")  # of two pages with one address either may be named
    assert [error for error in small_city.refusals() if error.startswith(f"content/{taken}")]


@pytest.mark.parametrize("file", ["city.yml", "pages/index.md", "pages/learn/index.md"])
def test_a_file_that_a_city_cannot_do_without_is_missed(small_city, file):
    small_city.path(file).unlink()
    assert any("没有" in error for error in small_city.refusals())


def test_an_empty_file_is_refused(small_city):
    small_city.write(RATE, "")
    assert f"content/{RATE}：没有这个文件，或者是空的" in small_city.refusals()


def test_everything_unreadable_is_told_at_once(small_city):
    small_city.edit("city.yml", "name: 小城市\n", "")
    small_city.edit(CALCULATOR, "review_by: 2027-05-24", "review_by: 明年")
    small_city.edit(PAGE, "title: 借钱不还\n", "colour: red\n")
    small_city.edit(OFFICES, "", SAMPLE_OFFICE + CROOKED_HOURS)
    assert [error.partition("：")[0].removeprefix("content/") for error in small_city.refusals()] == [
        f"{CALCULATOR} 第35行",
        "city.yml 第1行",
        f"{PAGE} 第2行",
        f"{PAGE} 第2行",
        f"{OFFICES} 第4行",
        f"{OFFICES} 第5行",
        f"{OFFICES} 第5行",
    ]


def test_everything_that_does_not_fit_together_is_told_at_once(small_city):
    small_city.edit(CALCULATOR, "total: 3300.00", "total: 1.00")
    small_city.edit(PAGE, "", '\n<b>\n\n[看](/nowhere/)\n\n{{ law("no-law", "1") }}\n')
    small_city.edit(RATE, "law: litigation-fee-measures", "law: gold")
    assert [error.partition("：")[0].removeprefix("content/") for error in small_city.refusals()] == [
        f"{PAGE} 第25行",
        f"{PAGE} 第27行",
        f"{PAGE} 第29行",
        CALCULATOR,
        RATE,
    ]


def test_what_stands_in_a_block_of_code_is_shown_as_written(small_city, read_page):
    code = '{{ law("no-law", "1") }}\n# 标题\n<b>字</b>\n!!! warning "小心"\n[看](../nowhere/)'
    small_city.edit(PAGE, "", f"\n```text\n{code}\n```\n")
    small_city.build()
    assert code in read_page(small_city.page("learn/lending/")).lines


def test_a_problem_is_told_once(small_city):
    small_city.edit(PAGE, "", "\n[看](/nowhere/)和[看](/nowhere/)\n")
    assert len(small_city.refusals()) == 1


def test_a_page_can_link_to_offices_calculators_functions_and_places_on_a_page(small_city):
    links = (
        "/find/offices/",
        "/look-up/calculators/",
        "/look-up/calculators/court-fee/",
        "/",
        "/learn/lending/#多少钱",
    )
    links += ("/api/calculators/court-fee?case=labour&procedure=ordinary", "/api/calculators/court-fee.json")
    small_city.edit("pages/ask/hotline.md", "", "".join(f"\n[看]({link})\n" for link in links))
    small_city.build()
    assert small_city.page("ask/hotline/").count(">看</a>") == len(links)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 12, 1), ""),
        (date(2026, 12, 2), "快到该更新的日子（2027-01-31）"),
        (date(2027, 1, 31), "快到该更新的日子（2027-01-31）"),
        (date(2027, 2, 1), "已经过了该更新的日子（2027-01-31）"),
    ],
)
def test_a_figure_asks_to_be_renewed_from_60_days_before_its_last(small_city, day, says):
    small_city.edit(RATE, "", "    renew_by: 2027-01-31\n")
    checked_content(small_city.folders, day, small_city.told.append)
    assert len(small_city.told) == bool(says)
    assert all(line.startswith(f"提醒 content/{RATE}：") and says in line for line in small_city.told)


@pytest.mark.parametrize(("file", "line"), [(PAGE, " 第5行"), (CALCULATOR, "")])
def test_what_nobody_looked_at_since_its_day_asks_to_be_checked_again(small_city, file, line):
    small_city.edit(file, "review_by: 2027-05-24", "review_by: 2027-05-23")
    checked_content(small_city.folders, date(2027, 5, 24), small_city.told.append)
    assert small_city.told == [f"提醒 content/{file}{line}：该重新核对了（review_by 2027-05-23）"]


def test_a_figure_past_its_day_is_told_and_does_not_stop_the_build(small_city):
    small_city.edit(RATE, "", "    renew_by: 2026-01-31\n")
    small_city.build()
    assert [line for line in small_city.told if line.startswith("提醒")]


def test_a_strict_check_refuses_what_is_due(small_city):
    small_city.edit(RATE, "", "    renew_by: 2026-01-31\n")
    with pytest.raises(DefinitionsRefused, match="已经过了"):
        checked_content(small_city.folders, date(2026, 11, 24), small_city.told.append, strict=True)


def test_a_strict_check_passes_where_nothing_is_due(small_city):
    assert checked_content(small_city.folders, date(2026, 11, 24), small_city.told.append, strict=True).pages


def test_an_offices_site_holds_nothing_made_up(office_city):
    office_city.edit(OFFICES, "", SAMPLE_OFFICE.replace("0916-7654321", ""))
    office_city.edit(PAGE, "", "\n李律师（示例）\n")
    assert office_city.refusals() == [
        f"content/{OFFICES} 第4行：正式网站不能有示例的人和机构「法院（示例）」",
        f"content/{PAGE} 第25行：正式网站不能有标着「示例」的内容",
    ]


@pytest.mark.parametrize(
    ("file", "old"),
    [(PAGE, "title: 借钱不还\n"), (PAGE, "text: 关于本站"), (CALCULATOR, "intro: 一共"), (SECTION, "words: 问")],
)
def test_an_offices_site_says_nothing_made_up_in_a_head_either(office_city, file, old):
    office_city.edit(file, old, old.replace(": ", ": 示例"))
    assert [error for error in office_city.refusals() if error.startswith(f"content/{file}") and "示例" in error]
