"""What is wrong with the texts that editors wrote, file by file and line by line. A city has thousands of texts and an
editor changes one: what was found in the others is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from chalicelib.definitions.errors import DefinitionError

from site_builder.comics.script import Comic
from site_builder.kept import Kept
from site_builder.markdown import filled, outside_code
from site_builder.page_reading import Page
from site_builder.sources import Content

from .days import drafts
from .files import heavy_files
from .language import PlainWords
from .law_names import LawNames, wrong_law_names
from .personal import PersonalNumber, personal_numbers
from .sentences import faults

UNFINISHED = "〔写："
"""Begins the mark of a place where something is still to be written."""

Lines = list[tuple[int, str]]

_wrong = Kept[list[DefinitionError]]()
_unclear = Kept[list[DefinitionError]]()


def writing_errors(content: Content) -> Iterator[DefinitionError]:
    """Personal data, wrong names of laws, files that are too heavy."""
    names = LawNames.of(content.catalogue, content.language)
    allowed, made_up_phones = _allowed_numbers(content), content.trees["sample"]["phone_prefix"]
    state = hash((tuple(names.known), tuple(names.old.items()), allowed, made_up_phones))
    for file, text in content.raw.items():
        make = partial(_wrong_in, file, text, names, allowed, made_up_phones)
        yield from _wrong.get(file, (text, state), make)
    yield from _unfinished(content)
    yield from heavy_files(content.sizes)


def _unfinished(content: Content) -> Iterator[DefinitionError]:
    """Places still to be written in what is no draft any more."""
    waiting = drafts(content)
    for file in (file for file, text in content.raw.items() if UNFINISHED in text and file not in waiting):
        for mark in re.finditer(UNFINISHED, content.raw[file]):
            yield DefinitionError(_place(file, content.raw[file], mark.start()), f"「{UNFINISHED}……〕」这里还没写完")


def _wrong_in(
    file: str, text: str, names: LawNames, allowed: frozenset[str], made_up_phones: str
) -> list[DefinitionError]:
    numbers = personal_numbers(text, allowed, made_up_phones)
    found: list[DefinitionError] = [PersonalNumber(_place(file, text, at), problem) for at, problem in numbers]
    return found + [DefinitionError(_place(file, text, at), problem) for at, problem in wrong_law_names(text, names)]


def _place(file: str, text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"{file} 第{line}行"


def problems_of_text(text: str, content: Content) -> Iterator[str]:
    """What stops a text from being published, wherever it is going to stand."""
    numbers = personal_numbers(text, _allowed_numbers(content), content.trees["sample"]["phone_prefix"])
    yield from (problem for _, problem in numbers)
    yield from (problem for _, problem in wrong_law_names(text, LawNames.of(content.catalogue, content.language)))


def _allowed_numbers(content: Content) -> frozenset[str]:
    """Made-up ID numbers, and the phones of the directory, whose owners agreed."""
    phones = (entry.phone.replace("-", "") for entry in content.directory.listed)
    return frozenset([*content.trees["sample"]["id_numbers"], *phones])


def writing_warnings(content: Content) -> Iterator[DefinitionError]:
    """Sentences that are too long and words that only offices use, in pages and comics."""
    plain = content.language.plain
    for page in content.pages.values():
        state = (page, content.state_of_references, plain)
        yield from _unclear.get(page.file, state, partial(_unclear_on_page, page, content, plain))
    for comic in content.comics.values():
        make = partial(_unclear_in, comic.file, _comic_lines(comic), plain)
        yield from _unclear.get(comic.file, (comic, plain), make)


def _unclear_on_page(page: Page, content: Content, plain: PlainWords) -> list[DefinitionError]:
    body = filled(page, content)[0].split("\n")
    head = enumerate(content.raw[page.file].split("\n")[: page.body_line], start=1)
    lines = [(n, line.partition(":")[2]) for n, line in head if line.startswith(("title:", "description:"))]
    lines += [(page.body_line + n, line) for n, line in outside_code(body)]
    return _unclear_in(page.file, lines, plain)


def _unclear_in(file: str, lines: Lines, plain: PlainWords) -> list[DefinitionError]:
    return [DefinitionError(f"{file} 第{n}行", problem) for n, problem in faults(lines, plain)]


def _comic_lines(comic: Comic) -> Lines:
    """What is said and told in a comic."""
    told = {"title": comic.title, "description": comic.description, "ending": comic.ending}
    lines = [(said.line, said.text) for panel in comic.panels for said in panel.says]
    lines += [(image.line, text) for image in comic.images for text in (image.alt, image.text)]
    lines += [(part.line, part.caption) for part in comic.parts]
    return lines + [(comic.lines[key], text) for key, text in told.items()]
