"""The page that shows editors what can be drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import brotli
import pytest

from site_builder.comics.parts_page import CELL, GROUPS, PARTS, Group, parts_files

each = pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.word)


@each
def test_every_part_has_a_view_of_its_own(group: Group) -> None:
    found = ElementTree.fromstring(parts_files()[group.picture])
    views = {view.get("id"): view.get("viewBox") for view in found.iter("{http://www.w3.org/2000/svg}view")}
    assert views == {f"the-{id_}": f"{n * CELL} 0 {CELL} {CELL}" for n, id_ in enumerate(group.names)}


@each
def test_what_a_view_uses_is_in_the_file_once(group: Group) -> None:
    picture = parts_files()[group.picture].decode()
    ids = re.findall(r' id="([^"]+)"', picture)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', picture)) <= set(ids)


@each
def test_a_picture_stays_light(group: Group) -> None:
    assert len(brotli.compress(parts_files()[group.picture])) <= 14 * 1024


def test_the_page_says_the_name_and_the_id_of_every_part(small_city) -> None:
    small_city.build()
    html = small_city.page(PARTS)
    for group in GROUPS:
        for id_, name in group.names.items():
            assert f"<strong>{name}</strong><code>{id_}</code>" in html
    assert len(brotli.compress(html.encode())) <= 14 * 1024
