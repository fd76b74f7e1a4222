"""The topics under which guides, comics, case studies, posts and films stand together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.entry import Entry

_ID = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Topic:
    """A topic; on a ``sensitive`` one neither 小蓝 nor a comic ever stands."""

    id: str
    name: str
    description: str
    sensitive: bool

    @classmethod
    def read(cls, id_: str, entry: Entry) -> Topic:
        """Read one entry of ``content/topics.yml``."""
        if not _ID.fullmatch(id_):
            entry.refuse(f"「{id_}」是网址，只能用小写字母、数字和短横线")
        topic = cls(id_, entry.text("name"), entry.text("description"), entry.flag("sensitive"))
        entry.done()
        return topic


def read_topics(entry: Entry) -> Mapping[str, Topic]:
    """Read ``content/topics.yml``, in the editor's order; no two have one name."""
    topics = {id_: Topic.read(id_, entry.entry(id_)) for id_ in entry.keys()}  # noqa: SIM118 - an Entry is no dict
    names = [topic.name for topic in topics.values()]
    for id_, topic in topics.items():
        if topic.name and names.count(topic.name) > 1:
            entry.refuse(f"不止一个题目叫「{topic.name}」，改一个", id_)
    return topics
