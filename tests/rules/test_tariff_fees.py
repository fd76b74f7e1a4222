"""Lawyers', notaries' and experts' fees by a tariff that an editor will have entered; no real one is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.rates import Rates, RateTable, RateUnknown, Tier
from chalicelib.rules import Outcome, formula
from hypothesis import given
from hypothesis import strategies as st

TODAY = date(2026, 11, 24)
FEES = ["lawyer-fee", "notary-fee", "forensic-fee"]
TIERS = (Tier(Decimal(0), Decimal(200), None), Tier(Decimal(10_000), None, Decimal("0.01")))
amounts = st.decimals(0, 10**9, places=2)


@pytest.fixture(scope="session")
def tariffs(catalogue) -> dict[tuple[str, str], RateTable]:
    """Each fee's slot, filled with a number and with tiers."""
    like = catalogue.rate("litigation-labour-fee").values[0]
    shapes = {"number": replace(like, number=Decimal(300)), "tiers": replace(like, number=None, tiers=TIERS)}
    return {(id_, shape): replace(catalogue.rate(id_), values=(v,)) for id_ in FEES for shape, v in shapes.items()}


@pytest.fixture(scope="session")
def fee(tariffs):
    """What is charged by a tariff of that shape."""

    def outcome(id_: str, shape: str, amount: Decimal | None = None, aid: str | None = None) -> Outcome:
        rates = Rates([tariffs[id_, shape]], TODAY)
        return formula(id_.replace("-", "_"))(amount=amount, aid=aid, rates=rates)

    return outcome


@pytest.mark.parametrize("id_", FEES)
@pytest.mark.parametrize(
    ("shape", "amount", "charged"),
    [("number", None, 300), ("number", 50_000, 300), ("tiers", 0, 200), ("tiers", 10_000, 200), ("tiers", 50_000, 600)],
)
def test_the_fee_follows_the_tariff(fee, id_, shape, amount, charged):
    assert fee(id_, shape, None if amount is None else Decimal(amount)).total == charged


@pytest.mark.parametrize("id_", FEES)
def test_a_scale_without_an_amount_is_left_out(fee, id_):
    for aid in (None, "no", "yes"):
        outcome = fee(id_, "tiers", aid=aid)
        assert outcome.total == 0
        assert not outcome.items
        assert bool(outcome.left_out) is not (id_ == "lawyer-fee" and aid == "yes")


def test_with_legal_aid_a_lawyer_costs_nothing(fee):
    outcome = fee("lawyer-fee", "number", aid="yes")
    assert (outcome.items, outcome.verdict.citation.law) == ((), "legal-aid-law")


@pytest.mark.parametrize(("id_", "article"), [("notary-fee", "34.2"), ("forensic-fee", "53.2")])
def test_with_legal_aid_notaries_and_experts_take_less_or_nothing(fee, id_, article):
    outcome = fee(id_, "number", aid="yes")
    assert (outcome.total, outcome.total_upto) == (0, 300)
    assert outcome.items[0].steps[-1].citation.article == article


@given(st.sampled_from(FEES), amounts, amounts)
def test_a_higher_amount_never_costs_less(fee, id_, one, other):
    less, more = (fee(id_, "tiers", amount).total for amount in sorted((one, other)))
    assert 0 < less <= more


@pytest.mark.parametrize("id_", FEES)
def test_an_empty_slot_gives_no_fee(catalogue, id_):
    with pytest.raises(RateUnknown):
        formula(id_.replace("-", "_"))(amount=None, aid=None, rates=Rates([catalogue.rate(id_)], TODAY))
