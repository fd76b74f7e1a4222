"""What citizens might type, about two hundred times: in their own words, in the law's, in sentences, by name, by sound, with
a slip; and the words that stand nearly everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.answering.tokens import SOUND_END
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person

from site_builder.search.sounds import sound_words

WORDS = [
    "工伤",
    "工资",
    "欠薪",
    "讨薪",
    "离婚",
    "抚养费",
    "家暴",
    "借钱不还",
    "借条",
    "利息",
    "押金",
    "租房",
    "车祸",
    "交通事故",
    "保险",
    "赔偿",
    "误工费",
    "护理费",
    "诉讼费",
    "律师费",
    "公证费",
    "仲裁",
    "劳动仲裁",
    "调解",
    "公证",
    "遗嘱",
    "继承",
    "宅基地",
    "征地",
    "拆迁",
    "承包地",
    "低保",
    "法律援助",
    "免费律师",
    "起诉",
    "立案",
    "上诉",
    "执行",
    "老赖",
    "支付令",
    "时效",
    "取保候审",
    "缓刑",
    "拘留",
    "罚款",
    "行政复议",
    "合同",
    "违约金",
    "定金",
    "订金",
    "预付卡",
    "退款",
    "假货",
    "食品安全",
    "医疗事故",
    "鉴定",
    "伤残等级",
    "加班费",
    "年休假",
    "试用期",
    "经济补偿",
    "辞退",
    "双倍工资",
    "社保",
    "退休",
    "产假",
    "彩礼",
    "收养",
    "监护",
    "赡养",
    "老人",
    "未成年人",
    "校园欺凌",
    "诈骗",
    "网贷",
    "担保",
    "房产证",
    "物业费",
    "噪音",
    "相邻",
]
LAWS = [
    "劳动合同法",
    "劳动合同法47",
    "劳动合同法第四十七条",
    "民法典",
    "民法典1079",
    "民法典第1079条",
    "工伤保险条例17",
    "刑法第二百六十四条",
    "治安管理处罚法",
    "道路交通安全法76条",
    "消费者权益保护法",
    "法律援助法",
    "公证法25",
    "民事诉讼法",
    "仲裁法",
    "妇女权益保障法",
    "社会保险法",
    "食品安全法148",
]
COMMON = ("劳动 合同 工资", "合同", "劳动", "人民法院", "当事人", "应当 规定", "第一条", "法", "的", "中华人民共和国")
SENTENCES = (
    "老板拖欠工资三个月不给怎么办",
    "我在工地上干活摔伤了老板不给医药费也不给工资应该去哪里告他",
    "离婚以后孩子归谁抚养费一个月要给多少",
    "朋友借了我五万块钱只有微信聊天记录能起诉吗",
    "房东不退押金还说要扣我的钱",
    "没有签劳动合同被公司辞退了可以要双倍工资吗",
    "父母去世以后房子怎么过户给我",
    "被车撞了对方没有保险谁来赔",
    "邻居把排水沟改到我家地里了",
    "办健身卡店关门了钱还能退吗",
    "怎么申请法律援助要带什么材料",
    "家里老人没人管可以告儿女吗",
    "在外地打工受伤了回老家还能认定工伤吗",
    "公证遗嘱要多少钱去哪里办",
    "判决书下来了对方不给钱怎么办",
    "村里要占我家的承包地没有商量过",
    "网上买的东西是假的商家不理我",
    "孩子在学校被同学打伤了找谁赔",
    "老公打我我想离婚但是没有钱请律师",
    "包工头跑了工友们的工资找谁要",
)
PLACES = (
    "汉台区 律师",
    "勉县 公证处",
    "佛坪 法律援助",
    "略阳县司法所",
    "西乡 人民调解",
    "洋县法院",
    "武侯镇",
    "宁强 离婚 律师",
)
NONSENSE = ("asdfgh", "🙂", '"NEAR(', "zz", "12348", "！！！", "工" * 300)
FROM_THE_DIRECTORY = 20


def queries(listed: Sequence[Office | Person]) -> list[str]:
    """Every query, with names of the directory among them."""
    chosen = listed[:: max(1, len(listed) // FROM_THE_DIRECTORY)][:FROM_THE_DIRECTORY]
    names = [each.name.partition("（")[0] for each in chosen]
    written = [*WORDS, *LAWS, *COMMON, *SENTENCES, *PLACES, *NONSENSE]
    return [*written, *names, *map(_with_a_slip, names), *(sound for name in names for sound in _typed_sounds(name))]


def _with_a_slip(name: str) -> str:
    """The name with its middle character wrong."""
    middle = len(name) // 2
    return f"{name[:middle]}甴{name[middle + 1 :]}"


def _typed_sounds(name: str) -> Iterator[str]:
    """A name's pinyin and its first letters, as they are typed."""
    whole = [word for word in sound_words(name) if word.endswith(SOUND_END)]
    yield from (word.strip(f"={SOUND_END}") for word in whole[:2])
