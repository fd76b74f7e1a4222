"""What makes pages look as they do beside content: what was built by an older builder must be built again."""

import hashlib
from functools import cache
from pathlib import Path

from chalicelib.freshness import code_version

from . import ROOT
from .slim import material_css


@cache
def builder_version() -> str:
    """A hash of the builder, its theme, MkDocs' settings, Material's styles and the shared code."""
    here = Path(__file__).parent
    files = sorted(path for path in (*here.rglob("*.py"), *(here / "theme").rglob("*")) if path.is_file())
    content = b"".join(path.read_bytes() for path in (*files, ROOT / "mkdocs.yml")) + material_css().encode()
    return hashlib.sha256(content + code_version().encode()).hexdigest()[:16]
