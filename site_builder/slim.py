"""The stylesheet: the rules of Material that pages use, then ours, as small as it goes.

A rule stays when every class, id, element and attribute that its selector names occurs in the theme, in a template
of the functions, or on the specimen page, which shows every construct an editor may use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
import tinycss2
from chalicelib import rendering

_TAG = re.compile(r"<([a-z][a-z0-9]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_IDS = re.compile(r'\bid="([\w-]+)"')
_ATTRIBUTES = re.compile(r"""[\s"']([a-z][\w-]*)=""")
_WORD = re.compile(r"[\w-]+")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
# Scripts, forms of its own search box, and the like: states that our pages never enter. What has the focus is ours to
# show; our titles of boxes are plain lines.
_NEVER = re.compile(
    r"\[data-md-|\.js |\.md-(?!typeset)|:hover|:target|:focus|\.focus-visible|\[dir=rtl\]|::-webkit-|::-moz|:marker"
    r"|(summary|admonition-title):(before|after|is|last)|>(summary|\.admonition-title)|\.question"
    r"|columnheader|\[type\]|\[align\]|[ou]l ol ol"
)
# Nothing moves, and nothing reads from right to left; old browsers keep their own bars.
_NEVER_SET = re.compile(
    r"transition|touch-action|scrollbar-|direction|font-feature|font-variant|-webkit-tap|outline-color"
)
IMPORTANT = "!important"
_NOT_BY_SHORTHAND = ("border-radius", "border-collapse", "border-spacing")


@dataclass(frozen=True)
class Names:
    """Everything that a selector may name."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]

    @classmethod
    def used_in(cls, texts: Iterable[str]) -> Names:
        """The names that occur in HTML or templates."""
        text = "\n".join(texts)
        classes = {word for value in _CLASSES.findall(text) for word in _WORD.findall(value)}
        return cls(
            frozenset(_TAG.findall(text)) | {"html", "body"},
            frozenset(classes),
            frozenset(_IDS.findall(text)),
            frozenset(_ATTRIBUTES.findall(text)) | {"open", "checked"},
        )


def material_css() -> str:
    """Material's own stylesheet."""
    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    return next(folder.glob("main.*.min.css")).read_text("utf-8")


def stylesheet(theme: Path, specimen_html: str) -> str:
    """The one stylesheet of the site, minified."""
    templates = Path(rendering.__file__).parent / "templates"
    texts = [path.read_text("utf-8") for folder in (theme, templates) for path in sorted(folder.rglob("*.html"))]
    names = Names.used_in([*texts, specimen_html])
    own = _minified((theme / "style.css").read_text("utf-8"))
    rules = without_what_is_said_again(_kept(material_css(), names), _rules(own))
    return _without_unused_variables(_minified("".join(rules)), own)


Rule = tuple[list[str], dict[str, str]]
"""The selectors of a style rule, and its declarations by property."""


def _rules(css: str) -> list[Rule]:
    """The style rules of a sheet, outside any media query."""
    found = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [
        (_split(tinycss2.serialize(rule.prelude)), _declarations(rule.content))
        for rule in found
        if rule.type == "qualified-rule"
    ]


def _declarations(content: list[Any]) -> dict[str, str]:
    declared = tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True)
    return {each.name: f"{tinycss2.serialize(each.value)}{IMPORTANT if each.important else ''}" for each in declared}


def _kept(css: str, names: Names) -> list[Rule]:
    """The rules whose selectors are in use, with what our pages can show of them."""
    used = [([part for part in selectors if _is_used(part, names)], declared) for selectors, declared in _rules(css)]
    return [
        (selectors, {name: value for name, value in declared.items() if not _NEVER_SET.match(name)})
        for selectors, declared in used
    ]


def without_what_is_said_again(rules: list[Rule], own: list[Rule]) -> Iterator[str]:
    """Rules as text, without what a later rule, of theirs or our own, says of the same selector: that one wins."""
    later: dict[str, set[str]] = {}
    texts = []
    for selectors, declared in reversed([*rules, *own]):
        by_text: dict[str, list[str]] = {}
        for selector in selectors:
            said = later.setdefault(selector.replace("[dir=ltr]", "[dir]"), set())
            left = [
                f"{name}:{value}"
                for name, value in declared.items()
                if value.endswith(IMPORTANT) or not _is_said(name, said)
            ]
            by_text.setdefault(";".join(left), []).append(selector)
            said.update(declared)
        texts.append("".join(f"{','.join(alike)}{{{text}}}" for text, alike in by_text.items() if text))
    yield from reversed(texts[len(own) :])


def _is_said(name: str, later: set[str]) -> bool:
    """Whether one of the later properties sets this one too: ``margin`` sets ``margin-left``."""
    if name.startswith("--") or name in _NOT_BY_SHORTHAND:
        return name in later
    by_font = name == "line-height" and "font" in later
    return by_font or any(f"{name}-".startswith(f"{each}-") for each in later)


def _split(selectors: str) -> list[str]:
    """The selectors of a list, split at commas outside brackets."""
    parts, depth = [""], 0
    for character in selectors:
        depth += (character in "([") - (character in ")]")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def _is_used(selector: str, names: Names) -> bool:
    if _NEVER.search(selector):
        return False
    bare = re.sub(r":not\([^)]*\)", "", selector)
    inner = re.sub(r":(?:is|where)\(([^)]*)\)", "", bare)
    alternatives = re.findall(r":(?:is|where)\(([^)]*)\)", bare)
    return _all_named(inner, names) and all(
        any(_all_named(option, names) for option in _split(group)) for group in alternatives
    )


def _all_named(selector: str, names: Names) -> bool:
    attributes = re.findall(r"\[([\w-]+)", selector)
    plain = re.sub(r"\[[^\]]*\]|::?[\w-]+(\([^)]*\))?", "", selector)
    classes, ids = re.findall(r"\.([\w-]+)", plain), re.findall(r"#([\w-]+)", plain)
    tags = re.findall(r"(?:^|[\s>+~])([a-z][a-z0-9]*)", plain)
    return (
        set(classes) <= names.classes
        and set(ids) <= names.ids
        and set(tags) <= names.tags
        and set(attributes) <= names.attributes | {"class", "dir"}
    )


def _minified(css: str) -> str:
    """Without comments and line breaks: squeezing a page must not change what its security policy hashed."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S)
    return re.sub(r"\s*\n\s*", "", css).replace(";}", "}")


def _without_unused_variables(material_rules: str, own: str) -> str:
    """Material's rules and ours, without the custom properties of Material that nothing reads."""
    while True:
        slimmer = _with_variables(material_rules, set(_VARIABLE.findall(material_rules + own)))
        if slimmer == material_rules:
            return re.sub(r"[^{}]+\{\}", "", material_rules) + own
        material_rules = slimmer


def _with_variables(rules: str, wanted: set[str]) -> str:
    definition = r"(--[\w-]+):(?:url\([^)]*\)|[^;{}])*;?"
    return re.sub(definition, lambda found: found[0] if found[1] in wanted else "", rules)
