"""Words for made-up offices and people. No real firm, village or person may be among them: names are put together from
the sixty pairs of the old calendar, or from a surname that nobody has and two syllables.
"""

from __future__ import annotations

from itertools import permutations, product

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_SYLLABLES = "安白才丹恩帆歌海吉康乐明宁鹏秋然书天文溪雅泽川东方光和江可兰民南平青瑞山桐伟星云正春晨达飞贵辉健立美"

SIXTY = tuple(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60))
"""甲子, 乙丑 … 癸亥."""

PEOPLE_NAMES = tuple(surname + "".join(given) for surname, given in product("示例", permutations(_SYLLABLES, 2)))
"""4,900 names such as 示明川."""

OFFICE_NAMES = {
    "legal_service_centre": "{place}公共法律服务中心",
    "legal_aid_centre": "{place}法律援助中心",
    "notary_office": "{place}示例公证处",
    "law_firm": "{place}示例{word}律师事务所",
    "legal_worker_office": "{place}示例{word}法律服务所",
    "forensic_institute": "{place}示例{word}司法鉴定所",
    "arbitration_branch": "{place}示例仲裁分会",
    "legal_service_station": "{place}公共法律服务工作站",
    "legal_service_room": "{place}示例{word}{village}公共法律服务室",
}
SERVICES = {
    "legal_service_centre": ("法律咨询", "法律援助申请", "人民调解", "公证咨询", "代写文书"),
    "legal_aid_centre": ("法律援助申请", "法律咨询", "代写文书", "值班律师"),
    "notary_office": ("委托书公证", "继承公证", "学历公证", "证据保全", "上门公证"),
    "law_firm": ("法律咨询", "打官司", "代写文书", "合同审查", "谈判调解"),
    "legal_worker_office": ("法律咨询", "打民事官司", "代写文书", "调解"),
    "forensic_institute": ("伤残鉴定", "笔迹鉴定", "亲子鉴定", "车速鉴定"),
    "arbitration_branch": ("仲裁咨询", "收仲裁申请", "调解"),
    "legal_service_station": ("法律咨询", "人民调解", "法律援助初审", "代写文书"),
    "legal_service_room": ("法律咨询", "人民调解", "预约律师"),
}
HOURS = (
    "Mo-Fr 08:30-12:00,14:00-17:30",
    "Mo-Fr 08:30-12:00,14:00-18:00; Sa 09:00-12:00",
    "May 01-Sep 30 Mo-Fr 08:00-12:00,15:00-18:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00,14:00-17:30",
    "Mo-Fr 08:30-12:00,14:00-17:30; We 14:00-17:30 off",
    "Tu,Th 09:00-11:30",
    "Mo-Su 09:00-17:00",
    "",
)
LANGUAGES = ("普通话、汉中话", "普通话、汉中话、手语", "普通话、英语", "普通话", "")
CASES = (
    "帮工友要回三个月工资",
    "工伤认定以后谈妥了赔偿",
    "离婚时孩子跟谁过，谈成了",
    "两家地界的纠纷，调解成了",
    "车祸以后保险公司照数赔了",
    "借出去的钱，打官司要了回来",
    "分家产的事，兄弟几个签了字",
    "退租不退押金，一封信就退了",
)
PRACTICES = ("专职", "专职", "专职", "兼职")
