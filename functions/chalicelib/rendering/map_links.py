"""Links to the maps that phones have. Each counts in its own order and datum (lbs.amap.com/api/uri-api,
lbs.qq.com/webApi/uriV1, lbsyun.baidu.com uri/api/web); where no coordinate was verified they search by name, since a wrong
pin is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from chalicelib.definitions.directory.datum import to_gcj02
from chalicelib.definitions.directory.point import Point

_SOURCE = "12348"
"""What the maps want to know of who sends people to them."""

_TWINS = str.maketrans(";:|", "；：｜")


@dataclass(frozen=True)
class MapLink:
    """One map and the place on it."""

    label: str
    url: str


def map_links(name: str, postal_address: str, point: Point | None, city: str) -> tuple[MapLink, ...]:
    """The place on 高德, 腾讯 and 百度. ``city`` is its name, 汉中市; ``postal_address`` may be ""."""
    if point is None:
        return _by_name(name, postal_address, city)
    there = to_gcj02(point)
    lon, lat = f"{there.lon:f}", f"{there.lat:f}"
    marker = f"coord:{lat},{lon};title:{_in_marker(name)};addr:{_in_marker(postal_address or city)}"
    amap = f"position={lon},{lat}&name={_value(name)}&src={_SOURCE}&coordinate=gaode&callnative=1"
    tencent = f"marker={marker}&coord_type=2&referer={_SOURCE}"
    baidu = f"location={lat},{lon}&title={_value(name)}&content={_value(postal_address or name)}&output=html&coord_type=gcj02"
    return (
        MapLink("高德", f"https://uri.amap.com/marker?{amap}"),
        MapLink("腾讯", f"https://apis.map.qq.com/uri/v1/marker?{tencent}"),
        MapLink("百度", f"https://api.map.baidu.com/marker?{baidu}&src=webapp.{_SOURCE}.site"),
    )


def _by_name(name: str, postal_address: str, city: str) -> tuple[MapLink, ...]:
    keyword, region = _value(name), _value(city.removesuffix("市"))
    address = _value(f"{'' if postal_address.startswith(city) else city}{postal_address or name}")
    return (
        MapLink("高德", f"https://uri.amap.com/search?keyword={keyword}&city={region}&src={_SOURCE}"),
        MapLink("腾讯", f"https://apis.map.qq.com/uri/v1/search?keyword={keyword}&region={region}&referer={_SOURCE}"),
        MapLink("百度", f"https://api.map.baidu.com/geocoder?address={address}&output=html&src=webapp.{_SOURCE}.site"),
    )


def _value(text: str) -> str:
    return quote(text, safe="")


def _in_marker(text: str) -> str:
    """A part of 腾讯's marker. What stands between parts becomes its Chinese twin: encoded alone it would be itself again
    for a map that decodes before it takes the parts asunder.
    """
    return _value(text.translate(_TWINS))
