"""Which standard applies, that of the town or of the countryside, by the day of the infringement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Step, yuan

from .answers import INTERPRETATION, InjuryAnswers, figures_day, last_year, number

ONE_STANDARD = date(2022, 5, 1)  # 法释〔2022〕14号, article 24: infringements from this day on
SHAANXI_TRIAL = date(2021, 10, 1)  # one standard in Shaanxi; by infringement or by trial, reports differ

INCOME = ("per-capita-urban-income-shaanxi", "per-capita-rural-income-shaanxi")
CONSUMPTION = ("per-capita-urban-consumption-shaanxi", "per-capita-rural-consumption-shaanxi")
WAGE = "average-wage-shaanxi"


@dataclass(frozen=True)
class Standard:
    """Yuan a year; ``upto`` where it is open which of two applies, the lower being ``amount``."""

    amount: Decimal
    upto: Decimal | None
    steps: tuple[Step, ...]

    def times(self, factor: Decimal) -> tuple[Decimal, Decimal | None]:
        """Both ends times a factor, unrounded."""
        return self.amount * factor, None if self.upto is None else self.upto * factor

    @property
    def shown(self) -> str:
        """For a sentence: 49,053.00元, or both ends."""
        return yuan(self.amount) if self.upto is None else f"{yuan(self.amount)}（高的 {yuan(self.upto)}）"


def standard(injury: InjuryAnswers, rates: Rates, kind: tuple[str, str]) -> Standard:
    """The town's for infringements since 2022-05-01 (24.1), and in Shaanxi since 2021-10-01; before, by where the
    victim lived, and both where that is open. Raises ``RateUnknown``.
    """
    on = rates.on(figures_day(injury, rates))
    urban, rural = kind
    incident, residence = injury["incident_on"], injury["residence"]
    if incident >= ONE_STANDARD:
        return _one(on, urban, "2022年5月1日以后出的事，不分城里乡下，都用城镇的数")
    if incident >= SHAANXI_TRIAL:
        return _one(on, urban, "陕西从2021年10月1日起试点不分城乡，用城镇的数（据新闻报道，请向法院核实）")
    if residence == "urban":
        return _one(on, urban, "住在城镇、靠城镇的收入过日子，用城镇的数")
    if residence == "rural" and on.as_at < SHAANXI_TRIAL:
        return _one(on, rural, "那时分城乡，住在农村用农村的数")
    return _both(on, urban, rural, residence == "rural")


def _one(rates: Rates, rate: str, why: str) -> Standard:
    figure = last_year(rates, rate)
    amount = number(figure)
    step = Step(why, f"{figure.table.title} {yuan(amount)}", _regime(rates), (figure,))
    return Standard(amount, None, (step,))


def _both(rates: Rates, urban: str, rural: str, lived_rural: bool) -> Standard:
    figures = tuple(last_year(rates, rate) for rate in (rural, urban))
    low, high = sorted(map(number, figures))
    why = (
        "出事时陕西还分城乡。2021年10月以后才审的案子能不能用城镇的数，有两种说法，这里两种都算"
        if lived_rural
        else "出事时还分城乡，您没有选住在哪里，这里两种都算"
    )
    working = "，".join(f"{figure.table.title} {yuan(number(figure))}" for figure in figures)
    return Standard(low, high if high > low else None, (Step(why, working, _regime(rates), figures),))


def _regime(rates: Rates) -> Citation:
    return Citation(INTERPRETATION, "24.1" if rates.as_at >= ONE_STANDARD else "22.2")
