"""What the tests of steps share: who takes each step, what they fill in, and ways through a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from chalicelib.casework.access import Action
from chalicelib.casework.cases import Case
from chalicelib.casework.commands import Commands
from chalicelib.casework.kept_notices import notices_of
from chalicelib.casework.notice_text import NoticeTexts
from chalicelib.casework.notices import open_notice
from chalicelib.casework.staff import Account
from chalicelib.definitions.form import Answers

from tests.casework.deciding import FIRM, LAWYERS_PHONE, OTHER_CENTRE, Bureau

DAY, LATER = date(2026, 11, 24), date(2026, 12, 4)

BY_OTHERS: Mapping[str, str] = {
    "approver": "return_proposal approve_grant approve_refusal return_termination approve_termination",
    "lawyer": "confirm_no_conflict ask_replacement record_call_attempt record_first_call record_agreement report",
    "bureau": "uphold_decision order_correction answer_complaint",
}
BY = {Action(name): who for who, names in BY_OTHERS.items() for name in names.split()}
"""Who takes a step; the clerk takes all others."""

FILLED: Mapping[Action, Answers] = {
    Action.ASK_SUPPLEMENT: {"items": "身份证\n工资条", "until": LATER},
    Action.RECORD_SUPPLEMENT: {"what": "身份证"},
    Action.RECORD_WITHDRAWAL: {"reason": "不办了"},
    Action.GIVE_PROVISIONAL_AID: {"reason": "后天开庭"},
    Action.PROPOSE_GRANT: {"opinion": "符合"},
    Action.PROPOSE_REFUSAL: {"reason": "不在援助范围", "article": "31", "elsewhere": "打12348问律师"},
    Action.RETURN_PROPOSAL: {"reason": "再看一看"},
    Action.HAND_OVER: {"to": OTHER_CENTRE, "reason": "法院在那里"},
    Action.DECLINE: {"reason": "不办这类", "elsewhere": "去法院"},
    Action.CHOOSE_FIRM: {"firm": FIRM},
    Action.ASK_REPLACEMENT: {"reason": "和对方认识"},
    Action.REFUSE_REPLACEMENT: {"reason": "没有正当理由"},
    Action.RECORD_CALL_ATTEMPT: {"outcome": "no_answer"},
    Action.RECORD_AGREEMENT: {"on": DAY},
    Action.REPORT: {"outcome": "won", "summary": "对方付了钱"},
    Action.PROPOSE_TERMINATION: {"ground": "6", "reason": "自己请了律师"},
    Action.RETURN_TERMINATION: {"reason": "还要办"},
    Action.RECORD_OBJECTION: {"text": "我不同意", "on": DAY},
    Action.UPHOLD_DECISION: {"reason": "决定没有错"},
    Action.ORDER_CORRECTION: {"reason": "要重新看"},
    Action.RECORD_COMPLAINT: {"text": "没有人接电话"},
    Action.ANSWER_COMPLAINT: {"answer": "已经改了"},
    Action.RECORD_SERVICE: {"paper": "援决〔2026〕1号", "means": "in_person", "on": DAY, "to": "本人"},
    Action.RECORD_SIGNED_SHEET: {"sheet": "application_form"},
    Action.MARK_SUBSIDY_DUE: {"amount": "1500"},
    Action.RECORD_SUBSIDY_PAID: {"on": DAY},
    Action.FINISH: {"outcome": "达成协议"},
}

GRANTED = (Action.RECORD_RECEIPT, Action.PROPOSE_GRANT, Action.APPROVE_GRANT)
REFUSED = (Action.RECORD_RECEIPT, Action.PROPOSE_REFUSAL, Action.APPROVE_REFUSAL)
ASSIGNED = (*GRANTED, Action.ASSIGN)
AT_WORK = (*ASSIGNED, Action.CONFIRM_NO_CONFLICT)
CALLED = (*AT_WORK, Action.RECORD_FIRST_CALL)
CLOSED = (*CALLED, Action.RECORD_AGREEMENT, Action.REPORT, Action.CLOSE)
TERMINATED = (*CALLED, Action.PROPOSE_TERMINATION, Action.APPROVE_TERMINATION)


def filled_in(bureau: Bureau, action: Action) -> Answers:
    """What somebody fills in for a step."""
    if action in (Action.ASSIGN, Action.REPLACE):
        return {"lawyer": bureau.staff["lawyer"].id, "phone": LAWYERS_PHONE}
    return FILLED.get(action, {})


def does(
    bureau: Bureau,
    action: Action,
    case: Case,
    who: Account | None = None,
    commands: Commands | None = None,
    **filled: Any,
) -> Case:
    """The case after a step, a minute later."""
    bureau.clock.forward(minutes=1)
    account = who or bureau.staff[BY.get(action, "clerk")]
    answers = {**filled_in(bureau, action), **filled}
    return (commands or bureau.commands).take(account, action, case.id, answers)


def done(bureau: Bureau, *actions: Action, case: Case | None = None) -> Case:
    """A new case, or the one given, after these steps."""
    case = case or bureau.apply()
    for action in actions:
        case = does(bureau, action, case)
    return case


def where(bureau: Bureau, **changes: Any) -> Commands:
    """The commands of a city whose services differ in this."""
    ledger = replace(bureau.ledger, service=lambda id_: replace(bureau.catalogue.service(id_), **changes))
    return replace(bureau.commands, ledger=ledger)


def messages(bureau: Bureau, case: Case) -> list[tuple[str, str]]:
    """The messages about a case, oldest first: to whom, and the text."""
    texts = NoticeTexts(bureau.catalogue.notices, "示例司法局")
    notices = [open_notice(kept, bureau.vault) for kept in notices_of(bureau.table, case.id)]
    return [(notice.phone, texts.fill(notice.template, notice.values)) for notice in notices]


def kinds(case: Case) -> list[str]:
    """What happened, in order."""
    return [event.kind.value for event in case.events]
