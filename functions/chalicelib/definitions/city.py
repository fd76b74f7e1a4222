"""The city: its name, counties and townships, hotline, and the office that answers for the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .directory.point import Point
from .entry import Entry

SAMPLE = "示例"
"""The word that marks made-up people, offices and the site itself while no office answers for it."""


MAP_COLUMNS = 5
"""So many tiles stand side by side on a phone, each large enough for a thumb."""


@dataclass(frozen=True)
class County:
    """A county with its townships by nine-digit code. ``slug`` stands in addresses; ``tile`` is its row and column on the
    map, from 1; ``seat`` about where its seat lies, None where nobody wrote it.
    """

    code: str
    name: str
    slug: str
    townships: Mapping[str, str]
    tile: tuple[int, int] | None
    seat: Point | None

    @classmethod
    def read(cls, entry: Entry) -> County:
        """Read one entry of ``counties``; a township's code begins with its county's."""
        county = cls(
            entry.text("code"),
            entry.text("name"),
            entry.text("slug"),
            entry.pairs("townships"),
            _tile(entry),
            Point.read(entry.entry("seat")) if entry.has("seat") else None,
        )
        for code in county.townships:
            if not (code.isdigit() and len(code) == 9 and code.startswith(county.code)):
                entry.refuse(f"乡镇代码「{code}」要是9位数字，以{county.code}开头", "townships")
        entry.done()
        return county


def _tile(entry: Entry) -> tuple[int, int] | None:
    numbers = entry.texts("tile")
    if not numbers:
        return None
    if len(numbers) != 2 or not all(number.isascii() and number.isdigit() for number in numbers):
        entry.refuse("「tile」写成 [第几行, 第几列]，比如 [2, 3]", "tile")
        return None
    row, column = map(int, numbers)
    if not (1 <= row <= 20 and 1 <= column <= MAP_COLUMNS):
        entry.refuse(f"「tile」从第1行、第1列数起，一行最多{MAP_COLUMNS}格", "tile")
    return row, column


@dataclass(frozen=True)
class CityMap:
    """How the counties are drawn: as tiles, or, beside them, as an outline that bears its 审图号 (地图审核管理规定 5, 6)."""

    outline: bool
    review_number: str

    @classmethod
    def read(cls, entry: Entry) -> CityMap:
        """Read ``map``."""
        drawn = cls(entry.choice("mode", ("tiles", "outline")) == "outline", entry.text("review_number", ""))
        if drawn.outline and not drawn.review_number:
            entry.refuse("带边界的图要先送审：拿到审图号，写在「review_number」；没有就写 mode: tiles", "mode")
        entry.done()
        return drawn


@dataclass(frozen=True)
class Hotline:
    """The city's legal hotline. ``hours`` and ``from_afar`` (the number to dial from elsewhere) may be unknown: ""."""

    number: str
    hours: str
    from_afar: str

    @classmethod
    def read(cls, entry: Entry) -> Hotline:
        """Read ``hotline``."""
        hotline = cls(entry.text("number"), entry.text("hours", ""), entry.text("from_afar", ""))
        entry.done()
        return hotline


@dataclass(frozen=True)
class GovSite:
    """The particulars a Chinese government site must show (国办发〔2017〕47号): meta tags and footer."""

    name: str
    domain: str
    id_code: str
    host_unit: str
    contact: str
    icp: str
    police_record: str
    report_error_url: str

    @classmethod
    def read(cls, entry: Entry) -> GovSite:
        """Read ``gov_site``: all of it, or the site is a sample."""
        site = cls(**{key: entry.text(key) for key in cls.__dataclass_fields__})
        entry.done()
        return site


@dataclass(frozen=True)
class City:
    """``content/city.yml``."""

    name: str
    code: str
    service_name: str
    site_url: str
    sms_signature: str
    hotline: Hotline
    counties: tuple[County, ...]
    gov_site: GovSite | None
    laws: str
    map: CityMap

    @property
    def is_sample(self) -> bool:
        """Whether no office answers for this site: then every page says so."""
        return self.gov_site is None

    @property
    def site_name(self) -> str:
        """The name on every page; a sample's cannot be taken for an office's."""
        return f"{self.service_name}（{SAMPLE}站）" if self.is_sample else self.service_name

    def county(self, code: str) -> County | None:
        """The county with that six-digit code."""
        return next((county for county in self.counties if county.code == code), None)

    @classmethod
    def read(cls, entry: Entry) -> City:
        """Read the city."""
        city = cls(
            name=entry.text("name"),
            code=entry.text("code"),
            service_name=entry.text("service_name"),
            site_url=entry.text("site_url"),
            sms_signature=entry.text("sms_signature", f"{SAMPLE}司法局"),
            hotline=Hotline.read(entry.entry("hotline")),
            counties=tuple(County.read(county) for county in entry.entries("counties", required=True)),
            gov_site=GovSite.read(entry.entry("gov_site")) if entry.has("gov_site") else None,
            laws=entry.text("laws", ""),
            map=CityMap.read(entry.entry("map")) if entry.has("map") else CityMap(outline=False, review_number=""),
        )
        if not city.site_url.endswith("/"):
            entry.refuse("「site_url」要以 / 结尾", "site_url")
        tiles = [county.tile for county in city.counties if county.tile]
        if len(set(tiles)) < len(tiles):
            entry.refuse("有两个县区的「tile」是同一格", "counties")
        entry.done()
        return city
