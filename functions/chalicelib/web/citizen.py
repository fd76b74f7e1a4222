"""What citizens use: calculators, and the choice between the standard view and the 长辈版."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlencode

from chalice.app import BadRequestError, Blueprint, NotFoundError, Request, Response

from chalicelib.definitions.calculator import Calculator
from chalicelib.definitions.errors import AnswersRefused, FieldError
from chalicelib.definitions.form import Answers, Submitted, check
from chalicelib.rendering import links
from chalicelib.rendering.forms import error_count, error_sentences, render_form
from chalicelib.rendering.frame import Page
from chalicelib.rendering.outcome_calendar import outcome_as_calendar
from chalicelib.rendering.outcomes import outcome_as_json, render_outcome
from chalicelib.rules import Outcome, work_out
from chalicelib.settings import settings
from chalicelib.site import site

from . import requests
from .answers import VIEW_COOKIE, calendar_answer, json_answer, page_answer, path_of, view_of, wants_json, way_elsewhere

routes = Blueprint(__name__)

SECTION = "look-up"
FORMS_FOLDER = f"{SECTION}/calculators/"
BEFORE = "before"
"""The name under which a form sends the query of the result that it changes."""

EXTRAS = ("capitals", "sms")
"""What a result shows on demand, by the name in its address."""

MOST_FIELDS = 500
_OUR_ADDRESS = re.compile(r"(?!.*//)[a-z0-9-][a-z0-9/._-]*(\?[\w%.~+&=-]*)?|", re.ASCII)
_COOKIE_AGE = 365 * 24 * 3600


@routes.route("/calculators/{calculator_id}", methods=["GET"])
def calculators(calculator_id: str) -> Response:
    """A result, from the answers in the query; an id that ends in ".json" is for programs, in ".ics" for calendars."""
    request = _request()
    calculator = _calculator(calculator_id.removesuffix(".json").removesuffix(".ics"))
    submitted = requests.query_of(request)
    if calculator_id.endswith(".json") or wants_json(request.headers):
        return _result_as_json(calculator, submitted)
    if not calculator.form.keep_own(submitted):
        return way_elsewhere(_up(request) + FORMS_FOLDER + f"{calculator.id}/")
    answers, outcome, errors = _worked_out(calculator, submitted)
    if outcome is None:
        return _form_page(request, calculator, submitted, errors)
    if calculator_id.endswith(".ics"):
        now = datetime.now(UTC)
        return calendar_answer(calculator.id, outcome_as_calendar(calculator, outcome, site().catalogue, now))
    content = render_outcome(
        calculator,
        answers,
        outcome,
        site().catalogue,
        settings().today(),
        before=_before(calculator, requests.first(submitted, BEFORE)),
        extras=[extra for extra in EXTRAS if requests.first(submitted, extra) == "yes"],
    )
    return page_answer(
        view_of(request.headers), _page(request, calculator, f"{calculator.title}：结果", "结果", content)
    )


@routes.route("/calculators/{calculator_id}", methods=["POST"], content_types=["application/json"])
def calculators_for_programs(calculator_id: str) -> Response:
    """The same result for a JSON object of answers, by field name."""
    return _result_as_json(_calculator(calculator_id), _json_fields(_request()))


@routes.route("/calculators/{calculator_id}/form", methods=["GET"])
def form(calculator_id: str) -> Response:
    """The form with the answers filled in, to change one of them and see what that changes."""
    return _form_page(_request(), _calculator(calculator_id), requests.query_of(_request()), ())


@routes.route("/view/{view}", methods=["GET"])
def view(view: str) -> Response:
    """Remember the view that a person chose and go on to the same page in it; ``to`` is a page of ours."""
    if view not in (links.STANDARD, links.ELDER):
        raise NotFoundError
    request = _request()
    to = requests.first(requests.query_of(request), "to")
    if not _OUR_ADDRESS.fullmatch(to):
        to = ""
    folder = links.ELDER_FOLDER if view == links.ELDER and not to.startswith("api/") else ""
    path = requests.mounted_at(request)
    cookie = f"{VIEW_COOKIE}={view}; Path={path}; Max-Age={_COOKIE_AGE}; SameSite=Lax; HttpOnly"
    return way_elsewhere(f"../../{folder}{to}", {"Set-Cookie": cookie})


def _request() -> Request:
    return requests.request_of(routes)


def _up(request: Request) -> str:
    """The relative way to the site's root, or to the 长辈版 where the person chose it."""
    return links.way_up(_address(request)) + (links.ELDER_FOLDER if view_of(request.headers) == links.ELDER else "")


