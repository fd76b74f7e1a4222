"""The topics under which guides, comics, case studies, posts and films stand together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.definitions.entry import Entry


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
        topic = cls(id_, entry.text("name"), entry.text("description"), entry.flag("sensitive"))
        entry.done()
        return topic


def read_topics(entry: Entry) -> Mapping[str, Topic]:
    """Read ``content/topics.yml``, in the editor's order."""
    return {id_: Topic.read(id_, entry.entry(id_)) for id_ in entry.keys()}  # noqa: SIM118 - an Entry is no dict
