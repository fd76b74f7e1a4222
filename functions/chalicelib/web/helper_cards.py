"""The card of a helper: his own particulars under a code, made, opened, changed and deleted; and filled into a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chalice.app import Blueprint, Request, Response

from chalicelib.casework.codes import read_draft_code
from chalicelib.casework.helper_cards import CardGone, HelperCard
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import Field, Form, check
from chalicelib.rendering import render
from chalicelib.rendering.forms import error_count, questions_of
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .apply_pages import answer
from .desk import desk
from .requests import FORM, first, needs_store
from .tries import Try

routes = Blueprint(__name__)

TITLE = "助人卡"
OF_HELPERS, INTEREST = "helper_", "helper_interest"
"""How the names of questions about a helper begin, and the one that no card answers."""


@routes.route("/helper-card", methods=["GET"])
@needs_store
def ask() -> Response:
    """Where a card is made, and where the code of one is typed."""
    return _page({})


@routes.route("/helper-card", methods=["POST"], content_types=FORM)
@needs_store
def make() -> Response:
    """A new card, and its code this once."""
    fields = requests.form_of(_request())
    particulars, errors = _checked(fields)
    if errors:
        return _page(fields, errors, status=422)
    return _opened(desk().cards.make(particulars), "做好了")


@routes.route("/helper-card/open", methods=["POST"], content_types=FORM)
@needs_store
def show() -> Response:
    """What a card holds, for whoever has its code."""
    typed = first(requests.form_of(_request()), "card")[:40]
    card, refusal = card_of(_request(), typed)
    return _opened(card, "您的卡") if card else _refused(typed, refusal)


@routes.route("/helper-card/keep", methods=["POST"], content_types=FORM)
@needs_store
def keep() -> Response:
    """Change it, for another year."""
    fields = requests.form_of(_request())
    code = first(fields, "card")[:40]
    card, refusal = card_of(_request(), code)
    if card is None:
        return _refused(code, refusal)
    particulars, errors = _checked(fields)
    if errors:
        return _opened(card, "您的卡", fields, errors)
    try:
        return _opened(desk().cards.keep(card, particulars), "存好了")
    except CardGone:
        return _page({}, refusal="no_card", status=422)


@routes.route("/helper-card/delete", methods=["POST"], content_types=FORM)
@needs_store
def delete() -> Response:
    """Forget it."""
    code = first(requests.form_of(_request()), "card")[:40]
    card, refusal = card_of(_request(), code)
    if card is None:
        return _refused(code, refusal)
    desk().cards.delete(card)
    return answer(_request(), "删掉了", "", "<h1>删掉了</h1><p>这张卡没有了，卡号不能再用。</p>", 200)


def card_of(request: Request, typed: str) -> tuple[HelperCard | None, str]:
    """The card of a code as typed and "", or None and the code of the refusal. Tries are counted."""
    attempt = Try.of(request, "helper_card", read_draft_code(typed))
    if not attempt.allowed():
        return None, "too_many"
    card = desk().cards.open(typed)
    if card is None:
        return None, "no_card"
    attempt.succeeded()
    return card, ""


def _form() -> Form:
    """What every form asks about a helper, each question once: all but whether he has an interest of his own, which is
    another with each matter.
    """
    fields: dict[str, Field] = {}
    for id_ in site().catalogue.ids("services"):
        for field in site().catalogue.service(id_).fields:
            if field.name.startswith(OF_HELPERS) and field.name != INTEREST:
                fields.setdefault(field.name, field)
    return Form(tuple(fields.values()))


def _checked(fields: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], Sequence[FieldError]]:
    form, city, sample = _form(), site().catalogue.city, site().catalogue.sample
    found = check(form, fields, settings().today())
    errors = found.errors or (tuple(sample.refused(form, found.answers)) if city.is_sample else ())
    return {name: str(text) for name, text in found.answers.items() if text is not None}, errors


def _page(
    fields: Mapping[str, Sequence[str]],
    errors: Sequence[FieldError] = (),
    *,
    typed: str = "",
    refusal: str = "",
    status: int = 200,
) -> Response:
    values = {
        "questions": _questions(fields, errors),
        "typed": typed,
        "error": site().catalogue.refusals[refusal] if refusal else "",
        "city": site().catalogue.city,
    }
    return _answer(render("helper_card.html", values), errors, status, wrong=bool(refusal))


def _opened(
    card: HelperCard,
    told: str,
    fields: Mapping[str, Sequence[str]] | None = None,
    errors: Sequence[FieldError] = (),
) -> Response:
    typed = fields if fields is not None else {name: [text] for name, text in card.particulars.items()}
    values = {"card": card, "told": told, "questions": _questions(typed, errors), "city": site().catalogue.city}
    return _answer(render("helper_card_open.html", values), errors, 422 if errors else 200)


def _answer(content: str, errors: Sequence[FieldError], status: int, *, wrong: bool = False) -> Response:
    title = f"{error_count(errors)}：{TITLE}" if errors else f"有1处要改：{TITLE}" if wrong else TITLE
    return answer(_request(), title, "常帮人填表的，把自己的姓名电话存一次。", content, status)


def _questions(fields: Mapping[str, Sequence[str]], errors: Sequence[FieldError]) -> Sequence[object]:
    return questions_of(_form(), site().catalogue.form_errors, fields, errors)


def _refused(code: str, refusal: str) -> Response:
    """The page where a code is typed, with why this one opened nothing."""
    if refusal != "too_many":
        return _page({}, typed=code, refusal=refusal, status=422)
    page = _page({}, typed=code, refusal=refusal, status=429)
    return Try.of(_request(), "helper_card", read_draft_code(code)).put_off(page)


def _request() -> Request:
    return requests.request_of(routes)
