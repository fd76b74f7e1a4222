"""What is kept in the process never shows an old page: whatever an editor changes, its pages are those of a fresh build."""

from __future__ import annotations

import os
import shutil
import threading
import time
from datetime import timedelta

import pytest

from site_builder import publish, site_folder
from site_builder.directory import entries
from site_builder.site_folder import OUT_OF_USE_S, SiteFolder, make_ready
from tests.site_builder.conftest import TODAY, SmallCity

EDITS = {
    "an article's text": ("pages/learn/lending.md", "每件", "一件", {"learn/lending/"}),
    "an article's title": ("pages/ask/hotline.md", "title: 怎么打12348", "title: 打12348", {"ask/", "ask/hotline/"}),
    "the sentence for an article of law": (
        *("laws/litigation-fee-measures.yml", "20: 第20条的意思。", "20: 原告先交。"),
        {"look-up/laws/litigation-fee-measures/"},
    ),
    "the name of a law": (
        *("laws/litigation-fee-measures.yml", "title: 诉讼费用交纳办法", "title: 诉讼费办法"),
        {"learn/lending/", "look-up/laws/", "look-up/calculators/court-fee/"},
    ),
    "a figure": (
        *("rates/litigation-labour-fee.yml", "value: 10", "value: 11"),
        {"learn/lending/", "about/figures/"},
    ),
    "a question of a calculator": (
        *("calculators/court-fee.yml", "label: 案子怎么审", "label: 怎么审"),
        {"look-up/calculators/court-fee/"},
    ),
    "the name of an office": (
        *("directory/offices.csv", "东区法律援助中心", "东区法援中心"),
        {"find/entry/east-aid/", "find/offices/", "find/east/legal-aid-centre/", "find/legal-aid-centre/"},
    ),
    "the phone of an office": ("directory/offices.csv", "0916-1234567", "0916-1234568", {"find/entry/east-aid/"}),
    "the hours of an office": ("directory/offices.csv", "08:30-12:00", "09:00-12:00", {"find/entry/east-aid/"}),
    "the name of a county": ("city.yml", "name: 东区", "name: 新区", {"find/entry/east-aid/", "find/east/"}),
    "the name of a township": ("city.yml", "北关街道", "北街道", {"find/east/", "find/east/610702001/"}),
    "the city's address": (
        "city.yml",
        "https://law.example/",
        "https://law.example/x/",
        {"", "404.html", "find/offices/"},
    ),
    "the word of a step for staff": ("casework/steps.yml", "title: 要补材料", "title: 请补材料", {"about/workflow/"}),
    "what an applicant reads of a case": ("casework/words.yml", "缺材料，等您补", "等您补材料", {"about/workflow/"}),
}


def pages_below(site):
    """Every page of the standard view: HTML by address."""
    found = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    return {name.removesuffix("index.html"): html for name, html in found.items() if not name.startswith("e/")}


