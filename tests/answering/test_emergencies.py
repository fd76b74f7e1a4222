"""Which words show the emergency lines, and which sound alike and must not."""

import pytest
from chalicelib.answering.emergencies import told_of
from chalicelib.definitions.catalogue import Catalogue

from site_builder import ROOT
from site_builder.sources import read_content

EMERGENCIES = Catalogue(read_content(ROOT / "content").trees).emergencies


def told(typed):
    found = told_of(typed, EMERGENCIES)
    return found.id if found else ""


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("打我", "violence"),
        ("老公打我怎么办", "violence"),
        ("打 我", "violence"),
        ("他打，我", "violence"),
        ("家暴", "violence"),
        ("家-暴", "violence"),
        ("jiabao", "violence"),
        ("ＪＩＡＢＡＯ", "violence"),
        ("被打了", "violence"),
        ("娃在学校挨打", "violence"),
        ("孩子被老师打", "violence"),
        ("救命", "help"),
        ("男人捶我", "violence"),
        ("他要杀我", "violence"),
        ("拿刀砍人", "violence"),
        ("想死", "suicide"),
        ("不想活了", "suicide"),
        ("欠债还不上想自杀", "suicide"),
        ("老婆喝农药", "suicide"),
        ("强奸", "sexual"),
        ("被老板性侵", "sexual"),
        ("娃被拐了", "taken"),
        ("拐卖", "taken"),
        ("被关起来", "taken"),
        ("他不让我出门", "taken"),
        ("传销窝点", "taken"),
        ("蚊子打死我", "violence"),  # a false alarm, which harms nobody
    ],
)
def test_danger_is_heard(typed, kind):
    assert told(typed) == kind


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "打官司",
        "打官司要多少钱",
        "打工",
        "在外打工不给工资",
        "打欠条",
        "打离婚",
        "打条子",
        "打电话",
        "打印合同",
        "打井款",
        "怎么打12348",
        "讨薪",
        "死亡赔偿金",
        "公司破产关门",
        "机关单位",
        "相关材料",
        "工伤",
        "劳动合同法47",
    ],
)
def test_what_only_sounds_alike_is_no_alarm(typed):
    assert told(typed) == ""


def test_only_numbers_that_our_pages_give_are_named():
    numbers = {call.number for emergency in EMERGENCIES for call in emergency.calls}
    assert numbers == {"110", "120", "12345", "12348"}


def test_everybody_is_led_to_whom_he_can_tell_it_safely():
    for emergency in EMERGENCIES:
        assert "/apply/safe-contact/" in {link.to for link in emergency.next}
