"""What counts as sent: a file that can be used, or is being looked at; never one that was refused."""

from __future__ import annotations

from chalicelib.casework.documents import Upload

from tests.casework.made_files import photo, saved
from tests.web.back_office import BackOffice

JPEG = saved(photo((80, 60)), "JPEG")


def test_a_paper_that_cannot_be_used_is_still_missing(api):
    from chalicelib.web.case_story import sent_papers, unsigned_sheets

    office = BackOffice(api)
    case, desk = office.apply(), office.desk()
    service = office.site().catalogue.service("legal-aid")
    owner = f"case/{case.id}"
    desk.documents.receive(owner, "application_form", Upload("签好的.jpg", "image/jpeg", JPEG[:200]))
    desk.documents.receive(owner, "id_card", Upload("身份证.jpg", "image/jpeg", JPEG))
    desk.document_worker.check_due()
    assert sent_papers(case) == {"id_card"}
    answers = {"for_whom": "self", "matter": "work_injury", "migrant": "yes"}
    assert "application_form" in {sheet.id for sheet in unsigned_sheets(service, case, answers)}
