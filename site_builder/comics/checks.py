"""What is wrong with a comic: what does not fit its panel, who is not there, and images that are missing or heavy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from chalicelib.definitions.errors import DefinitionError

from site_builder.kept import Kept
from site_builder.sources import Content

from .balloons import LONGEST
from .images import WIDTHS, ImageFile, images_of, names
from .panel import panelled
from .script import SPOTS, Comic, Panel, Said

FEWEST, MOST = 4, 8
"""Panels of a comic."""
MOST_SAID = 3

_ID = re.compile(r"[a-z0-9-]+(?<!-cover)(?<!-card)(?<!-qr)")
"""What can be an address; the endings are those of the pictures that are made of a comic."""

_wrong = Kept[list[DefinitionError]]()


def comic_errors(content: Content) -> Iterator[DefinitionError]:
    """Everything wrong with each comic but its links; those that have not changed are not drawn again."""
    for id_, comic in content.comics.items():
        images = images_of(content.images, id_)
        yield from _wrong.get(id_, (comic, images), partial(_errors, comic, images))


def _errors(comic: Comic, images: Mapping[str, ImageFile]) -> list[DefinitionError]:
    return list(_found(comic, images))


def _found(comic: Comic, images: Mapping[str, ImageFile]) -> Iterator[DefinitionError]:
    name = PurePosixPath(comic.file).stem
    if not _ID.fullmatch(name):
        problem = "文件名只能用小写字母、数字和短横线，最后不能是 -cover、-card、-qr：它就是网址"
        yield DefinitionError(comic.file, problem)
    if comic.id != name:
        yield DefinitionError(comic.at("id"), f"「id」要和文件名一样，写成 {name}")
    if comic.images:
        yield from _image_errors(comic, images)
        return
    if not FEWEST <= len(comic.panels) <= MOST:
        yield DefinitionError(comic.at("panels"), f"一篇漫画{FEWEST}到{MOST}格，现在是{len(comic.panels)}格")
    if not any(panel.people for panel in comic.panels):
        yield DefinitionError(comic.at("panels"), "每一格都没有人：封面画第一个有人的格，至少让一个人出场")
    yield from _cast_errors(comic)
    for n, panel in enumerate(comic.panels, 1):
        yield from _panel_errors(comic, n, panel)


def _cast_errors(comic: Comic) -> Iterator[DefinitionError]:
    """Somebody who never plays."""
    playing = {name for panel in comic.panels for name in panel.names}
    for name in sorted(set(comic.cast) - playing):
        yield DefinitionError(comic.at("cast"), f"「cast」里的{name}一直没有出场：让他出场，或者删掉")


def _panel_errors(comic: Comic, n: int, panel: Panel) -> Iterator[DefinitionError]:
    where = f"{comic.file} 第{panel.line}行"
    problems = [*_people_problems(comic, panel), *_speaking_problems(panel)]
    yield from (DefinitionError(where, f"第{n}格{problem}") for problem in problems)
    for said in panel.says:
        if len(said.text) > LONGEST:
            where = f"{comic.file} 第{said.line}行"
            yield DefinitionError(
                where,
                f"这句话{len(said.text)}个字，一句最多{LONGEST}个：请删短{len(said.text) - LONGEST}个字，或者分到下一格",
            )
            return
    if not problems and panelled(comic, panel) is None:
        yield _too_much_said(comic, n, panel)


def _people_problems(comic: Comic, panel: Panel) -> Iterator[str]:
    for name in panel.names:
        if name not in comic.cast:
            yield f"的{name}不在「cast」里，那里有：{'、'.join(comic.cast)}"
    if len(panel.people) > len(SPOTS):
        yield f"有{len(panel.people)}个人，一格最多站{len(SPOTS)}个"
    for at, count in Counter(each.at for each in panel.people).items():
        if count > 1:
            yield f"有{count}个人都站在{at}：left、middle、right 各站一个"
    for name, count in Counter(each.who for each in panel.people).items():
        if count > 1:
            yield f"里{name}站了{count}次"


def _speaking_problems(panel: Panel) -> Iterator[str]:
    there = {each.who for each in panel.people}
    for said in panel.says:
        if said.who not in there and said.how != "phone":
            yield f"里{said.who}说了话，可是没有站在画里：写进「people」，或者写 as: phone（从电话里说）"
    if len(panel.says) > MOST_SAID:
        yield f"有{len(panel.says)}句话，一格最多{MOST_SAID}句：请分到下一格"


def _too_much_said(comic: Comic, n: int, panel: Panel) -> DefinitionError:
    """At the longest of the panel's sentences, how many characters of it would have to go."""
    left, says = 0, list(panel.says)
    longest = max(says, key=lambda said: len(said.text))
    while panelled(comic, replace(panel, says=tuple(says))) is None:
        left += 1
        at = max(range(len(says)), key=lambda i: len(says[i].text))
        if len(says[at].text) <= 1:
            return DefinitionError(f"{comic.file} 第{panel.line}行", f"第{n}格的人和东西太挤，放不下话：请分成两格")
        says[at] = _shorter(says[at])
    where = f"{comic.file} 第{longest.line}行"
    return DefinitionError(where, f"第{n}格的话太长，多了大约{left}个字，放不下：请删短，或者分成两格")


def _shorter(said: Said) -> Said:
    return replace(said, text=said.text[:-1])


def _image_errors(comic: Comic, images: Mapping[str, ImageFile]) -> Iterator[DefinitionError]:
    for image in comic.images:
        where = f"{comic.file} 第{image.line}行"
        found = {name: (images.get(f"{comic.id}/{name}"), width) for name, width in names(image.name)}
        missing = [name for name, (file, _) in found.items() if file is None]
        if missing:
            yield DefinitionError(where, f"content/comics/{comic.id}/ 里缺这些图：{'、'.join(missing)}")
        for name, (file, width) in found.items():
            if file and (problem := _file_problem(file, width)):
                yield DefinitionError(where, f"{comic.id}/{name} {problem}")


def _file_problem(file: ImageFile, width: int) -> str:
    if not file.width:
        return "打不开，不是图，或者坏了"
    if file.width != width:
        return f"宽{file.width}像素，文件名说的是{width}"
    if file.weight > WIDTHS[width]:
        return f"有{file.weight // 1024}KB，这个宽度最多{WIDTHS[width] // 1024}KB：请压小一点"
    return ""
