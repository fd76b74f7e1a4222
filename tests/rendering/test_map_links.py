"""Links to maps: the right order and datum for each, every value encoded, and no pin where nobody verified one."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from chalicelib.definitions.directory.point import Datum, Point
from chalicelib.rendering.map_links import map_links

DOOR = Point(Decimal("107.031856"), Decimal("33.067771"), Datum.GCJ02, "door")
BY_GPS = Point(Decimal("107.027318"), Decimal("33.069645"), Datum.WGS84, "door")
ODD_NAMES = ["甲&乙", "#1号", "公证处 二楼", "（全角）", '"引号"', "100%", "a+b", "a;b:c|d", "换\n行"]


def asked(name: str = "公证处", address: str = "", point: Point | None = None) -> dict[str, tuple[str, dict[str, str]]]:
    """By map: where the link leads, and the values it carries."""
    links = map_links(name, address, point, "汉中市")
    parts = {link.label: urlsplit(link.url) for link in links}
    queries = {label: parse_qs(part.query, strict_parsing=True) for label, part in parts.items()}
    return {
        label: (part.netloc + part.path, {key: value for key, (value,) in queries[label].items()})
        for label, part in parts.items()
    }


def test_amap_takes_longitude_first_and_chinese_coordinates():
    where, values = asked(point=DOOR)["高德"]
    assert where == "uri.amap.com/marker"
    assert (values["position"], values["coordinate"]) == ("107.031856,33.067771", "gaode")


def test_tencent_takes_latitude_first():
    where, values = asked(address="汉台区某路", point=DOOR)["腾讯"]
    assert where == "apis.map.qq.com/uri/v1/marker"
    assert values["marker"] == "coord:33.067771,107.031856;title:公证处;addr:汉台区某路"
    assert (values["coord_type"], bool(values["referer"])) == ("2", True)


def test_baidu_takes_latitude_first_and_is_told_the_datum():
    where, values = asked(point=DOOR)["百度"]
    assert where == "api.map.baidu.com/marker"
    assert (values["location"], values["coord_type"]) == ("33.067771,107.031856", "gcj02")
    assert (values["output"], bool(values["src"])) == ("html", True)


def test_what_gps_measured_is_shifted_to_where_chinese_maps_show_it():
    lon, lat = map(Decimal, asked(point=BY_GPS)["高德"][1]["position"].split(","))
    assert abs(lon - DOOR.lon) < Decimal("0.00001")
    assert abs(lat - DOOR.lat) < Decimal("0.00001")


def test_without_a_verified_coordinate_maps_search_by_name_and_none_gets_a_pin():
    found = asked()
    assert {where for where, _ in found.values()} == {
        "uri.amap.com/search",
        "apis.map.qq.com/uri/v1/search",
        "api.map.baidu.com/geocoder",
    }
    assert (found["高德"][1]["keyword"], found["高德"][1]["city"]) == ("公证处", "汉中")
    assert (found["腾讯"][1]["keyword"], found["腾讯"][1]["region"]) == ("公证处", "汉中")
    assert found["百度"][1]["address"] == "汉中市公证处"


@pytest.mark.parametrize("address", ["汉台区某路1号", "汉中市汉台区某路1号"])
def test_an_address_is_searched_in_the_city_named_once(address):
    assert asked(address=address)["百度"][1]["address"] == "汉中市汉台区某路1号"


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("point", [None, DOOR])
def test_no_character_of_a_name_breaks_out_of_its_value(name, point):
    plain = {label: set(values) for label, (_, values) in asked(point=point).items()}
    odd = asked(name, point=point)
    assert {label: set(values) for label, (_, values) in odd.items()} == plain
    assert odd["高德"][1]["name" if point else "keyword"] == name


def test_the_parts_of_tencents_marker_stay_three_and_read_as_typed():
    marker = asked("a;b:c|d", "e;f", DOOR)["腾讯"][1]["marker"]
    assert marker.split(";")[1:] == ["title:a；b：c｜d", "addr:e；f"]


def test_tencents_marker_is_written_as_its_manual_writes_it():
    (url,) = (link.url for link in map_links("甲", "乙", DOOR, "汉中市") if link.label == "腾讯")
    assert "?marker=coord:33.067771,107.031856;title:%E7%94%B2;addr:%E4%B9%99&coord_type=2&" in url
