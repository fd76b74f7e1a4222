"""Things that stand on the ground; (0, 0) is the middle of what they stand on."""

from __future__ import annotations

STANDING = {
    "brick": (
        (-44, -50, 90, 54),
        '<path class="r" d="M-40 0v-16h80v16zM-30-16v-16h60v16zM-18-32v-15h38v15z"/><path class="d" d="M0 0v-16M-12-16v-16M10-16v-16"/>',
    ),
    "barrow": (
        (-62, -76, 134, 80),
        '<path d="M-58-62l34 26 50 26M-16-32l-10 30"/><path class="v" d="M-34-66h76l-16 36h-42z"/><path class="t d" d="M-26-66q10-14 26-6 14-10 28 6z"/><circle class="i" cx="32" cy="-14" r="13"/><circle class="g d" cx="32" cy="-14" r="5"/>',
    ),
    "desk": (
        (-84, -84, 168, 88),
        '<path class="t" d="M-74-68h148v68h-148z"/><path class="t" d="M-82-80h164v12h-164z"/><path class="d" d="M30-68v68M30-46h44M48-57h8M48-34h8"/><path class="w d" d="M-50-80l6-6h30l-6 6z"/>',
    ),
    "counter": (
        (-112, -98, 224, 102),
        '<path class="w" d="M-104-82h208v82h-208z"/><path class="b" d="M-104-30h208v14h-208z"/><path class="t" d="M-110-94h220v12h-220z"/>',
    ),
    "chair": (
        (-36, -104, 68, 108),
        '<path d="M-24-42l-4 40M20-42l4 40M-24-46l-6-54M-24-100"/><path class="t" d="M-34-102h12l6 54h-10zM-30-50h56v10h-56z"/>',
    ),
    "bed": (
        (-112, -92, 224, 96),
        '<path class="g" d="M-110-90h8v88h-8zM102-56h8v54h-8z"/><path class="w" d="M-102-50h204v24h-204z"/><path class="w" d="M-98-66q26-8 44 0v18h-44z"/><path class="l" d="M-50-56q70-10 152 0v34h-152z"/>',
    ),
    "table": (
        (-74, -84, 148, 88),
        '<path class="t" d="M-58-58h10l-4 58h-8zM48-58h10l2 58h-8z"/><path class="t" d="M-70-68h140v11h-140z"/><path class="w d" d="M-40-76h22l-4 8h-14z"/><path class="v d" d="M4-76h30q-2 8-9 8h-12q-8 0-9-8z"/>',
    ),
    "car": (
        (-112, -92, 224, 96),
        '<path class="b" d="M-108-14v-26q2-10 14-12l26-6q18-28 36-30h40q22 0 40 30l44 8q16 4 14 36z"/><path class="l d" d="M-58-58q14-20 26-22h12v22zM-8-80h16q18 2 30 24h-46z"/><path class="d" d="M-14-50v34M-6-44h8"/><path class="y d" d="M96-44h10v8h-8z"/><circle class="i" cx="-62" cy="-16" r="16"/><circle class="g d" cx="-62" cy="-16" r="7"/><circle class="i" cx="62" cy="-16" r="16"/><circle class="g d" cx="62" cy="-16" r="7"/>',
    ),
    "motorbike": (
        (-74, -92, 148, 96),
        '<circle class="i" cx="-46" cy="-20" r="20"/><circle class="g d" cx="-46" cy="-20" r="9"/><circle class="i" cx="48" cy="-20" r="20"/><circle class="g d" cx="48" cy="-20" r="9"/><path class="r" d="M-58-50l24-4 12 10h18l12-16 22 4 6 14-16 4-6 22h-44q-4-20-24-22z"/><path d="M48-20L28-86h-14M28-84l10-2"/><path class="i" d="M-60-56q22-8 46 6l-4 6q-20-8-42-6z"/>',
    ),
    "tree": (
        (-66, -246, 132, 250),
        '<path class="t" d="M-10 0q6-60-2-110h24q-6 60 4 110z"/><path class="v" d="M-44-100q-30-18-10-48-10-36 22-46 14-40 44-24 40-4 36 34 28 26 4 54-6 40-44 28-30 20-52 2z"/><path class="d" d="M-24-140q8 6 16 0M16-170q8 6 16 0M0-120q8 6 14 0"/>',
    ),
    "signboard": (
        (-52, -150, 104, 154),
        '<path class="t" d="M-5-70h10v70h-10z"/><path class="w" d="M-48-146h96v76h-96z"/><path class="d" d="M-34-126h68M-34-110h68M-34-94h40"/>',
    ),
    "scales": (
        (-52, -152, 104, 156),
        '<path class="t" d="M-30 0v-10h60v10z"/><path class="y" d="M-4-10v-128h8v128z"/><circle class="y" cy="-142" r="7"/><path d="M-40-122q40-14 80 0M-40-122l-10 44M-40-122l12 44M40-122l-12 44M40-122l10 44"/><path class="y" d="M-50-78h24q-2 12-12 12t-12-12zM26-78h24q-2 12-12 12t-12-12z"/>',
    ),
    "gavel": (
        (-40, -116, 84, 120),
        '<path class="t" d="M-26-70h52v70h-52z"/><path class="t" d="M-36-80h72v12h-72z"/><path class="r" d="M-24-86h30v6h-30z"/><path class="t" d="M0-100l36-12 3 8-36 12z"/><path class="t" d="M-22-108l18-6 8 20-18 6z"/>',
    ),
    "box": (
        (-40, -64, 82, 68),
        '<path class="t" d="M-36-58h72v58h-72z"/><path class="y d" d="M-8-58h16v22h-16z"/><path class="d" d="M-26-14h14"/>',
    ),
    "calendar": (
        (-32, -204, 64, 84),
        '<path class="w" d="M-28-190h56v68h-56z"/><path class="r" d="M-28-190h56v18h-56z"/><path class="d" d="M-14-198v12M14-198v12M-20-160h40M-20-148h40M-20-136h24"/><circle class="r d" cx="14" cy="-136" r="6"/>',
    ),
    "crutch": (
        (-18, -134, 36, 138),
        '<path class="t" d="M-14-130h28v8h-28zM-10-122h6l4 60 4-60h6l-6 70v52h-8v-52z"/><path d="M-7-88h14"/>',
    ),
    "hen": (
        (-34, -56, 70, 60),
        '<path d="M-4-10v8h8M6-10v8h8"/><path class="o" d="M-30-44q8 12 22 10 8-2 12-14 4-8 14-4 8 4 6 14 2 30-26 32-26-4-28-38z"/><path class="r d" d="M8-50q0-8 6-4 4-4 6 2l-2 4z"/><path class="y d" d="M24-40l8 3-8 4z"/><circle class="i x" cx="17" cy="-40" r="2"/><path class="d" d="M-12-22q8 6 16-2"/>',
    ),
    "corn": (
        (-40, -56, 82, 60),
        '<path class="v" d="M-36-2q-2-18 10-26l10 26zM36-2q4-18-8-28l-12 28z"/><path class="y" d="M-30-2q-4-30 8-46 14 14 14 46zM8-2q0-32 12-46 14 16 10 46zM-12-2q-4-36 10-52 14 16 12 52z"/><path class="d" d="M-8-30h14M-9-18h16"/>',
    ),
    "fence": (
        (-92, -66, 184, 70),
        '<path class="t" d="M-88-46h176v8h-176zM-88-22h176v8h-176z"/><path class="t" d="M-78 0v-54l8-8 8 8v54zM-32 0v-54l8-8 8 8v54zM14 0v-54l8-8 8 8v54zM60 0v-54l8-8 8 8v54z"/>',
    ),
    "computer": (
        (-56, -138, 112, 142),
        '<path class="t" d="M-44-60h8v60h-8zM36-60h8v60h-8z"/><path class="t" d="M-54-68h108v10h-108z"/><path class="g" d="M-8-82h16l4 14h-24z"/><path class="i" d="M-36-134h72v52h-72z"/><path class="l x" d="M-30-128h60v40h-60z"/>',
    ),
}
"""Each with its box (x, y, width, height)."""

BEFORE = frozenset({"desk", "counter", "table", "barrow", "brick", "box", "hen", "corn", "fence", "bed"})
"""What stands before a figure at the same spot."""
