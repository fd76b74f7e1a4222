"""What the editors' guide says is what the code knows."""

from site_builder import ROOT
from site_builder.learn.checks import GUIDE_PARTS, STUDY_PARTS
from site_builder.writing.language import LISTS
from site_builder.writing.new import KINDS

ABOUT = ROOT / "content" / "pages" / "about"


def test_parts_and_kinds_are_those_of_the_guide():
    guide = (ABOUT / "editing-learn.md").read_text("utf-8")
    assert "、".join(GUIDE_PARTS) in guide
    assert "、".join(STUDY_PARTS) in guide
    assert all(f"| `{id_}` | {kind.name}" in guide for id_, kind in KINDS.items())


def test_every_list_of_the_checks_of_language_is_named():
    guide = (ABOUT / "editing.md").read_text("utf-8")
    assert all(f"{name}.yml" in guide for name in LISTS)
