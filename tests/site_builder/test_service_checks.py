"""What the check says of a service that only the other files show: each with its line and what to do."""

import shutil

import pytest

from site_builder import ROOT
from site_builder.checks import find_errors
from site_builder.sources import read_content


@pytest.fixture
def content(tmp_path):
    """A copy of the repository's content."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    return folder


SLIPS = {
    "a clock that nobody knows": (
        "legal-aid",
        "clock: appeal}",
        "clock: apeal}",
        "没有期限「apeal」，有的是：recognition-by-employer、",
    ),
    "an office of another kind": (
        "notary",
        "unsure_goes_to: hanzhong-notary-sample",
        "unsure_goes_to: hanzhong-legal-aid-centre",
        "offices.csv 里的公证处没有「hanzhong-legal-aid-centre」",
    ),
    "one who may decide alone nowhere": (
        "legal-aid",
        "decides: true",
        "decides: true\nsingle_approver_offices: [liuba]",
        "offices.csv 里的法律援助中心没有「liuba」",
    ),
    "a kind of office that there is not": (
        "notary",
        "office_kind: notary_office",
        "office_kind: notary",
        "没有这种机构「notary」，有的是：legal_aid_centre（法律援助中心）",
    ),
    "an article without our sentence": (
        "mediation",
        'law: mediation-law, article: "23"',
        'law: mediation-law, article: "99"',
        "content/laws/mediation-law.yml 的 articles 里还没有第 99 条的那一句话",
    ),
    "a way out that leads nowhere": (
        "notary",
        "/apply/forensic/, text: 司法鉴定}",
        "/apply/forensics/, text: 司法鉴定}",
        "链接 /apply/forensics/ 指的页面不存在",
    ),
    "mediation where somebody is in danger": (
        "safe-contact",
        "/learn/guides/domestic-violence/, text: 家里有人打我，怎么办}\n      - {to: /apply/safe",
        "/apply/mediation/, text: 谈一谈}\n      - {to: /apply/safe",
        "敏感的事不能让人去调解，删掉这个链接",
    ),
}


@pytest.mark.parametrize(("service", "right", "wrong", "problem"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_with_its_line_and_what_to_do(content, service, right, wrong, problem):
    file = content / "services" / f"{service}.yml"
    text = file.read_text("utf-8")
    assert text.count(right) == 1
    file.write_text(text.replace(right, wrong), "utf-8")
    (error,) = find_errors(read_content(content))
    lines = zip(text.split("\n"), text.replace(right, wrong).split("\n"), strict=False)
    changed = next(n for n, (before, after) in enumerate(lines, start=1) if before != after)
    assert error.where == f"content/services/{service}.yml 第{changed}行"
    assert problem in error.problem


def test_a_service_without_a_page_about_it_is_asked_for_one(content):
    (content / "pages/apply/forensic.md").unlink()
    problems = [error.problem for error in find_errors(read_content(content))]
    assert any("写一页 content/pages/apply/forensic.md" in problem for problem in problems)


def test_a_page_may_not_take_the_address_of_a_blank_form(content):
    page = (content / "pages/apply/notary.md").read_text("utf-8")
    (content / "pages/apply/notary").mkdir()
    (content / "pages/apply/notary/form.md").write_text(page, "utf-8")
    (error,) = find_errors(read_content(content))
    assert error.problem == "网址 /apply/notary/form/ 系统要用，请换一个名字"
