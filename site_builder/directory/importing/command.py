"""``import directory``: a register read, compared with the directory, told of, and written where it was not only tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chalicelib.definitions.directory import office, person
from chalicelib.definitions.directory.kinds import PEOPLE_KINDS
from chalicelib.definitions.errors import DefinitionError, DefinitionsRefused

from site_builder.directory.reading import OFFICES, PEOPLE
from site_builder.sources import read_content

from .identity import Tree
from .merging import Merged, Merger
from .names import read_names
from .rows import read_register
from .sheets import FileRefused, read_sheets
from .table_file import write_table
from .telling import Report
from .values import ValueRefused, Values

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Wish:
    """What an editor asks for. ``kind`` and ``source`` hold for rows that have none, ``verified_on`` is the day on which
    somebody vouched for the whole register; ``try_only`` writes nothing.
    """

    file: Path
    kind: str = ""
    source: str = ""
    verified_on: date | None = None
    remove_gone: bool = False
    try_only: bool = False


def import_directory(folder: Path, wish: Wish, today: date, tell: Tell) -> bool:
    """Import into a folder of content; whether every row was taken. Raises ``DefinitionsRefused`` where the file, or what
    is in the folder already, cannot be used; nothing is written then.
    """
    content = read_content(folder)
    if content.errors:
        raise DefinitionsRefused(content.errors)
    city, directory = content.catalogue.city, content.directory
    names = read_names(folder, city, directory.specialities)
    values = Values(names, city, directory.specialities)
    try:
        register = read_register(read_sheets(wish.file), names, values, _given(wish, values, today))
    except FileRefused as refused:
        raise DefinitionsRefused([DefinitionError(wish.file.name, str(refused))]) from None
    merged = Merger(directory, city, today).take_all(register)
    removed = wish.remove_gone and not merged.refused
    for line in Report(names, city).lines(register, merged, removed):
        tell(line)
    written = [] if wish.try_only else _write(folder / "directory", merged, _to_remove(merged) if removed else set())
    tell(_ended([f"{folder.name}/directory/{name}" for name in written], wish.try_only))
    return not merged.refused


def _given(wish: Wish, values: Values, today: date) -> dict[str, str]:
    """What is true of every row. Raises ``FileRefused``."""
    if wish.verified_on and wish.verified_on > today:
        raise FileRefused(f"--verified 写的 {wish.verified_on} 还没有到")
    try:
        given = {"kind": values.read("kind", wish.kind), "source": wish.source.strip()}
    except ValueRefused as refused:
        raise FileRefused(f"--kind：{refused}") from None
    given["verified_on"] = wish.verified_on.isoformat() if wish.verified_on else ""
    return {key: value for key, value in given.items() if value}


def _to_remove(merged: Merged) -> set[str]:
    return {tree["id"] for tree in merged.gone} - set(merged.held)


def _write(folder: Path, merged: Merged, gone: set[str]) -> list[str]:
    """Write the files in which something is different; their names."""
    changed = {tree["id"]: tree for tree, _ in merged.changed}
    leaving = {tree["id"]: tree for tree in merged.gone if tree["id"] in gone}
    written = []
    for name, columns, people in ((OFFICES, office.COLUMNS, False), (PEOPLE, person.COLUMNS, True)):
        new = [tree for tree in merged.new if _is_person(tree) == people]
        here = {id_: tree for id_, tree in changed.items() if _is_person(tree) == people}
        left = {id_ for id_, tree in leaving.items() if _is_person(tree) == people}
        if new or here or left:
            write_table(folder / name, columns, new, here, left)
            written.append(name)
    return written


def _is_person(tree: Tree) -> bool:
    return tree["kind"] in PEOPLE_KINDS


def _ended(written: list[str], try_only: bool) -> str:
    if try_only:
        return "只是试一遍，文件没有变。"
    if not written:
        return "没有要写的，文件没有变。"
    return f"写好了 {'、'.join(written)}。接下来看一眼改动，再运行 check。"
