"""Python's collector of garbage. What it looks for, objects that hold each other, MkDocs makes and we do not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Have it rest: a build keeps most of what it makes, and looking through that takes a third of a rebuild."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
