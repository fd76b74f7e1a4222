"""Statutory figures that an editor typed into a text: they would stay when the figure changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from chalicelib.definitions.errors import DefinitionError

from .kept import Kept
from .markdown import outside_code
from .page_reading import Page
from .sources import Content

LEAST_DIGITS = 4
"""Shorter numbers are too common to be known by sight: 10 days are no fee of 10 yuan."""

_REFERENCE = re.compile(r"\{\{.*?\}\}")
_NUMBER = re.compile(r"(?<![\d.,-])\d[\d,]*(?:\.\d+)?(?![\d.]*\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")


_found = Kept[list[DefinitionError]]()


def typed_figures(content: Content) -> Iterator[DefinitionError]:
    """Every known figure that stands as plain text in a page, with its line and what to write instead."""
    known = _known_numbers(content)
    for page in content.pages.values():
        yield from _found.get(page.file, (page, content.state_of_references), partial(_typed, page, known))


def _typed(page: Page, known: dict[Decimal, str]) -> list[DefinitionError]:
    found = []
    for n, line in outside_code(page.body.split("\n")):
        for text in _NUMBER.findall(_REFERENCE.sub("", line)):
            if id_ := known.get(_number(text)):
                where = f"{page.file} 第{page.body_line + n}行"
                found.append(
                    DefinitionError(
                        where, f'「{text}」是法定的数，写成 {{{{ rate("{id_}", "日期") }}}}，改了才会跟着变'
                    )
                )
    return found


def _known_numbers(content: Content) -> dict[Decimal, str]:
    tables = map(content.catalogue.rate, content.catalogue.ids("rates"))
    numbers = ((value.number, table.id) for table in tables for value in table.values if value.number is not None)
    return {
        number.normalize(): id_ for number, id_ in numbers if len(number.normalize().as_tuple().digits) >= LEAST_DIGITS
    }


def _number(text: str) -> Decimal:
    """The number written; 0, which is no figure, for what reads as a year."""
    return Decimal(0) if _YEAR.fullmatch(text) else Decimal(text.replace(",", "")).normalize()
