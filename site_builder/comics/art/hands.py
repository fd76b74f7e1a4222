"""Hands, seen along the lower arm: (0, 0) is the wrist's end, fingers point to the right; and what they carry."""

from __future__ import annotations

HANDS = {
    "fist": '<circle class="{0}" r="9"/><path class="d" d="M-1-3l6 1M-1 2l6 0"/>',
    "relaxed": '<path class="{0}" d="M-4-9h7q12 0 14 8 0 8-8 9l-13 1q-5-9 0-18z"/><path class="d" d="M9 8q2-9-5-9M12-2l4 1"/>',
    "palm": '<path class="{0}" d="M-7-5q2-7 7-9 5-2 4 3l-2 4 13-3q6 0 6 6 0 8-9 11-12 2-17-2-4-5-2-10z"/><path class="d" d="M11-1l9-2M12 4l7-1"/>',
    "finger": '<path class="{0}" d="M-7-5q4-5 10-3l17 1q5 1 4 4-1 3-5 3l-8 1q1 6-5 8-8 2-12-3-3-5-1-11z"/><path class="d" d="M4 3l6-1"/>',
}
PHONE = '<rect class="g" x="-6" y="-18" width="11" height="32" rx="3"/>'
CASE = '<path d="M-42-54v-6q0-5 8-5t8 5v6"/><path class="t" d="M-58-54h46v32h-46z"/><path class="d" d="M-58-42h46M-38-44h6v6h-6z"/>'