def everything_in(site):
    """Every file of a site."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def fresh_build(city, tmp_path, on=TODAY):
    """The site of the same content, built where nothing is known."""
    other = SmallCity(tmp_path / "fresh")
    shutil.copytree(city.folders.content, other.folders.content)
    return other.build(on)


@pytest.fixture
def forgotten(monkeypatch):
    """Makes the process forget which pages it has made, as a new one would."""
    return lambda: monkeypatch.setattr(publish, "_published", {})


@pytest.mark.parametrize("what", EDITS)
def test_what_an_editor_changes_is_on_all_its_pages_at_once(small_city, tmp_path, forgotten, what):
    file, old, new, changed = EDITS[what]
    before = pages_below(small_city.build())
    small_city.write(file, small_city.read(file).replace(old, new))
    after = small_city.build()
    differ = {address for address, html in pages_below(after).items() if before.get(address) != html}
    assert changed <= differ
    forgotten()
    assert everything_in(after) == everything_in(fresh_build(small_city, tmp_path))


def test_an_entry_that_grew_too_old_overnight_loses_its_phone_without_an_edit(small_city):
    assert "0916-1234567" in small_city.page("find/entry/east-aid/")
    small_city.build(TODAY + timedelta(days=3 * 365))
    assert "1234567" not in small_city.page("find/entry/east-aid/")


def settled(city):
    """As if nothing had been built for a while: no server is at an old site any more, no thread removes one."""
    for thread in threading.enumerate():
        if thread.name == site_folder.DROPPING:
            thread.join()
    past = time.time() - OUT_OF_USE_S - 1
    for manifest in city.folders.build.glob("site-*.json"):
        os.utime(manifest, (past, past))


def test_the_next_site_grows_out_of_the_oldest_and_holds_what_a_fresh_one_would(small_city, tmp_path):
    for n in range(5):
        settled(small_city)
        small_city.edit("pages/ask/hotline.md", "", f"\n第{n}遍。\n")
        small_city.edit("directory/offices.csv", f"123456{7 - n}", f"123456{6 - n}")
        small_city.build()
    small_city.path("pages/learn/lending.md").unlink()
    for name in ("pages/index.md", "calculators/court-fee.yml"):
        small_city.edit(name, "/learn/lending/", "/ask/hotline/")
    settled(small_city)
    assert everything_in(small_city.build()) == everything_in(fresh_build(small_city, tmp_path))


def test_while_nobody_edits_a_site_is_made_ready_from_which_the_next_grows(small_city, tmp_path):
    before = small_city.build()
    make_ready(small_city.folders.build)
    assert everything_in(small_city.folders.build / "draft") == everything_in(before)
    small_city.edit("pages/ask/hotline.md", "", "\n又一遍。\n")
    held = everything_in(before)
    assert everything_in(small_city.build()) == everything_in(fresh_build(small_city, tmp_path)) != held
    assert everything_in(before) == held


def test_nothing_is_made_ready_where_nothing_was_built_or_an_old_site_can_be_built_upon(small_city):
    make_ready(small_city.folders.build)
    for _ in range(3):
        small_city.build()
    make_ready(small_city.folders.build)
    assert not (small_city.folders.build / "draft").exists()


def test_a_site_that_may_still_be_served_is_not_touched(small_city):
    for _ in range(3):
        small_city.build()
    first = small_city.folders.build / "site-2"
    held = everything_in(first)
    folder = SiteFolder(small_city.folders.build)
    assert first.is_dir()
    assert everything_in(first) == held
    assert folder.name == "site-5"


def test_a_build_that_broke_off_leaves_the_last_site_and_the_next_is_whole(small_city, tmp_path):
    for _ in range(2):
        small_city.build()
    settled(small_city)
    before = small_city.served()
    folder = SiteFolder(small_city.folders.build)
    folder.write("ask/index.html", "x", [b"half a page"] * 6)
    served = (small_city.folders.build / "current").read_text("utf-8")
    assert {path: held for path, held in before.items() if f"/{served}/" in path} == {
        path: held for path, held in small_city.served().items() if f"/{served}/" in path
    }
    assert everything_in(small_city.build()) == everything_in(fresh_build(small_city, tmp_path))


def test_a_refused_build_is_gone_on_from_and_leaves_no_trace(small_city, tmp_path):
    small_city.edit("pages/learn/lending.md", "#怎么交", "#没有")
    small_city.refusals()
    small_city.edit("pages/learn/lending.md", "#没有", "#怎么交")
    assert everything_in(small_city.build()) == everything_in(fresh_build(small_city, tmp_path))


def test_another_process_takes_over_what_did_not_change(small_city, forgotten):
    before = small_city.build()
    forgotten()
    small_city.edit("pages/learn/lending.md", "每件", "一件")
    after = small_city.build()
    same = {name for name in everything_in(after) if (after / name).samefile(before / name)}
    assert set(everything_in(after)) - same == {
        f"{view}learn/lending/index.html{ending}" for view in ("", "e/") for ending in ("", ".br", ".gz")
    }


def test_an_entry_that_did_not_change_is_not_rendered_again(small_city, monkeypatch):
    small_city.build()
    rendered = []
    original = entries.render
    monkeypatch.setattr(entries, "render", lambda *values: rendered.append(values[1]["entry"].id) or original(*values))
    small_city.edit("directory/offices.csv", "0916-1234567", "0916-1234568")
    small_city.build()
    assert rendered == ["east-aid"]
