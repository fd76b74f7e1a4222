"""``python -m bench.one_build FOLDER [ARTICLE...]``: build ``FOLDER/content`` into ``FOLDER/ours``; then, for each
article, edit it and build again in the same process. Prints the seconds of the builds after edits as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from chalicelib.settings import settings

from site_builder.build import Folders, build_site

from .city import quiet


def main(folder: Path, articles: list[Path]) -> None:
    """Build, and build again after each edit."""
    folders = Folders(folder / "content", folder / "ours" / "build", folder / "ours" / "compiled")
    build_site(folders, settings().today(), quiet)
    print(json.dumps([_after_edit(article, folders) for article in articles]))


def _after_edit(article: Path, folders: Folders) -> float:
    with article.open("a", encoding="utf-8") as text:
        text.write("\n今天又添了一句话。\n")
    began = time.perf_counter()
    build_site(folders, settings().today(), quiet)
    return time.perf_counter() - began


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(article) for article in sys.argv[2:]])
