"""Amounts that courts and examiners published, worked out again; they lie beside the repository, where it has them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
import yaml

from site_builder import ROOT

FILE = ROOT.parent / "shared" / "facts" / "legal" / "worked-examples-dev.yaml"
CALCULATORS = ("work-injury", "litigation-fee")
ABSENT = "shared/facts/legal/worked-examples-dev.yaml is not beside the repository"

INJURED = {
    "employer": "company",
    "insured": "yes",
    "injured_on": "2026-01-10",
    "leave_until": "2026-07-10",
    "wage_unit": "month",
}
# By id: the answers that stand for the published inputs, the item they lead to, and the name of the published amount.
WORKED = {
    "WI-04": ({**INJURED, "wage": "{本人工资}", "grade": "{等级}"}, "allowance", "伤残津贴"),
    "LF-01": ({"case": "property", "amount": "{amount}", "procedure": "ordinary"}, "acceptance", "受理费"),
    "LF-04": ({"case": "property", "amount": "{amount}", "procedure": "ordinary"}, "acceptance", "受理费"),
    "LF-07": ({"case": "property", "amount": "{amount}", "procedure": "ordinary"}, "acceptance", "受理费"),
    "LF-10": ({"case": "labour", "procedure": "ordinary"}, "acceptance", "受理费"),
    # accept_with_mode: the principal alone was claimed (LF-13); simple procedure (LF-17)
    "LF-13": ({"case": "property", "amount": "{本金}", "procedure": "ordinary"}, "acceptance", "受理费"),
    "LF-17": ({"case": "property", "amount": "{amount}", "procedure": "simple"}, "acceptance", "受理费"),
}
NOT_WORKED_OUT_HERE = {
    "WI-01": "funeral grant after a death",
    "WI-07": "pension of a dependant after a death",
    "WI-10": "lump sum after a death",
    "LF-21": "bound of small claims, no fee",
}


def published() -> dict[str, Mapping[str, Any]]:
    """The published examples of the two calculators that may be asserted, by id; none where the file is absent."""
    if not FILE.is_file():
        return {}
    examples = yaml.safe_load(FILE.read_text("utf-8"))["examples"]
    return {e["id"]: e for e in examples if e["calculator"] in CALCULATORS and e["use"].startswith("accept")}


PUBLISHED = published()


@pytest.mark.skipif(not PUBLISHED, reason=ABSENT)
@pytest.mark.parametrize("id_", WORKED)
def test_published_example(ask, id_):
    example = PUBLISHED[id_]
    answers, item, name = WORKED[id_]
    typed = {field: text.format_map(example["inputs"]) for field, text in answers.items()}
    amounts = {item.id: item.amount for item in ask(example["calculator"], typed).items}
    assert amounts[item] == Decimal(str(example["published"][name]))


@pytest.mark.skipif(not PUBLISHED, reason=ABSENT)
def test_every_published_example_is_worked_out_or_has_a_reason_why_not():
    assert set(PUBLISHED) == {*WORKED, *NOT_WORKED_OUT_HERE}
