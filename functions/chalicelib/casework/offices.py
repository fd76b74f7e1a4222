"""Which office answers for another."""

from __future__ import annotations

from collections.abc import Sequence

from chalicelib.definitions.directory.office import Office

BUREAU = "justice_bureau"
_CITY = "00"
"""How the code of a whole city ends."""


def bureau_of(offices: Sequence[Office], office_id: str) -> str:
    """The justice bureau that objections to an office's decisions and complaints about it go to (法律援助法 49, 56): that
    of its county, else the city's; "" where the directory has none.
    """
    counties = {office.id: office.county for office in offices}
    bureaus = {office.county: office.id for office in offices if office.kind == BUREAU}
    of_city = next((id_ for county, id_ in bureaus.items() if county.endswith(_CITY)), "")
    return bureaus.get(counties.get(office_id, ""), of_city)
