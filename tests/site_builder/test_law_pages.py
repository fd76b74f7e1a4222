"""The page of a law: every article that something rests on, in our words, and what rests on it."""

from __future__ import annotations

import re

import pytest

from site_builder import ROOT
from site_builder.law_pages import law_pages
from site_builder.sources import read_content

CONTENT = read_content(ROOT / "content")
PAGES = {page.address: page.html for page in law_pages(CONTENT)}
LAWS = [CONTENT.catalogue.law(id_) for id_ in CONTENT.catalogue.ids("laws")]


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_every_article_with_a_sentence_has_its_place_and_the_way_to_the_text_in_force(law):
    html = PAGES[law.address]
    assert re.findall(r'<h2 id="a([\d-]+)">', html) == list(law.articles)
    assert f'href="{law.url}"' in html
    assert f'href="/{law.address}"' in PAGES["look-up/laws/"]


def test_an_article_names_each_page_that_rests_on_it_once():
    page = PAGES["look-up/laws/work-injury-insurance-regulation/"]
    article = re.search(r'<h2 id="a17">.*?(?=<h2)', page, re.S)
    places = re.findall(r'<a href="(/[^"]+)"', article[0])
    assert "/look-up/calculators/work-injury/" in places
    assert "/learn/guides/work-injury/" in places
    assert "/api/apply/legal-aid" in places
    assert len(places) == len(set(places))
