"""Papers and sheets as a printer gets them: whole, in Chinese, on one or two sheets of A4."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from chalicelib.casework.papers import filling_of, papers_in
from chalicelib.definitions.paper import Paper
from chalicelib.rendering.frame import Page as FramePage
from chalicelib.rendering.papers import STAFF_TIP, Filling, blank, render_paper
from chalicelib.site import Site
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from site_builder import ROOT
from site_builder.sources import read_content
from tests.journeys.conftest import PHONE, axe_findings, too_wide
from tests.papers import whole_case

A4_IN_POINTS, A4_IN_PIXELS = (595, 842), {"width": 794, "height": 1123}
CATALOGUE = read_content(ROOT / "content").catalogue
CASE = whole_case()
DRAWN = {drawn.paper.id: drawn for drawn in papers_in(CASE, CATALOGUE)}
SHEETS = {paper.id: paper for paper in CATALOGUE.papers_of("legal-aid") if paper.is_sheet}


@pytest.fixture(scope="module")
def site(city) -> Site:
    return Site.load(city.compiled)


@pytest.fixture(scope="module")
def style(city) -> str:
    return Path(city.build, "style.css").read_text("utf-8").partition("*/")[2]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)
    yield page
    page.close()


def shown(phone: Page, site: Site, style: str, paper: Paper, filling: Filling) -> Page:
    """The paper in the frame, as staff see it."""
    around: Mapping[str, object] = {"tip": STAFF_TIP, "back": ("/api/staff", "回到案件"), "full_token": "0" * 64}
    content = render_paper(paper, filling, CATALOGUE.law, around)
    page = FramePage(paper.title, "", "api/x", "", (("首页", "/"), (paper.title, "")), content)
    phone.set_content(site.frame.fill(page).replace("[[style]]", style))
    return phone


def printed(page: Page) -> PdfReader:
    """What comes out of the printer."""
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))


@pytest.mark.parametrize("name", DRAWN)
def test_a_paper_of_a_whole_case_prints_whole_and_in_chinese(phone, site, style, name):
    drawn = DRAWN[name]
    page = shown(phone, site, style, drawn.paper, filling_of(drawn, CASE, CATALOGUE))
    pages = printed(page).pages
    assert 1 <= len(pages) <= 2
    assert [round(side) for side in pages[0].mediabox[2:]] == pytest.approx(A4_IN_POINTS, abs=1)
    words = page.locator("article").inner_text()
    assert re.findall(r"[A-Za-z]+", words.replace("7K3M-9TQ2", "")) == []
    assert not set("{}[]") & set(words)
    assert page.locator("article .gap").count() == len(drawn.paper.signed_by)  # lines to sign, and none to fill


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_blank_sheet_prints_on_two_pages_at_most_fits_a_phone_and_passes_axe(phone, site, style, sheet):
    page = shown(phone, site, style, SHEETS[sheet], blank(CATALOGUE.service("legal-aid")))
    assert len(printed(page).pages) <= 2
    assert axe_findings(page) == []
    assert too_wide(page) == 0


def test_what_is_not_the_paper_is_not_printed(phone, site, style):
    drawn = DRAWN["refusal"]
    page = shown(phone, site, style, drawn.paper, filling_of(drawn, CASE, CATALOGUE))
    text = unicodedata.normalize("NFKC", "".join(each.extract_text() for each in printed(page).pages))
    assert "不予法律援助决定书" in text
    assert "样例站点" in text  # nobody may take it for an office's paper
    for other in ("回到案件", "没有逐字核对", "带完整身份证号码", "菜单", "CC BY"):
        assert other not in text


def test_no_seal_is_drawn_only_its_place(phone, site, style):
    drawn = DRAWN["refusal"]
    page = shown(phone, site, style, drawn.paper, filling_of(drawn, CASE, CATALOGUE))
    assert page.locator("article :is(img, svg, canvas)").count() == 0
    page.emulate_media(media="print")
    page.set_viewport_size(A4_IN_PIXELS)
    place = page.locator(".seal")
    assert place.evaluate("seal => getComputedStyle(seal).borderTopStyle") == "dashed"
    assert place.inner_text().split() == ["佛坪县法律援助中心", "2026年11月29日", "盖章处"]
    paper, box = page.locator("article").bounding_box(), place.bounding_box()
    assert box["x"] > paper["x"] + paper["width"] / 2
    assert box["y"] > paper["y"] + paper["height"] / 2


@pytest.mark.parametrize("name", ["refusal", "application_form", "agreement"])
def test_a_paper_fits_a_phone_and_passes_axe(phone, site, style, name):
    drawn = DRAWN[name]
    page = shown(phone, site, style, drawn.paper, filling_of(drawn, CASE, CATALOGUE))
    assert axe_findings(page) == []
    assert too_wide(page) == 0
