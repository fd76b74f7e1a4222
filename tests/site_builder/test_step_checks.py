"""What an editor may get wrong in the steps of staff and in how a case is told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from chalicelib.casework.kinds import STATES, Kind

from site_builder import ROOT
from site_builder.sources import Content, read_content
from site_builder.step_checks import REMEDIES, step_errors

REAL = read_content(ROOT / "content")


def problems(**changed: Any) -> list[str]:
    trees = {name: deepcopy(REAL.trees[name]) for name in ("steps", "case-words", "wording")} | changed
    return [str(error).removeprefix("content/casework/") for error in step_errors(Content(trees=trees))]


def changed(tree: str, *path: str, to: Any) -> dict[str, Any]:
    """The tree with something else, or nothing for None, at a place."""
    whole = deepcopy(REAL.trees[tree])
    inner = whole
    for key in path[:-1]:
        inner = inner[key]
    if to is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = to
    return {tree: whole}


def test_the_steps_and_words_of_the_repository_are_whole():
    assert problems() == []


@pytest.mark.parametrize("kind", sorted(STATES))
def test_every_state_says_what_comes_next(kind):
    assert REAL.catalogue.case_words[kind].next


@pytest.mark.parametrize("kind", Kind)
def test_everything_that_happens_has_words_for_staff_and_citizen(kind):
    words = REAL.catalogue.case_words[kind]
    assert words.staff
    assert words.citizen


@pytest.mark.parametrize("kind", REMEDIES)
def test_whoever_is_told_no_is_told_what_he_can_do(kind):
    for text in (REAL.catalogue.case_words[kind].next, REAL.catalogue.notices[kind]):
        assert all(word in text for word in REMEDIES[kind])


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (changed("steps", "assign", to=None), "steps.yml：缺「assign」这一步"),
        (changed("steps", "asign", to={}), "steps.yml：没有「asign」这一步"),
        (changed("case-words", "granted", to=None), "words.yml：缺「granted」这件事"),
        (changed("case-words", "grnted", to={}), "words.yml：没有「grnted」这件事"),
        (changed("case-words", "granted", "next", to=None), "words.yml：「granted」少了 next"),
        (
            changed("case-words", "refused", "next", to="请等一等"),
            "words.yml：「refused」要说他还可以怎么办：司法局、异议",
        ),
        (changed("steps", "decline", "fields", to=[]), "steps.yml：「decline」少了「reason」"),
        (
            changed("steps", "close", "fields", to=[{"name": "extra", "kind": "text", "label": "多的"}]),
            "steps.yml：「close」里的「extra」没有地方用",
        ),
        (
            changed("steps", "record_agreement", "fields", to=[{"name": "on", "kind": "text", "label": "哪天"}]),
            "steps.yml：「record_agreement」里的「on」的 kind 不对：日子才写 date",
        ),
        (
            changed("wording", "notices", "terminated", to="终止了{reference}"),
            "content/wording/notices.yml：「terminated」要说他还可以怎么办：司法局、异议",
        ),
    ],
)
def test_a_slip_is_named_with_its_place(changes, problem):
    found = problems(**changes)
    assert [each for each in found if each.startswith(problem)], found


def test_a_file_that_says_nothing_misses_everything():
    assert len(problems(steps=None)) == len(REAL.trees["steps"])
