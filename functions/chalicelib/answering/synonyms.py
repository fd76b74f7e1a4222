"""What people say, in the words that stand in laws and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chalicelib.definitions.synonyms import Synonyms

from .grams import folded
from .query import LONGEST, Query


def alternatives(text: str, synonyms: Synonyms) -> dict[str, Sequence[str]]:
    """By each known word in what was typed, the others for it; of words that lie in one another the longest alone."""
    typed = folded(text[:LONGEST])
    held = sorted((word for word in synonyms if word in typed), key=len, reverse=True)
    if not held:
        return {}
    found = re.findall("|".join(map(re.escape, held)), typed)
    return {word: synonyms[word] for word in held if word in found}


def query_for(text: str, synonyms: Synonyms) -> Query:
    """What the index is asked."""
    return Query(text, alternatives(text, synonyms))
