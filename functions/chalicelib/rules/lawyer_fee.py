"""What a law firm charges by a published tariff (律师法 25; 法律援助法 20)."""

from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .outcome import Outcome, Step, sort_out
from .tariff import by_tariff

LAWYERS = "lawyers-law"
FREE = Step("有法律援助的，律师不收钱，也不能收东西。", citation=Citation("legal-aid-law", "20"))
NOTES = (
    Step("钱交给律师事务所，要签合同、开票。律师不能私下收钱。", citation=Citation(LAWYERS, "25.1")),
    Step("路费、复印费、诉讼费另外算，签合同前问清。"),
)


def lawyer_fee(*, amount: Decimal | None, aid: str | None, rates: Rates) -> Outcome:
    """The fee by the tariff, collected by the firm (25.1); nothing with legal aid (法律援助法 20)."""
    if aid == "yes":
        return Outcome(verdict=FREE, verdict_title="不收费")
    items, left_out = sort_out((by_tariff("lawyer-fee", "律师费", amount, rates),))
    return Outcome(items, left_out=left_out, notes=NOTES, total_label="大约要付")
