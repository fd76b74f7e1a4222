"""小蓝, as in the theme's portrait: round light-blue head, dark-blue hair, blue coat, white collar, badge 法."""

from __future__ import annotations

HEAD = '<circle class="l" r="34"/><path class="f" d="M-34 0a34 34 0 0 1 68 0c-10-2-15-11-17-18-11 11-33 16-51 18z"/>'
BADGE = (
    '<circle class="w d" r="11"/><path class="a" d="M-7-6l2 2M-8-1l2 2M-7 6l3-4M-2-4h9M2-7v7M-3 1H8M2 1l-4 5h8l-2-3"/>'
)
"""Around its own middle, so that it can be turned back where the figure is mirrored."""
EYES = '<g class="i x"><circle cx="-11" cy="7" r="4"/><circle cx="13" cy="7" r="4"/></g>'

FACES = {
    "calm": EYES + '<path d="M-7 18q8 6 16 0"/>',
    "happy": '<path d="M-16 8q5-7 10 0M8 8q5-7 10 0"/><path class="r" d="M-8 15q9 3 18 0-1 11-9 11t-9-11z"/>',
    "worried": EYES + '<path d="M-6 20q4-4 7-1t7-1M-17-1q5-1 8-5M11-6q3 4 8 5"/>',
    "sad": '<path d="M-6 21q7-6 14 0M-17 0q5-1 8-5M11-5q3 4 8 5M-16 8q5 4 10-1M8 7q5 5 10 1"/>',
    "angry": EYES + '<path d="M-6 20q7-5 14 0M-18-4l11 5M8 1l11-5"/>',
    "surprised": EYES + '<path class="r" d="M1 15q6 0 6 6t-6 6-6-6 6-6z"/><path d="M-17-3q5-4 9-2M9-5q5-2 9 2"/>',
    "pain": '<path d="M-16 2l9 5-9 4M18 2l-9 5 9 4M-7 20q3-4 5 0t5 0 5 0"/>',
    "thinking": '<g class="i x"><circle cx="-9" cy="5" r="4"/><circle cx="15" cy="5" r="4"/></g>'
    '<path d="M-2 20q4-4 9-1M-16-4q5-3 9-1M11-6q5-3 9 1"/>',
    "relieved": '<path d="M-16 6q5 5 10 0M8 6q5 5 10 0M-7 17q8 7 16 0"/>',
    "firm": EYES + '<path d="M-7 20h13l4-1M-17-2l10 2M8 0l10-2"/>',
}
