"""Where a draft stands: which groups its answers call for, what is well answered, what comes next."""

from __future__ import annotations

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.form import Checked, Submitted, check
from chalicelib.definitions.service import Group, Service
from chalicelib.settings import settings
from chalicelib.site import site

CHECK = "check"
"""The page after the last group, where everything is looked through."""

CONFIRMED = "confirmed-phone"
"""Beside the answers of a draft, under a name that no question can have: the number that its owner has read a code off."""


def confirmed(draft: Draft, phone: str) -> bool:
    """Whether this number was confirmed for this draft; another number than the one confirmed is not."""
    return bool(phone) and list(draft.submitted.get(CONFIRMED, [])) == [phone]


def checked(group: Group, submitted: Submitted) -> Checked:
    """The group's answers; a sample site also refuses numbers that might be real."""
    found = check(group.form, submitted, settings().today())
    catalogue = site().catalogue
    if found.errors or not catalogue.city.is_sample:
        return found
    return Checked(found.answers, tuple(catalogue.sample.refused(group.form, found.answers)))


def groups(service: Service, draft: Draft) -> list[Group]:
    """The groups that the draft's answers call for."""
    answers, _ = service.check(draft.submitted, settings().today())
    return service.groups_for(answers)


def unfinished(service: Service, draft: Draft) -> str:
    """Where it goes on: the first group that was never sent or is not well answered, or the check of all; and before
    any of them the page that says where to go instead, for whom the answers so far tell to go elsewhere.
    """
    answers, _ = service.check(draft.submitted, settings().today())
    if way_out := service.exit_for(answers):
        return exit_address(service, way_out.id)
    found = (
        group.id
        for group in groups(service, draft)
        if not _sent(group, draft) or checked(group, draft.submitted).errors
    )
    return next(found, CHECK)


def exit_address(service: Service, exit_id: str) -> str:
    """From a page of the form to the page that says where to go instead."""
    return f"../../../apply/{service.id}/{exit_id}/"


def _sent(group: Group, draft: Draft) -> bool:
    """Whether its page was sent at all: one with optional questions alone is right before anybody has seen it."""
    return any(name in draft.submitted for field in group.form.fields for name in field.names)
