"""Everything that a person sees, as HTML: forms, outcomes, problems, and the frame around them.

Templates write links inside the site from its root ("/learn/"); ``links`` makes them relative at the very end.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from . import words

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a check of the content renders nothing

    environment = Environment(
        loader=PackageLoader("chalicelib.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(words.FILTERS)
    return environment


@dataclass(frozen=True)
class Later:
    """HTML that is made when it is put into a page. Equal ``state`` means equal HTML, so that whoever has made one need
    not make the other; nobody may change the state afterwards.
    """

    state: object
    make: Callable[[], str] = field(compare=False, repr=False)

    def __html__(self) -> str:
        return self.make()


def render(template: str, values: Mapping[str, Any]) -> str:
    """The template of that name, filled in. Every value is escaped unless it is ``Markup``."""
    return _environment().get_template(template).render(values)


def rendered_later(template: str, values: Mapping[str, Any]) -> Later:
    """``render``, put off until the HTML is wanted."""
    return Later((template, values), partial(render, template, values))
