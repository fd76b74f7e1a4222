"""What is wrong between the rows of the directory, the city and each other; what one row says is checked as it is read."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date

from chalicelib.definitions.city import SAMPLE, City
from chalicelib.definitions.directory.listing import Age
from chalicelib.definitions.directory.numbers import has_right_check
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.errors import DefinitionError

from .areas import address_problems
from .reading import OFFICES, PEOPLE, Directory


def directory_errors(directory: Directory, city: City) -> Iterator[DefinitionError]:
    """Names that would put two pages at one address; places that the city does not have, specialities that nobody
    declared, firms that are not there; in a real office's site whatever is made up.
    """
    yield from (DefinitionError(where, problem) for where, problem in address_problems(city, directory.specialities))
    offices = {each.id for each in directory.offices}
    entries: list[Office | Person] = [*directory.offices, *directory.people]
    for entry in entries:
        for problem in entry_problems(entry, city, directory.specialities, offices):
            yield DefinitionError(directory.places[entry.id], problem)


def entry_problems(
    entry: Office | Person, city: City, specialities: Container[str], offices: Container[str]
) -> list[str]:
    """What is wrong between one entry and the rest: ``specialities`` and ``offices`` are the ids that there are."""
    problems = [place_problem(entry, city), _unknown_specialities(entry, specialities)]
    if isinstance(entry, Person) and entry.office and entry.office not in offices:
        problems.append(f"{OFFICES} 里没有「{entry.office}」")
    if entry.is_sample and not city.is_sample:
        problems.append(f"正式网站不能有{SAMPLE}的人和机构「{entry.name}」")
    return [problem for problem in problems if problem]


def directory_warnings(directory: Directory, today: date) -> Iterator[DefinitionError]:
    """Credit codes whose last character does not fit and days that have not come, one by one; how many entries must be
    verified again, in one line.
    """
    for entry in (*directory.offices, *directory.people):
        for column, day in (("verified_on", entry.verified_on), ("mobile_consent_on", entry.mobile_consent_on)):
            if day and day > today:
                yield DefinitionError(directory.places[entry.id], f"「{column}」写的 {day} 还没有到")
    for office in directory.offices:
        if office.uscc and not has_right_check(office.uscc):
            yield DefinitionError(
                directory.places[office.id], f"统一社会信用代码「{office.uscc}」最后一位对不上，请再核对"
            )
    for name, entries in ((OFFICES, directory.offices), (PEOPLE, directory.people)):
        old = sum(entry.age(today) is not Age.CURRENT for entry in entries)
        if old:
            yield DefinitionError(
                f"content/directory/{name}", f"有{old}个一年多没有核实，或者从来没有核实。名单：report directory"
            )


def place_problem(entry: Office | Person, city: City) -> str:
    """What is wrong with the county and the township of an entry, "" where nothing is."""
    county = city.county(entry.county)
    if county is None and entry.county != city.code:
        return f"city.yml 里没有县区「{entry.county}」"
    if entry.town and (county is None or entry.town not in county.townships):
        return f"city.yml 里这个县区没有乡镇「{entry.town}」"
    return ""


def _unknown_specialities(entry: Office | Person, specialities: Container[str]) -> str:
    unknown = [each for each in entry.specialities if each not in specialities]
    return f"specialities.yml 里没有：{'、'.join(unknown)}" if unknown else ""
