"""References to laws and figures in an editor's text: what they become, and that nothing else can be called."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from chalicelib.definitions.catalogue import Catalogue, unpack
from chalicelib.definitions.law import Citation

from site_builder.markdown import ReferenceRefused, References, fill_references
from site_builder.page_reading import Page

DAY = date(2026, 11, 24)
MEASURES = "litigation-fee-measures"


@pytest.fixture(scope="module")
def catalogue(small_compiled: Path) -> Catalogue:
    """The small city's definitions."""
    return Catalogue(unpack((small_compiled / "catalogue.txt").read_bytes()))


@pytest.fixture
def references(catalogue: Catalogue) -> References:
    """The references of one page."""
    return References(catalogue)


@pytest.fixture
def page_saying() -> Callable[[str], Page]:
    """Makes a page with that body, which begins on line 9 of its file."""
    return lambda body: Page("x.md", "x/", "题", "说明", DAY, DAY, (), (), None, body, 9)


@pytest.mark.parametrize(
    ("article", "label"),
    [
        ("20", "第二十条"),
        ("13.2", "第十三条第二款"),
        ("13(1)", "第十三条第（一）项"),
        ("14.1(3)", "第十四条第一款第（三）项"),
    ],
)
def test_a_law_becomes_a_link_to_its_article(references, article, label):
    link = references.fill(f'law("{MEASURES}", "{article}")')
    number = re.match(r"\d+", article)[0]
    assert link == f"[《诉讼费用交纳办法》{label}](/look-up/laws/{MEASURES}/#a{number})"


def test_a_figure_becomes_the_number_in_force_on_its_day(references):
    assert references.fill('rate("litigation-labour-fee", "2026-11-24")') == "10"


@pytest.mark.parametrize(
    "expression",
    [
        "law.__globals__",
        "law.__func__.__globals__",
        'law.__self__.catalogue',
        'law.__init__.__globals__["os"].system("true")',
        '"".__class__.__mro__[1].__subclasses__()',
        '"{0.__class__}".format(law)',
        '"%s" % law',
        'law|attr("__globals__")',
        "self",
        "lipsum()",
        "lipsum.__globals__.os.popen('true').read()",
        "cycler.__init__.__globals__.os",
        "namespace()",
        "dict(a=1)",
        "range(10 ** 9)",
        "1 / 0",
        '"{9}".format()',
        r'"\x3cscript\x3e"',
        f'law("{MEASURES}", "20")|upper',
        f'law("{MEASURES}", "20") ~ "\\x3cb\\x3e"',
        f'law("{MEASURES}")',
        "law()",
        'law',
        'law(“litigation-fee-measures”, “20”)',
        'law（"litigation-fee-measures"，"20"）',
        'open("/etc/passwd").read()',
        "",
        "{",
    ],
)  # fmt: skip
def test_nothing_but_law_and_rate_can_be_called(references, expression):
    with pytest.raises(ReferenceRefused, match="只能写"):
        references.fill(expression)


def test_a_page_keeps_every_article_that_it_cites_once(page_saying, catalogue):
    page = page_saying(
        f'{{{{ law("{MEASURES}", "20") }}}}，{{{{law("{MEASURES}", "29")}}}}\n{{{{ law("{MEASURES}", "20") }}}}'
    )
    body, citations, errors = fill_references(page, catalogue)
    assert citations == [Citation(MEASURES, "20"), Citation(MEASURES, "29")]
    assert body.count("《诉讼费用交纳办法》第二十条") == 2
    assert errors == []


def test_every_line_with_a_wrong_reference_is_named(page_saying, catalogue):
    page = page_saying('甲\n{{ law("no-law", "1") }}\n乙\n{{ open("x") }}\n')
    errors = fill_references(page, catalogue)[2]
    assert [error.where for error in errors] == ["x.md 第10行", "x.md 第12行"]


def test_what_a_page_cites_stands_below_it_with_our_sentence(small_site):
    html = (small_site / "learn/lending/index.html").read_text("utf-8")
    assert "《诉讼费用交纳办法》第二十条</a>：第20条的意思。</li>" in html
    assert "每件10元" in html
