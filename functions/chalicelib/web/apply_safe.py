"""What nobody at home may know of: one page, nothing kept until it is sent, no cookie, no code, no file."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence

from chalice.app import Request, Response

from chalicelib.casework.applications import Extras, minutes_left
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Submitted
from chalicelib.definitions.service import Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import form_of
from chalicelib.rendering.forms import error_count, first_input, questions_of
from chalicelib.settings import settings
from chalicelib.site import site

from .apply_pages import boxes, neutral_page, shared
from .apply_progress import checked
from .desk import desk
from .intake import entering, intake_questions, read_intake
from .requests import first

LARGEST = 64 * 1024


def safe_page(
    request: Request,
    service: Service,
    typed: Submitted | None = None,
    errors: Sequence[FieldError] = (),
    ticked: Sequence[str] = (),
    refusal: str = "",
    status: int = 200,
) -> Response:
    """All questions with what was typed; for staff who enter it also how it came. The key in it makes of a form sent
    twice one case.
    """
    sent = typed or {}
    came = intake_questions(sent, errors) if entering(request) else []
    key = next(iter(sent.get("key", [])), "")
    values = {
        **shared(service),
        "groups": [
            (group, questions_of(group.form, site().catalogue.form_errors, sent, errors)) for group in service.groups
        ],
        "questions": [*questions_of(form_of(service), site().catalogue.form_errors, sent, errors), *came],
        "came": came,
        "boxes": boxes(service),
        "ticked": ticked,
        "first_input": first_input,
        "first_missing": next((name for name, _ in boxes(service) if name not in ticked), ""),
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "key": key if _is_ours(key) else _new_key(),
    }
    count = f"{error_count(errors)}：" if errors else "有1处要改：" if refusal else ""
    return neutral_page(request, count, render("apply_safe.html", values), status)


def send_safe(request: Request, service: Service, fields: dict[str, list[str]]) -> Response:
    """Make a case of it, or give the page back with everything typed."""
    ticked = [name for name, _ in boxes(service) if first(fields, name) == "yes"]
    if len(request.raw_body) > LARGEST:
        return safe_page(request, service, fields, ticked=ticked, refusal="too_much", status=413)
    account = entering(request)
    intake, wrong = read_intake(account, fields) if account else (None, ())
    errors = [*(error for group in service.groups for error in checked(group, fields).errors), *wrong]
    if errors or len(ticked) != len(boxes(service)):
        refusal = "" if errors else "not_ticked"
        return safe_page(request, service, fields, errors, ticked, refusal, 422)
    key = first(fields, "key")
    answers, _ = service.check(fields, settings().today())
    try:
        receipt = desk().applications.submit(
            service,
            answers,
            dict.fromkeys(ticked, True),
            key if _is_ours(key) else _new_key(),
            intake=intake,
            extras=Extras({"id": "absent", "phone": "unconfirmed"}),
        )
    except StoreUnavailable:
        return safe_page(request, service, fields, ticked=ticked, refusal="not_kept", status=503)
    values = {
        **shared(service),
        "receipt": receipt,
        "clocks": receipt.case.running(service, site().catalogue.calendar),
        "minutes": minutes_left(receipt.case, desk().clock.now()),
        "safe_number": bool(receipt.case.phone_for_texts),
    }
    return neutral_page(request, "", render("apply_safe_done.html", values), 200)


def _new_key() -> str:
    nonce = secrets.token_hex(16)
    return f"{nonce}.{_mark(nonce)}"


def _is_ours(key: str) -> bool:
    nonce, _, mark = key.partition(".")
    return hmac.compare_digest(mark.encode(), _mark(nonce).encode())


def _mark(nonce: str) -> str:
    return hmac.new(desk().vault.secret_for("safe form"), nonce.encode("utf-8", "replace"), "sha256").hexdigest()
