"""Everything that a person sees, as HTML: forms, outcomes, problems, and the frame around them.

Templates write links inside the site from its root ("/learn/"); ``links`` makes them relative at the very end.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from . import words


@cache
def _environment() -> Environment:
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


def render(template: str, values: Mapping[str, Any]) -> str:
    """The template of that name, filled in. Every value is escaped unless it is ``Markup``."""
    return _environment().get_template(template).render(values)
