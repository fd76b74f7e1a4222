"""A small city for every test: the least content that builds, its last good site, and a reader of built pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from chalicelib.definitions.errors import DefinitionsRefused
from chalicelib.definitions.statutory_holidays import statutory_holidays

from site_builder import ROOT
from site_builder.build import build_site
from site_builder.checking import Folders
from site_builder.sources import FOR_SEARCH

TODAY = date(2026, 11, 24)

CITY = """\
name: 小城市
code: "610700"
service_name: 小城掌上12348
site_url: https://law.example/
hotline:
  number: "12348"
counties:
  - code: "610702"
    name: 东区
    slug: east
    townships:
      610702001: 北关街道
      610702100: 铺镇
gov_site:
"""

GOV_SITE = """\
gov_site:
  name: 小城掌上12348
  domain: law.example
  id_code: "6107000001"
  host_unit: 小城市司法局
  contact: 司法局办公室
  icp: 陕ICP备0000000号
  police_record: 陕公网安备0000000号
  report_error_url: https://zfwzgl.www.gov.cn/exposure/jiucuo.html
"""

HEAD = """\
---
title: {title}
description: {title}，这一页说清楚。
reviewed_on: 2026-11-24
review_by: 2027-05-24
next:
  - {{to: /about/, text: 关于本站}}
"""

SECTION = "order: {order}\nicon: material/phone\nwords: 问 答\nshort: 问一问。\n"

HOME = """\
---
title: 首页
description: 遇到事了，从这里找。
reviewed_on: 2026-11-24
review_by: 2027-05-24
often:
  - {to: /learn/lending/, text: 借钱不还}
---
我是小蓝。
"""

LENDING = """\
起诉的一方先交钱（{{ law("litigation-fee-measures", "20") }}）。

## 多少钱

