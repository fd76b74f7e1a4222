"""An entry of the directory as a card for the phone's address book: vCard 3.0 (RFC 2426), which old phones read too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.definitions.city import City
from chalicelib.definitions.directory.datum import to_wgs84
from chalicelib.definitions.directory.listing import ENTRY_FOLDER
from chalicelib.definitions.directory.numbers import international
from chalicelib.definitions.directory.office import Office
from chalicelib.definitions.directory.person import Person

CARDS_FOLDER = "data/cards/"
FOLDED_AT = 75
"""Octets on a line (RFC 2426, section 2.6); what is longer goes on in the next, after a space."""


def card_address(entry: Office | Person) -> str:
    """Where the card of an entry lies, from the site's root."""
    return f"{CARDS_FOLDER}{entry.id}.vcf"


def has_card(entry: Office | Person, today: date) -> bool:
    """Whether there is anything to save: a phone that may be shown, or where to go."""
    return bool(entry.phone_shown(today) or (isinstance(entry, Office) and entry.postal_address))


def as_vcard(entry: Office | Person, firm: Office | None, city: City, today: date) -> bytes:
    """The card. ``firm`` is where a person works."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", *_lines(entry, firm, city, today), "END:VCARD"]
    return b"".join(_folded(line) for line in lines)


def _lines(entry: Office | Person, firm: Office | None, city: City, today: date) -> Iterator[str]:
    name = _text(entry.name)
    yield f"UID:{city.site_url}{ENTRY_FOLDER}{entry.id}/"
    yield f"FN:{name}"
    yield f"N:{name};;;;"
    if isinstance(entry, Office):
        yield f"ORG:{name}"
    elif firm:
        yield f"ORG:{_text(firm.name)}"
    if phone := entry.phone_shown(today):
        yield f"TEL;TYPE=WORK,VOICE:{international(phone)}"
    if isinstance(entry, Office) and entry.postal_address:
        county = city.county(entry.county)
        yield f"ADR;TYPE=WORK:;;{_text(entry.postal_address)};{_text(city.name + (county.name if county else ''))};;;中国"
    if isinstance(entry, Office) and entry.point:
        there = to_wgs84(entry.point)
        yield f"GEO:{there.lat};{there.lon}"
    yield f"CATEGORIES:{_text(entry.kind_name)}"
    yield f"URL:{city.site_url}{entry.address}"
    if entry.verified_on:
        yield f"REV:{entry.verified_on.isoformat()}"


def _text(value: str) -> str:
    """A value in which nothing is taken for the end of it."""
    for sign in "\\;,":
        value = value.replace(sign, f"\\{sign}")
    return "\\n".join(value.splitlines())


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, no character cut in two."""
    octets, room = line.encode(), FOLDED_AT
    pieces: list[bytes] = []
    while len(octets) > room:
        end = room
        while octets[end] & 0xC0 == 0x80:  # inside a character, in UTF-8
            end -= 1
        pieces.append(octets[:end])
        octets, room = octets[end:], FOLDED_AT - 1  # the space in front counts
    return b"\r\n ".join([*pieces, octets]) + b"\r\n"
