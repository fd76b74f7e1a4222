"""A comic to test with: the least script that is right, and the parts of it."""

from __future__ import annotations

from chalicelib.definitions.entry import Entry, Place

from site_builder.comics.script import Comic, Panel, Said, Standing, read_comic
from site_builder.yaml_text import parse_yaml

PANEL = """\
  - place: site
    people:
      - {who: 王叔, at: left, mood: worried}
      - {who: 李头, at: right, pose: point}
    says:
      - {who: 李头, text: 等过完年再说。}
      - {who: 王叔, text: 又等？, as: thought}
    caption: 王叔来要工钱。
"""
HEAD = """\
id: wait
title: 又等
description: 王叔去要工钱，李头让他等。
topic: wages
laws: [{law: litigation-fee-measures, article: "20"}]
reviewed_on: 2026-11-24
review_by: 2027-05-24
ending: 先留证据。
next: [{to: /learn/, text: 我要学法}]
"""
SCRIPT = f"{HEAD}cast: {{王叔: worker, 李头: foreman}}\npanels:\n{PANEL * 4}"
TOPICS = "wages: {name: 要工资, description: 干了活，拿不到钱。}\nfights: {name: 家里打人, description: 有人打人。, sensitive: true}\n"


def comic_of(text: str = SCRIPT) -> Comic:
    """The comic of a script that can be read."""
    place = Place("content/comics/wait.yml")
    comic = read_comic(Entry(parse_yaml(text, place), place))
    assert not place.errors, place.errors
    return comic


def panel_of(people: list[Standing], says: list[tuple[str, str, str]]) -> Panel:
    """A panel with these people and words: who, what, how."""
    return Panel("site", tuple(people), (), tuple(Said(who, text, how, 1) for who, text, how in says), "", 1)
