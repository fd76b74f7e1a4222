"""What a consumer should know beside the amounts."""

from __future__ import annotations

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Step

from .multiples import DEFECT, FOOD, FRAUD, MEDICINE, PREPAID_CARD

CONSUMER, RULES = "consumer-rights-law", "consumer-rights-regulation"
INTERPRETATION, PREPAID = "food-drug-punitive-interpretation", "prepaid-interpretation"


def _note(sentence: str, article: str, law: str = CONSUMER) -> Step:
    return Step(sentence, citation=Citation(law, article))


LABEL_FLAW = _note("只是标签、说明书上不影响安全、不误导人的小毛病，十倍赔偿法院不支持。", "8", INTERPRETATION)
OWN_USE = _note("为自己、家里过日子买的，才按这部法算。做生意用的不算。", "2")
MAIMED = _note("要商家明知有毛病还卖，而且有人死亡、健康严重受损。", "55.2")
RAN_AWAY = _note("商家关门、不退钱、躲着不见，可以要三倍。三倍按哪个数算，解释没写，由法院定。", "23.1", PREPAID)
OF_BASIS = {
    FRAUD: (
        _note("要说得出商家骗人：假货当真货、隐瞒毛病、虚假宣传。收好小票、聊天记录、商品照片。", "55.1"),
        _note("标签、宣传上不影响质量、不误导人的小毛病，不算欺诈。", "49.1", RULES),
        _note("自己掉包、造假去要钱的，要不到，还可能犯法。", "49.2", RULES),
    ),
    FOOD: (
        _note("向商家要、向厂家要都行，先找谁谁先赔。", "148.1", "food-safety-law"),
        _note("商家赔十倍，要它明知有问题；厂家做出了不合格的，就要赔。", "148.2", "food-safety-law"),
        _note("不知道有问题才买的，按实际付的钱算十倍。", "1.2", INTERPRETATION),
        _note("十倍不成立、但商家骗了人的，可以改要三倍。", "9.2", INTERPRETATION),
    ),
    MEDICINE: (
        _note("向药厂、药店、医院要都行，先找谁谁先赔。", "144.2", "drug-administration-law"),
        _note("要是假药、劣药；药店、医院还要明知。", "144.3", "drug-administration-law"),
        _note("十倍不成立、但骗了人的，可以改要三倍。", "9.2", INTERPRETATION),
    ),
    DEFECT: (MAIMED,),
    PREPAID_CARD: (RAN_AWAY,),
}
KNEW = _note("明知有问题，短时间分几次买的，合起来看自家正常吃用多少，不按每次算。", "13", INTERPRETATION)


def notes(basis: str, knowing: str | None) -> tuple[Step, ...]:
    """What must be shown, to whom to turn, and where the limits are."""
    first = OF_BASIS[basis]
    knew = (KNEW,) if basis == FOOD and knowing == "yes" else ()
    return (*first, *knew, OWN_USE, _note("先找商家谈；谈不成，找消费者协会、市场监管部门，还能仲裁、起诉。", "39"))
