"""Real name on the check page: the six digits that confirm a phone, and what is known of name and number."""

from __future__ import annotations

from chalice.app import Request, Response

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.form import Answers
from chalicelib.definitions.one_answer import ID_CARD
from chalicelib.definitions.service import Service
from chalicelib.settings import settings

from .answers import way_elsewhere
from .apply_pages import check_page
from .apply_progress import CHECK, CONFIRMED, confirmed, unfinished
from .desk import desk
from .requests import first

CODE, CONFIRM = "code", "confirm"
SENT = f"{CHECK}?sent=yes#confirm-phone"
"""The check page as it is told that a message is on its way."""

_PURPOSE = "draft"


def send_code(service: Service, draft: Draft) -> Response:
    """Send six digits to the phone of the form; told the same whether its number may have another message or not."""
    if phone := _phone(service, draft):
        desk().confirmations.send(_PURPOSE, draft.code, phone)
        desk().outbox.send_due(1)  # the code, which stands first; nobody waits here for the messages of others
    return way_elsewhere(SENT)


def confirm(request: Request, service: Service, draft: Draft, fields: dict[str, list[str]]) -> Response:
    """Take the six digits."""
    phone, step = _phone(service, draft), unfinished(service, draft)
    if step != CHECK or not phone:
        return way_elsewhere(step)
    if not desk().confirmations.check(_PURPOSE, draft.code, phone, first(fields, "digits")[:20]):
        return check_page(request, service, draft, refusal="code_wrong")
    desk().drafts.keep(draft, {CONFIRMED: [phone]})
    return way_elsewhere(f"{CHECK}#confirm-phone")


def identity_of(service: Service, draft: Draft, answers: Answers) -> dict[str, str]:
    """What the case keeps: of the number "absent" or a verdict of the verifier, of the phone whether it is confirmed."""
    number, phone = str(answers.get("id_number") or ""), str(answers.get("phone") or "")
    field = service.field("id_number") if number else None
    document = str(answers.get(field.document) or ID_CARD) if field and field.document else ID_CARD
    known = desk().verifier.verify(str(answers.get("name") or ""), document, number) if number else "absent"
    return {"id": known, "phone": "confirmed" if confirmed(draft, phone) else "unconfirmed"}


def _phone(service: Service, draft: Draft) -> str:
    answers, _ = service.check(draft.submitted, settings().today())
    return str(answers.get("phone") or "")
