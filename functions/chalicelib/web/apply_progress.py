"""Where a draft stands: which groups its answers call for, what is well answered, what comes next."""

from __future__ import annotations

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.form import Checked, Submitted, check
from chalicelib.definitions.service import Group, Service
from chalicelib.settings import settings
from chalicelib.site import site

CHECK = "check"
"""The page after the last group, where everything is looked through."""


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
    """The first group that was never sent or is not well answered, or the check of all."""
    found = (
        group.id
        for group in groups(service, draft)
        if not _sent(group, draft) or checked(group, draft.submitted).errors
    )
    return next(found, CHECK)


def _sent(group: Group, draft: Draft) -> bool:
    """Whether its page was sent at all: one with optional questions alone is right before anybody has seen it."""
    return any(name in draft.submitted for field in group.form.fields for name in field.names)
