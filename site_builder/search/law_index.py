"""The articles of a folder of law texts as an index of their own, for searching beyond what the site cites."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from chalicelib.answering.document import Document

from site_builder import law_texts
from site_builder.sources import Content
from site_builder.version import builder_version

from .index import numbered, state_of, write_index

LAW_INDEX = "laws.sqlite"
"""The file in the folder of builds. It is never among what is compiled for the functions: it is too large for a bundle."""

IN_FORCE = "有效"
_KINDS = ("宪法", "法律", "行政法规", "司法解释")
_KIND = re.compile(r"^- \*\*法律类型\*\*: (\S+)", re.MULTILINE)
_SINCE = re.compile(r"^- \*\*生效日期\*\*: (\S+)", re.MULTILINE)
_YEAR = re.compile(r"（\d{4}）$")
_LONGEST_WITHOUT_ARTICLES = 1000
"""Characters of a reply that is not divided into articles: what it says comes first."""


def keep_law_texts(content: Content, folder: Path | None, path: Path, tell: Callable[[str], None]) -> None:
    """Write the index of a folder of texts, unless it was written from the same files, and compressed for the bucket
    beside it; without a folder there is none. Laws that the site cites come before others of their kind.
    """
    bucket = path.with_name(f"{path.name}.gz")
    if folder is None:
        path.unlink(missing_ok=True)
        bucket.unlink(missing_ok=True)
        return
    cited = {law.database_id for law in map(content.catalogue.law, content.catalogue.ids("laws"))}
    state = _state(folder, cited)
    if state_of(path) == state:
        return
    tell("法律原文有变，重新整理，要十几秒")
    write_index(path, numbered(_documents(folder, cited)), state)
    packed = gzip.compress(path.read_bytes(), 6, mtime=0)
    bucket.write_bytes(packed)
    tell(
        f"法律原文可以搜了。放到云上时，把 {bucket.name} 存进存储桶，名字和 LAWS_OBJECT 都写 {hashlib.sha256(packed).hexdigest()[:16]}"
    )


def _state(folder: Path, cited: Collection[str]) -> int:
    """What the index hangs on, as a number that a file of SQLite keeps for its user."""
    found = sorted((path.relative_to(folder).as_posix(), path.stat()) for path in folder.rglob("*.md"))
    files = [f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in found]
    return int(hashlib.sha256("\n".join([builder_version(), *sorted(cited), *files]).encode()).hexdigest()[:7], 16)


def _documents(folder: Path, cited: Collection[str]) -> Iterator[Document]:
    in_force = {id_: text for id_, text in law_texts.read_texts(folder).items() if law_texts.status(text) == IN_FORCE}
    newest: dict[str, str] = {}
    for id_ in sorted(in_force, key=lambda id_: _age(in_force[id_])):
        newest[_title(in_force[id_])] = id_
    for title, id_ in sorted(newest.items(), key=lambda law: (_rank(in_force[law[1]]), law[1] not in cited, law[0])):
        for label, lines in _articles(in_force[id_]):
            yield Document("laws", f"{id_}#{label}", f"《{title}》{label}", "".join(lines))


def _title(text: str) -> str:
    """The name as people say it, without the year that tells versions apart."""
    return _YEAR.sub("", text.partition("\n")[0].removeprefix("# ").strip()).removeprefix("中华人民共和国")


def _age(text: str) -> tuple[str, int]:
    """Of two copies in force the one that came later, then the one with more articles, stands."""
    since = _SINCE.search(text)
    return since[1] if since else "", len(law_texts.articles(text))


def _rank(text: str) -> int:
    kind = _KIND.search(text)
    return _KINDS.index(kind[1]) if kind and kind[1] in _KINDS else len(_KINDS)


def _articles(text: str) -> Iterator[tuple[str, list[str]]]:
    found = law_texts.articles(text)
    if not found:
        yield "", [text.partition("## 正文")[2].strip()[:_LONGEST_WITHOUT_ARTICLES]]
    yield from found.items()
