"""What terms of a labour contract cost: probation, service period, non-competition (劳动合同法 19, 20, 22, 23, 83)."""

from __future__ import annotations

from decimal import Decimal

from chalicelib.definitions.rates import Rates
from chalicelib.rules.outcome import Outcome

from .competition import non_competition
from .probation import on_probation
from .service import service_period

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
        return on_probation(contract, again, probation_months, full_wage, probation_wage, area, rates)
    if clause == SERVICE:
        return service_period(training_cost, service_months, months_left, agreed_penalty, forced)
    return non_competition(restricted_months, agreed_pay, average_wage, released, area, rates)
