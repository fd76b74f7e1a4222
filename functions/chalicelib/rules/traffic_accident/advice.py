"""What the person should know beside the amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.injury.answers import InjuryAnswers
from chalicelib.rules.injury.losses import notes as injury_notes
from chalicelib.rules.outcome import Step

from .compulsory import INTERPRETATION
from .vehicles import Vehicle

ROAD_LAW = "road-traffic-safety-law"


def notes(
    injury: InjuryAnswers,
    rates: Rates,
    told: Sequence[Vehicle],
    victim: str | None,
    driver: str | None,
    others: bool,
) -> Iterator[Step]:
    """The order of payers, what this accident brings up, and what every injury does."""
    yield Step(
        "先算交强险，再乘责任比例：交强险那部分不打折。三个限额分开用，不能互相借。",
        citation=Citation("civil-code", "1213"),
    )
    yield Step("打官司把交强险的保险公司一起告上。", citation=Citation(INTERPRETATION, "22.1"))
    yield Step("精神损害抚慰金可以请求在交强险里先赔，这里就是这样算的。", citation=Citation(INTERPRETATION, "13.2"))
    if driver == "barred":
        yield Step(
            "无证、醉酒、吸毒、故意撞人的，人身的损失交强险照样先赔；财产损失不赔。商业险一般也不赔，看保险合同。",
            citation=Citation(INTERPRETATION, "15.1"),
        )
    if driver == "fled":
        yield Step(
            "逃逸的，上了交强险的照样赔；找不到车的，抢救费、丧葬费请交警帮忙找道路交通事故社会救助基金垫付。",
            citation=Citation("civil-code", "1216"),
        )
    if victim in ("on_foot", "cycle"):
        yield Step(
            "车和行人、非机动车相撞，人没有错的由车方全赔；人有错的，只是适当减轻车方的责任。",
            citation=Citation(ROAD_LAW, "76.1(2)"),
        )
    if victim == "motor":
        yield Step(
            "自己坐的那辆车，它的交强险不赔本车的人。白搭不营运的车受伤，要减轻开车人的赔偿，他故意、重大过失的除外。",
            citation=Citation("civil-code", "1217"),
        )
    if len(told) > 1:
        yield Step(
            "几辆车一起造成的，看情形有的要连带赔（可以找任何一辆要全部），有的各赔各的。这里按各赔各的算。",
            citation=Citation(INTERPRETATION, "10"),
        )
    if len(told) > 1 and not all(vehicle.insured for vehicle in told):
        yield Step(
            "有的车没上交强险，可以请求上了的先在限额里赔，它再去向没上的追。",
            citation=Citation(INTERPRETATION, "18.3"),
        )
    if others:
        yield Step("几个人受伤、一起起诉的，交强险才按损失的比例分。", citation=Citation(INTERPRETATION, "19"))
    yield from injury_notes(injury, rates)
