"""Single made-up rows. What an entry says hangs on its id alone, so that one entry more leaves the others as they are.

Phones are such as no exchange connects; coordinates, credit codes and licences could be somebody's and stay empty.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta

from chalicelib.definitions.city import SAMPLE

from . import demo_words as words
from .demo_places import Spot

SOURCE = f"{SAMPLE}数据：全是编的"
AGES = (*[(20, 340)] * 7, (380, 700), (760, 1500), None)
"""How many days ago entries were verified, at least and at most; None is never."""

_NEVER = {"legal_worker": {"criminal"}, "legal_worker_office": {"criminal"}, "mediator": {"criminal", "company"}}
"""Specialities that a kind cannot have: neither 基层法律服务工作者 nor mediators take criminal cases."""

_WITH_SPECIALITIES = ("law_firm", "legal_worker_office")

Row = dict[str, str]


def made_up_office(kind: str, id_: str, n: int, spot: Spot, specialities: Iterable[str], today: date) -> Row:
    """A row of offices.csv; ``n`` counts those of its kind at the same spot, from 0."""
    pick = random.Random(id_)  # noqa: S311 - nothing secret: the same on every run
    village = "社区" if spot.name.endswith("街道") else "村"
    name = words.OFFICE_NAMES[kind].format(place=spot.name, word=words.SIXTY[n % len(words.SIXTY)], village=village)
    services = words.SERVICES[kind]
    return {
        **_listing(kind, id_, name, spot, pick, today),
        "address": f"{spot.address}示例路{pick.randint(1, 200)}号",
        "landmark": pick.choice(("示例桥头", "示例广场对面", "")),
        "hours": pick.choice(words.HOURS),
        "competence": f"{spot.name}的{services[0]}",
        "services": "、".join(services[: pick.randint(2, len(services))]),
        "specialities": _specialities(kind, specialities, pick) if kind in _WITH_SPECIALITIES else "",
        "step_free": pick.choice(("yes", "yes", "no", "")),
    }


def made_up_person(kind: str, id_: str, name: str, spot: Spot, specialities: Iterable[str], today: date) -> Row:
    """A row of people.csv."""
    pick = random.Random(id_)  # noqa: S311 - nothing secret: the same on every run
    return {
        **_listing(kind, id_, name, spot, pick, today),
        "practice": pick.choice(words.PRACTICES) if kind == "lawyer" else "",
        "office": spot.office,
        "specialities": _specialities(kind, specialities, pick),
    }


def _listing(kind: str, id_: str, name: str, spot: Spot, pick: random.Random, today: date) -> Row:
    age = pick.choice(AGES)
    return {
        "id": id_,
        "kind": kind,
        "name": f"{name}（{SAMPLE}）",
        "county": spot.county,
        "town": spot.town,
        "phone": f"0000-{pick.randint(1000000, 9999999)}" if pick.random() < 0.8 else "",
        "languages": pick.choice(words.LANGUAGES),
        "cases": "；".join(pick.sample(words.CASES, pick.choice((0, 0, 1, 2, 3)))),
        "source": SOURCE,
        "verified_on": (today - timedelta(pick.randint(*age))).isoformat() if age else "",
    }


def _specialities(kind: str, known: Iterable[str], pick: random.Random) -> str:
    possible = sorted(set(known) - _NEVER.get(kind, set()))
    return "、".join(pick.sample(possible, min(len(possible), pick.randint(1, 4))))
