"""What may have happened, and which clocks it starts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chalicelib.rules.statutory_clocks import CLOCKS, Clock

BEGIN_ANEW = frozenset({"demanded", "agreed", "complained", "case_closed"})
"""Events that start no clock but begin one anew (民法典 195, 劳动争议调解仲裁法 27.2)."""

OBSTACLE_OVER, HARM_DONE, AGREED, CASE_CLOSED, FINED, FINE_PAID, NOTICE = (
    "obstacle_over",
    "harm_done",
    "agreed",
    "case_closed",
    "fined",
    "fine_paid",
    "notice",
)

NEW_ARBITRATION_LAW = date(2026, 3, 1)

STARTED: Mapping[str, tuple[str, ...]] = {
    "injured_at_work": ("recognition-by-employer", "recognition"),
    "occupational_disease": ("recognition-by-employer", "recognition"),
    "recognition_received": ("reconsideration", "administrative-lawsuit"),
    "appraisal_received": ("second-appraisal", "injury-arbitration"),
    "left_job": ("wages-arbitration", "labour-inspection"),
    "wages_missed": (),
    "employer_wrong": ("labour-arbitration", "labour-inspection"),
    "labour_papers": ("labour-answer",),
    "labour_ruling": ("labour-lawsuit",),
    "labour_ruling_annulled": ("lawsuit-after-annulment",),
    "debt_due": ("debt", "guarantee"),
    "body_harmed": ("body",),
    "loss": ("loss",),
    "product_harm": ("product", "product-special"),
    HARM_DONE: ("longest",),
    "insured_event": ("insurance", "life-insurance"),
    "abused_turned_18": ("abuse",),
    "support_due": (),
    "complaint_received": ("answer", "jurisdiction"),
    "judgment": ("appeal",),
    "order": ("appeal-order",),
    "final_judgment": ("retrial",),
    "perform_by": ("enforcement",),
    "payment_order": ("payment-order",),
    "protection_order": ("protection-order",),
    "mediated": ("confirm-mediation",),
    "award": ("set-aside",),
    "administrative_judgment": ("administrative-appeal",),
    "administrative_order": ("administrative-appeal-order",),
    "criminal_judgment": ("criminal-appeal", "ask-for-protest"),
    "criminal_order": ("criminal-appeal-order",),
    "no_prosecution": ("no-prosecution",),
    "decision": ("reconsideration", "administrative-lawsuit"),
    "decision_untold": ("reconsideration-untold", "administrative-lawsuit-untold"),
    FINED: ("pay-fine", "reconsideration", "administrative-lawsuit"),
    FINE_PAID: (),
    "reconsidered": ("lawsuit-after-reconsideration",),
    "state_wrong": ("state-compensation",),
    "traffic_finding": ("traffic-finding",),
    "divorce_applied": ("withdraw-divorce", "collect-divorce"),
    "married_under_duress": ("marriage-by-duress",),
    "illness_found": ("marriage-with-illness",),
    "deceived": ("void-for-fraud",),
    "mistaken": ("void-for-mistake",),
    "duress_over": ("void-for-duress",),
    "contract_made": ("void-longest",),
    "legacy_known": ("legacy",),
    "online_goods": ("return-online-goods",),
    "card_paid": ("refund-card",),
    NOTICE: (),
    "demanded": (),
    AGREED: (),
    "complained": (),
    CASE_CLOSED: (),
    OBSTACLE_OVER: (),
}


def clocks_of(event: str, day: date) -> tuple[Clock, ...]:
    """The clocks that an event starts. An award received before 2026-03-01 has the six months of the law it was made
    under.
    """
    if event == "award" and day < NEW_ARBITRATION_LAW:
        return (CLOCKS["set-aside-before-2026"],)
    return tuple(CLOCKS[clock] for clock in STARTED[event])
