"""Markdown as the words that a reader sees, and where its sections begin."""

from __future__ import annotations

import re

from markdown.extensions.toc import unique
from pymdownx.slugs import slugify

from site_builder.markdown import outside_code

_slug = slugify(case="lower")  # as mkdocs.yml has it
_HEADING = re.compile(r"\s*(#{2,6})\s+(.+?)\s*#*\s*")
_INLINE = ((re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"), (re.compile(r"\*\*|__|`"), ""))
_BLOCKS = (
    (re.compile(r"(?m)^\s*```.*$"), ""),
    (re.compile(r"(?m)^\s*(?:!!!|\?\?\?\+?)\s*[\w-]+(?:\s+\"([^\"]*)\")?\s*$"), r"\1。"),
    (re.compile(r"(?m)^\s*\|?[\s:|-]+\|[\s:|-]*$"), ""),
    (re.compile(r"(?m)^\s*(?:#{2,6}|[-*+]|\d+\.|>)\s+"), ""),
    (re.compile(r"[\s|]*\n[\s|]*|\s*\|\s*"), " "),
)
_AFTER_A_MARK = (re.compile(r"(?<=[，。、；：！？…”』」）]) "), "")


def plain_text(markdown: str) -> str:
    """The text without what only lays it out."""
    for pattern, instead in (*_BLOCKS, *_INLINE, _AFTER_A_MARK):
        markdown = pattern.sub(instead, markdown)
    return markdown.strip(" |\n")


def _plain_line(heading: str) -> str:
    for pattern, instead in _INLINE:
        heading = pattern.sub(instead, heading)
    return heading


def sections(body: str) -> tuple[str, list[tuple[str, str, str]]]:
    """What stands before the first section; then each section's anchor on the page, heading and Markdown."""
    lines = body.split("\n")
    heads, taken = [], set[str]()
    for n, line in outside_code(lines):
        if heading := _HEADING.fullmatch(line):
            words = _plain_line(heading[2])
            heads.append((n, len(heading[1]), unique(_slug(words, "-"), taken), words))
    tops = [(n, anchor, words) for n, rank, anchor, words in heads if rank == 2]
    ends = [*(n for n, _, _ in tops), len(lines)]
    parts = ["\n".join(lines[n + 1 : end]) for (n, _, _), end in zip(tops, ends[1:], strict=True)]
    return "\n".join(lines[: ends[0]]), [(at, words, part) for (_, at, words), part in zip(tops, parts, strict=True)]
