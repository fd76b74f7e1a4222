"""The content, read and checked: what stops a build, what is only told. It needs nothing of what a build is made with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused

from . import FUNCTIONS, ROOT
from .checks import find_errors, find_warnings, unfit_drafts
from .citations import every_citation
from .law_texts import wrong_citations
from .sources import Content, read_content
from .writing.days import apart, drafts, previewed, without_drafts

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Folders:
    """Where a build reads and writes; tests and benchmarks use folders of their own."""

    content: Path = ROOT / "content"
    build: Path = ROOT / "build"
    compiled: Path = FUNCTIONS / "chalicelib" / "compiled"


def checked_content(
    folders: Folders, today: date, tell: Tell, *, strict: bool = False, laws: Path | None = None, preview: bool = False
) -> Content:
    """The content that is shown on the day, or in a preview of it, once nothing is wrong with any of it, and, where a
    folder of law texts is given, no citation either; warnings are told, and so is what is wrong with drafts. Raises
    ``DefinitionsRefused``.
    """
    content = read_content(folders.content)
    errors, of_drafts = _errors(content)
    errors = errors or _law_errors(without_drafts(content), laws)
    warnings = [] if errors else [*of_drafts, *find_warnings(content, today)]
    for warning in warnings:
        tell(f"提醒 {warning}")
    if errors or (strict and warnings):
        raise DefinitionsRefused(errors or warnings)
    return previewed(content, today, unfit_drafts(content)) if preview else content.shown_on(today)


def _errors(content: Content) -> tuple[list[DefinitionError], list[DefinitionError]]:
    """What stops a build, and what stops none because it stands in a draft. What cannot be read stops it there too."""
    errors = find_errors(content)
    return (errors, []) if content.errors else apart(errors, drafts(content))


def law_folder(content: Content, given: Path | None) -> Path | None:
    """The folder of law texts: the one given, else the city's, if it has one."""
    return given or (ROOT / content.catalogue.city.laws if content.catalogue.city.laws else None)


def _law_errors(content: Content, laws: Path | None) -> list[DefinitionError]:
    folder = law_folder(content, laws)
    if folder is None:
        return []
    if not folder.is_dir():
        return [DefinitionError(str(folder), "没有这个文件夹，法条的原文没法核对")]
    return list(wrong_citations(content, every_citation(content), folder))
