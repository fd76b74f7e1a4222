"""How long a city of 500 articles takes to build, beside plain Material on the same texts, and to build again."""

from __future__ import annotations

import json
import shutil
import statistics

from .articles import ARTICLES, article_path, make_content
from .city import City
from .plain import material_settings, mkdocs_command, write_plain_markdown
from .processes import output_of, seconds_of
from .table import Figure

RUNS = 3
EDITS = 5
LIMIT_TO_MATERIAL = 2.5
REBUILD_LIMIT_S = 1.0


def measure(city: City) -> list[Figure]:
    """Cold builds in fresh processes, turn by turn; then a build after one edited article, as ``serve`` does it."""
    folder = city.folder / "many"
    content = make_content(folder / "content")
    docs = folder / "plain" / "docs"
    write_plain_markdown(content, docs)
    plain = mkdocs_command(material_settings(content, docs), folder / "plain" / "html")
    ours: list[float] = []
    material: list[float] = []
    for _ in range(RUNS):
        shutil.rmtree(folder / "ours", ignore_errors=True)
        ours.append(seconds_of("-m", "bench.one_build", str(folder)))
        material.append(seconds_of(*plain))
    edited = [str(article_path(folder / "content", n)) for n in range(EDITS)]
    again: list[float] = json.loads(output_of("-m", "bench.one_build", str(folder), *edited))["again"]
    mine, theirs = statistics.median(ours), statistics.median(material)
    what, runs = f"cold build of {ARTICLES} articles", {"ours": ours, "Material": material}
    return [
        Figure(what, mine / theirs, LIMIT_TO_MATERIAL, "×", f"{mine:.1f} s", f"Material: {theirs:.1f} s", runs),
        Figure("after one edited article", statistics.median(again), REBUILD_LIMIT_S, "s", runs={"s": again}),
    ]
