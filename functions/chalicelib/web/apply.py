"""Applying on the phone: one group of questions a page, everything kept at once, no script needed."""

from __future__ import annotations

from dataclasses import replace

from chalice.app import Blueprint, NotFoundError, Request, Response

from chalicelib.casework.codes import read_draft_code
from chalicelib.casework.drafts import Draft, DraftGone
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.definitions.sample import SAMPLE_REFUSES
from chalicelib.definitions.service import STEPS, Group, Service

from . import requests
from .answers import way_elsewhere
from .apply_confirm import CODE, CONFIRM, confirm, send_code
from .apply_draft import code_of, draft_cookie, draft_of, group_of, kept_service_of, onward, service_of
from .apply_file import FROM_FILE, draft_as_file, too_large, typed_in_file
from .apply_pages import LARGEST_KEPT, Beside, check_page, group_page, not_kept, resume_page, start_page
from .apply_progress import CHECK, checked, exit_address, groups, unfinished
from .apply_safe import safe_page, send_safe
from .apply_send import send, sent_before, take_back, too_many_begun
from .apply_sheet import list_of_people, sheet_as_typed
from .desk import desk
from .helper_cards import OF_HELPERS, card_of
from .requests import FORM, address_of, first, needs_store
from .tries import Try
from .uploads import MULTIPART, sent_with_file

routes = Blueprint(__name__)

SEND, FORGET, TAKE_BACK, FILE, CARD = "send", "forget", "take-back", "file", "card"


@routes.route("/apply/{service_id}", methods=["GET"])
@needs_store
def start(service_id: str) -> Response:
    """The question at the door, then what applying takes and the button that begins. Nothing of it is kept."""
    service, chosen = service_of(service_id), first(requests.query_of(_request()), "door")
    option = next((each for each in service.door.options if each.value == chosen), None)
    if option and option.exit:
        return onward(_request(), exit_address(service, option.exit).removeprefix("../"))
    if option and service.sensitive:
        return safe_page(_request(), service)
    draft = None if service.sensitive else draft_of(_request(), service)
    return start_page(_request(), service, passed=option is not None, draft=draft)


@routes.route("/apply/{service_id}", methods=["POST"], content_types=FORM)
@needs_store
def begin(service_id: str) -> Response:
    """An empty draft under a new code, and its first page."""
    service = kept_service_of(service_id)
    if not desk().limits.allow_from("draft_begun", address_of(_request())):
        return too_many_begun(_request(), service)
    draft = desk().drafts.begin(service.id, service.version)
    return way_elsewhere(f"{service.id}/{service.groups[0].id}", draft_cookie(_request(), draft.code))


@routes.route("/apply/{service_id}/{step}", methods=["GET"])
@needs_store
def show(service_id: str, step: str) -> Response:
    """A page of the form, or all answers to check. The draft is told by a cookie of this browser, never by the address."""
    service = service_of(service_id)
    draft = None if service.sensitive else draft_of(_request(), service)
    if draft is None:
        return way_elsewhere(f"../{service.id}")
    if step == CHECK:
        return check_page(_request(), service, draft)
    if step in STEPS:
        return way_elsewhere(CHECK)
    return group_page(_request(), service, draft, group_of(service, step), ())


@routes.route("/apply/{service_id}/{step}", methods=["POST"], content_types=FORM)
@needs_store
def keep(service_id: str, step: str) -> Response:
    """Keep a page, whatever is wrong with it, and go on; or one of the other steps."""
    service, fields = service_of(service_id), requests.form_of(_request())
    if step == TAKE_BACK:
        return take_back(_request(), service, first(fields, "token"))
    if service.sensitive:
        return send_safe(_request(), service, fields) if step == SEND else way_elsewhere(f"../{service.id}")
    if step == FROM_FILE:
        return _begin_from_file(service, fields)
    if len(_request().raw_body) > LARGEST_KEPT and service.group(step):
        return not_kept(_request(), service, step, fields, "too_much")
    try:
        draft = draft_of(_request(), service)
    except StoreUnavailable:
        return not_kept(_request(), service, step, fields, "not_kept")
    if draft is None:
        return (
            sent_before(_request(), service, code_of(_request())) if step == SEND else way_elsewhere(f"../{service.id}")
        )
    return _step(service, draft, step, fields)


@routes.route("/apply/{service_id}/{step}/csv", methods=["POST"], content_types=MULTIPART)
@needs_store
def take_sheet(service_id: str, step: str) -> Response:
    """A file from a sheet becomes what is typed into the list on this page; what else was typed there is kept too."""
    service = kept_service_of(service_id)
    draft, group = draft_of(_request(), service), group_of(service, step)
    if draft is None:
        return way_elsewhere(f"../../{service.id}")
    name = list_of_people(group)
    if not name:
        raise NotFoundError
    if len(_request().raw_body) > LARGEST_KEPT:
        return group_page(_request(), service, draft, group, (), Beside(note="sheet_too_large"))
    sent, sheet = sent_with_file(_request())
    fields, listed = {key: [value] for key, value in sent.items()}, sheet_as_typed(sheet.content if sheet else b"")
    typed = _own(group, fields) | ({name: [listed]} if listed.strip() else {})
    found = checked(group, typed)
    shown = replace(draft, submitted={**draft.submitted, **typed})
    note = "sheet_taken" if listed.strip() else "sheet_unreadable"
    wrong = [error for error in found.errors if error.field == name and listed.strip()]
    return group_page(_request(), service, shown, group, wrong, Beside(note=note, back_to_check=_back(fields)))


