"""Where the demo's offices and people stand: the city's real counties and townships, each with its share."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chalicelib.definitions.city import City


@dataclass(frozen=True)
class Spot:
    """``name`` is the township's, or the county's where ``town`` is "", or the city's; ``address`` what goes before a
    street; ``slug`` stands in ids; ``weight`` is how much of anything is there; ``office`` where people work, if anywhere.
    """

    county: str
    town: str
    slug: str
    name: str
    address: str
    weight: int
    office: str = ""


def whole_city(city: City) -> Spot:
    """The city itself, for who serves all of it."""
    return Spot(city.code, "", "city", city.name, city.name, 0)


def counties(city: City) -> list[Spot]:
    """Every county. The first one is the city's seat and has most of the lawyers."""
    return [
        Spot(each.code, "", each.slug, each.name, each.name, weight(each.code, 1, 3) if n else 12)
        for n, each in enumerate(city.counties)
    ]


def townships(city: City) -> list[Spot]:
    """Every township; the largest has five times as many villages as the smallest."""
    return [
        Spot(county.code, code, code, name, county.name + name, weight(code, 4, 20))
        for county in city.counties
        for code, name in county.townships.items()
    ]


def spread(total: int, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Each spot as often as its weight says; what rounding leaves over goes to the largest remainders."""
    weights = sum(spot.weight for spot in spots)
    exact = [divmod(total * spot.weight, weights) for spot in spots]
    left = total - sum(whole for whole, _ in exact)
    favoured = sorted(range(len(spots)), key=lambda n: -exact[n][1])[:left]
    for n, spot in enumerate(spots):
        yield from [spot] * (exact[n][0] + (n in favoured))


def weight(seed: str, least: int, most: int) -> int:
    """The same number for the same seed on every run."""
    return random.Random(seed).randint(least, most)  # noqa: S311 - nothing secret
