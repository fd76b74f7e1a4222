"""What is filled in for each step, by the names under which the rest of casework knows it."""

from __future__ import annotations

from collections.abc import Mapping

from .access import Action

FIELDS: Mapping[Action, str] = {
    Action.ENTER_APPLICATION: "source on reason",
    Action.RECORD_RECEIPT: "accepted",
    Action.ASK_SUPPLEMENT: "items until again",
    Action.RECORD_SUPPLEMENT: "what",
    Action.RECORD_WITHDRAWAL: "reason",
    Action.GIVE_PROVISIONAL_AID: "reason",
    Action.PROPOSE_GRANT: "opinion",
    Action.PROPOSE_REFUSAL: "reason article elsewhere",
    Action.RETURN_PROPOSAL: "reason",
    Action.HAND_OVER: "to reason",
    Action.DECLINE: "reason elsewhere",
    Action.CHOOSE_FIRM: "firm",
    Action.ASSIGN: "lawyer phone",
    Action.ASK_REPLACEMENT: "reason",
    Action.REPLACE: "lawyer phone",
    Action.REFUSE_REPLACEMENT: "reason",
    Action.RECORD_CALL_ATTEMPT: "outcome",
    Action.RECORD_AGREEMENT: "on",
    Action.REPORT: "outcome summary",
    Action.PROPOSE_TERMINATION: "ground reason",
    Action.RETURN_TERMINATION: "reason",
    Action.RECORD_OBJECTION: "text on",
    Action.UPHOLD_DECISION: "reason",
    Action.ORDER_CORRECTION: "reason",
    Action.RECORD_COMPLAINT: "text",
    Action.ANSWER_COMPLAINT: "answer",
    Action.RECORD_SERVICE: "paper means on to",
    Action.RECORD_TOLD: "call how",
    Action.RECORD_SIGNED_SHEET: "sheet",
    Action.JOIN: "into",
    Action.MARK_SUBSIDY_DUE: "amount",
    Action.RECORD_SUBSIDY_PAID: "on",
    Action.FINISH: "outcome",
}
"""By step, the names under which events, papers and pages know what was filled in; a step that is not here asks nothing."""
