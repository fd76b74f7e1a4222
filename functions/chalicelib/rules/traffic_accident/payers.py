"""The order of those who pay: compulsory insurance, commercial insurance, the one at fault (民法典 1213)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.rules.outcome import Item, LeftOut, Step, percent, to_cents, yuan

from .compulsory import INTERPRETATION, Loss, Payment, payments
from .vehicles import NONE, Limits, Vehicle

ROAD_LAW = "road-traffic-safety-law"
ORDER = Citation("civil-code", "1213")
TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Case:
    """Vehicles with their limits, what others lost by bucket, and whether a vehicle without fault bears up to a tenth
    (道路交通安全法 76.1(2)): towards people on foot or on bicycles.
    """

    told: Sequence[tuple[Vehicle, Limits]]
    others: dict[str, Decimal]
    no_fault_at_most_a_tenth: bool

    @property
    def vehicles(self) -> list[Vehicle]:
        """The vehicles alone."""
        return [vehicle for vehicle, _ in self.told]

    @property
    def shares_known(self) -> bool:
        """Whether the part of every vehicle is fixed."""
        return all(vehicle.share is not None for vehicle in self.vehicles)

    @property
    def nobody_at_fault(self) -> bool:
        """Whether no vehicle is at fault, and one of them may bear up to a tenth."""
        return self.no_fault_at_most_a_tenth and all(vehicle.liability == NONE for vehicle in self.vehicles)

    def name(self, id_: str, vehicle: Vehicle) -> str:
        """An item's id, numbered from the second vehicle on."""
        return id_ if vehicle.number == 1 else f"{id_}-{vehicle.number}"

    def label(self, label: str, vehicle: Vehicle) -> str:
        """An item's label, numbered where there are several vehicles."""
        return label if len(self.told) == 1 else f"{label}（第{vehicle.number}辆车）"


def payers(case: Case, lower: Loss, upper: Loss) -> tuple[Item, ...]:
    """What each pays, in the law's order; a range where the losses are one. Who pays nothing is not named."""
    low_end = list(_payers(case, lower))
    high_end = low_end if upper == lower else _payers(case, upper)
    joined = (replace(low, upto=_upto(low, high)) for low, high in zip(low_end, high_end, strict=True))
    return tuple(item for item in joined if item.amount or item.upto)


def _upto(low: Item, high: Item) -> Decimal | None:
    end = high.amount if high.upto is None else high.upto
    return end if end > low.amount else None


def beyond_left_out(case: Case, loss: Loss) -> Iterator[LeftOut]:
    """What lies beyond the compulsory insurance, where nobody has said who bears how much of it."""
    if case.shares_known:
        return
    beyond, mental = _beyond(loss, payments(loss, case.others, case.told))
    if beyond + mental:
        why = (
            f"还有 {yuan(beyond + mental)}，按责任比例分。看《道路交通事故认定书》；主要、同等、次要各是几成，法律没有写，"
            "问法院或者打 12348，填上再算。"
        )
        yield LeftOut("超出交强险的部分", why, Citation(ROAD_LAW, "76.1"))


def _payers(case: Case, loss: Loss) -> Iterator[Item]:
    paid = payments(loss, case.others, case.told)
    for vehicle, payment in zip(case.vehicles, paid, strict=True):
        yield _compulsory(case, vehicle, payment)
    if not case.shares_known:
        return
    beyond, mental = _beyond(loss, paid)
    if case.nobody_at_fault:
        yield _a_tenth(beyond + mental)
        return
    borne = sum((vehicle.share or Decimal(0) for vehicle in case.vehicles), Decimal(0))
    for vehicle in case.vehicles:
        share = vehicle.share or Decimal(0)
        yield from _beyond_by(case, vehicle, beyond, mental * share / borne if borne else Decimal(0))


def _beyond(loss: Loss, paid: Sequence[Payment]) -> tuple[Decimal, Decimal]:
    """What is left of the ordinary losses, and of what is due for the mind, which the compulsory insurance pays first
    (法释 13.2).
    """
    for_persons = sum((payment.buckets["death"] for payment in paid), Decimal(0))
    mental = max(loss.mental - for_persons, Decimal(0))
    return loss.total - sum((payment.total for payment in paid), Decimal(0)) - mental, mental


def _compulsory(case: Case, vehicle: Vehicle, payment: Payment) -> Item:
    label = case.label("交强险先赔", vehicle)
    payer, steps = "承保交强险的保险公司", payment.steps
    if not vehicle.insured:
        payer = "该上交强险没上的车主"
        steps = (*steps, Step("没上交强险的，车主在限额里赔", citation=Citation(INTERPRETATION, "16.1")))
    return Item(case.name("compulsory", vehicle), label, payment.total, steps, payer=payer)


def _beyond_by(case: Case, vehicle: Vehicle, beyond: Decimal, mental: Decimal) -> Iterator[Item]:
    """Commercial insurance up to its limit, then the one at fault."""
    share = vehicle.share or Decimal(0)
    due = to_cents(beyond * share)
    covered = min(due, vehicle.commercial)
    working = f"{yuan(beyond)} × {percent(share)} = {yuan(due)}"
    step = Step("超出交强险的部分 × 责任比例", working, Citation(ROAD_LAW, "76.1"))
    within = Step("在商业三者险的限额里，按保险合同赔", f"限额 {yuan(vehicle.commercial)}，赔 {yuan(covered)}", ORDER)
    yield Item(
        case.name("commercial", vehicle),
        case.label("商业三者险赔", vehicle),
        covered,
        (step, within),
        payer="承保商业险的保险公司",
    )
    rest = due - covered + to_cents(mental)
    working = f"{yuan(due)} − {yuan(covered)}" + (f" + {yuan(mental)}（交强险没赔完的抚慰金）" if mental else "")
    last = Step("还不够的，由侵权人赔", f"{working} = {yuan(rest)}", ORDER)
    yield Item(case.name("at-fault", vehicle), case.label("侵权人自己赔", vehicle), rest, (step, last), payer="侵权人")


def _a_tenth(beyond: Decimal) -> Item:
    upto = to_cents(beyond * TENTH)
    working = f"{yuan(beyond)} × 10% = {yuan(upto)}"
    step = Step("车没有过错的，最多再承担一成", working, Citation(ROAD_LAW, "76.1(2)"))
    return Item("at-fault", "车方再承担", Decimal("0.00"), (step,), upto, payer="车方")
