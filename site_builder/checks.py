"""Every problem that an author can mend, found together: the build stops on any of them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter

import material
from chalicelib.definitions.appointments import WorksBy
from chalicelib.definitions.city import SAMPLE
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.law import LAWS_FOLDER
from chalicelib.definitions.working_calendar import Year

from .calculator_checks import calculator_errors
from .calendar_checks import calendar_errors, calendar_warnings
from .comics.checks import comic_errors
from .comics.pages import comic_addresses
from .directory.checks import directory_errors, directory_warnings
from .directory.maps import map_problem
from .directory.open_data import ADDRESSES as DIRECTORY_DATA
from .directory.shelves import directory_addresses
from .export_checks import export_errors
from .figure_checks import typed_figures
from .kept import Kept
from .learn.addresses import FEEDS
from .learn.checks import learn_errors, missing_parts
from .learn.lists import list_addresses
from .markdown import Known, checked_body, citation_problem, filled, link_problems
from .notice_checks import notice_errors
from .search.checks import search_errors
from .service_checks import service_errors
from .service_pages import service_addresses
from .sheet_pages import paper_errors, sheet_addresses
from .sources import Content
from .step_checks import step_errors
from .writing.checks import writing_errors, writing_warnings
from .writing.days import day_errors, drafts, file_of, showings

FUNCTION_ADDRESSES = re.compile(
    r"/api/(calculators/[a-z0-9-]+(\.json|/form)?|view/(elder|standard)|apply/[a-z0-9-]+(/sheets/[a-z_]+)?|resume|progress|numbers(\.csv|\.json)?"
    r"|search(/suggest)?|qr/[a-z0-9-]+\.svg|directory/[a-z0-9-]+/unreachable)"
)
OPEN_DATA = ("data/figures.json", "data/figures.csv")
"""The figures; the directory has its own."""
RESERVED = ("api", "assets", "data", "e", "frame", "specimen")
ICONS = Path(material.__file__).parent / "templates" / ".icons"
HOLES = {"label", "typed", "example", "least", "most", "unit", "other", "line"}
GENERATED = (
    "look-up/calculators/",
    LAWS_FOLDER,
    "about/figures/",
    "about/workflow/",
    "about/workflow-booked/",
    *OPEN_DATA,
    *DIRECTORY_DATA,
)


def generated_addresses(content: Content) -> set[str]:
    """Every page and file that the site will have beside the editors' pages."""
    calculators = (f"look-up/calculators/{id_}/" for id_ in content.trees["calculators"])
    laws = (f"{LAWS_FOLDER}{id_}/" for id_ in content.trees["laws"])
    directory = directory_addresses(content.directory, content.catalogue.city)
    return {
        *GENERATED,
        *calculators,
        *laws,
        *service_addresses(content),
        *sheet_addresses(content),
        *directory,
        *comic_addresses(content),
        *list_addresses(content),
        *FEEDS,
    }


_wrong_calculators = Kept[list[DefinitionError]]()
_wrong_words = Kept[list[DefinitionError]]()


def find_errors(content: Content) -> list[DefinitionError]:
    """Everything wrong with the content. What was unreadable hides what depends on it, until it is mended."""
    if content.errors:
        return content.errors
    generated = generated_addresses(content)
    known = Known({*content.pages, *generated}, FUNCTION_ADDRESSES, showings(content))
    errors = list(_page_errors(content, known, generated))
    state = (content.trees, content.files, known.state)
    errors += _wrong_calculators.get("", state, lambda: list(calculator_errors(content, known)))
    errors += missing_parts(content)
    errors += learn_errors(content)
    errors += comic_errors(content)
    errors += writing_errors(content)
    errors += day_errors(content, known)
    errors += _rate_errors(content)
    errors += service_errors(content, known)
    errors += _paper_errors(content)
    errors += export_errors(content)
    errors += calendar_errors(_years(content))
    errors += notice_errors(content, content.catalogue.city.sms_signature)
    errors += step_errors(content)
    errors += _wording_errors(content)
    errors += directory_errors(content.directory, content.catalogue.city)
    errors += [DefinitionError("content/city.yml", problem) for problem in [map_problem(content)] if problem]
    words = (content.trees, content.raw, content.directory.specialities, known.state)
    errors += _wrong_words.get("", words, lambda: list(search_errors(content, known)))
    errors += _reception_errors(content)
    errors += _sample_errors(content)
    return list(dict.fromkeys(errors))


