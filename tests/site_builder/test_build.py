"""What a build leaves for the functions: the frame, the catalogue, the titles, and the hash of the stylesheet."""

import base64
import hashlib
import json
import re
from dataclasses import replace

from chalicelib.definitions.catalogue import Catalogue, unpack
from chalicelib.definitions.directory.listing import ENTRY_FOLDER
from chalicelib.freshness import code_version

from site_builder.checks import find_errors
from site_builder.sources import read_content

HOLES = {"title", "typed", "description", "canonical", "here", "trail", "content", "script", "head"}


def style_hashes(pages):
    """The hash of the style of every page, as a security policy writes it."""
    styles = {style for html in pages for style in re.findall("<style>(.*?)</style>", html, re.S)}
    return {base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in styles}


def test_the_frame_has_a_hole_for_everything_that_differs(small_compiled):
    frame = (small_compiled / "frame.html").read_text("utf-8")
    sections = {f"current:{section}" for section in ("ask", "learn", "about")}
    assert set(re.findall(r"\[\[([^\]]*)\]\]", frame)) == HOLES | sections


def test_frame_and_specimen_never_reach_the_site(small_site, pages_of):
    pages = pages_of(small_site)
    assert [address for address in pages if re.search("frame|specimen", address)] == []
    assert not re.search("frame|specimen", (small_site / "sitemap.xml").read_text("utf-8"))
    assert [address for address, html in pages.items() if "[[" in html] == []


def test_the_policys_hash_is_that_of_the_style_on_every_page(small_site, small_compiled, pages_of):
    pages = [*pages_of(small_site).values(), (small_compiled / "frame.html").read_text("utf-8")]
    assert all(html.count("<style>") == 1 for html in pages)
    known = json.loads((small_compiled / "pages.json").read_text("utf-8"))
    assert style_hashes(pages) == {known["style_hash"]}


def test_no_page_holds_a_script_that_runs_or_a_style_of_its_own(small_site, pages_of):
    ours = r'<script src="[./]*/assets/[a-z]+\.js" defer></script>|<script type="application/ld\+json">'
    pages = {address: re.sub(ours, "", html) for address, html in pages_of(small_site).items()}
    assert not [address for address, html in pages.items() if re.search(r"<script| style=| on[a-z]+=", html)]


def test_the_functions_know_the_title_of_every_page_but_those_of_entries(small_site, small_compiled, pages_of):
    known = json.loads((small_compiled / "pages.json").read_text("utf-8"))
    standard = {address for address in pages_of(small_site) if not address.startswith(("e/", ENTRY_FOLDER))}
    assert set(known["titles"]) == standard
    assert known["titles"]["learn/lending/"] == "借钱不还"
    assert known["code"] == code_version()


def test_the_compiled_catalogue_holds_what_was_read(small_city, small_compiled):
    content = read_content(small_city.folders.content)
    compiled = Catalogue(unpack((small_compiled / "catalogue.txt").read_bytes()))
    assert find_errors(content) == []
    assert compiled.city == content.catalogue.city
    read = content.catalogue.calculator("court-fee")
    assert read.examples
    assert compiled.calculator("court-fee") == replace(read, examples=())  # no function shows or tries them
    assert compiled.form_errors == content.catalogue.form_errors


def test_an_editor_is_told_what_was_built(small_city):
    small_city.build()
    assert small_city.told[0] == "检查好了：9 页文章，2 个机构"
    assert re.fullmatch(r"生成好了：site-2，43 页，用了 [\d.]+ 秒", small_city.told[-1])
