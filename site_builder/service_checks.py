"""What an editor can get wrong in a service that only the other files show: offices, laws, links, its page."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.directory.kinds import OFFICE_KINDS
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.law import Citation
from chalicelib.definitions.service import Service
from chalicelib.rules.statutory_clocks import CLOCKS

from .citations import cited_by_service
from .markdown import Known, ReferenceRefused, cited_law, link_problems
from .service_pages import page_address
from .sources import Content

MEDIATION = f"/{page_address('mediation')}"


def service_errors(content: Content, known: Known) -> Iterator[DefinitionError]:
    """Everything of the kind, each with the line that it stands on."""
    for id_ in content.catalogue.ids("services"):
        service, file = content.catalogue.service(id_), content.files[f"services/{id_}"]
        for words, problem in _problems(content, service, known):
            yield DefinitionError(_where(content, file, words), problem)


def _where(content: Content, file: str, words: str) -> str:
    """The file, with the first line that holds these words."""
    lines = content.raw[file].split("\n")
    line = next((n for n, line in enumerate(lines, start=1) if words in line), None)
    return f"{file} 第{line}行" if line else file


def _problems(content: Content, service: Service, known: Known) -> Iterator[tuple[str, str]]:
    """Words of the line at fault, and what to do."""
    if page_address(service.id) not in content.pages:
        yield "id:", f"写一页 content/pages/apply/{service.id}.md，说这是什么；带什么、多少钱会自动接在后面"
    yield from _office_problems(content, service)
    for limit in service.time_limits:
        if limit.clock not in CLOCKS:
            yield f"clock: {limit.clock}", f"没有期限「{limit.clock}」，有的是：{'、'.join(CLOCKS)}"
    for _, citation in cited_by_service(service):
        if problem := _citation_problem(content, citation):
            yield f'article: "{citation.article}"', problem
    for link in _links(service):
        yield from ((link.to, problem) for problem in link_problems(link.to, known))
        if service.sensitive and link.to.startswith(MEDIATION):
            yield link.to, "敏感的事不能让人去调解，删掉这个链接"


def _office_problems(content: Content, service: Service) -> Iterator[tuple[str, str]]:
    if service.office_kind not in OFFICE_KINDS or not OFFICE_KINDS[service.office_kind].takes_cases:
        known = "、".join(f"{id_}（{kind.name}）" for id_, kind in OFFICE_KINDS.items() if kind.takes_cases)
        yield "office_kind:", f"没有这种机构「{service.office_kind}」，有的是：{known}"
        return
    of_kind = {office.id for office in content.directory.offices if office.kind == service.office_kind}
    for office in (service.unsure_goes_to, *service.single_approver_offices):
        if office not in of_kind:
            yield office, f"offices.csv 里的{OFFICE_KINDS[service.office_kind].name}没有「{office}」"


def _links(service: Service) -> Iterator[Link]:
    yield from service.next
    for way_out in service.exits:
        yield from way_out.next


def _citation_problem(content: Content, citation: Citation) -> str:
    try:
        cited_law(content.catalogue, citation)
    except ReferenceRefused as refused:
        return str(refused)
    return ""
