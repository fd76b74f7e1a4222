"""``python -m bench.one_build FOLDER [FILE...]``: build ``FOLDER/content`` into ``FOLDER/ours``; then, for each file (an
article, or a list of the directory), edit it and build again in the same process. Prints as JSON the seconds of the
builds after edits (``again``) and the most memory that the process held after the first and after all (``peak_mb``).
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from chalicelib.settings import settings

from site_builder.build import build_site
from site_builder.checking import Folders
from site_builder.site_folder import OUT_OF_USE_S, make_ready

from .city import quiet
from .processes import peak_mb


def main(folder: Path, files: list[Path]) -> None:
    """Build, and build again after each edit."""
    folders = Folders(folder / "content", folder / "ours" / "build", folder / "ours" / "compiled")
    build_site(folders, settings().today(), quiet)
    first_peak = peak_mb()
    again = [_after_edit(file, n, folders) for n, file in enumerate(files)]
    print(json.dumps({"again": again, "peak_mb": [first_peak, peak_mb()]}))


def _after_edit(file: Path, n: int, folders: Folders) -> float:
    make_ready(folders.build)  # as ``serve`` does while it waits
    if file.suffix == ".csv":
        _edit_row(file, n)
    else:
        with file.open("a", encoding="utf-8") as text:
            text.write("\n今天又添了一句话。\n")
    time.sleep(OUT_OF_USE_S)  # an editor saves no faster, and an old site is not built upon before
    began = time.perf_counter()
    build_site(folders, settings().today(), quiet)
    return time.perf_counter() - began


def _edit_row(file: Path, n: int) -> None:
    """Give the phone of a row, another one for each ``n``, that entry's new number."""
    lines = file.read_text("utf-8-sig").split("\n")
    row = [number for number, line in enumerate(lines) if ",0000-" in line][n * 100]
    before, _, after = lines[row].partition(",0000-")
    lines[row] = f"{before},0000-{n:07}{after[7:]}"
    file.write_text("\n".join(lines), "utf-8-sig", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(file) for file in sys.argv[2:]])
