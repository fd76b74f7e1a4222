"""The pictures of the workflow: they show every step of the table, and nothing that cannot be walked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from chalicelib.casework.access import Action
from chalicelib.casework.kinds import KINDS_OF, Kind, Track
from chalicelib.casework.staff import Role
from chalicelib.casework.workflow import STEPS, WISHES, Wish
from chalicelib.web.staff_pages import ROLES as STAFF_PAGES

from site_builder import ROOT
from site_builder.sources import read_content
from site_builder.workflow_graph import WALKED, arrows
from site_builder.workflow_pages import ROLES, workflow_pages
from site_builder.workflow_picture import IN_A_LINE, SIZE, WIDTH, blocks_of

ENDS = KINDS_OF[Track.END]
LEADING = {kind for track in WALKED for kind in KINDS_OF[track]}


@pytest.fixture(scope="module")
def pages():
    return list(workflow_pages(read_content(ROOT / "content")))


def every_arrow():
    return [*arrows(decides=True), *arrows(decides=False)]


def test_every_step_that_leads_a_case_on_is_drawn():
    drawn = {arrow.name for arrow in every_arrow()}
    assert {name for name, step in [*STEPS.items(), *WISHES.items()] if step.leads_to in LEADING} <= drawn


def test_no_step_is_taken_from_where_a_case_has_ended_but_objections():
    after_end = {Action.RECORD_OBJECTION, Wish.OBJECT}
    taken = {arrow.name: set(arrow.sources) & ENDS for arrow in every_arrow() if arrow.name not in after_end}
    assert {name: sources for name, sources in taken.items() if sources} == {}


def test_no_state_is_a_dead_end():
    leaving = {source for arrow in arrows(decides=True) for source in arrow.sources}
    reached = {arrow.target for arrow in arrows(decides=True)}
    assert reached - leaving - ENDS == {Kind.OBJECTION_UPHELD, Kind.REPLACEMENT_REFUSED, Kind.TERMINATION_RETURNED}


def test_what_staff_do_somebody_may_do():
    citizens = {arrow.name for arrow in every_arrow() if not arrow.roles}
    assert citizens <= {*Wish, "ask", "book", "move", "cancel"}


def test_every_role_that_takes_a_step_has_the_word_that_its_pages_use():
    assert {role: word for role, word in STAFF_PAGES.items() if role is not Role.ADMINISTRATOR} == ROLES


def test_picture_and_table_show_the_same_steps(pages):
    for page in pages:
        rows = re.findall(r"<tr><td>.*?</td><td>(.*?)</td><td>(.*?)</td><th", page.content)
        drawn = re.findall(r'stroke="none">([^<]+：[^<]+)</text>', page.content)
        assert sorted(drawn) == sorted(f"{who}：{what}" for who, what in rows)


def test_boxes_do_not_overlap_and_words_stay_in_them(pages):
    leading = [arrow for arrow in arrows(decides=True) if arrow.phase == "从申请到决定"]
    blocks = blocks_of(leading, dict.fromkeys(Kind, "八个字的一个状态"), {arrow: arrow.name for arrow in leading})
    assert all(above.end <= below.y for above, below in pairwise(blocks))
    assert all(len(line) <= IN_A_LINE for block in blocks for line in block.lines)
    assert IN_A_LINE * SIZE <= WIDTH


def test_states_come_in_the_order_in_which_a_case_meets_them():
    leading = [arrow for arrow in arrows(decides=True) if arrow.phase == "从派律师到结案"]
    words = {arrow: arrow.name for arrow in leading}
    first_boxes = [block.lines[0] for block in blocks_of(leading, {kind: kind.value for kind in Kind}, words)]
    assert first_boxes.index("no_conflict") < first_boxes.index("reported")


def test_what_the_picture_says_is_told_to_those_who_do_not_see_it(pages):
    for page in pages:
        assert page.content.count("<svg") == page.content.count("<title id") == page.content.count("<caption>")
