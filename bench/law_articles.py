"""Every article of a folder of law texts, superseded versions too: more than a city would have searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from chalicelib.answering.document import Document

from site_builder.law_texts import articles

_ARTICLE = re.compile(r"^\*\*(第[零一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)\*\*", re.MULTILINE)


def every_article(folder: Path) -> Iterator[Document]:
    """The articles of ``database/`` and ``national/`` as documents."""
    for path in sorted((folder / "database").rglob("*.md")):
        for label, lines in articles(path.read_text("utf-8")).items():
            yield Document("laws", f"{path.stem}#{label}", f"《{path.stem}》{label}", "".join(lines))
    for path in sorted((folder / "national").glob("*.md")):
        text = path.read_text("utf-8")
        heads, title = list(_ARTICLE.finditer(text)), text.partition("\n")[0].strip("# ")
        for head, after in zip(heads, [*heads[1:], None], strict=True) if heads else ():
            body = text[head.end() : after.start() if after else None].strip()
            yield Document("laws", f"{path.stem}#{head.start()}", f"《{title}》{head[1]}", body)
