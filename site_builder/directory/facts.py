"""What is known of an entry, in rows of a label, words, and a link or ""; what nobody verified says so."""

from __future__ import annotations

from chalicelib.definitions.city import Hotline
from chalicelib.definitions.directory.office import STEP_FREE, Office
from chalicelib.definitions.directory.person import LAWYER, Person

Fact = tuple[str, str, str]

LICENCES_OF_LAWYERS = "https://credit.acla.org.cn"
"""全国律师执业诚信信息公示平台: full-time and part-time lawyers; none who work for an authority or a company."""

LOOKED_UP_THERE = ("", "专职", "兼职")
UNKNOWN = "没有核实到"


def office_facts(office: Office) -> list[Fact]:
    """Of an office, what everybody asks even where it is unknown, the rest where it is known."""
    asked = [
        ("地址", office.postal_address or UNKNOWN, ""),
        ("怎么认", office.landmark, ""),
        ("电话", "" if office.phone else UNKNOWN, ""),
        ("开放时间", "" if office.hours else UNKNOWN, ""),
        ("管什么", office.competence, ""),
        ("能办的事", "、".join(office.services), ""),
        ("会说的话", "、".join(office.languages), ""),
        ("无障碍（不用上台阶）", STEP_FREE.get(office.step_free, "没有人去看过"), ""),
        ("统一社会信用代码", office.uscc, ""),
        ("许可证号", office.licence_no, ""),
        ("网站", office.url, office.url),
    ]
    return [fact for fact in asked if fact[1]]


def person_facts(person: Person, firm: Office | None, hotline: Hotline) -> list[Fact]:
    """Of a person, where he works, his licence, and where anybody can look it up."""
    known = [
        ("在哪里工作", firm.name if firm else "", f"/{firm.address}" if firm else ""),
        ("电话", "" if person.phone else UNKNOWN, ""),
        ("执业类别", person.practice, ""),
        ("执业证号", person.licence_no, ""),
        ("会说的话", "、".join(person.languages), ""),
        _lookup(person, hotline),
    ]
    return [fact for fact in known if fact[1]]


def _lookup(person: Person, hotline: Hotline) -> Fact:
    if person.kind == LAWYER and person.practice in LOOKED_UP_THERE:
        return "查是不是真的律师", "全国律师执业诚信信息公示平台，按名字查", LICENCES_OF_LAWYERS
    return "想查是不是真的", f"问当地司法局，或者打{hotline.number}", f"tel:{hotline.number}"
