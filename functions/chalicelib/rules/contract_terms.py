"""What terms of a labour contract cost: probation, service period, non-competition (劳动合同法 19, 20, 22, 23, 83)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.rates import Rates

from .labour import CONTRACT_LAW, CONTRACT_RULES, INTERPRETATION_1, INTERPRETATION_2, minimum_wage_if_known
from .outcome import Item, LeftOut, Outcome, Step, percent, plain_number, to_cents, yuan

LONGEST_PROBATION = {"under-3-months": 0, "under-1-year": 1, "under-3-years": 2, "longer": 6, "task": 0}  # 19, months
PROBATION_SHARE = Decimal("0.8")  # 20
COMPETITION_SHARE = Decimal("0.3")  # 法释〔2020〕26号 36.1
MONTHS_MORE = 3  # 39.2
PROBATION, SERVICE = "probation", "service"


def contract_terms(  # noqa: PLR0913 - one keyword a question of the form
    *,
    clause: str,
    contract: str | None,
    again: str | None,
    probation_months: Decimal | None,
    full_wage: Decimal | None,
    probation_wage: Decimal | None,
    training_cost: Decimal | None,
    service_months: Decimal | None,
    months_left: Decimal | None,
    agreed_penalty: Decimal | None,
    forced: str | None,
    restricted_months: Decimal | None,
    agreed_pay: Decimal | None,
    average_wage: Decimal | None,
    released: str | None,
    area: str | None,
    rates: Rates,
) -> Outcome:
    """Probation beyond what the law allows pays the full wage again (19, 83), and 80% of it is the least wage (20).

    Who leaves a service period early pays at most the share of the training not worked off (22.2). Non-competition
    that was kept pays as agreed, else 30% of the average wage and at least the minimum wage (法释〔2020〕26号 36), and three
    months more where the employer ends it early (39.2). Refused: a number that the question asked needs.
    """
    if clause == PROBATION:
        return _probation(contract, again, probation_months, full_wage, probation_wage, area, rates)
    if clause == SERVICE:
        return _service(training_cost, service_months, months_left, agreed_penalty, forced)
    return _competition(restricted_months, agreed_pay, average_wage, released, area, rates)


def _required(**answers: Decimal | str | None) -> None:
    missing = [FieldError(name, "needed") for name, answer in answers.items() if answer is None]
    if missing:
        raise AnswersRefused(*missing)


def _probation(
    contract: str | None,
    again: str | None,
    months: Decimal | None,
    wage: Decimal | None,
    paid: Decimal | None,
    area: str | None,
    rates: Rates,
) -> Outcome:
    _required(contract=contract, probation_months=months, full_wage=wage)
    assert contract is not None and months is not None and wage is not None
    once = again == "yes"
    longest = 0 if once else LONGEST_PROBATION[contract]
    beyond = max(months - longest, Decimal(0))
    limit = Step(
        "同一单位只能试用一次，再约的试用期不算数" if once else f"这样的合同，试用期最长{longest}个月",
        f"试用了{plain_number(months)}个月，超过{plain_number(beyond)}个月",
        Citation(CONTRACT_LAW, "19.2" if once else "19"),
    )
    items = []
    if beyond:
        amount = to_cents(wage * beyond)
        step = Step(
            "超过的那段，在已发的工资以外，按转正后的月工资再赔",
            f"{yuan(wage)} × {plain_number(beyond)}个月 = {yuan(amount)}",
            Citation(CONTRACT_LAW, "83"),
        )
        items.append(Item("probation", "试用期过长的赔偿金", amount, (limit, step), payer="单位"))
    least, steps = _least_probation_wage(wage, area, rates)
    if paid is None:
        items.append(Item("least-wage", "试用期每月工资最少", to_cents(least), steps, monthly=True, payer="单位"))
    elif paid < least:
        amount = to_cents((least - paid) * months)
        short = Step(
            "发的比这个少，每月补上",
            f"（{yuan(least)} − {yuan(paid)}）× {plain_number(months)}个月 = {yuan(amount)}",
            Citation(CONTRACT_LAW, "20"),
        )
        items.append(Item("wage-difference", "试用期工资的差额", amount, (*steps, short), payer="单位"))
    notes = (
        Step("试用期里单位也要给理由才能辞退，也要交社保。", citation=Citation(CONTRACT_LAW, "21")),
        Step("合同里只写了试用期的，这段就是合同期，不算试用。", citation=Citation(CONTRACT_LAW, "19.4")),
    )
    if not items:
        fine = Step(f"{limit.sentence}，没有超过；工资也没有低于最少的数。", citation=limit.citation)
        return Outcome(verdict=fine, verdict_title="没有要补的", notes=notes)
    return Outcome(items=tuple(items), notes=notes, total_label="单位要补的合计")


def _least_probation_wage(wage: Decimal, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
    share = wage * PROBATION_SHARE
    step = Step(
        "试用期工资不低于约定工资的80%，或者同岗位最低一档的80%",
        f"{yuan(wage)} × {percent(PROBATION_SHARE)} = {yuan(share)}",
        Citation(CONTRACT_RULES, "15"),
    )
    least, figures = minimum_wage_if_known(area, rates)
    if share >= least:
        return share, (step,)
    return least, (step, Step("也不低于当地最低工资", yuan(least), Citation(CONTRACT_LAW, "20"), figures))


def _service(
    cost: Decimal | None, months: Decimal | None, left: Decimal | None, agreed: Decimal | None, forced: str | None
) -> Outcome:
    if forced == "yes":
        none = Step("因为单位欠工资、不交社保这些走的，不用付违约金。", citation=Citation(CONTRACT_RULES, "26.1"))
        return Outcome(verdict=none, verdict_title="不用付")
    _required(training_cost=cost, service_months=months, months_left=left)
    assert cost is not None and months is not None and left is not None
    if left > months:
        raise AnswersRefused(FieldError("months_left", "more_than_all"))
    share = cost * left / months
    steps = [
        Step(
            "最多付没干满那段该摊的培训费",
            f"{yuan(cost)} ÷ {plain_number(months)}个月 × {plain_number(left)}个月 = {yuan(share)}",
            Citation(CONTRACT_LAW, "22.2"),
        )
    ]
    amount = share
    if agreed is not None and agreed < share:
        amount = agreed
        steps.append(Step("约定的违约金更少，按约定的", yuan(agreed), Citation(CONTRACT_LAW, "22.2")))
    item = Item("service", "服务期违约金，最多", to_cents(amount), tuple(steps), payer="您")
    notes = (
        Step("要有单位出的培训费票据。平常的岗前培训不算。", citation=Citation(CONTRACT_LAW, "22.1")),
        Step("除了培训服务期和竞业限制，合同里不能叫您付违约金。", citation=Citation(CONTRACT_LAW, "25")),
    )
    return Outcome((item,), notes=notes, total_label="您最多要付")


def _competition(
    months: Decimal | None,
    agreed: Decimal | None,
    average: Decimal | None,
    released: str | None,
    area: str | None,
    rates: Rates,
) -> Outcome:
    _required(restricted_months=months)
    assert months is not None
    if agreed is not None:
        monthly = agreed
        steps: tuple[Step, ...] = (Step("约定了的，按约定", yuan(agreed), Citation(INTERPRETATION_1, "37")),)
    else:
        _required(average_wage=average)
        assert average is not None
        monthly, steps = _default_pay(average, area, rates)
    amount = to_cents(monthly * months)
    step = Step(
        "守了几个月，给几个月",
        f"{yuan(monthly)} × {plain_number(months)}个月 = {yuan(amount)}",
        Citation(CONTRACT_LAW, "23.2"),
    )
    items = [Item("non-competition", "竞业限制补偿", amount, (*steps, step), payer="单位")]
    if released == "yes":
        more = to_cents(monthly * MONTHS_MORE)
        early = Step(
            "单位在期限里提前解除，可以再要三个月",
            f"{yuan(monthly)} × {MONTHS_MORE}个月 = {yuan(more)}",
            Citation(INTERPRETATION_1, "39.2"),
        )
        items.append(Item("released", "提前解除，另给三个月", more, (*steps, early), payer="单位"))
    notes = (
        Step("因为单位，三个月没给补偿的，可以请求解除约定。", citation=Citation(INTERPRETATION_1, "38")),
        Step("不知道单位秘密的人，约了也不生效，可以请求确认。", citation=Citation(INTERPRETATION_2, "13")),
        Step("竞业限制最长两年。", citation=Citation(CONTRACT_LAW, "24.2")),
    )
    left_out = (
        LeftOut(
            "违反竞业限制的违约金",
            "自己违反了的，要退补偿、付约定的违约金；约得太高，可以请求减少，由仲裁和法院定。打 12348 问。",
            Citation(INTERPRETATION_2, "15"),
        ),
    )
    return Outcome(tuple(items), left_out=left_out, notes=notes, total_label="单位要给的合计")


def _default_pay(average: Decimal, area: str | None, rates: Rates) -> tuple[Decimal, tuple[Step, ...]]:
    """30% of the average wage of the last twelve months, at least the minimum wage (法释〔2020〕26号 36)."""
    share = average * COMPETITION_SHARE
    working = f"{yuan(average)} × {percent(COMPETITION_SHARE)} = {yuan(share)}"
    step = Step("没约定补偿的，按离职前12个月平均工资的30%", working, Citation(INTERPRETATION_1, "36.1"))
    least, figures = minimum_wage_if_known(area, rates)
    if share >= least:
        return share, (step,)
    lifted = Step("低于当地最低工资，按最低工资", yuan(least), Citation(INTERPRETATION_1, "36.2"), figures)
    return least, (step, lifted)
