"""An entry: one mapping that an editor wrote, read key by key, with every fault kept and none fatal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from .errors import DefinitionError
from .reading import read_day, read_number

Tree = Any
"""Plain text in mappings and lists, as read from YAML or from the compiled catalogue."""

Path = tuple[str | int, ...]


@dataclass
class Place:
    """Where a tree was read from: the file, and the line of each path in it (none in the compiled catalogue)."""

    file: str
    lines: Mapping[Path, int] = field(default_factory=dict)
    errors: list[DefinitionError] = field(default_factory=list)

    def refuse(self, path: Path, problem: str) -> None:
        """Keep a problem at the nearest line known for ``path``."""
        known = (self.lines[path[:n]] for n in range(len(path), -1, -1) if path[:n] in self.lines)
        line = next(known, None)
        self.errors.append(DefinitionError(f"{self.file} 第{line}行" if line else self.file, problem))


class Entry:
    """Reads one mapping. A reader asks for each key by kind; a value that cannot be read is kept as a problem and
    replaced by a harmless one, so that the reader runs to its end and all problems are found together.
    """

    def __init__(self, tree: Tree, place: Place, path: Path = ()) -> None:
        self.place, self.path = place, path
        self._tree: Mapping[str, Tree] = tree if isinstance(tree, Mapping) else {}
        self._asked: set[str] = set()
        if not isinstance(tree, Mapping):
            self.refuse("这里要写成「名称: 值」的一组", key=None)

    def refuse(self, problem: str, key: str | int | None = None) -> None:
        """Keep a problem with this entry, or with one key of it."""
        self.place.refuse(self.path if key is None else (*self.path, key), problem)

    @property
    def tree(self) -> Mapping[str, Tree]:
        """What was written, as it was read."""
        return self._tree

    def keys(self) -> list[str]:
        """Every key written, in order."""
        return list(self._tree)

    def has(self, key: str) -> bool:
        """Whether the key is written with a value."""
        self._asked.add(key)
        value = self._tree.get(key)
        return bool(value.strip() if isinstance(value, str) else value)

    def text(self, key: str, default: str | None = None) -> str:
        """A text of one line or more; required where no default is given."""
        value = self._value(key, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.refuse(f"「{key}」要写成一段文字", key)
            return default or ""
        return value.strip()

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of the allowed words."""
        word = self.text(key, default)
        if word and word not in allowed:
            self.refuse(f"「{key}」只能是 {'、'.join(allowed)}，现在写的是「{word}」", key)
        return word

    def flag(self, key: str) -> bool:
        """True for ``true``; false when absent."""
        return self.choice(key, ("true", "false"), "false") == "true"

    def number(self, key: str) -> Decimal:
        """A number such as 21.75; never in quotes with a unit."""
        found = read_number(text) if (text := self.text(key)) else Decimal(0)
        if found is None:
            self.refuse(f"「{key}」要写数字，现在写的是「{text}」", key)
        return found or Decimal(0)

    def optional_number(self, key: str) -> Decimal | None:
        """A number, or None when absent."""
        return self.number(key) if self.has(key) else None

    def day(self, key: str) -> date:
        """A day such as 2026-11-02."""
        found = read_day(text) if (text := self.text(key)) else date.min
        if found is None:
            self.refuse(f"「{key}」要写成 2026-11-02 这样的日期，现在写的是「{text}」", key)
        return found or date.min

    def optional_day(self, key: str) -> date | None:
        """A day, or None when absent."""
        return self.day(key) if self.has(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when absent."""
        values = self._list(key)
        if any(not isinstance(value, str) for value in values):
            self.refuse(f"「{key}」要写成一列文字", key)
        return tuple(value for value in values if isinstance(value, str))

    def pairs(self, key: str) -> dict[str, str]:
        """A mapping of text to text, in the order written; empty when absent."""
        value = self._value(key, required=False) or {}
        if not isinstance(value, Mapping) or any(not isinstance(text, str) for text in value.values()):
            self.refuse(f"「{key}」要写成「名称: 文字」的一组", key)
            return {}
        return {name: text.strip() for name, text in value.items()}

    def pairs_of_all(self) -> dict[str, str]:
        """Every key with its text, which may be empty: for an entry whose keys are the author's own."""
        return {key: self.text(key, "") for key in self._tree}

    def entry(self, key: str) -> Entry:
        """The mapping under a key."""
        return Entry(self._value(key, required=True) or {}, self.place, (*self.path, key))

    def entries(self, key: str, required: bool = False) -> list[Entry]:
        """The list of mappings under a key."""
        values = self._list(key)
        if required and not values:
            self.refuse(f"缺「{key}」")
        return [Entry(value, self.place, (*self.path, key, n)) for n, value in enumerate(values)]

    def done(self) -> None:
        """Complain of keys that nobody asked for: a typing slip must not pass for a setting."""
        for key in self._tree:
            if key not in self._asked:
                self.refuse(f"不认识「{key}」，可以写的是：{'、'.join(sorted(self._asked))}", key)

    def _value(self, key: str, *, required: bool) -> Tree:
        if self.has(key):
            return self._tree[key]
        if required:
            self.refuse(f"缺「{key}」")
        return None

    def _list(self, key: str) -> list[Tree]:
        value = self._value(key, required=False)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(f"「{key}」要写成一列（每项前面一个「- 」）", key)
            return []
        return value
