"""The sentences of refusals: none that nobody can meet."""

from __future__ import annotations

from site_builder import FUNCTIONS


def test_every_sentence_belongs_to_a_refusal_that_something_raises(api):
    from chalicelib.site import site

    folders = [FUNCTIONS / "chalicelib" / name for name in ("web", "casework")]
    code = "".join(path.read_text("utf-8") for folder in folders for path in folder.glob("*.py"))
    assert [refusal for refusal in site().catalogue.refusals if f'"{refusal}"' not in code] == []
