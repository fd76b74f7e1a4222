"""What a notary office charges by the province's tariff (公证法 34, 46)."""

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .outcome import Outcome, Step, sort_out
from .tariff import by_tariff, lowered

NOTARIES = "notary-law"
LOWERED = Step("符合法律援助条件的，应当按规定减免，减多少问公证处", "", Citation(NOTARIES, "34.2"))
NOTES = (Step("标准由省里定，以公证处公示的为准。", citation=Citation(NOTARIES, "46")),)


def notary_fee(*, amount: Decimal | None, aid: str | None, rates: Rates) -> Outcome:
    """The fee by the province's tariff (46), less or nothing for who qualifies for legal aid (34.2)."""
    fee = by_tariff("notary-fee", "公证费", amount, rates)
    items, left_out = sort_out((lowered(fee, LOWERED) if aid == "yes" else fee,))
    return Outcome(items, left_out=left_out, notes=NOTES, total_label="大约要付")
