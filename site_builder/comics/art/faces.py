"""Ten moods on one face, seen a little from the side: (0, 0) is the middle of a head of radius 32 that looks to the right."""

from __future__ import annotations

OPEN = '<g class="i x"><ellipse cx="-6" cy="-1" rx="3" ry="4"/><ellipse cx="16" cy="-1" rx="3" ry="4"/></g>'
WIDE = '<g class="w d"><ellipse cx="-6" cy="-2" rx="6" ry="7"/><ellipse cx="16" cy="-2" rx="6" ry="7"/></g>'
NOSE = '<path class="d" d="M8 2q3 4-1 5"/>'
CHEEKS = '<g class="c x"><circle cx="-13" cy="9" r="5"/><circle cx="23" cy="9" r="4"/></g>'
SWEAT = '<path class="l d" d="M30-9q-6 7-1 9 6-1 1-9z"/>'

FACES = {
    "calm": CHEEKS + OPEN + NOSE + '<path d="M-1 14q6 4 12 0M-11-11q5-3 9-1M13-12q4-2 8 1"/>',
    "happy": CHEEKS
    + NOSE
    + '<path class="r" d="M-5 10q10 3 20 0-1 12-10 12t-10-12z"/><path d="M-11 0q5-7 10 0M11 0q5-7 10 0M-12-11q5-4 9-2M13-13q5-2 8 2"/>',
    "worried": OPEN + NOSE + SWEAT + '<path d="M-2 16q3-4 6-1t7-1M-13-8q4-1 8-6M14-14q3 5 8 6"/>',
    "sad": NOSE
    + '<path class="l d" d="M-9 6q-5 7 0 9 5-2 0-9z"/><path d="M-2 18q6-6 13 0M-13-8q5-1 8-6M14-14q3 5 8 6M-11 0q5 4 9-1M12-1q4 5 9 1"/>',
    "angry": OPEN + NOSE + '<path class="r" d="M-4 20q1-9 9-9t9 8q-9-3-18 1z"/><path d="M-13-13l11 6M12-7l10-6"/>',
    "surprised": WIDE
    + NOSE
    + '<path class="r" d="M5 11q6 0 6 6t-6 6-6-6 6-6z"/><path d="M-13-14q5-5 10-3M12-17q6-2 10 3"/><g class="i x"><circle cx="-4" cy="-2" r="3"/><circle cx="18" cy="-2" r="3"/></g>',
    "pain": NOSE
    + SWEAT
    + '<path class="w" d="M-4 13q9-4 18 0l-1 7q-8-3-16 0z"/><path class="d" d="M5 12v6"/><path d="M-11-6l9 5-9 4M21-6l-9 5 9 4M-13-10l8-4M15-14l8 4"/>',
    "thinking": WIDE
    + NOSE
    + '<path d="M1 16q5-4 10 0M-12-11q5-2 9 1M12-13q5-3 10 1"/><g class="i x"><circle cx="-3" cy="-5" r="3"/><circle cx="19" cy="-5" r="3"/></g>',
    "relieved": CHEEKS
    + NOSE
    + '<path d="M-2 13q7 7 14 0M-11-1q5 5 9 0M12-1q4 5 9 0M-12-10q5-3 9-1M13-11q4-2 8 1"/>'
    + '<path class="w d" d="M24 20q6-6 10 0 5 2 1 6-7 3-11-1-3-3 0-5z"/>',
    "firm": OPEN + NOSE + '<path d="M-2 15h11l4-1M-12-10l10 2M12-8l9-3"/>',
}
