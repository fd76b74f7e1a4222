"""What only the builder knows of, and no function: topics, comics, the lists for the checks of language. It is read into
its final shape at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from chalicelib.definitions.entry import Entry, Place
from chalicelib.definitions.errors import DefinitionError

from .comics.images import read_images
from .comics.script import Comic, read_comic
from .kept import Kept
from .learn.topics import Topic, read_topics
from .writing.language import LISTS, Language, language_of
from .yaml_text import parse_yaml, read_text

if TYPE_CHECKING:
    from .sources import Content

T = TypeVar("T")

_topics = Kept[tuple[Mapping[str, Topic] | None, list[DefinitionError]]]()
_comics = Kept[tuple[Comic | None, list[DefinitionError]]]()
_lists = Kept[tuple[Any, list[DefinitionError]]]()


def read_to_learn_from(content: Content, folder: Path) -> None:
    """Read topics and comics."""
    if (folder / "topics.yml").is_file():
        content.topics = _read_whole(content, folder, folder / "topics.yml", read_topics, _topics) or {}
    for path in sorted((folder / "comics").glob("*.yml")):
        comic = _read_whole(content, folder, path, read_comic, _comics)
        if comic:
            content.comics[path.stem] = comic
    content.images = read_images(folder / "comics")


def read_language(content: Content, folder: Path) -> Language:
    """Read the lists of the checks of language, as far as a city keeps them."""
    paths = {name: folder / "wording" / f"{name}.yml" for name in LISTS}
    read = {
        name: _read_whole(content, folder, path, LISTS[name], _lists) for name, path in paths.items() if path.is_file()
    }
    return language_of({name: found for name, found in read.items() if found is not None})


def _read_whole(
    content: Content,
    folder: Path,
    path: Path,
    read: Callable[[Entry], T],
    kept: Kept[tuple[T | None, list[DefinitionError]]],
) -> T | None:
    """What was read, once for as long as the file stays the same; nothing where it cannot be."""
    place = Place(name_of(folder, path))
    text = read_text(path, place)
    if path.parent.name != "wording":
        content.raw[place.file] = text

    def parsed() -> tuple[T | None, list[DefinitionError]]:
        tree = parse_yaml(text, place)
        found = None if place.errors else read(Entry({} if tree is None else tree, place))
        return found, place.errors

    found, errors = kept.get(place.file, (text, tuple(place.errors)), parsed)
    content.errors += errors
    return found


def name_of(folder: Path, path: Path) -> str:
    """A file as an editor is told of it: content/pages/index.md."""
    return path.relative_to(folder.parent).as_posix()
