"""Who can play: build, clothes, hair and colours of every character."""

from __future__ import annotations

from dataclasses import dataclass

from . import clothes, heads
from .builds import GROWN, LOWER, OLD, SMALL, TINY, Build
from .xiaolan import HEAD


@dataclass(frozen=True)
class Person:
    """A character's pieces. ``torso``, ``head``, ``hanging`` (hair behind the head) and ``load`` (on the back) are drawn;
    ``bare`` is the head of who takes hat and load off indoors;
    ``sleeve``, ``trousers``, ``shoes``, ``skin`` and ``band`` (around an arm) are letters of the palette.

    ``short``: sleeves end above the elbow. ``vest``: sleeves come out of armholes. ``case``: the hand that hangs down
    carries a briefcase. ``skirt``: what hangs over the legs, its length and letter.
    """

    torso: str
    head: str
    sleeve: str
    trousers: str
    build: Build = GROWN
    hanging: str = ""
    load: str = ""
    bare: str = ""
    short: bool = False
    band: str = ""
    case: bool = False
    vest: bool = False
    shoes: str = "m"
    skin: str = "s"
    tanned: bool = False
    skirt: tuple[str, str] | None = None

    @property
    def look(self) -> str:
        """The classes of their pieces."""
        return "k A" if self.tanned else "k"


CRATE = '<path class="v" d="M-60-150h46v58h-46z"/><path class="w d" d="M-60-134h46v8h-46z"/>'
SATCHEL = '<path class="b" d="M-28-88h20v42h-18q-8-20-2-42z"/>'

PEOPLE = {
    "xiaolan": Person(clothes.XIAOLAN, HEAD, "b", "f", TINY, skin="l"),
    "worker": Person(clothes.WORKER, heads.WORKER, "b", "n", bare=heads.SHORN, vest=True, shoes="t", tanned=True),
    "woman-worker": Person(
        clothes.WOMAN_WORKER, heads.WOMAN_WORKER, "b", "b", LOWER, hanging=heads.TAIL, bare=heads.WOMAN_WITH_EAR
    ),
    "foreman": Person(clothes.FOREMAN, heads.FOREMAN, "v", "t", bare=heads.CROPPED, short=True, tanned=True),
    "boss": Person(clothes.BOSS, heads.BOSS, "n", "n"),
    "old-woman": Person(clothes.OLD_WOMAN, heads.OLD_WOMAN, "p", "n", OLD, hanging=heads.BUN.format("g")),
    "old-man": Person(clothes.OLD_MAN, heads.OLD_MAN, "w", "n", OLD, vest=True, tanned=True),
    "child": Person(clothes.GIRL, heads.GIRL, "r", "s", SMALL, hanging=heads.PIGTAILS, short=True, shoes="w"),
    "boy": Person(clothes.SCHOOLBOY, heads.TOUSLED, "y", "n", SMALL, load=SATCHEL, short=True, shoes="w"),
    "clerk": Person(clothes.CLERK, heads.WOMAN, "w", "n", LOWER, hanging=heads.BOB),
    "judge": Person(clothes.JUDGE, heads.WOMAN_WITH_EAR, "m", "m", hanging=heads.LOW_BUN, skirt=("robe", "m")),
    "lawyer": Person(clothes.LAWYER, heads.LEARNED, "e", "e", case=True),
    "mediator": Person(clothes.MEDIATOR, heads.WOMAN, "v", "t", LOWER, hanging=heads.CURLS, band="r"),
    "husband": Person(clothes.HUSBAND, heads.PARTED, "g", "n"),
    "wife": Person(clothes.WIFE, heads.WOMAN_WITH_EAR, "r", "n", LOWER, hanging=heads.TAIL, short=True, shoes="t"),
    "young-woman": Person(
        clothes.YOUNG_WOMAN, heads.WOMAN, "l", "s", hanging=heads.LONG, short=True, shoes="r", skirt=("knee", "l")
    ),
    "young-man": Person(clothes.YOUNG_MAN, heads.TOUSLED, "y", "b", shoes="w"),
    "shopkeeper": Person(clothes.SHOPKEEPER, heads.CROPPED, "w", "n", skirt=("knee", "r")),
    "doctor": Person(clothes.DOCTOR, heads.DOCTOR, "w", "n", skirt=("knee", "w")),
    "police": Person(clothes.POLICE, heads.POLICE, "n", "n"),
    "village-head": Person(clothes.VILLAGE_HEAD, heads.GREYING, "e", "n", tanned=True),
    "courier": Person(clothes.COURIER, heads.COURIER, "y", "n", load=CRATE, bare=heads.PARTED, tanned=True),
}
