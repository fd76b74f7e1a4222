"""The sizes in which a film is made."""

SIZES = {"360": (360, 640), "240": (240, 426)}
"""By the name of the file, width and height in pixels; H.264 wants even numbers."""
