"""The vehicles of an accident as they were told: insured or not, at fault or not, for what part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Rows, Scalar
from chalicelib.definitions.rates import Figure, Rates
from chalicelib.rules.injury.answers import as_number, number

BUCKETS = ("medical", "death", "property")
LIMITS = {bucket: f"compulsory-limit-{bucket}" for bucket in BUCKETS}
NO_FAULT_LIMITS = "compulsory-limits-no-fault"
ALL, NONE = "all", "none"


@dataclass(frozen=True)
class Vehicle:
    """One vehicle. ``share`` is the part that it bears of what lies beyond the compulsory insurance, None where nobody
    has fixed it; ``commercial`` the limit of its commercial cover, zero where there is none or it is not known.
    """

    number: int
    liability: str | None
    share: Decimal | None
    insured: bool
    commercial: Decimal


def read_vehicles(rows: Rows) -> list[Vehicle]:
    """The vehicles told; one insured vehicle where nothing was. Raises ``AnswersRefused`` where they bear over 100%."""
    told = [_vehicle(n, row) for n, row in enumerate(rows, 1)] or [Vehicle(1, None, None, True, Decimal(0))]
    borne = Decimal(0)
    for vehicle in told:
        borne += vehicle.share or Decimal(0)
        if borne > 1:
            raise AnswersRefused(FieldError(f"vehicles-{vehicle.number}-share", "over_100"))
    return told


def _vehicle(n: int, row: Mapping[str, Scalar]) -> Vehicle:
    liability = str(row["liability"]) if row["liability"] else None
    share = {ALL: Decimal(100), NONE: Decimal(0)}.get(liability or "", as_number(row["share"]))
    insured, commercial = row["compulsory"] != "no", as_number(row["commercial"]) or Decimal(0)
    return Vehicle(n, liability, None if share is None else share / 100, insured, commercial)


@dataclass(frozen=True)
class Limits:
    """What a vehicle's compulsory insurance pays at most in each bucket (条例 23)."""

    of: Mapping[str, Decimal]
    figures: tuple[Figure, ...]


def limits(vehicle: Vehicle, accident: date, rates: Rates) -> Limits:
    """The limits on the day of the accident; those of a vehicle without fault are lower. Raises ``RateUnknown``."""
    on = rates.on(accident)
    if vehicle.liability == NONE:
        figure = on.figure(NO_FAULT_LIMITS)
        return Limits(figure.value.table, (figure,))
    figures = {bucket: on.figure(LIMITS[bucket]) for bucket in BUCKETS}
    return Limits({bucket: number(figure) for bucket, figure in figures.items()}, tuple(figures.values()))
