"""``report directory``: the list by which editors telephone through what nobody looked at for a year."""

from __future__ import annotations

from datetime import date

from site_builder.directory.ages import entries_to_verify
from site_builder.sources import read_content

HEAD = "id,kind,name,county,phone,source,verified_on\n"
SOURCE = "https://law.example/news"


def lines(small_city, today: str = "2026-11-24") -> list[str]:
    return list(entries_to_verify(read_content(small_city.folders.content), date.fromisoformat(today)))


def test_who_is_old_or_was_never_verified_is_listed_by_kind_and_county_the_longest_first(small_city):
    rows = [
        f"fresh,law_firm,新所,610702,,{SOURCE},2026-01-01",
        f"old,law_firm,旧所,610702,,{SOURCE},2025-11-01",
        f"never,law_firm,没有核实的所,610702,,{SOURCE},",
        f"court,court,市法院,610700,,{SOURCE},2023-01-01",
    ]
    small_city.write("directory/offices.csv", HEAD + "\n".join(rows))
    assert lines(small_city) == [
        "律师事务所，东区：2个",
        "  没有核实的所（never）：从来没有核实，电话不显示了。content/directory/offices.csv 第4行",
        "  旧所（old）：2025-11-01 核实的，排在最后。content/directory/offices.csv 第3行",
        "人民法院，小城市：1个",
        "  市法院（court）：2023-01-01 核实的，电话不显示了。content/directory/offices.csv 第5行",
        "要再核实的一共3个，全部4个。核实过的，把 verified_on 改成核实的那一天",
    ]


def test_nobody_is_listed_while_everything_is_fresh(small_city):
    assert lines(small_city) == ["要再核实的一共0个，全部2个。核实过的，把 verified_on 改成核实的那一天"]


def test_who_withdrew_is_not_telephoned(small_city):
    small_city.write(
        "directory/people.csv",
        f"id,kind,name,county,source,verified_on,withdrawn\nx,lawyer,某,610702,{SOURCE},,yes\n",
    )
    assert lines(small_city)[-1].startswith("要再核实的一共0个")