def _address(request: Request) -> str:
    """The page's own address from the site's root: "api/calculators/x"."""
    return f"api{path_of(request)}"


def _calculator(calculator_id: str) -> Calculator:
    try:
        return site().catalogue.calculator(calculator_id)
    except KeyError:
        raise NotFoundError from None


def _worked_out(calculator: Calculator, submitted: Submitted) -> tuple[Answers, Outcome | None, Sequence[FieldError]]:
    """The answers and their outcome, or None and what is wrong."""
    today = settings().today()
    checked = check(calculator.form, submitted, today)
    if checked.errors:
        return checked.answers, None, checked.errors
    tables = [site().catalogue.rate(rate) for rate in calculator.rates]
    try:
        return checked.answers, work_out(calculator, checked.answers, tables, site().catalogue.calendar, today), ()
    except AnswersRefused as refused:
        return checked.answers, None, refused.errors


def _before(calculator: Calculator, query: str) -> Outcome | None:
    """The outcome that an answer was changed in; None where there was none."""
    if not query:
        return None
    try:
        submitted = parse_qs(query, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return _worked_out(calculator, submitted)[1]


def _form_page(
    request: Request, calculator: Calculator, submitted: Submitted, errors: Sequence[FieldError]
) -> Response:
    own = urlencode(calculator.form.keep_own(submitted), doseq=True)
    before = next(iter(submitted.get(BEFORE, ())), "") if errors else own
    form = render_form(calculator, site().catalogue, submitted, errors, before)
    content = f"<h1>{calculator.title}</h1>{form}"
    title = f"{error_count(errors)}：{calculator.title}" if errors else calculator.title
    page = _page(request, calculator, title, "改一改", content)
    return page_answer(view_of(request.headers), page, 422 if errors else 200)


def _page(request: Request, calculator: Calculator, title: str, here: str, content: str) -> Page:
    sections = site().titles
    trail = (
        ("首页", "/"),
        (sections[f"{SECTION}/"], f"/{SECTION}/"),
        (sections[FORMS_FOLDER], f"/{FORMS_FOLDER}"),
        (calculator.title, f"/{FORMS_FOLDER}{calculator.id}/"),
        (here, ""),
    )
    query = urlencode(calculator.form.keep_own(requests.query_of(request)), doseq=True)
    address = _address(request) + (f"?{query}" if query else "")
    return Page(title, calculator.description, address, SECTION, trail, content)


def _result_as_json(calculator: Calculator, submitted: Submitted) -> Response:
    answers, outcome, errors = _worked_out(calculator, submitted)
    if outcome is None:
        sentences = error_sentences(calculator.form, site().catalogue.form_errors, submitted, errors)
        return json_answer(
            {"errors": [{"field": e.field, "code": e.code, "message": sentences[e.field]} for e in errors]}, 422
        )
    return json_answer(outcome_as_json(calculator, answers, outcome, site().catalogue))


def _json_fields(request: Request) -> dict[str, list[str]]:
    """A JSON object of texts and numbers as submitted fields. Anything else is a bad request; numbers stay text."""
    try:
        fields = json.loads(request.raw_body, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise BadRequestError from None
    if not isinstance(fields, dict) or not all(_is_text_or_texts(value) for value in fields.values()):
        raise BadRequestError
    return {name: [value] if isinstance(value, str) else value for name, value in fields.items()}


def _is_text_or_texts(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
