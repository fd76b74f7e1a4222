"""Why a file is refused: the codes, and the one exception that carries them."""

from __future__ import annotations

from .errors import CaseworkError


class DocumentRefused(CaseworkError):
    """The file cannot be taken; its code says why, and its sentence what to do instead."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


EMPTY = "document_empty"
TOO_LARGE = "document_too_large"
TOO_MANY = "document_too_many"
NOT_CHOSEN = "document_not_chosen"
LOST = "document_lost"
"""The line broke, or we did, before all of it was kept."""
HEIC = "document_heic"
WORD = "document_word"
OTHER_KIND = "document_kind"
MISNAMED = "document_misnamed"
"""The name, or what the browser calls it, says another kind than the content."""
VIRUS = "document_virus"
BROKEN = "document_broken"
TOO_MANY_PIXELS = "document_pixels"
TOO_HARD = "document_too_hard"
"""Opening it took more time or memory than any letter or photo does."""
LOCKED = "document_locked"
ACTIVE = "document_active"
"""It would run something, or holds other files."""
TOO_MANY_PAGES = "document_pages"
TOO_LARGE_UNPACKED = "document_unpacked"