劳动争议，每件{{ rate("litigation-labour-fee", "2026-11-24") }}元。[往下看](#怎么交)。

## 怎么交

| 事 | 钱 |
|---|---|
| 简易程序 | 减半 |

!!! tip "提示"
    拿不准，打[12348](tel:12348)，
    或者[算一算](/look-up/calculators/court-fee/#examples)。
"""

CALCULATOR = """\
id: court-fee
title: 诉讼费计算
description: 打官司要交法院多少钱。
intro: 一共3个问题。
formula: litigation_fee
rates: [litigation-property-fee, litigation-labour-fee, small-claims-average-wage]
fields:
  - name: case
    kind: choice
    label: 为什么事打官司
    options:
      - {value: property, label: 要钱}
      - {value: labour, label: 和单位的劳动纠纷}
  - name: amount
    kind: money
    label: 金额是多少
    optional: true
  - name: procedure
    kind: choice
    label: 案子怎么审
    options:
      - {value: ordinary, label: 普通程序}
  - {name: instance, kind: text, label: 第几次审, optional: true}
  - {name: awarded, kind: money, label: 支持了多少, optional: true}
examples:
  - title: 要回15万元借款
    as_at: 2026-11-24
    answers: {case: property, amount: "150000", procedure: ordinary}
    expect: {acceptance: 3300.00, total: 3300.00}
next:
  - {to: /learn/lending/, text: 借钱不还}
topic: court
reviewed_by: 项目组
reviewed_on: 2026-11-24
review_by: 2027-05-24
"""

LAW = """\
id: litigation-fee-measures
title: 诉讼费用交纳办法
issued: 国务院令第481号
in_force_from: 2007-04-01
database_id: ff8080816f3e98bd016f41e1395a015f
checked_on: 2026-11-24
articles:
""" + "".join(f"  {article}: 第{article}条的意思。\n" for article in range(1, 57))

CALENDAR_2027 = 'id: "2027"\nsource: 小城市\nchecked_on: 2026-11-24\noff:\n' + "".join(
    f"  - {{name: {name}, from: {day}}}\n" for day, name in statutory_holidays(2027).items()
)

OFFICES = """\
id,kind,name,county,address,phone,hours,competence,source,verified_on
bureau,justice_bureau,小城市司法局,610700,,,,全市的公共法律服务,https://law.example/news,2026-11-23
east-aid,legal_aid_centre,东区法律援助中心,610702,,0916-1234567,"Mo-Fr 08:30-12:00,14:00-18:00",法律援助,https://law.example/news,2026-11-23
"""


EMERGENCIES = """\
danger:
  words: [打我]
  says: 先到有人的地方。
  calls:
    - {number: "12348", what: 问律师, page: /ask/hotline/}
  next:
    - {to: /ask/hotline/, text: 怎么打}
"""


def least_content() -> dict[str, str]:
    """Every file that a city cannot do without, by its path; a section, an article and a calculator among them."""
    pages = {
        f"pages/about/{name}.md": HEAD.format(title=name) + "---\n说明。\n" for name in ("accessibility", "privacy")
    }
    return pages | {
        "city.yml": CITY,
        "pages/index.md": HOME,
        "pages/about/index.md": HEAD.format(title="关于本站") + SECTION.format(order=3) + "---\n说明。\n",
        "pages/about/corrections.md": HEAD.format(title="纠错") + "---\n说明。\n",
        "pages/ask/index.md": HEAD.format(title="我要咨询") + SECTION.format(order=1) + "---\n先打电话。\n",
        "pages/ask/hotline.md": HEAD.format(title="怎么打12348") + "---\n拿起电话就打[12348](tel:12348)。\n",
        "pages/learn/index.md": HEAD.format(title="我要学法") + SECTION.format(order=2) + "---\n看一看。\n",
        "pages/learn/lending.md": HEAD.format(title="借钱不还") + f"---\n{LENDING}",
        "calculators/court-fee.yml": CALCULATOR,
        "laws/litigation-fee-measures.yml": LAW,
        "directory/offices.csv": OFFICES,
        "calendar/2027.yml": CALENDAR_2027,
        "wording/synonyms.yml": "官司: 诉讼费\n",
        "wording/emergencies.yml": EMERGENCIES,
    }


def from_the_repository() -> Iterator[str]:
    """What a small city shares with the real one: the figures of one formula, a law beside its own, the sentences."""
    yield from (
        f"rates/{rate}.yml"
        for rate in ("litigation-property-fee", "litigation-labour-fee", "small-claims-average-wage")
    )
    yield from ("laws/civil-procedure-interpretation.yml", "laws/civil-procedure-law.yml")
    yield from ("sample.yml", "calendar/2026.yml")
    words = [path.name for path in sorted((ROOT / "content/wording").glob("*.yml")) if path.stem not in FOR_SEARCH]
    yield from (f"wording/{name}" for name in words)
    yield from (f"casework/{path.name}" for path in sorted((ROOT / "content/casework").glob("*.yml")))


class SmallCity:
    """A content folder and what is built from it. Names of files are paths below ``content/``."""

    def __init__(self, root: Path) -> None:
        self.folders = Folders(root / "content", root / "build", root / "compiled")
        self.told: list[str] = []

    def path(self, name: str) -> Path:
        """Where a content file lies."""
        return self.folders.content / name

    def read(self, name: str) -> str:
        """The text of a content file."""
        return self.path(name).read_text("utf-8")

    def write(self, name: str, text: str, encoding: str = "utf-8") -> None:
        """Write a content file, line ends as given."""
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(text.encode(encoding))

    def edit(self, name: str, old: str, new: str) -> None:
        """Put ``new`` in the place of the only ``old``; an empty ``old`` stands for the end of the file."""
        text = self.read(name)
        assert not old or text.count(old) == 1, f"{old!r} is not once in {name}"
        self.write(name, text.replace(old, new) if old else text + new)

    def build(self, on: date = TODAY) -> Path:
        """Build; the folder of the new site."""
        return self.folders.build / build_site(self.folders, on, self.told.append)

    def refusals(self, on: date = TODAY) -> list[str]:
        """What the editor reads when the build is refused, which it must be."""
        with pytest.raises(DefinitionsRefused) as refused:
            self.build(on)
        return [str(error) for error in refused.value.errors]

    @property
    def site(self) -> Path:
        """The folder that is served."""
        return self.folders.build / (self.folders.build / "current").read_text("utf-8")

    def served(self) -> dict[str, tuple[bytes, int]]:
        """Everything that citizens are served from, each file with its content and when it was written."""
        build, compiled = self.folders.build, self.folders.compiled
        files = [build / "current", *build.glob("site-*/**/*"), *compiled.iterdir()]
        return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files if path.is_file()}

    def page(self, address: str) -> str:
        """A page of the site that is served, by its address ("learn/", "e/learn/")."""
        return (self.site / address / "index.html").read_text("utf-8")


@pytest.fixture(scope="session")
def _small_city_built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("small-city")
    city = SmallCity(root)
    for name, text in least_content().items():
        city.write(name, text)
    for name in from_the_repository():
        city.write(name, (ROOT / "content" / name).read_text("utf-8"))
    city.build()
    return root


@pytest.fixture
def small_city(_small_city_built_once: Path, tmp_path: Path) -> SmallCity:
    """The small city with its first site built, in folders that the test may change."""
    root = tmp_path / "city"
    shutil.copytree(_small_city_built_once, root)
    return SmallCity(root)


@pytest.fixture(scope="session")
def small_site(_small_city_built_once: Path) -> Path:
    """The small city's site, to look at only."""
    return SmallCity(_small_city_built_once).site


@pytest.fixture(scope="session")
def small_compiled(_small_city_built_once: Path) -> Path:
    """What the small city's build compiled for the functions, to look at only."""
    return _small_city_built_once / "compiled"


@pytest.fixture
def office_city(small_city: SmallCity) -> SmallCity:
    """The small city run by an office, with everything that a government site must show; not built yet."""
    small_city.edit("city.yml", "gov_site:\n", GOV_SITE)
    return small_city


@pytest.fixture(scope="session")
def real_site(city: Folders) -> Path:
    """The site built from the repository's content."""
    return city.build / (city.build / "current").read_text("utf-8")


class ReadPage(HTMLParser):
    """What a built page says: ``meta`` by name, ``links``, ``ids``, and the ``lines`` of text that a reader sees."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html_attributes: dict[str, str] = {}
        self.meta: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.canonical = ""
        self.ids: set[str] = set()
        self.lines: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what a tag says."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.html_attributes = values
        if tag == "meta" and "name" in values:
            self.meta.setdefault(values["name"], []).append(values["content"])
        if values.get("rel") == "canonical":
            self.canonical = values["href"]
        else:
            self.links += [values[name] for name in ("href", "action", "src") if name in values]
        if "id" in values:
            self.ids.add(values["id"])
        if tag in ("head", "style", "script"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave the head, a style or a script."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if not self._inside and data.strip():
            self.lines.append(data.strip())


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], ReadPage]:
    """Turns a page's HTML into what it says."""
    return ReadPage


@pytest.fixture(scope="session")
def pages_of() -> Callable[[Path], dict[str, str]]:
    """Turns the folder of a site into its pages: HTML by address, "404.html" included."""
    return lambda site: {
        path.relative_to(site).as_posix().removesuffix("index.html"): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
    }


@pytest.fixture(scope="session")
def links_to_nowhere() -> Callable[[dict[str, str]], list[str]]:
    """Turns the pages of a site into the links inside it that a browser could not follow."""
    return _links_to_nowhere


def _links_to_nowhere(pages: dict[str, str]) -> list[str]:
    read = {address: ReadPage(html) for address, html in pages.items()}
    dead = []
    for address, page in read.items():
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target = urlsplit(urljoin(f"http://site/{address}", link))
            there = read.get(unquote(target.path).removeprefix("/"))
            to_functions = re.fullmatch(
                r"/api/(calculators/[a-z-]+(/form)?|view/(elder|standard)|apply/[a-z-]+(/sheets/[a-z_]+)?|progress|resume|numbers(\.csv|\.json)?|helper-card|search|qr/[a-z0-9-]+\.svg|directory/[a-z0-9-]+/unreachable)|/data/[a-z0-9./-]+|/assets/[a-z]+\.js|/xiaolan/(feed|rss)\.xml|/about/comic-parts/[a-z]+\.svg|/learn/(comics|films)/[a-z0-9/-]+\.(svg|webp|avif|png|mp4|vtt)",
                target.path,
            )
            missing_anchor = there and target.fragment and unquote(target.fragment) not in there.ids
            if missing_anchor or not (there or to_functions):
                dead.append(f"{address} -> {link}")
    return dead
