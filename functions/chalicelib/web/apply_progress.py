"""Where a draft stands: which groups its answers call for, what is well answered, what comes next."""

from __future__ import annotations

from chalicelib.casework.drafts import Draft
from chalicelib.definitions.form import Checked, check
from chalicelib.definitions.service import Group, Service
from chalicelib.settings import settings
from chalicelib.site import site

CHECK = "check"
"""The page after the last group, where everything is looked through."""


def checked(group: Group, draft: Draft) -> Checked:
    """The group's answers; a sample site also refuses numbers that might be real."""
    found = check(group.form, draft.submitted, settings().today())
    catalogue = site().catalogue
    if found.errors or not catalogue.city.is_sample:
        return found
    return Checked(found.answers, tuple(catalogue.sample.refused(group.form, found.answers)))


def groups(service: Service, draft: Draft) -> list[Group]:
    """The groups that the draft's answers call for."""
    answers, _ = service.check(draft.submitted, settings().today())
    return service.groups_for(answers)


def unfinished(service: Service, draft: Draft) -> str:
    """The first group that is not well answered, or the check of all."""
    return next((group.id for group in groups(service, draft) if checked(group, draft).errors), CHECK)
