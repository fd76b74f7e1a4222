"""Pages that the builder makes from definitions and puts into the frame: calculators, the directory, the page not found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chalicelib.definitions.calculator import TOPICS, Calculator
from chalicelib.definitions.form import check as check_form
from chalicelib.definitions.law import Citation
from chalicelib.rendering import render
from chalicelib.rendering.forms import render_form
from chalicelib.rendering.frame import Page
from chalicelib.rendering.outcomes import answers_as_query
from chalicelib.rendering.problems import render_problem
from markupsafe import Markup

from .comics.pages import comic_pages
from .directory.pages import directory_pages
from .directory.shelves import Shelves
from .examples import run_example
from .figures import figures_page
from .kept import Kept
from .law_pages import law_pages
from .learn.lists import list_pages
from .service_pages import service_pages
from .sheet_pages import sheet_pages
from .sources import Content
from .trail import trail_to
from .workflow_pages import workflow_pages

NOT_FOUND = "404.html"


def generated_pages(content: Content, today: date) -> Iterator[Page]:
    """Every page that is not an editor's Markdown, as it stands on a day."""
    outline = content.without_texts
    yield from _from_definitions.get("", outline, lambda: list(_pages_of_definitions(outline)))
    yield from directory_pages(Shelves(content, today))
    yield from law_pages(content)
    yield from comic_pages(content)
    yield from list_pages(content)


_from_definitions = Kept[list[Page]]()


def _pages_of_definitions(content: Content) -> Iterator[Page]:
    """The pages for which no text of an editor and nothing of the directory counts."""
    yield _calculator_list(content)
    for id_ in content.catalogue.ids("calculators"):
        yield _calculator_page(content, content.catalogue.calculator(id_))
    yield from service_pages(content)
    yield from sheet_pages(content)
    yield figures_page(content)
    yield from workflow_pages(content)
    yield not_found(content)


def _calculator_list(content: Content) -> Page:
    address, title = "look-up/calculators/", "赔偿和费用计算"
    calculators = [content.catalogue.calculator(id_) for id_ in content.catalogue.ids("calculators")]
    by_topic = {words: [each for each in calculators if each.topic == topic] for topic, words in TOPICS.items()}
    topics = [(words, found) for words, found in by_topic.items() if found]
    html = render("calculator_list.html", {"title": title, "topics": topics})
    return Page(
        title, "填几个数，算一算能要多少、该交多少。", address, "look-up", trail_to(content, address, title), html
    )


def _calculator_page(content: Content, calculator: Calculator) -> Page:
    address = f"look-up/calculators/{calculator.id}/"
    catalogue = content.catalogue
    citations: dict[Citation, None] = {}
    examples = []
    for example in calculator.examples:
        citations |= dict.fromkeys(run_example(calculator, example, content).citations)
        answers = check_form(
            calculator.form, {name: [text] for name, text in example.answers.items()}, example.as_at
        ).answers
        examples.append((example.title, answers_as_query(calculator.form, answers)))
    html = render(
        "calculator.html",
        {
            "title": calculator.title,
            "calculator": calculator,
            "form": Markup(render_form(calculator, catalogue)),
            "examples": examples,
            "citations": list(citations),
            "law": catalogue.law,
        },
    )
    trail = (
        *trail_to(content, address, calculator.title)[:2],
        ("赔偿和费用计算", "/look-up/calculators/"),
        (calculator.title, ""),
    )
    return Page(calculator.title, calculator.description, address, "look-up", trail, html)


def not_found(content: Content) -> Page:
    """The page for addresses that do not exist, for web servers that show a file; ours makes its own."""
    suggestions = [(page.address, page.title) for page in content.sections()]
    html = render_problem(404, suggestions, content.catalogue.city.hotline)
    return Page("这一页找不到了", "网址可能打错了。", NOT_FOUND, "", (("首页", "/"), ("这一页找不到了", "")), html)