def find_warnings(content: Content, today: date) -> list[DefinitionError]:
    """What must be done soon or is past its day; it stops only ``check --strict``."""
    warnings = []
    for id_ in content.catalogue.ids("rates"):
        rate = content.catalogue.rate(id_)
        if due := rate.renewal_due(today):
            past = "已经过了" if due < today else "快到"
            warnings.append(
                DefinitionError(
                    content.files[f"rates/{id_}"], f"「{rate.title}」{past}该更新的日子（{due}）。{rate.ask}"
                )
            )
    warnings += typed_figures(content)
    warnings += writing_warnings(content)
    warnings += calendar_warnings(_years(content), today)
    warnings += directory_warnings(content.directory, today)
    review_by = [(page.at("review_by"), page.review_by) for page in content.pages.values()]
    review_by += [(comic.at("review_by"), comic.review_by) for comic in content.comics.values()]
    calculators = {id_: content.catalogue.calculator(id_) for id_ in content.catalogue.ids("calculators")}
    review_by += [(content.files[f"calculators/{id_}"], each.review_by) for id_, each in calculators.items()]
    stale = [(where, day) for where, day in review_by if day < today]
    return warnings + [DefinitionError(where, f"该重新核对了（review_by {day}）") for where, day in stale]


def unfit_drafts(content: Content) -> frozenset[str]:
    """The files of drafts that cannot be shown in a preview: they name what is not there, or cannot be drawn."""
    errors = (*learn_errors(content), *comic_errors(content))
    return drafts(content) & {file_of(error) for error in errors}


def _page_errors(content: Content, known: Known, generated: Container[str]) -> Iterator[DefinitionError]:
    if "" not in content.pages:
        yield DefinitionError("content/pages", "没有首页 index.md")
    for page in content.pages.values():
        yield from checked_body(page, known)
        yield from filled(page, content)[2]
        for key, links in (("next", page.next), ("often", page.often)):
            problems = (each for link in links for each in link_problems(link.to, known, page.showing))
            yield from (DefinitionError(page.at(key), problem) for problem in problems)
        if page.section in RESERVED or page.address in generated:
            yield DefinitionError(page.file, f"网址 /{page.address} 系统要用，请换一个名字")
        if page.head and not (ICONS / f"{page.head.icon}.svg").is_file():
            yield DefinitionError(page.file, f"没有图标「{page.head.icon}」")
        if page.section and f"{page.section}/" not in content.pages:
            yield DefinitionError(page.file, f"栏目 {page.section} 没有首页 {page.section}/index.md")


def _rate_errors(content: Content) -> Iterator[DefinitionError]:
    for id_ in content.catalogue.ids("rates"):
        for value in content.catalogue.rate(id_).values:
            problem = citation_problem(content.catalogue, value.citation) if value.citation else ""
            if problem:
                yield DefinitionError(content.files[f"rates/{id_}"], problem)


def _years(content: Content) -> dict[str, Year]:
    return {content.files[f"calendar/{id_}"]: content.catalogue.year(id_) for id_ in content.catalogue.ids("calendar")}


def _paper_errors(content: Content) -> Iterator[DefinitionError]:
    yield from paper_errors(content)
    for id_ in content.catalogue.ids("papers"):
        problems = [
            citation_problem(content.catalogue, citation) for citation in content.catalogue.paper(id_).citations
        ]
        yield from (DefinitionError(content.files[f"papers/{id_}"], problem) for problem in problems if problem)


def _wording_errors(content: Content) -> Iterator[DefinitionError]:
    """A sentence with a hole that nothing fills would be a broken page for whoever makes that mistake."""
    yield from _hole_errors("content/wording/form-errors.yml", content.catalogue.form_errors)
    for id_ in content.catalogue.ids("calculators"):
        for field in content.catalogue.calculator(id_).form.fields:
            yield from _hole_errors(content.files[f"calculators/{id_}"], field.errors)


def _hole_errors(where: str, sentences: Mapping[str, str]) -> Iterator[DefinitionError]:
    for code, sentence in sentences.items():
        try:
            unknown = {name for _, name, _, _ in Formatter().parse(sentence) if name is not None} - HOLES
        except ValueError:
            unknown = {sentence}
        for name in sorted(unknown):
            yield DefinitionError(where, f"「{code}」里的空「{name}」不认识，可以用：{'、'.join(sorted(HOLES))}")


def _reception_errors(content: Content) -> Iterator[DefinitionError]:
    """Whoever takes appointments is in the directory; where a time is chosen it is known when the office is open."""
    offices = {office.id: office for office in content.directory.offices}
    for id_ in content.catalogue.ids("appointments"):
        where, slots = content.files[f"appointments/{id_}"], content.catalogue.reception(id_).works_by is WorksBy.SLOTS
        if id_ not in offices:
            yield DefinitionError(where, f"offices.csv 里没有「{id_}」")
        elif slots and offices[id_].opening_hours is None:
            yield DefinitionError(where, "「works_by: slots」要先在 offices.csv 里写这个机构的开放时间")


def _sample_errors(content: Content) -> Iterator[DefinitionError]:
    """A real office's site must not hold anything made up."""
    if content.catalogue.city.is_sample:
        return
    for file, text in content.raw.items():
        for n, line in enumerate(text.split("\n"), start=1):
            if SAMPLE in line:
                yield DefinitionError(f"{file} 第{n}行", f"正式网站不能有标着「{SAMPLE}」的内容")
