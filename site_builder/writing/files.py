"""Files in ``content/`` that are heavier than any text would be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from chalicelib.definitions.errors import DefinitionError

KB = 1024
VOICES = (".m4a", ".mp3", ".ogg", ".opus")
LIMITS: Mapping[str, int] = {
    ".md": 40 * KB,
    ".yml": 200 * KB,
    ".csv": 10_000 * KB,
    ".svg": 500 * KB,
    **dict.fromkeys(VOICES, 3_000 * KB),
}
"""Bytes by the end of a file's name. A list of a whole city has some 3,000 KB; so has a voice of three minutes at 128 kbit/s."""

INSTEAD: Mapping[str, str] = {
    ".md": "一页太长，手机打不开。拆成两页",
    ".yml": "拆成几个文件",
    ".csv": "看看是不是多了空行、空列，或者把别的表也存进来了",
    ".svg": "地图只留边界，请做图的人把点减少一些",
    **dict.fromkeys(VOICES, "配音存成单声道、每秒40到128 kbit，短一些"),
}


OTHERS_KB = 300
OTHERS_INSTEAD = "图画成漫画，短片放到视频网站、页面里写网址，别的资料写成文字"


def heavy_files(sizes: Mapping[str, int]) -> Iterator[DefinitionError]:
    """Every file that is too heavy for its kind, with its size and what to do."""
    for file, size in sizes.items():
        kind = PurePosixPath(file).suffix.lower()
        limit = LIMITS.get(kind, OTHERS_KB * KB)
        if size > limit:
            what_to_do = INSTEAD.get(kind, OTHERS_INSTEAD)
            yield DefinitionError(file, f"有 {size / KB:,.0f} KB，最多 {limit / KB:,.0f} KB。{what_to_do}")
