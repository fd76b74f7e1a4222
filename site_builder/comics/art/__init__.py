"""The drawn parts of comics: figures, things and places, in panels of 360 x 400 units.

A picture puts each distinct piece once into its ``<defs>`` (``Part.svg``), shows it with ``<use href="#id"/>`` and holds
``STYLE`` in its ``<style>``. Figures look to the right; ``scale(-1,1)`` turns those drawn with ``mirrored=True``.
"""

from site_builder.comics.vocabulary import CHARACTERS, MOODS, PLACES, POSES, PROPS

from .drawn import Drawn, Part
from .figures import figure, hand
from .palette import STYLE
from .places import HATS_OFF, place
from .props import HELD, prop

__all__ = [
    "CHARACTERS",
    "HATS_OFF",
    "HELD",
    "MOODS",
    "PLACES",
    "POSES",
    "PROPS",
    "STYLE",
    "Drawn",
    "Part",
    "figure",
    "hand",
    "place",
    "prop",
]
