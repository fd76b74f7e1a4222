"""Which entries the functions know of the directory."""

from __future__ import annotations

import json

from chalicelib.definitions.directory.person import Person
from chalicelib.definitions.entry import Entry, Place
from chalicelib.site import Site

from site_builder import ROOT
from site_builder.directory.known_entries import known_entries
from site_builder.sources import read_content

MEDIATOR = {
    "id": "sample-mediator",
    "kind": "mediator",
    "name": "示例调解员",
    "county": "610730",
    "source": "",
    "verified_on": "2026-11-23",
}


def mediator(**changes: str) -> Person:
    return Person.read(Entry({**MEDIATOR, "source": "示例", **changes}, Place("people.csv")))


def test_every_entry_has_its_page_and_its_list():
    content = read_content(ROOT / "content")
    content.directory.people = [mediator()]
    known = known_entries(content)
    assert set(known) == set(content.directory.by_id)
    assert known["sample-mediator"] == ("示例调解员", "find/entry/sample-mediator/", "find/foping/")
    assert known["hanzhong-legal-aid-centre"].list_address == "find/legal-aid-centre/"


def test_who_withdrew_is_unknown():
    content = read_content(ROOT / "content")
    content.directory.people = [mediator(withdrawn="yes")]
    assert "sample-mediator" not in known_entries(content)


def test_a_site_finds_what_a_build_has_written(city):
    site = Site.load(city.compiled)
    assert site.entry("hanzhong-legal-aid-centre").name == "汉中市法律援助中心"
    assert site.entry("nobody") is None
    assert (
        json.loads((city.compiled / "entries.json").read_text("utf-8")).keys()
        == known_entries(read_content(ROOT / "content")).keys()
    )
