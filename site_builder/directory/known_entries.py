"""Which entries the directory has, for the functions: they know the offices that take cases alone."""

from __future__ import annotations

from collections.abc import Mapping

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.listing import Listing
from chalicelib.site import KnownEntry

from site_builder.sources import Content


def known_entries(content: Content) -> Mapping[str, KnownEntry]:
    """Every entry that is shown, by id."""
    city = content.catalogue.city
    return {
        each.id: KnownEntry(each.name, each.address, list_of(each, city)) for each in content.directory.by_id.values()
    }


def list_of(entry: Listing, city: City) -> str:
    """The list that an entry stands in: its county's, or, for whoever serves the whole city, its kind's."""
    county = city.county(entry.county)
    return f"find/{county.slug if county else entry.kind_slug}/"
