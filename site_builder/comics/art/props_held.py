"""Things that fit into a hand; (0, 0) is the grip."""

from __future__ import annotations

HELD = {
    "paper": (
        (-20, -47, 42, 55),
        '<path class="w" d="M-14 6l-4-48 34-3 4 48z"/><path class="d" d="M-11-34l20-2M-10-26l22-2M-9-18l22-2M-9-10l14-1"/>',
    ),
    "contract": (
        (-20, -54, 40, 60),
        '<path class="w" d="M-18 4v-56h30l6 6V4z"/><path class="d" d="M-9-42H5M-12-33h24M-12-26h24M-12-19h16M-12-6h8"/><circle class="r x" cx="8" cy="-8" r="7"/>',
    ),
    "receipt": (
        (-16, -48, 32, 54),
        '<path class="w" d="M-14 4v-50l5 3 5-3 4 3 4-3 5 3 5-3V4l-5-3-5 3-4-3-4 3-5-3z"/><path class="d" d="M-8-33H8M-8-25H8M-8-17h9M2-8h6"/>',
    ),
    "money": (
        (-26, -36, 52, 42),
        '<path class="p" d="M-14 0l-10-22 38-12 10 22z"/><path class="p" d="M-10 4l-8-24h40v24z"/><circle class="w d" cx="2" cy="-8" r="6"/><path class="d" d="M-12-15h4M13-1h4"/>',
    ),
    "phone": (
        (-12, -38, 24, 44),
        '<rect class="i" x="-10" y="-36" width="20" height="40" rx="4"/><path class="l x" d="M-7-30H7v26H-7z"/>',
    ),
    "helmet": (
        (-34, -34, 68, 43),
        '<path class="y" d="M-26-4q0-28 26-28t26 28z"/><path class="y" d="M-32-5q32 6 64 0v6q-32 6-64 0z"/><path class="d" d="M-7-31v24M7-31v24"/>',
    ),
    "camera": (
        (-24, -35, 48, 39),
        '<path class="m" d="M-22-26h9l5-7H8l5 7h9V2h-44z"/><circle class="l" cy="-12" r="9"/><circle class="i x" cy="-12" r="4"/><path class="y x" d="M12-22h6v4h-6z"/>',
    ),
    "medicine": (
        (-15, -40, 30, 44),
        '<path class="w" d="M-13 2v-28h26V2z"/><path class="b" d="M-10-26v-12h20v12z"/><path class="r x" d="M-2-22h5v6h6v5H3v6h-5v-6h-6v-5h6z"/>',
    ),
    "bowl": (
        (-26, -44, 54, 49),
        '<path d="M6-18l14-24M12-18l14-22"/><path class="w" d="M-18-18q4-12 18-12t18 12z"/><path class="w" d="M-24-18h48q-2 16-14 18v3h-20v-3q-12-2-14-18z"/><path class="d" d="M-20-11q20 7 40 0"/>',
    ),
    "bag": (
        (-26, -8, 52, 52),
        '<path d="M-10 8v-6q0-8 10-8t10 8v6"/><path class="t" d="M-21 8h42l3 34h-48z"/><path class="d" d="M-22 20h44M-4 16h8v8h-8z"/>',
    ),
}
"""Each with its box (x, y, width, height)."""
