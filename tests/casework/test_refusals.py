"""Every refusal of a step or a wish has a sentence of its own."""

from __future__ import annotations

import pytest
from chalicelib.casework import applications, commands, ledger, step_details, wishes
from chalicelib.casework.errors import CaseworkError

REFUSALS = [
    kind
    for module in (applications, commands, ledger, step_details, wishes)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, CaseworkError) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("refusal", [pytest.param(each, id=each.__name__) for each in REFUSALS])
def test_every_refusal_is_told_in_a_sentence(catalogue, refusal):
    assert catalogue.refusals[refusal.code].endswith("。")


def test_no_two_refusals_share_a_code():
    assert len({each.code for each in REFUSALS}) == len(REFUSALS)
