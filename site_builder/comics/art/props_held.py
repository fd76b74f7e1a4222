"""Things that fit into a hand; (0, 0) is the grip."""

from __future__ import annotations

HELD = {
    "paper": (
        (-20, -46, 44, 50),
        '<path class="w" d="M-16 2l-3-44 34-3 3 44z"/><path class="d" d="M-12-34l22-2M-11-26l22-2M-11-18l22-2M-10-10l12-1"/>',
    ),
    "contract": (
        (-22, -52, 48, 56),
        '<path class="w" d="M-18 2v-50h36v50z"/><path class="d" d="M-8-41h16M-12-32h24M-12-25h24M-12-18h24"/><circle class="r x" cx="9" cy="-8" r="6"/>',
    ),
    "receipt": (
        (-14, -42, 30, 46),
        '<path class="w" d="M-12 2v-42l4 3 4-3 4 3 4-3 4 3 4-3v42l-4-3-4 3-4-3-4 3-4-3z"/><path class="d" d="M-7-29h14M-7-21h14M-7-13h8"/>',
    ),
    "money": (
        (-24, -34, 50, 38),
        '<path class="p" d="M-20-4l34-22 8 13-34 22z"/><path class="r" d="M-22-10l38-16 6 14-38 16z"/><circle class="y d" cy="-11" r="5"/>',
    ),
    "phone": (
        (-10, -36, 22, 40),
        '<rect class="i" x="-9" y="-34" width="18" height="36" rx="4"/><path class="l x" d="M-6-29H6v23H-6z"/>',
    ),
    "helmet": (
        (-34, -34, 68, 38),
        '<path class="y" d="M-26-6q0-26 26-26t26 26z"/><path class="y" d="M-32-6h64v6h-64z"/><path class="d" d="M-6-31v22M6-31v22"/>',
    ),
    "camera": (
        (-22, -34, 46, 38),
        '<path class="i" d="M-20-24h9l4-7h14l4 7h9v24h-40z"/><circle class="l" cy="-12" r="8"/><path class="y x" d="M10-21h6v4h-6z"/>',
    ),
    "medicine": (
        (-14, -36, 30, 40),
        '<path class="w" d="M-11 0v-26h22v26z"/><path class="b" d="M-8-26v-7h16v7z"/><path class="r x" d="M-2-21h4v5h5v4h-5v5h-4v-5h-5v-4h5z"/>',
    ),
    "bowl": (
        (-24, -40, 50, 44),
        '<path class="w x" d="M-18-16q4-12 18-12t18 12z"/><path class="w" d="M-22-18h44q0 18-14 18h-16q-14 0-14-18z"/><path class="d" d="M-13-10q13 4 26 0M6-20l14-18M12-20l12-16"/>',
    ),
    "bag": (
        (-24, -8, 50, 52),
        '<path d="M-9 6q0-10 9-10t9 10"/><path class="t" d="M-20 6h40l3 34h-46z"/><path class="d" d="M-21 18h42M-4 15h8v7h-8z"/>',
    ),
}
"""Each with its box (x, y, width, height)."""
