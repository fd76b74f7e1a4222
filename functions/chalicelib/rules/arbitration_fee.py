"""What a commercial arbitration costs (仲裁委员会仲裁收费办法, 国办发〔1995〕44号)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.definitions.working_calendar import WorkingCalendar

from .outcome import AmountTable, Deadline, Item, LeftOut, Outcome, Step, to_cents
from .periods import last_day
from .scale import on_scale

MEASURES, ARBITRATION = "arbitration-fee-measures", "arbitration-law"
LOWEST, HIGHEST, LOCAL = "arbitration-fee-lowest", "arbitration-fee-highest", "arbitration-fee-hanzhong"
KNOWN = {"lowest": LOWEST, "highest": HIGHEST, "hanzhong": LOCAL}
SHOWN_AMOUNTS = [Decimal(amount) for amount in (10_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)]
DAYS_TO_PAY = 15  # 4(1)
FREE = {
    "labour": Step("和单位的劳动争议，走劳动仲裁，不收费。", citation=Citation("labor-dispute-law", "53")),
    "land": Step("承包地的争执，走农村土地承包仲裁，不收费。", citation=Citation("rural-land-dispute-law", "52")),
}


def arbitration_fee(
    *,
    kind: str,
    amount: Decimal | None,
    standard: str | None,
    notified_on: date | None,
    calendar: WorkingCalendar,
    rates: Rates,
) -> Outcome:
    """The fee for accepting a case, by tiers (4, annex): a range, since each commission sets its own within it (4.2).

    Paid within 15 days of the notice of acceptance (4.1). What handling costs is not worked out (8). Labour and land
    disputes are free (劳动争议调解仲裁法 53, 农村土地承包经营纠纷调解仲裁法 52).
    """
    if kind in FREE:
        return Outcome(verdict=FREE[kind], verdict_title="不收费")
    deadlines = _to_pay(notified_on, calendar) if notified_on else ()
    if amount is None:
        return Outcome(tables=_at_a_glance(rates), left_out=(HANDLING,), deadlines=deadlines, notes=NOTES)
    item, left_out = _acceptance(amount, standard, rates)
    return Outcome(
        (item,), left_out=(*left_out, HANDLING), deadlines=deadlines, notes=NOTES, total_label="要预交的受理费"
    )


def _acceptance(amount: Decimal, standard: str | None, rates: Rates) -> tuple[Item, tuple[LeftOut, ...]]:
    """One commission's fee where its standard is known, else from the lowest to the highest that is lawful."""
    if standard in KNOWN:
        try:
            fee, step = _on(KNOWN[standard], "按争议金额分段算，再加起来", amount, rates)
        except RateUnknown:
            pass
        else:
            return Item("acceptance", "案件受理费", fee, (step,)), ()
    low, at_least = _on(LOWEST, "国家给的下限，分段算，再加起来", amount, rates)
    high, at_most = _on(HIGHEST, "国家给的上限，分段算，再加起来", amount, rates)
    why = f"每家仲裁委在幅度里自己定，要公开。请问：{rates.table(LOCAL).ask}。"
    return Item("acceptance", "案件受理费", low, (at_least, at_most), high), (
        LeftOut("那一家的具体标准", why, Citation(MEASURES, "4.2")),
    )


def _on(rate: str, sentence: str, amount: Decimal, rates: Rates) -> tuple[Decimal, Step]:
    figure = rates.figure(rate)
    fee, working = on_scale(amount, figure.value.tiers)
    return to_cents(fee), Step(sentence, working, Citation(MEASURES, "4.2"), (figure,))


def _at_a_glance(rates: Rates) -> tuple[AmountTable, ...]:
    """What round amounts pay, for whoever does not know the amount; the commission then sets an advance (5.2)."""
    step = Step("争议的金额定不下来的，先交多少由仲裁委定。先看这几档。", citation=Citation(MEASURES, "5.2"))
    tables = []
    for rate, title in ((LOWEST, "最低交多少"), (HIGHEST, "最高交多少")):
        rows = tuple((f"{amount:,}元", _on(rate, "", amount, rates)[0]) for amount in SHOWN_AMOUNTS)
        tables.append(AmountTable(title, ("争议金额", "受理费"), rows, (step,)))
    return tuple(tables)


def _to_pay(notified_on: date, calendar: WorkingCalendar) -> tuple[Deadline, ...]:
    last = last_day(notified_on, calendar, days=DAYS_TO_PAY)
    return (Deadline.of("预交受理费，交不起就申请缓交", last, Citation(MEASURES, "4.1")),)


HANDLING = LeftOut(
    "案件处理费",
    "仲裁员出差、鉴定、送达这些花费。国家没规定的按合理的实际花费收，先问清。",
    Citation(MEASURES, "8"),
)
NOTES = (
    Step("先由申请的一方交。最后一般输的一方出；各有输赢，按责任分。", citation=Citation(MEASURES, "9.1")),
    Step("交不起，可以申请缓交。不交也不申请，算撤回。", citation=Citation(MEASURES, "6")),
    Step("组成仲裁庭以前撤回的，受理费全退；以后撤回的，退一部分。", citation=Citation(MEASURES, "12")),
    Step("收到通知不到庭、没准许就退庭的，可能算撤回，钱不退。", citation=Citation(MEASURES, "11")),
    Step("对方提反请求，由对方按同样的标准交。", citation=Citation(MEASURES, "4.1")),
    Step("没有仲裁协议，仲裁委不收，去法院。", citation=Citation(ARBITRATION, "4")),
)
