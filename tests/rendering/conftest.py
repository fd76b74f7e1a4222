"""What the tests of rendering share: the real catalogue, and a reader of HTML that sees what a browser would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from chalicelib.definitions.catalogue import Catalogue
from hypothesis import settings

from site_builder import ROOT
from site_builder.sources import read_content

settings.register_profile("no-deadline", deadline=None)  # a slow machine is no fault of ours
settings.load_profile("no-deadline")

VOID = {"input", "br", "meta", "link", "hr", "img"}


@dataclass
class Element:
    """One element with its attributes, the elements around it ("p.total", outermost first) and all text inside it."""

    tag: str
    attributes: dict[str, str | None]
    around: list[str]
    text: str = ""

    @property
    def name(self) -> str:
        """The tag with its first class."""
        first = (self.attributes.get("class") or "").split()[:1]
        return ".".join([self.tag, *first])


@dataclass
class Seen(HTMLParser):
    """All elements in their order; raises for tags that do not close each other."""

    html: str
    elements: list[Element] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, open until its end."""
        assert len(dict(attrs)) == len(attrs)
        self.elements.append(Element(tag, dict(attrs), [element.name for element in self._open]))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element, which must be this one."""
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        """Text belongs to every element around it."""
        self.text += data
        for element in self._open:
            element.text += data

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """The elements of a tag that have these attributes; ``class_`` asks for one class among others."""
        return [element for element in self.elements if tag in ("", element.tag) and _has(element, attributes)]

    def texts(self, tag: str, inside: str) -> list[str]:
        """What the elements of a tag say that stand inside another ("summary", "p.total")."""
        return [element.text for element in self.elements if element.tag == tag and inside in element.around]

    @property
    def ids(self) -> list[str | None]:
        """Every id."""
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags and the names of their attributes: what text put in must never change."""
        return [(element.tag, tuple(element.attributes)) for element in self.elements]


def _has(element: Element, attributes: dict[str, str]) -> bool:
    classes = (element.attributes.get("class") or "").split()
    return all(
        value in classes if name == "class_" else element.attributes.get(name) == value
        for name, value in attributes.items()
    )


See = Callable[[str], Seen]


@pytest.fixture(scope="session")
def see() -> See:
    """Reads HTML as a browser would."""
    return Seen


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Everything declared in the real content."""
    return read_content(ROOT / "content").catalogue
