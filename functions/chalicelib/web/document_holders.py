"""Whose papers a page is about: somebody who fills in a form, or somebody whom a code has let in to his case."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from chalice.app import Request

from chalicelib.casework.ledger import ChangedMeanwhile
from chalicelib.definitions.form import Answers
from chalicelib.definitions.service import Evidence, Service
from chalicelib.definitions.service.conditions import Circumstances
from chalicelib.settings import settings
from chalicelib.site import site

from . import case_cookie
from .apply_progress import unfinished
from .desk import desk

ANY_PAPER = Evidence(
    "other", "别的材料", "别的能说明事情的照片、文件。", Circumstances({}, ()), required=False, of_identity=False
)
"""Whatever the service has not thought of."""

SIGNED = "打印出来，签名或者按手印，再拍照。也可以第一次见面时签。"

_TRIES = 5


@dataclass(frozen=True)
class Holder:
    """``owner`` as documents know it; where the page leads back to. ``may_remove`` ends when an office has the papers: what
    it was given is kept. ``note`` tells the case of a paper that came, by its label.
    """

    owner: str
    service: Service
    answers: Answers
    back: str
    back_text: str
    may_remove: bool
    note: Callable[[str], None]

    def wanted(self) -> Sequence[Evidence]:
        """The papers that the answers call for, the sheets that were printed to be signed, then any other."""
        signed = [
            replace(ANY_PAPER, id=f"signed_{sheet.id}", label=f"签好的{sheet.name}", hint=SIGNED)
            for sheet in self.service.sheets_for(self.answers)
        ]
        return [*self.service.evidence_for(self.answers), *signed, ANY_PAPER]


def _of_draft(request: Request) -> Holder | None:
    draft = desk().drafts.open(desk().draft_cookie.code(request.headers))
    if draft is None:
        return None
    service = site().catalogue.service(draft.service)
    answers, _ = service.check(draft.submitted, settings().today())
    back = f"/api/apply/{service.id}/{unfinished(service, draft)}"
    return Holder(desk().drafts.place(draft), service, answers, back, "回到申请", True, lambda label: None)


def _of_case(request: Request) -> Holder | None:
    case = case_cookie.case_of(request)
    if case is None:
        return None
    service, kept = site().catalogue.service(case.text("service")), _as_submitted(case.first.details["answers"])
    answers, _ = service.check(kept, settings().today())
    note = _note_on(case.id)
    return Holder(f"case/{case.id}", service, answers, "/api/my-case", "回到我的申请", False, note)


def _note_on(case_id: str) -> Callable[[str], None]:
    def note(label: str) -> None:
        """The event on the case. Staff may take a step at the same moment: then once more."""
        for _ in range(_TRIES):
            case = desk().ledger.load(case_id)
            with suppress(ChangedMeanwhile):
                if case:
                    desk().wishes.add_documents(case, [label], ())
                return

    return note


def _as_submitted(answers: Any) -> dict[str, list[str]]:
    return {name: [text] for name, text in answers.items() if text is not None}


HOLDERS: Mapping[str, Callable[[Request], Holder | None]] = {"draft": _of_draft, "case": _of_case}
"""By the last part of the address; None for nobody."""

ELSEWHERE = {"draft": "../resume", "case": "../progress"}
"""Where nobody is led to, to say who he is."""
