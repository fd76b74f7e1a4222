"""Scales in tiers: each band of an amount pays its own rate, and the parts are added."""

from collections.abc import Sequence
from decimal import Decimal

from chalicelib.definitions.rates import Tier

from .outcome import percent, yuan


def on_scale(amount: Decimal, tiers: Sequence[Tier]) -> tuple[Decimal, str]:
    """What the scale makes of ``amount``, unrounded, and the working as a sentence.

    Bands are open below and closed above: 100,000 lies in the band that ends at 100,000.
    """
    total, parts = Decimal(0), []
    for tier, upper in zip(tiers, [*(t.over for t in tiers[1:]), None], strict=True):
        if amount <= tier.over and tier.over > 0:
            break
        within = (amount if upper is None else min(amount, upper)) - tier.over
        if tier.fee is not None:
            total += tier.fee
            parts.append(yuan(tier.fee))
        elif tier.share:
            total += within * tier.share
            parts.append(f"{yuan(within)} × {percent(tier.share)}")
    return total, f"{' + '.join(parts)} = {yuan(total)}" if parts else "不另交"
