"""People of the directory: lawyers, grass-roots legal workers, mediators. Only what is public by law, and no more."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.definitions.entry import Entry

from .kinds import PEOPLE_KINDS
from .listing import Listing, listing_of
from .numbers import is_lawyers_licence, private_number_in

COLUMNS = (
    *("id", "kind", "name", "licence_no", "practice", "office", "county", "town", "phone", "mobile_consent_on"),
    *("specialities", "languages", "cases", "source", "verified_on", "withdrawn"),
)
PRACTICES = ("专职", "兼职", "公职", "公司", "法律援助", "军队")
LAWYER = "lawyer"


@dataclass(frozen=True)
class Person(Listing):
    """One row of ``content/directory/people.csv``. ``office`` is the id of the firm, legal service office or committee
    where the person works, or ""; ``practice`` the class of a lawyer's licence; who is ``withdrawn`` is shown nowhere.
    """

    licence_no: str
    practice: str
    office: str
    withdrawn: bool

    @classmethod
    def read(cls, entry: Entry) -> Person:
        """Read one row."""
        person = cls(
            **listing_of(entry, PEOPLE_KINDS),
            licence_no=entry.text("licence_no", ""),
            practice=entry.choice("practice", PRACTICES, ""),
            office=entry.text("office", ""),
            withdrawn=entry.choice("withdrawn", ("yes", "no"), "no") == "yes",
        )
        person.refuse_bad_listing(entry)
        if private_number_in(person.licence_no):
            entry.refuse("执业证号填成了身份证号或者手机号，公开的名册里不能有", "licence_no")
        elif person.kind == LAWYER and person.licence_no and not is_lawyers_licence(person.licence_no):
            entry.refuse(f"律师执业证号是17位数字（老的12位），现在写的是「{person.licence_no}」", "licence_no")
        entry.done()
        return person
