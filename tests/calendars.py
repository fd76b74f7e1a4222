"""The repository's holiday tables, and tables as an editor types them."""

from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.working_calendar import WorkingCalendar, Year

from site_builder import ROOT
from site_builder.yaml_text import parse_yaml

FOLDER = ROOT / "content" / "calendar"
YEARS = range(2004, 2027)  # those whose arrangement was published when the tables were taken over


def read_year(text: str) -> Year:
    """The table that a text makes, which must have nothing wrong with it."""
    place = Place("x.yml")
    year = Year.read(Entry(parse_yaml(text, place), place))
    assert not place.errors
    return year


def published_years() -> dict[str, Year]:
    """Every table in ``content/calendar/``, by the name of its file."""
    return {f"content/calendar/{path.name}": read_year(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*"))}


def published_calendar() -> WorkingCalendar:
    """The calendar of the tables of ``YEARS``, whatever was published since: tests of a year without one stay true."""
    years = {int(year.id): year for year in published_years().values() if int(year.id) in YEARS}
    return WorkingCalendar(years.get)
