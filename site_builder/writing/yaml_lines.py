"""Single lines of YAML that read back as what was typed."""

from __future__ import annotations

import json
import re

_PLAIN = re.compile(r"[一-鿿A-Za-z〔][一-鿿A-Za-z0-9，。！？、；：（）《》“”…·〔〕-]*")


def scalar(text: str) -> str:
    """A text: plain where that is safe, else in quotes."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def pair(name: str, text: str) -> str:
    """A line of a mapping that is set in by two."""
    return f"  {name}: {scalar(text)}"
