"""What an editor may get wrong in the words of search: a word that leads nowhere, or a number that no page of ours gives."""

from __future__ import annotations

import json
from collections.abc import Iterator

from chalicelib.answering.grams import folded
from chalicelib.answering.query import MOST_WAYS
from chalicelib.definitions.emergency import Emergency
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.synonyms import BETWEEN

from site_builder.markdown import Known, link_problems
from site_builder.sources import Content

SYNONYMS, EMERGENCIES = "content/wording/synonyms.yml", "content/wording/emergencies.yml"


def search_errors(content: Content, is_known: Known) -> Iterator[DefinitionError]:
    """Every problem of both files."""
    synonyms = content.catalogue.synonyms
    missing = _not_found({folded(other) for others in synonyms.values() for other in others}, content)
    for word, others in synonyms.items():
        if len(others) >= MOST_WAYS:
            yield DefinitionError(SYNONYMS, f"「{word}」最多写{MOST_WAYS - 1}个词（用{BETWEEN}隔开）")
        if unknown := [other for other in others if folded(other) in missing]:
            yield DefinitionError(SYNONYMS, f"「{word}」：本站的内容里没有「{BETWEEN.join(unknown)}」，搜不到东西")
    for emergency in content.catalogue.emergencies:
        problems = _of_emergency(emergency, content, is_known)
        yield from (DefinitionError(EMERGENCIES, f"「{emergency.id}」{problem}") for problem in problems)


def _of_emergency(emergency: Emergency, content: Content, is_known: Known) -> Iterator[str]:
    for link in emergency.next:
        yield from link_problems(link.to, is_known)
    for call in emergency.calls:
        page = content.pages.get(call.page.removeprefix("/"))
        if page is None:
            yield f"：{call.number} 的 page「{call.page}」不是本站的一页"
        elif f"tel:{call.number}" not in page.body:
            yield f"：{call.page} 那一页没有写 {call.number}，号码从哪里来不清楚"


def _not_found(words: set[str], content: Content) -> set[str]:
    """Those of the words that stand nowhere; most stand in the first texts, and the others need not be read for them."""
    missing = words
    for text in _all_texts(content):
        if not missing:
            break
        held = folded(text)
        missing = {word for word in missing if word not in held}
    return missing


def _all_texts(content: Content) -> Iterator[str]:
    """Everything that can be found, text by text."""
    yield from (f"{each.name} {each.formal}" for each in content.directory.specialities.values())
    yield json.dumps(content.trees["laws"], ensure_ascii=False)
    yield from content.raw.values()
