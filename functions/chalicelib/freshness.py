"""Whether what was compiled belongs to the code that runs."""

import hashlib
from pathlib import Path

_HERE = Path(__file__).parent


def code_version() -> str:
    """A hash of the code and templates that the builder and the functions share."""
    files = sorted([*_HERE.rglob("*.py"), *(_HERE / "rendering" / "templates").glob("*.html")])
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(_HERE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]
