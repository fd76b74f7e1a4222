"""What the editors' guide says is what the code knows."""

import pytest

from site_builder import ROOT
from site_builder.comics.vocabulary import CHARACTERS, MOODS, PLACES, POSES, PROPS
from site_builder.learn.checks import GUIDE_PARTS, STUDY_PARTS
from site_builder.writing.language import LISTS
from site_builder.writing.new import KINDS

ABOUT = ROOT / "content" / "pages" / "about"


@pytest.mark.parametrize("words", [CHARACTERS, MOODS, PLACES, POSES, PROPS])
def test_every_word_of_comics_stands_in_the_guide_with_its_name(words):
    guide = (ABOUT / "editing-learn.md").read_text("utf-8")
    assert [id_ for id_, name in words.items() if f"`{id_}` {name}" not in guide] == []


def test_parts_and_kinds_are_those_of_the_guide():
    guide = (ABOUT / "editing-learn.md").read_text("utf-8")
    assert "、".join(GUIDE_PARTS) in guide
    assert "、".join(STUDY_PARTS) in guide
    assert all(f"| `{id_}` | {kind.name}" in guide for id_, kind in KINDS.items())


def test_every_list_of_the_checks_of_language_is_named():
    guide = (ABOUT / "editing.md").read_text("utf-8")
    assert all(f"{name}.yml" in guide for name in LISTS)
