"""The kinds of offices and people that the directory holds. A kind's id stands in addresses, with hyphens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """``takes_cases``: whether applications, objections or appointments can go to such an office, so that the functions
    must know it. ``for_all``: whether one office serves a whole county or city, so that a township's page names it too.
    """

    name: str
    takes_cases: bool = False
    for_all: bool = True


OFFICE_KINDS: Mapping[str, Kind] = {
    "legal_service_centre": Kind("公共法律服务中心"),
    "legal_aid_centre": Kind("法律援助中心", takes_cases=True),
    "law_firm": Kind("律师事务所"),
    "legal_worker_office": Kind("基层法律服务所"),
    "notary_office": Kind("公证处", takes_cases=True),
    "forensic_institute": Kind("司法鉴定机构", takes_cases=True),
    "arbitration_commission": Kind("仲裁委员会", takes_cases=True),
    "arbitration_branch": Kind("仲裁委员会分支机构"),
    "mediation_committee": Kind("人民调解委员会", takes_cases=True),
    "dispute_centre": Kind("综治中心（矛盾纠纷一站式调处）"),
    "judicial_office": Kind("司法所", for_all=False),
    "legal_service_station": Kind("公共法律服务工作站", for_all=False),
    "legal_service_room": Kind("村（社区）公共法律服务室", for_all=False),
    "court": Kind("人民法院"),
    "justice_bureau": Kind("司法局", takes_cases=True),
    "labour_bureau": Kind("人力资源和社会保障局（工伤认定、劳动监察）"),
    "labour_arbitration": Kind("劳动人事争议仲裁委员会"),
    "labour_capacity": Kind("劳动能力鉴定委员会"),
    "womens_federation": Kind("妇女联合会"),
    "rescue_station": Kind("救助管理站"),
}
"""In the order in which pages list them."""

PEOPLE_KINDS: Mapping[str, Kind] = {
    "lawyer": Kind("律师"),
    "legal_worker": Kind("基层法律服务工作者"),
    "mediator": Kind("人民调解员", for_all=False),
}

KINDS: Mapping[str, Kind] = {**PEOPLE_KINDS, **OFFICE_KINDS}


def slug_of(kind: str) -> str:
    """A kind in addresses: "law-firm" of "law_firm"."""
    return kind.replace("_", "-")
