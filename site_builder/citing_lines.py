"""The lines of an editor's files on which a law, or one article of it, is cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_BETWEEN = r"[\"']?\s*(?:,|#|\n\s*)\s*(?:article:)?\s*[\"']?"


def citing_lines(raw: Mapping[str, str], law: str, article: str = "") -> Iterator[str]:
    """Each place, file and line, that cites the article as written ("17.2"), or where none is given any of the law's: in
    a text, as ``{law: …, article: …}`` in a head or a comic, or in a hole of a paper.
    """
    form = re.compile(
        rf"(?<![\w-]){re.escape(law)}{_BETWEEN}" + (rf"{re.escape(article)}(?![\w.(-])" if article else r"\d")
    )
    for file, text in raw.items():
        for found in form.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield f"{file} 第{line}行"
