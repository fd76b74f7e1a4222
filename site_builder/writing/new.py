"""The command ``new``: asks what must be known, and writes a page or a comic that is ready to be filled in, as a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template

from chalicelib.definitions.calculator import Link
from chalicelib.definitions.errors import DefinitionsRefused

from site_builder.learn.heads import Guide
from site_builder.learn.showing import ALWAYS
from site_builder.sources import Content, read_content
from site_builder.whole_files import write_whole

from . import kinds
from .answers import Asking
from .questions import Asker, Stopped
from .yaml_lines import scalar

TEMPLATES = Path(__file__).parent / "templates"
REVIEW_AFTER = timedelta(days=180)


@dataclass(frozen=True)
class Kind:
    """A kind of what can be begun: where its files lie, how they end, and what is asked beyond what all are asked.

    ``ask`` gives what stands in its template's holes, the id's proposal among them as ``id``.
    """

    name: str
    folder: str
    ending: str
    ask: Callable[[Asking, date], Mapping[str, str]]


KINDS: Mapping[str, Kind] = {
    "guide": Kind("指南", "pages/learn/guides", ".md", kinds.guide),
    "study": Kind("案例", "pages/learn/cases", ".md", kinds.study),
    "post": Kind("小蓝说法", "pages/xiaolan", ".md", kinds.post),
    "film": Kind("短片", "pages/learn/films", ".md", kinds.film),
    "comic": Kind("漫画", "comics", ".yml", kinds.comic),
}


def write_new(folder: Path, kind_id: str, today: date, ask: Asker) -> Path | None:
    """Ask, and write the file below the content's ``folder``; None when whoever is asked stops, and then nothing is
    written. Raises ``DefinitionsRefused`` when the content cannot be read.
    """
    content = read_content(folder)
    if content.errors:
        raise DefinitionsRefused(content.errors)
    kind = KINDS[kind_id]
    ask.tell(f"写一篇{kind.name}。一次问一样，方括号里的是按回车就用的。不想写了，按 Ctrl 加 C。")
    try:
        path, text = _asked(folder, kind_id, kind, today, Asking(ask, content))
    except (KeyboardInterrupt, EOFError):
        ask.tell("停下了，什么都没有写。")
        return None
    except Stopped as stopped:
        ask.tell(str(stopped))
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text)
    for line in _what_next(path.relative_to(folder.parent).as_posix()):
        ask.tell(line)
    return path


def _asked(folder: Path, kind_id: str, kind: Kind, today: date, asking: Asking) -> tuple[Path, str]:
    """Where the file goes, and its text."""
    holes = dict(kind.ask(asking, today))
    holes["id"] = asking.id(folder / kind.folder, kind.ending, holes["id"])
    holes |= {"reviewed_on": today.isoformat(), "review_by": (today + REVIEW_AFTER).isoformat()}
    holes["next"] = "\n".join(
        f"  - {{to: {link.to}, text: {scalar(link.text)}}}" for link in _ways_on(asking.content, holes["topic"])
    )
    template = Template((TEMPLATES / f"{kind_id}{kind.ending}").read_text("utf-8"))
    for name in ("title", "description"):
        holes[name] = scalar(holes[name])
    return folder / kind.folder / f"{holes['id']}{kind.ending}", template.substitute(holes)


def _ways_on(content: Content, topic: str) -> Iterator[Link]:
    """Where one goes from it: to the guide of its topic, and to where questions are answered."""
    on_topic = (page for page in content.pages.values() if page.topic == topic and page.showing == ALWAYS)
    guides = [page for page in on_topic if isinstance(page.about, Guide) and not page.about.part_of]
    yield from (Link(f"/{page.address}", page.title) for page in guides[:1])
    yield from (Link(f"/{page.address}", page.title) for page in content.sections() if page.section == "ask")


def _what_next(file: str) -> Iterator[str]:
    yield f"写好了：{file}。现在是草稿，不会发布。"
    yield "接下来："
    yield "1. 用记事本打开它，把〔写：……〕一处一处换成你的话。"
    yield "2. 看预览：python -m site_builder serve。草稿上面有一行「草稿，没有发布」。"
    yield "3. 写完了，删掉「draft: true」那一行，再查一遍：python -m site_builder check。"
    yield "4. 请另一个懂法律的人对着原文看过，再发布。"
