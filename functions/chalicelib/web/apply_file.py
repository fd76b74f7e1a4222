"""The half-filled form as one file that opens anywhere, and the way back from it: a new draft with what it holds."""

from __future__ import annotations

from chalice.app import Request, Response

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.form import Submitted
from chalicelib.definitions.sample import SAMPLE_REFUSES
from chalicelib.definitions.service import Group, Service
from chalicelib.rendering import render
from chalicelib.rendering.applications import answers_by_group, form_of
from chalicelib.settings import settings
from chalicelib.site import site

from .answers import file_answer
from .apply_pages import shared
from .apply_progress import checked

FROM_FILE = "from-file"
LARGEST_FILE = 256 * 1024
"""Bytes as sent: four times what the longest page may take."""


def draft_as_file(service: Service, draft: Draft) -> Response:
    """Everything typed so far, to read and to go on from."""
    names = form_of(service).names
    answers, _ = service.check(draft.submitted, settings().today())
    values = {
        **shared(service),
        "groups": answers_by_group(service, answers),
        "typed": [(name, value) for name in names for value in draft.submitted.get(name, []) if value],
        "address": f"{site().catalogue.city.site_url}api/apply/{service.id}/{FROM_FILE}",
    }
    return file_answer(f"{service.title}-没填完.html", "text/html; charset=utf-8", render("apply_file.html", values))


def typed_in_file(service: Service, fields: Submitted) -> tuple[dict[str, list[str]], str]:
    """What a file holds for the questions of this service, and the first page of which something may not be kept ("" for
    none): on a sample site a number that might be somebody's. A file comes from outside: nothing in it is believed, and
    every answer is checked as if it was typed now.
    """
    names = form_of(service).names
    typed = {name: list(fields[name]) for name in names if name in fields}
    real = {name: group.id for group in service.groups for name in _real_numbers(group, typed)}
    return {name: values for name, values in typed.items() if name not in real}, next(iter(real.values()), "")


def _real_numbers(group: Group, typed: Submitted) -> list[str]:
    refused = [error.field for error in checked(group, typed).errors if error.code in SAMPLE_REFUSES]
    return [name for field in refused for name in group.form.field(field).names]


def too_large(request: Request) -> bool:
    """Whether this can be no file of ours."""
    return len(request.raw_body) > LARGEST_FILE
