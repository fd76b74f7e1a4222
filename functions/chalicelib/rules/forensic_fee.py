"""What a forensic institution charges by the province's tariff (司法鉴定管理决定 15; 法律援助法 53)."""

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .outcome import Outcome, Step, sort_out
from .tariff import by_tariff, lowered

LOWERED = Step("有法律援助的，应当减收或者免收，减多少问鉴定机构", "", Citation("legal-aid-law", "53.2"))
NOTES = (
    Step("标准由省里定，以鉴定机构公示的为准。", citation=Citation("forensic-decision", "15")),
    Step("钱直接交给鉴定机构，法院不代收。", citation=Citation("litigation-fee-measures", "12.1")),
)


def forensic_fee(*, amount: Decimal | None, aid: str | None, rates: Rates) -> Outcome:
    """The fee by the province's tariff (15), less or nothing with legal aid (法律援助法 53.2)."""
    fee = by_tariff("forensic-fee", "鉴定费", amount, rates)
    items, left_out = sort_out((lowered(fee, LOWERED) if aid == "yes" else fee,))
    return Outcome(items, left_out=left_out, notes=NOTES, total_label="大约要付")