@routes.route("/resume", methods=["GET"])
@needs_store
def resume() -> Response:
    """Where the 续办码 is typed."""
    return resume_page(_request(), "", "")


@routes.route("/resume", methods=["POST"], content_types=FORM)
@needs_store
def resume_draft() -> Response:
    """Open a draft by its code and go to the first page that is not finished."""
    typed = first(requests.form_of(_request()), "code")[:40]
    attempt = Try.of(_request(), "draft_code", read_draft_code(typed))
    if not attempt.allowed():
        return attempt.put_off(resume_page(_request(), typed, "too_many", 429))
    draft = desk().drafts.open(typed)
    if draft is None:
        return resume_page(_request(), typed, "no_draft", 422)
    attempt.succeeded()
    service = service_of(draft.service)
    return onward(_request(), f"apply/{service.id}/{unfinished(service, draft)}", draft_cookie(_request(), draft.code))


def _step(service: Service, draft: Draft, step: str, fields: dict[str, list[str]]) -> Response:
    if step == FORGET:
        desk().drafts.delete(draft)
        desk().documents.forget(desk().drafts.place(draft))
        return way_elsewhere(f"../{service.id}", draft_cookie(_request(), ""))
    if step == FILE:
        return draft_as_file(service, draft)
    if step == CODE:
        return send_code(service, draft)
    if step == CONFIRM:
        return confirm(_request(), service, draft, fields)
    if step == SEND:
        return send(_request(), service, draft, fields)
    return _keep_group(service, draft, group_of(service, step), fields)


def _keep_group(service: Service, draft: Draft, group: Group, fields: dict[str, list[str]]) -> Response:
    typed, refusal, do = _own(group, fields), "", first(fields, "do")
    if do == CARD:
        typed, refusal = _filled_from_card(group, first(fields, "card")[:40], typed)
    found = checked(group, typed)
    real = {
        name for error in found.errors if error.code in SAMPLE_REFUSES for name in group.form.field(error.field).inputs
    }
    try:
        draft = desk().drafts.keep(draft, {name: [] if name in real else values for name, values in typed.items()})
    except StoreUnavailable:
        return not_kept(_request(), service, group.id, fields, "not_kept")
    except DraftGone:
        return way_elsewhere(f"../{service.id}")
    if do == FILE:
        return draft_as_file(service, draft)
    shown, beside = replace(draft, submitted={**draft.submitted, **typed}), Beside(back_to_check=_back(fields))
    if do == CARD:
        typed_code = first(fields, "card")[:40] if refusal else ""
        return group_page(_request(), service, shown, group, (), replace(beside, card=typed_code, refusal=refusal))
    if found.errors:
        return group_page(_request(), service, shown, group, found.errors, beside)
    return onward(_request(), _following(service, draft, group, back=beside.back_to_check))


def _back(fields: dict[str, list[str]]) -> bool:
    return first(fields, "then") == CHECK


def _following(service: Service, draft: Draft, group: Group, *, back: bool) -> str:
    """Where it goes on from a page that is well answered."""
    following, step = groups(service, draft), unfinished(service, draft)
    if back or group not in following:
        return f"{step}?then={CHECK}" if service.group(step) else step
    if step.startswith("../"):
        return step
    position = following.index(group) + 1
    return following[position].id if position < len(following) else CHECK


def _filled_from_card(group: Group, code: str, typed: dict[str, list[str]]) -> tuple[dict[str, list[str]], str]:
    """What was typed, with the particulars of the card, and why it could not be opened."""
    card, refusal = card_of(_request(), code)
    own = {field.name for field in group.form.fields if field.name.startswith(OF_HELPERS)}
    particulars = card.particulars if card else {}
    return typed | {name: [text] for name, text in particulars.items() if name in own}, refusal


def _begin_from_file(service: Service, fields: dict[str, list[str]]) -> Response:
    if too_large(_request()):
        return not_kept(_request(), service, service.groups[0].id, {}, "too_much")
    if not desk().limits.allow_from("draft_begun", address_of(_request())):
        return too_many_begun(_request(), service)
    draft = desk().drafts.begin(service.id, service.version)
    typed, to_mend = typed_in_file(service, fields)
    draft = desk().drafts.keep(draft, typed)
    return onward(_request(), to_mend or unfinished(service, draft), draft_cookie(_request(), draft.code))


def _own(group: Group, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: list(fields.get(name, [])) for field in group.form.fields for name in field.names}


def _request() -> Request:
    return requests.request_of(routes)
