"""What is wrong with an export: services and questions that there are not, and what must not leave the house unmarked."""

from __future__ import annotations

from collections.abc import Iterator

from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.export import Column, Export
from chalicelib.definitions.form import Field

from .sources import Content

TELLS_NOBODY = ("choice", "number", "date", "money")
"""Kinds of answers that name nobody. What somebody wrote in words of his own may name anybody."""


def export_errors(content: Content) -> Iterator[DefinitionError]:
    """Everything wrong with the exports."""
    for id_ in content.catalogue.ids("exports"):
        export, where = content.catalogue.export(id_), content.files[f"exports/{id_}"]
        yield from (DefinitionError(where, problem) for problem in _problems(content, export))


def _problems(content: Content, export: Export) -> Iterator[str]:
    known = content.catalogue.ids("services")
    unknown = [service for service in export.services if service not in known]
    if unknown:
        yield f"没有服务「{'、'.join(unknown)}」，有的是：{'、'.join(known)}"
        return
    for column in export.columns:
        if column.answer:
            yield from _answer_problems(content, export, column)


def _answer_problems(content: Content, export: Export, column: Column) -> Iterator[str]:
    asked = [_field(content, service, column.answer) for service in export.services]
    if None in asked:
        without = export.services[asked.index(None)]
        yield f"列「{column.header}」：服务 {without} 没有问过「{column.answer}」"
    personal = any(field and field.kind not in TELLS_NOBODY for field in asked)
    if personal and not export.personal:
        yield f"列「{column.header}」会让人知道是谁，要在这个文件里写 personal: true；导出时要写原因，会记在案"


def _field(content: Content, service: str, name: str) -> Field | None:
    try:
        return content.catalogue.service(service).field(name)
    except KeyError:
        return None
