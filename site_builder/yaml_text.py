"""Texts and YAML from files, every scalar as it was typed. The only importer of yaml."""

from __future__ import annotations

from pathlib import Path

import yaml
from chalicelib.definitions.entry import Path as TreePath
from chalicelib.definitions.entry import Place, Tree
from chalicelib.definitions.errors import DefinitionError


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
    """The file's text, whatever its line ends and whether or not it begins with a byte order mark."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        place.errors.append(DefinitionError(place.file, "不是 UTF-8 编码。用记事本打开，选「另存为」，编码选 UTF-8"))
        return ""


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
        return node.value
    tree: dict[str, Tree] = {}
    for key, child in node.value:
        line = key.start_mark.line + first_line
        if not isinstance(key.value, str):
            place.errors.append(
                DefinitionError(f"{place.file} 第{line}行", "这里读不懂：带大括号、方括号的文字要加引号")
            )
            continue
        if key.value in tree:
            place.errors.append(DefinitionError(f"{place.file} 第{line}行", f"「{key.value}」写了两次"))
        lines[(*path, key.value)] = line
        tree[key.value] = _tree(child, (*path, key.value), lines, place, first_line)
    return tree
