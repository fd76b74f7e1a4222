"""The holidays of all citizens by law, for years whose arrangement is not published: 全国年节及纪念日放假办法, article 2.

Eleven days until 2024 (text of 2013), thirteen from 2025 (text of 2024: also 除夕 and 2 May). The texts before 2014
differ by a day or two and are not kept: each year from 2004 has its table in ``content/calendar/``. Days in lieu are
not here: only the State Council's notice of the year knows them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

# 春节 (正月初一), 清明, 端午, 中秋. Worked out once on 2026-11-24 with lunardate 0.3.0, LunarCalendar 0.0.9,
# lunar-python 1.4.8 and borax 4.1.3, which agree on every day; 清明 also with ephem 4.2.1 (sun at 15°, Beijing time).
_FROM_MOON_AND_SUN = """
2004 01-22 04-04 06-22 09-28
2005 02-09 04-05 06-11 09-18
2006 01-29 04-05 05-31 10-06
2007 02-18 04-05 06-19 09-25
2008 02-07 04-04 06-08 09-14
2009 01-26 04-04 05-28 10-03
2010 02-14 04-05 06-16 09-22
2011 02-03 04-05 06-06 09-12
2012 01-23 04-04 06-23 09-30
2013 02-10 04-04 06-12 09-19
2014 01-31 04-05 06-02 09-08
2015 02-19 04-05 06-20 09-27
2016 02-08 04-04 06-09 09-15
2017 01-28 04-04 05-30 10-04
2018 02-16 04-05 06-18 09-24
2019 02-05 04-05 06-07 09-13
2020 01-25 04-04 06-25 10-01
2021 02-12 04-04 06-14 09-21
2022 02-01 04-05 06-03 09-10
2023 01-22 04-05 06-22 09-29
2024 02-10 04-04 06-10 09-17
2025 01-29 04-04 05-31 10-06
2026 02-17 04-05 06-19 09-25
2027 02-06 04-05 06-09 09-15
2028 01-26 04-04 05-28 10-03
2029 02-13 04-04 06-16 09-22
2030 02-03 04-05 06-05 09-12
2031 01-23 04-05 06-24 10-01
2032 02-11 04-04 06-12 09-19
2033 01-31 04-04 06-01 09-08
2034 02-19 04-05 06-20 09-27
2035 02-08 04-05 06-10 09-16
2036 01-28 04-04 05-30 10-04
2037 02-15 04-04 06-18 09-24
2038 02-04 04-05 06-07 09-13
2039 01-24 04-05 05-27 10-02
2040 02-12 04-04 06-14 09-20
2041 02-01 04-04 06-03 09-10
2042 01-22 04-04 06-22 09-28
2043 02-10 04-05 06-11 09-17
2044 01-30 04-04 05-31 10-05
2045 02-17 04-04 06-19 09-25
2046 02-06 04-04 06-08 09-15
2047 01-26 04-05 05-29 10-04
2048 02-14 04-04 06-15 09-22
2049 02-02 04-04 06-04 09-11
2050 01-23 04-04 06-23 09-30
"""
_FESTIVALS = {
    int(year): [date.fromisoformat(f"{year}-{day}") for day in days]
    for year, *days in map(str.split, _FROM_MOON_AND_SUN.strip().splitlines())
}


@cache
def statutory_holidays(year: int) -> Mapping[date, str]:
    """Each statutory holiday of a year with its name. Outside 2004 to 2050 only those with a date of their own:
    too few days off make a last day too early, never too late.
    """
    fixed = {date(year, 1, 1): "元旦", date(year, 5, 1): "劳动节"}
    fixed |= {date(year, 10, day): "国庆节" for day in (1, 2, 3)}
    if year >= 2025:
        fixed[date(year, 5, 2)] = "劳动节"
    return _by_moon_and_sun(year) | fixed


def _by_moon_and_sun(year: int) -> dict[date, str]:
    if year not in _FESTIVALS:
        return {}
    spring, qingming, duanwu, mid_autumn = _FESTIVALS[year]
    first = -1 if year >= 2025 else 0  # from 除夕, else from 正月初一
    holidays = {spring + timedelta(days): "春节" for days in range(first, 3)}
    if year >= 2008:  # 国务院令第513号 made them holidays
        holidays |= {qingming: "清明节", duanwu: "端午节", mid_autumn: "中秋节"}
    return holidays
