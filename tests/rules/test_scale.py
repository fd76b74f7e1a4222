"""Scales in tiers: no gap, no overlap, no jump, and the sums that the State Council's measures lead to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from chalicelib.definitions.rates import Tier
from chalicelib.rules.scale import on_scale
from hypothesis import given
from hypothesis import strategies as st

PROPERTY, ENFORCEMENT, PRESERVATION = (f"litigation-{name}-fee" for name in ("property", "enforcement", "preservation"))
DIVORCE, PERSONALITY = "litigation-divorce-scale", "litigation-personality-scale"

money = st.decimals(0, 10**9, places=2)
shares = st.decimals(0, 1, places=4)


@st.composite
def tiers(draw: st.DrawFn) -> list[Tier]:
    """A scale as the reader lets it pass: from 0 up, the first band perhaps at a fixed fee."""
    overs = [Decimal(0), *sorted(draw(st.sets(st.integers(1, 10**8).map(Decimal), max_size=6)))]
    first = draw(st.booleans())
    return [
        Tier(over, Decimal(50), None) if first and n == 0 else Tier(over, None, draw(shares))
        for n, over in enumerate(overs)
    ]


@pytest.mark.parametrize(
    ("rate", "amount", "fee"),
    [
        # 诉讼费用交纳办法 13(1), 国务院令第481号; facts/legal/litigation-fee.yaml, tier_checkpoints
        (PROPERTY, 10_000, 50),
        (PROPERTY, 100_000, 2_300),
        (PROPERTY, 200_000, 4_300),
        (PROPERTY, 500_000, 8_800),
        (PROPERTY, 1_000_000, 13_800),
        (PROPERTY, 2_000_000, 22_800),
        (PROPERTY, 5_000_000, 46_800),
        (PROPERTY, 10_000_000, 81_800),
        (PROPERTY, 20_000_000, 141_800),
        # the same file, property_tiers: amount × rate + quick_add
        (PROPERTY, 0, 50),
        (PROPERTY, 1, 50),
        (PROPERTY, "10000.01", "50.00025"),
        (PROPERTY, 30_000_000, 191_800),
        # 14(1); the same file, enforcement_tiers
        (ENFORCEMENT, 10_000, 50),
        (ENFORCEMENT, 500_000, 7_400),
        (ENFORCEMENT, 5_000_000, 52_400),
        (ENFORCEMENT, 10_000_000, 77_400),
        (ENFORCEMENT, 20_000_000, 87_400),
        # 14(2); the same file, preservation_tiers (before the ceiling)
        (PRESERVATION, 1_000, 30),
        (PRESERVATION, 100_000, 1_020),
        (PRESERVATION, 200_000, 1_520),
        # 13(2); the same file, divorce and personality
        (DIVORCE, 200_000, 0),
        (DIVORCE, 500_000, 1_500),
        (PERSONALITY, 50_000, 0),
        (PERSONALITY, 100_000, 500),
        (PERSONALITY, 200_000, 1_000),
    ],
)
def test_a_scale_gives_what_was_worked_out_from_the_law_by_hand(catalogue, rate, amount, fee):
    assert on_scale(Decimal(amount), catalogue.rate(rate).values[-1].tiers)[0] == Decimal(fee)


@given(tiers(), money, money)
def test_a_larger_amount_never_pays_less(scale, one, other):
    assert on_scale(min(one, other), scale)[0] <= on_scale(max(one, other), scale)[0]


@given(tiers())
def test_at_a_bound_a_cent_more_costs_no_more_than_a_cent(scale):
    """Above the fixed fee of the first band no bound is a jump, which would make it pay to claim less."""
    for tier in scale[1:]:
        assert 0 <= on_scale(tier.over + Decimal("0.01"), scale)[0] - on_scale(tier.over, scale)[0] <= Decimal("0.01")


@given(tiers(), money)
def test_every_yuan_lies_in_exactly_one_band(scale, amount):
    uppers = [*(tier.over for tier in scale[1:]), Decimal("Infinity")]
    parts = [
        tier.fee if tier.fee is not None else max(Decimal(0), min(amount, upper) - tier.over) * tier.share
        for tier, upper in zip(scale, uppers, strict=True)
    ]
    assert on_scale(amount, scale)[0] == sum(parts)


def test_every_shipped_scale_is_free_of_jumps(catalogue):
    for rate in map(catalogue.rate, catalogue.ids("rates")):
        for tier in rate.values[-1].tiers[1:] if rate.values else ():
            below, above = (on_scale(tier.over + step, rate.values[-1].tiers)[0] for step in (0, Decimal("0.01")))
            assert 0 <= above - below <= Decimal("0.01")


@pytest.mark.parametrize(
    ("rate", "amount", "working"),
    [
        (PROPERTY, 8_000, "50.00元 = 50.00元"),
        (PROPERTY, 100_000, "50.00元 + 90,000.00元 × 2.5% = 2,300.00元"),
        (PROPERTY, 150_000, "50.00元 + 90,000.00元 × 2.5% + 50,000.00元 × 2% = 3,300.00元"),
        (DIVORCE, 200_000, "不另交"),
        (DIVORCE, 500_000, "300,000.00元 × 0.5% = 1,500.00元"),
    ],
)
def test_the_working_shows_each_band_with_its_part(catalogue, rate, amount, working):
    assert on_scale(Decimal(amount), catalogue.rate(rate).values[-1].tiers)[1] == working
