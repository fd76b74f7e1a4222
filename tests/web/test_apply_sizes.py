"""The pages of a form on a slow line: each fits into the first 14 KB that a server may send at once."""

from __future__ import annotations

import brotli
import pytest

from tests.applicant import BY_HIS_DAUGHTER, LEGAL_AID, SAFE, Browser

FIRST_FLIGHT = 14 * 1024  # ten segments of TCP
PAGES = [*BY_HIS_DAUGHTER, "check"]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_form_fits_into_the_first_flight(api, page):
    browser = Browser(api)
    browser.with_draft(BY_HIS_DAUGHTER, at=page)
    assert browser.answer.status == 200
    assert len(brotli.compress(browser.answer.body, quality=9, lgwin=16)) <= FIRST_FLIGHT


@pytest.mark.parametrize("address", [LEGAL_AID, f"{LEGAL_AID}?door=lawyer", f"{SAFE}?door=safe", "/api/helper-card"])
def test_so_does_every_page_before_it(api, address):
    browser = Browser(api)
    assert browser.get(address).status == 200
    assert len(brotli.compress(browser.answer.body, quality=9, lgwin=16)) <= FIRST_FLIGHT


def test_and_the_receipt(api):
    browser = Browser(api)
    browser.with_draft(BY_HIS_DAUGHTER)
    browser.send()
    assert len(brotli.compress(browser.answer.body, quality=9, lgwin=16)) <= FIRST_FLIGHT
