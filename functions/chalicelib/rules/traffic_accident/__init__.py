"""Who pays what after a traffic accident: compulsory insurance, commercial insurance, those at fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Unpack

from chalicelib.definitions.form import Rows
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar
from chalicelib.rules.injury.answers import InjuryAnswers
from chalicelib.rules.injury.losses import deadlines, losses
from chalicelib.rules.outcome import AmountTable, Item, LeftOut, Outcome, Step, to_cents, why_unknown, yuan

from .advice import notes
from .compulsory import INTERPRETATION, REGULATION, loss_of, losses_of_others
from .payers import Case, beyond_left_out, payers
from .vehicles import Limits, Vehicle, limits, read_vehicles

BARRED = "barred"


def traffic_accident(
    *,
    victim: str | None,
    driver: str | None,
    property_loss: Decimal | None,
    vehicles: Rows,
    others: Rows,
    rates: Rates,
    calendar: WorkingCalendar,
    **injury: Unpack[InjuryAnswers],
) -> Outcome:
    """The losses of an injury (6 to 17 of 法释〔2022〕14号) and of property (12 of the interpretation on traffic
    accidents), paid first by the compulsory insurance within the limits of the day of the accident (23 of its
    regulation); what lies beyond, by each vehicle's part, by its commercial insurance and by who is at fault (76 of the
    road traffic safety law; 民法典 1213).
    """
    found = losses(injury, rates)
    told = read_vehicles(vehicles)
    items = (*found.items, *_property(property_loss))
    tables = (_all_losses(items), *found.tables) if items else found.tables
    left_out = found.left_out
    payments: tuple[Item, ...] = ()
    whole = all(vehicle.share is not None for vehicle in told)
    try:
        known = [(vehicle, _limits(vehicle, injury, driver, rates)) for vehicle in told]
    except RateUnknown as unknown:
        left_out = (LeftOut("交强险和其他人各赔多少", why_unknown(unknown), Citation(REGULATION, "23")), *left_out)
    else:
        case = Case(known, losses_of_others(others), no_fault_at_most_a_tenth=victim in ("on_foot", "cycle"))
        payments = payers(case, loss_of(items, upper=False), loss_of(items, upper=True))
        left_out = (*beyond_left_out(case, loss_of(items, upper=False)), *left_out)
    return Outcome(
        items=payments,
        tables=tables,
        left_out=left_out,
        deadlines=deadlines(injury, calendar),
        notes=tuple(notes(injury, rates, told, victim, driver, bool(others))),
        total_label="能拿到的合计" if whole else "现在能算出来的合计",
    )


def _limits(vehicle: Vehicle, injury: InjuryAnswers, driver: str | None, rates: Rates) -> Limits:
    """Drunk, unlicensed or on purpose: the insurance pays for no property (条例 22.2)."""
    known = limits(vehicle, injury["incident_on"], rates)
    return replace(known, of={**known.of, "property": Decimal(0)}) if driver == BARRED else known


def _property(lost: Decimal | None) -> Iterator[Item]:
    if lost is not None:
        step = Step("修车、施救、车上的东西，看发票", f"{yuan(lost)}（您填的）", Citation(INTERPRETATION, "12"))
        yield Item("property", "财产损失", to_cents(lost), (step,))


def _all_losses(items: Sequence[Item]) -> AmountTable:
    rows = []
    for item in items:
        rows.append((item.label, item.amount))
        if item.upto is not None:
            rows.append((f"{item.label}（高的算法）", item.upto))
    rows.append(("合计", sum((item.amount for item in items), Decimal(0))))
    steps = (replace(step, sentence=f"{item.label}：{step.sentence}") for item in items for step in item.steps)
    return AmountTable("损失一共多少", ("哪一项", "元"), tuple(rows), tuple(steps))
