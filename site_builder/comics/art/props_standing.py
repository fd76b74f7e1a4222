"""Things that stand on the ground; (0, 0) is the middle of what they stand on."""

from __future__ import annotations

WHEEL = '<circle class="i" cx="{0}" cy="-{1}" r="{1}"/><circle class="g d" cx="{0}" cy="-{1}" r="{2}"/>'

STANDING = {
    "brick": (
        (-44, -50, 88, 57),
        '<path class="r" d="M-42 0v-16h84V0zM-31-16v-16h62v16zM-19-32v-16h38v16z"/><path class="d" d="M-14 0v-16M14 0v-16M0-16v-16"/>',
    ),
    "barrow": (
        (-64, -88, 116, 95),
        '<path d="M-62-58l42 14 54 28M-18-44l-6 42"/><path class="y d" d="M-26-64q6-16 18-14 10-8 20 2 18-4 22 12z"/><path class="v" d="M-40-66h86l-18 36h-48z"/>'
        + WHEEL.format(36, 14, 5),
    ),
    "desk": (
        (-86, -102, 172, 109),
        '<path class="t" d="M-76-68H76V0H-76z"/><path class="t" d="M-84-80H84v12H-84z"/><path class="d" d="M26-68V0M26-34h50M46-52h10M46-18h10"/>'
        '<path class="w d" d="M-54-80l4-8h34l4 8z"/><path class="r d" d="M36-80v-12h10v12M39-92l-2-8M43-92l3-7"/>',
    ),
    "counter": (
        (-112, -96, 224, 103),
        '<path class="w" d="M-104-82h208V0h-208z"/><path class="b" d="M-104-34h208v16h-208z"/><path class="t" d="M-110-94h220v12h-220z"/><path class="d" d="M-34-82v48M34-82v48"/>',
    ),
    "chair": (
        (-38, -102, 66, 109),
        '<path class="t" d="M-36-100h9l5 54h-9zM-28-38h7l-4 38h-7zM14-38h7l5 38h-7z"/><path class="t" d="M-34-48h58v10h-58z"/>',
    ),
    "bed": (
        (-114, -94, 228, 101),
        '<path class="g" d="M-112-92h9v92h-9zM103-62h9V0h-9z"/><path class="w" d="M-103-48h206v26h-206z"/><path class="w" d="M-98-66q28-8 48 0v20h-48z"/><path class="l" d="M-54-54q80-14 157 0v36h-157z"/><path class="d" d="M-54-42q80-12 157 0"/>',
    ),
    "table": (
        (-74, -92, 148, 99),
        '<path class="t" d="M-60-58h11l-4 58h-8zM49-58h11l1 58h-8z"/><path class="t" d="M-72-68H72v11H-72z"/><path class="w" d="M-46-80h26q-2 12-8 12h-10q-6 0-8-12z"/><path class="r" d="M4-78h40q-4 10-12 10H16q-8 0-12-10z"/><path class="v d" d="M10-78q4-10 12-4 10-8 16 4z"/>',
    ),
    "car": (
        (-110, -92, 222, 99),
        '<path class="r" d="M-108-14v-24q2-12 16-14l24-4q18-32 38-34h36q22 0 42 34l46 6q16 4 14 36z"/><path class="l" d="M-54-58q14-22 26-22h14v22zM-4-80h12q16 2 28 22H-4z"/><path class="d" d="M-9-58v42M0-46h8"/>'
        '<path class="y d" d="M98-42h8v10h-8z"/><path class="r d" d="M-107-40h6v10h-7z"/>'
        + WHEEL.format(-60, 18, 8)
        + WHEEL.format(60, 18, 8),
    ),
    "motorbike": (
        (-72, -92, 146, 99),
        WHEEL.format(-48, 22, 9)
        + WHEEL.format(50, 22, 9)
        + '<path d="M-48-22h40M50-22L28-90H14M28-76l16 0"/><path class="g" d="M-20-34h30v20h-30z"/><path class="r" d="M-62-48q16-14 36-8l12 4 14-16 24-2 6 18-12 20h-44q-12-14-36-16z"/>'
        '<path class="i" d="M-62-60q24-8 50 4l-4 8q-22-8-46-4z"/><circle class="y d" cx="42" cy="-74" r="7"/>',
    ),
    "tree": (
        (-76, -236, 154, 243),
        '<path class="t" d="M-12 0q8-60-2-110h28q-8 60 0 110z"/><path class="v" d="M-44-100q-30-18-10-48-10-36 22-46 14-40 44-24 40-4 36 34 28 26 4 54-6 40-44 28-30 20-52 2z"/><path class="d" d="M-24-140q8 6 16 0M16-170q8 6 16 0M0-120q8 6 14 0M-18-184q8 6 14 0"/>',
    ),
    "signboard": (
        (-54, -152, 108, 159),
        '<path class="t" d="M-36-80h9V0h-9zM27-80h9V0h-9z"/><path class="t" d="M-52-150H52v78H-52z"/><path class="w d" d="M-44-142h88v62h-88z"/><path class="d" d="M-32-128h64M-32-112h64M-32-96h40"/>',
    ),
    "scales": (
        (-54, -153, 108, 160),
        '<path class="t" d="M-32 0v-10h64V0z"/><path class="y" d="M-4-10v-128h8v128z"/><circle class="y" cy="-144" r="7"/><path d="M-40-124q40-16 80 0M-40-124l-10 44M-40-124l10 44M40-124l-10 44M40-124l10 44"/><path class="y" d="M-52-80h24q-2 14-12 14t-12-14zM28-80h24q-2 14-12 14t-12-14z"/>',
    ),
    "gavel": (
        (-40, -120, 80, 127),
        '<path class="t" d="M-28-70h56V0h-56z"/><path class="t" d="M-38-80h76v12h-76z"/><path class="r" d="M-30-88H6v8h-36z"/><path class="t" d="M-4-104l38-10 2 8-38 10z"/><path class="r" d="M-26-112l20-6 8 24-20 6z"/><path class="d" d="M-20-54h40v40h-40z"/>',
    ),
    "box": (
        (-44, -66, 86, 73),
        '<path class="t" d="M-38-54h76V0h-76z"/><path class="t" d="M-42-64h82l-2 10h-76z"/><path class="y d" d="M-9-64H9v24H-9z"/><path class="d" d="M-28-12h16M-28-20h10"/>',
    ),
    "calendar": (
        (-32, -202, 64, 86),
        '<path class="w" d="M-30-192h60v74h-60z"/><path class="r" d="M-30-192h60v18h-60z"/><path class="d" d="M-14-200v14M14-200v14M-20-162h8M-4-162h8M12-162h8M-20-148h8M-4-148h8M-20-134h8M-4-134h8"/><circle class="r" cx="16" cy="-141" r="8"/>',
    ),
    "crutch": (
        (-18, -134, 36, 141),
        '<path class="t" d="M-16-132h32v8h-32z"/><path d="M-12-122L-3-48V-2M12-122L3-48M-9-90H9"/><path class="t" d="M-12-122h6l5 72h2l5-72h6L4-46V0h-8v-46z"/><path class="w d" d="M-9-92H9v6H-9z"/>',
    ),
    "hen": (
        (-36, -68, 74, 75),
        '<path d="M-6-12v11h8M6-12v11h8"/><path class="o" d="M-34-52q10 14 26 12 8-2 13-14 5-8 15-5 9 5 6 16 2 32-28 34-28-6-32-43z"/><path class="r d" d="M8-58q-1-6 5-4 4-4 7 0 4 0 2 5-6-3-14-1zM24-40q4 8-2 8-4-2-2-8z"/><path class="y d" d="M26-48l10 4-9 4z"/><circle class="i x" cx="18" cy="-48" r="2"/><path class="d" d="M-14-28q10 10 20-2"/>',
    ),
    "corn": (
        (-44, -58, 88, 65),
        '<path class="y" d="M-24 0q-8-34 2-54 16 16 14 54zM-8 0q-4-38 8-56 14 18 10 56zM8 0q0-38 14-54 12 20 4 54z"/><path class="d" d="M-24-34h14M-25-20h16M-7-38H9M-8-24h18M12-34h14M10-20h17"/><path class="v" d="M-40-26q20 4 26 26h-20q-8-10-6-26zM40-26q-20 4-26 26h20q8-10 6-26zM-12 0q4-20 12-20t12 20z"/>',
    ),
    "fence": (
        (-92, -66, 184, 73),
        '<path class="t" d="M-90-46H90v9H-90zM-90-22H90v9H-90z"/><path class="t" d="M-80 0v-54l9-10 9 10V0zM-34 0v-54l9-10 9 10V0zM12 0v-54l9-10 9 10V0zM58 0v-54l9-10 9 10V0z"/>',
    ),
    "computer": (
        (-58, -140, 116, 147),
        '<path class="t" d="M-46-60h9V0h-9zM37-60h9V0h-9z"/><path class="t" d="M-56-70H56v11H-56z"/><path class="g" d="M-7-86H7l6 16h-26z"/><path class="m" d="M-40-138h80v54h-80z"/><path class="l d" d="M-34-132h68v42h-68z"/><path class="d" d="M-24-122h30M-24-112h44M-24-102h36"/>',
    ),
}
"""Each with its box (x, y, width, height)."""

BEFORE = frozenset({"desk", "counter", "table", "barrow", "brick", "box", "hen", "corn", "fence", "bed"})
"""What stands before a figure at the same spot."""

HUNG = frozenset({"calendar"})
"""What hangs on the wall, above its spot."""
