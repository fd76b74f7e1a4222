"""The demo's directory: the city's numbers, nothing that could be taken for real, the same on every run."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import date

import pytest
from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.directory.listing import Age

from site_builder import ROOT
from site_builder.__main__ import main
from site_builder.checking import Folders, checked_content
from site_builder.directory.demo import write_demo_directory
from site_builder.directory.demo_places import Spot, spread
from site_builder.sources import Content, read_content

TODAY = date(2026, 11, 28)
NUMBERS = {
    "lawyer": 400,
    "legal_worker": 500,
    "mediator": 1000,
    "law_firm": 27,
    "notary_office": 12,
    "forensic_institute": 7,
    "legal_service_centre": 12,
    "legal_aid_centre": 12,
    "arbitration_commission": 1,
    "arbitration_branch": 3,
    "legal_service_station": 177,
    "legal_service_room": 1935,
}
"""What the city's bureau says of itself."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory) -> Content:
    """The demo's content, which passed every check."""
    root = tmp_path_factory.mktemp("demo")
    real = read_content(ROOT / "content")
    shutil.copytree(ROOT / "content", root / "content")
    write_demo_directory(root / "content", real.directory, real.catalogue.city, TODAY)
    return checked_content(Folders(root / "content", root / "build", root / "compiled"), TODAY, lambda _: None)


def entries(demo):
    """Every entry that is shown."""
    return demo.directory.listed


def test_the_demo_has_as_many_of_each_kind_as_the_city(demo):
    found = Counter(entry.kind for entry in entries(demo))
    assert {kind: found[kind] for kind in NUMBERS} == NUMBERS


def test_every_township_of_the_city_has_one_station(demo):
    stations = [entry.town for entry in entries(demo) if entry.kind == "legal_service_station"]
    assert sorted(stations) == sorted(code for county in demo.catalogue.city.counties for code in county.townships)


def test_every_township_has_rooms_and_mediators(demo):
    for kind in ("legal_service_room", "mediator"):
        assert len({entry.town for entry in entries(demo) if entry.kind == kind}) == 177


def test_the_repositorys_own_rows_stay_as_they_are(demo):
    real = read_content(ROOT / "content").directory
    assert {id_: demo.directory.rows[id_] for id_ in real.rows} == real.rows


def test_what_is_made_up_says_so_and_holds_nothing_that_could_be_somebodys(demo):
    made_up = [entry for entry in entries(demo) if entry.id.startswith("sample-")]
    assert len(made_up) > 4000
    assert all(entry.name.endswith(f"（{SAMPLE}）") and not entry.licence_no for entry in made_up)
    rows = [dict(demo.directory.rows[entry.id]) for entry in made_up]
    assert not any({"uscc", "lon", "lat", "url", "mobile_consent_on"} & set(row) for row in rows)
    assert all(row.get("phone", "0000-").startswith("0000-") for row in rows)


def test_no_two_made_up_names_of_a_kind_are_alike_in_a_county(demo):
    names = Counter((each.kind, each.county, each.name) for each in entries(demo) if each.id.startswith("sample-"))
    assert [name for name, times in names.items() if times > 1] == []


def test_made_up_people_work_at_made_up_offices_of_their_own_place(demo):
    for person in demo.directory.people:
        if person.office and person.id.startswith("sample-"):
            office = demo.directory.by_id[person.office]
            assert (office.is_sample, office.county, office.town) == (True, person.county, person.town)


@pytest.mark.parametrize(
    "missing",
    [
        lambda entry: not entry.phone,
        lambda entry: not entry.languages,
        lambda entry: not entry.cases,
        lambda entry: entry.verified_on is None,
        lambda entry: entry.age(TODAY) is Age.OLD,
        lambda entry: entry.age(TODAY) is Age.HIDDEN,
    ],
    ids=["phone", "languages", "cases", "verified", "checked this year", "checked in two years"],
)
def test_some_entries_lack_what_real_ones_often_lack_and_most_have_it(demo, missing):
    lacking = sum(missing(entry) for entry in entries(demo))
    assert 100 < lacking < len(entries(demo)) / 2


@pytest.mark.parametrize("kind", ["legal_worker", "mediator", "legal_worker_office"])
def test_only_lawyers_and_their_firms_take_criminal_cases(demo, kind):
    assert not any("criminal" in entry.specialities for entry in entries(demo) if entry.kind == kind)


def test_hours_have_sessions_seasons_closed_half_days_and_saturdays(demo):
    hours = {office.hours for office in demo.directory.offices}
    for part in ("12:00,14:00", "May 01", "off", "Sa 09:00", "Mo-Su"):
        assert any(part in each for each in hours)


@pytest.mark.parametrize(("total", "shares"), [(10, [5, 3, 2]), (1, [1, 0, 0]), (11, [6, 3, 2]), (0, [0, 0, 0])])
def test_a_total_is_spread_whole_by_weight(total, shares):
    spots = [Spot("1", "", str(n), "", "", weight) for n, weight in enumerate((10, 6, 4))]
    found = Counter(spot.slug for spot in spread(total, spots))
    assert [found[spot.slug] for spot in spots] == shares


def test_the_same_day_gives_the_same_files_to_the_byte(tmp_path, capsys):
    for name in ("one", "other"):
        assert main(["demo-directory", "--on", "2026-11-28", "--into", str(tmp_path / name)]) == 0
    assert f"serve --content {tmp_path / 'other'}" in capsys.readouterr().out
    for file in ("offices.csv", "people.csv"):
        assert (tmp_path / "one/directory" / file).read_bytes() == (tmp_path / "other/directory" / file).read_bytes()


def test_a_folder_that_is_there_already_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    assert main(["demo-directory", "--into", str(tmp_path)]) == 1
    assert "已经有了，没有动它" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_another_content_folder_is_checked_as_asked(tmp_path, capsys):
    assert main(["demo-directory", "--on", "2026-11-28", "--into", str(tmp_path / "city")]) == 0
    (tmp_path / "city/directory/people.csv").write_text("id,kind\n", "utf-8")
    capsys.readouterr()
    assert main(["check", "--content", str(tmp_path / "city")]) == 1
    assert "要改 city/directory/people.csv 第1行：表头要有" in capsys.readouterr().out
