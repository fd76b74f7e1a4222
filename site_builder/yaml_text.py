"""Texts and YAML from files, every scalar as it was typed. The only importer of yaml."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from chalicelib.definitions.entry import Path as TreePath
from chalicelib.definitions.entry import Place, Tree
from chalicelib.definitions.errors import DefinitionError

_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""What neither a feed nor a picture can hold: XML has no way to write it."""


class _AsTyped(yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader):  # type: ignore[misc]
    """Reads without asking of what type each scalar is: that took a third of the time, for an answer that nobody uses."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """The same for all."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Nothing depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing depends on where a node stands."""


def read_text(path: Path, place: Place) -> str:
    """The file's text, whatever its line ends and whether or not it begins with a byte order mark; "" with a problem where
    it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        place.errors.append(DefinitionError(place.file, "不是 UTF-8 编码。用记事本打开，选「另存为」，编码选 UTF-8"))
        return ""
    if found := _INVISIBLE.search(text):
        _refuse_invisible(place, text.count("\n", 0, found.start()) + 1, found[0])
        return ""
    return text


def _refuse_invisible(place: Place, line: int, character: str) -> None:
    what_to_do = "多半是从别处复制来的，把这一行删掉重新打一遍"
    problem = f"这一行有看不见的控制字符（U+{ord(character):04X}），{what_to_do}"
    place.errors.append(DefinitionError(f"{place.file} 第{line}行", problem))


def parse_yaml(text: str, place: Place, first_line: int = 1) -> Tree:
    """The text as plain trees, every scalar as typed; fills ``place.lines``. Repeated keys are refused."""
    try:
        node = yaml.compose(text, Loader=_AsTyped)
    except yaml.MarkedYAMLError as unreadable:
        scanning = (unreadable.context or "").startswith("while scanning")  # then the context is where it began
        mark = unreadable.context_mark if scanning else unreadable.problem_mark
        line = mark.line + first_line if mark else first_line
        hint = "常见的原因：缩进没有对齐、冒号后面少一个空格、用了全角冒号、引号没有成对、用了制表符"
        place.errors.append(DefinitionError(f"{place.file} 第{line}行", f"这一行附近读不懂。{hint}"))
        return None
    except yaml.YAMLError as unreadable:
        place.errors.append(DefinitionError(place.file, f"有读不懂的字符：{unreadable}"))
        return None
    lines: dict[TreePath, int] = {}
    try:
        tree = _tree(node, (), lines, place, first_line) if node else None
    except RecursionError:  # an alias that contains itself
        place.errors.append(DefinitionError(place.file, "「&」「*」绕成了圈，请把内容直接写出来"))
        return None
    place.lines = lines
    return tree


def _tree(node: yaml.Node, path: TreePath, lines: dict[TreePath, int], place: Place, first_line: int) -> Tree:
    lines.setdefault(path, node.start_mark.line + first_line)
    if isinstance(node, yaml.SequenceNode):
        return [_tree(child, (*path, n), lines, place, first_line) for n, child in enumerate(node.value)]
    if not isinstance(node, yaml.MappingNode):
        return _scalar(node, place, first_line)
    tree: dict[str, Tree] = {}
    for key, child in node.value:
        line = key.start_mark.line + first_line
        if not isinstance(key.value, str):
            place.errors.append(
                DefinitionError(f"{place.file} 第{line}行", "这里读不懂：带大括号、方括号的文字要加引号")
            )
            continue
        name = _scalar(key, place, first_line)
        if name in tree:
            place.errors.append(DefinitionError(f"{place.file} 第{line}行", f"「{name}」写了两次"))
        lines[(*path, name)] = line
        tree[name] = _tree(child, (*path, name), lines, place, first_line)
    return tree


def _scalar(node: yaml.Node, place: Place, first_line: int) -> str:
    text: str = node.value
    if found := _INVISIBLE.search(text):  # written as "\\x07"
        _refuse_invisible(place, node.start_mark.line + first_line, found[0])
    return text
