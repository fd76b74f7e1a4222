"""Which numbers may not stand in a text because they are somebody's, and which only look so."""

import pytest

from site_builder.writing.personal import personal_numbers

SOMEBODYS = {
    "a mobile": ("打13800138000找我", "手机号"),
    "a mobile in threes and fours": ("打 138 0013 8000", "手机号"),
    "a mobile with dashes": ("138-0013-8000", "手机号"),
    "a mobile in fours and threes": ("1380 013 8000", "手机号"),
    "a mobile in full-width digits": ("电话：１３８００１３８０００", "手机号"),
    "a mobile with full-width gaps": ("138\u30000013\u30008000", "手机号"),
    "a mobile from abroad": ("+8613800138000", "手机号"),
    "a mobile from abroad with gaps": ("+86 138 0013 8000", "手机号"),
    "a mobile with 86 alone": ("8619912345678", "手机号"),
    "a mobile in a link": ("[打给他](tel:13912345678)", "手机号"),
    "a mobile of a new kind": ("19112345678", "手机号"),
    "a mobile in brackets": ("（17700001111）", "手机号"),
    "a mobile that is numbered": ("13800138000号", "手机号"),
    "an ID number": ("身份证610702198001011234", "身份证号"),
    "an ID number that ends in X": ("61070219800101123X", "身份证号"),
    "an ID number that ends in x": ("61070219800101123x。", "身份证号"),
    "an ID number with gaps": ("610702 19800101 1234", "身份证号"),
    "an ID number in full-width digits": ("６１０７０２１９８００１０１１２３４", "身份证号"),
    "an ID number of an old man": ("610702193512311234", "身份证号"),
    "a bank card": ("卡号6217001234567890123", "银行卡号"),
    "a bank card in fours": ("6217 0012 3456 7890 123", "银行卡号"),
    "a bank card of sixteen": ("6225880112345678", "银行卡号"),
    "a bank card in fours with dashes": ("6225-8801-1234-5678", "银行卡号"),
    "an account of a bank": ("账号：26508101040012345", "银行卡号"),
    "a plate": ("车牌陕F12345", "车牌号"),
    "a plate with a dot": ("陕F·12345", "车牌号"),
    "a plate with letters in it": ("陕A·B23C5", "车牌号"),
    "a plate of an electric car": ("陕FD12345", "车牌号"),
    "a plate in small letters": ("陕f12345", "车牌号"),
    "a plate of a learner": ("川A1234学", "车牌号"),
    "a plate in full-width letters": ("陕Ｆ１２３４５", "车牌号"),
    "a plate of another province": ("京A·88888撞了他", "车牌号"),
}
NOBODYS = {
    "the hotline": "打12348",
    "a made-up mobile": "15400005510",
    "a made-up mobile with gaps": "154 0000 5510",
    "a phone that the directory shows": "13700137000",
    "a made-up ID number": "610702199001011015",
    "a made-up ID number with X": "11010519491231002X",
    "a landline": "0916-2626262",
    "a landline without its dash": "09162626262",
    "a mobile with stars": "138****8000",
    "the number of a case": "（2023）陕0702民初1234号",
    "the long number of a case": "（2023）陕0702民初13800138000号",
    "the number of a paper": "人社部发〔2025〕2号",
    "an amount": "一共13800138000元",
    "an amount with commas": "13,800,138,000.00元",
    "a decimal": "3.13800138000",
    "a day": "2026-11-29",
    "two days": "2026-11-29 2026-12-10",
    "years in a row": "2021 2022 2023 2024 都是",
    "the id of a law in the database": "2c909fdd678bf17901678bf74d7106b3",
    "an id that begins with digits": "13800138000a",
    "an address": "https://flk.npc.gov.cn/detail?id=13800138000",
    "an address with a long number": "https://example.org/6225880112345678",
    "a credit code in digits alone": "116107020136000060",
    "a credit code that is said to be one": "统一社会信用代码：1161070201601234",
    "a licence of a lawyer": "执业证号16107201810012345",
    "an article": "第1192条",
    "articles with numbers": "17.2、39.1(3)、120-1",
    "a plate with crosses": "陕F·×××××",
    "a plate of noughts": "陕F·00000",
    "a plate with stars": "陕F***45",
    "a court's short name": "陕0702民初",
    "a highway": "新G30公路",
    "a block of flats": "云A座1201",
    "a mobile that is too short": "1380013800",
    "a long number that is no mobile": "1380013800012",
}


def found(text):
    allowed = {"610702199001011015", "11010519491231002X", "13700137000"}
    return list(personal_numbers(text, allowed, "154"))


@pytest.mark.parametrize(("text", "kind"), SOMEBODYS.values(), ids=SOMEBODYS)
def test_what_may_be_somebodys_is_told_without_being_repeated(text, kind):
    ((_, problem),) = found(text)
    assert kind in problem
    assert text[-6:] not in problem


@pytest.mark.parametrize("text", NOBODYS.values(), ids=NOBODYS)
def test_what_is_nobodys_may_stand(text):
    assert found(text) == []


def test_each_number_is_told_where_it_stands():
    assert [at for at, _ in found("打13800138000，卡6225880112345678")] == [14, 1]


def test_a_page_with_a_number_is_refused_at_its_line(small_city):
    small_city.edit("pages/learn/lending.md", "", "\n打13800138000\n")
    (refusal,) = small_city.refusals()
    lines = small_city.read("pages/learn/lending.md").split("\n")
    assert refusal.startswith(f"content/pages/learn/lending.md 第{lines.index('打13800138000') + 1}行：这里像是手机号")


def test_a_head_is_read_too(small_city):
    small_city.edit("pages/learn/lending.md", "title: 借钱不还\n", "title: 借钱不还13800138000\n")
    (refusal,) = small_city.refusals()
    assert refusal.startswith("content/pages/learn/lending.md 第2行：这里像是手机号")
