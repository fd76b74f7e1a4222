"""What every page must show: a sample's warning, or an office's particulars; and titles as they were typed."""

import pytest

BANNER = "样例站点，非政府网站；真要办事请打"


def test_a_samples_name_says_so_on_every_page(small_site, pages_of):
    for address, html in pages_of(small_site).items():
        title = html.partition("<title>")[2].partition("</title>")[0]
        assert title.endswith("小城掌上12348（示例站）"), address


def test_the_first_line_of_every_page_of_a_sample_says_so(small_site, pages_of, read_page):
    for html in pages_of(small_site).values():
        assert read_page(html).lines[:3] == ["跳到正文", BANNER, "12348"]


def test_no_page_of_a_sample_is_for_search_engines(small_site, pages_of, read_page):
    assert all(read_page(html).meta["robots"] == ["noindex"] for html in pages_of(small_site).values())


def test_what_functions_put_into_a_samples_frame_is_a_sample_too(small_compiled, read_page):
    frame = read_page((small_compiled / "frame.html").read_text("utf-8"))
    assert (frame.lines[1], frame.meta["robots"]) == (BANNER, ["noindex"])


def test_a_sample_shows_no_particulars_of_a_government_site(small_site, pages_of, read_page):
    for html in pages_of(small_site).values():
        assert not {"SiteName", "SiteDomain", "SiteIDCode"} & set(read_page(html).meta)
        assert "主办单位：" not in html


def test_an_offices_site_is_no_sample(office_city, pages_of, read_page):
    for address, html in pages_of(office_city.build()).items():
        page = read_page(html)
        assert "样例" not in html
        assert "示例" not in html
        assert page.meta.get("robots", []) == (["noindex"] if address.startswith("e/") else [])


def test_every_page_of_an_office_names_the_site(office_city, pages_of, read_page):
    for html in pages_of(office_city.build()).values():
        meta = read_page(html).meta
        assert meta["SiteName"] == ["小城掌上12348"]
        assert meta["SiteDomain"] == ["law.example"]
        assert meta["SiteIDCode"] == ["6107000001"]


@pytest.mark.parametrize(("address", "title"), [("learn/", "我要学法"), ("learn/lending/", "借钱不还")])
def test_an_article_of_an_office_names_its_column_and_its_day(office_city, read_page, address, title):
    office_city.build()
    meta = read_page(office_city.page(address)).meta
    assert meta["ColumnName"] == ["我要学法"]
    assert meta["ArticleTitle"] == [title]
    assert meta["PubDate"] == ["2026-11-24 00:00"]
    assert meta["ContentSource"] == ["小城市司法局"]


def test_the_footer_of_an_office_is_complete(office_city, pages_of):
    wanted = (
        "主办单位：小城市司法局",
        "联系方式：司法局办公室",
        "网站标识码：6107000001",
        "网站地图",
        "我为政府网站找错",
    )
    wanted += (
        ">陕ICP备0000000号</a>",
        ">陕公网安备0000000号</a>",
        'href="https://zfwzgl.www.gov.cn/exposure/jiucuo.html"',
    )
    for address, html in pages_of(office_city.build()).items():
        footer = html.partition("<footer>")[2]
        assert [words for words in wanted if words not in footer] == [], address


def test_a_site_that_an_office_gives_up_is_a_sample_again(office_city, pages_of, read_page):
    office_city.build()
    text = office_city.read("city.yml")
    office_city.write("city.yml", text.partition("gov_site:")[0])
    pages = pages_of(office_city.build())
    assert all(read_page(html).lines[1] == BANNER for html in pages.values())


def test_a_title_is_shown_as_it_was_typed(small_city, read_page):
    small_city.edit("pages/learn/lending.md", "title: 借钱不还\n", 'title: 工资<b>低于</b>3000 & "加班"\n')
    small_city.edit("pages/index.md", "text: 借钱不还", "text: <i>借钱</i> & 不还")
    small_city.build()
    title = '工资<b>低于</b>3000 & "加班"'
    lending = read_page(small_city.page("learn/lending/")).lines
    assert lending.count(title) == 2  # the last step of the trail and the heading
    assert title in read_page(small_city.page("learn/")).lines
    assert "<i>借钱</i> & 不还" in read_page(small_city.page("")).lines


def test_the_menu_marks_the_section_that_is_open(small_site):
    for address in ("learn/lending/", "e/learn/lending/"):
        html = (small_site / address / "index.html").read_text("utf-8")
        assert html.count('aria-current="true"') == 1
        assert 'aria-current="true">我要学法</a>' in html


def test_the_trail_leads_home_and_to_the_section(small_site):
    html = (small_site / "learn/lending/index.html").read_text("utf-8")
    trail = html.partition('<nav class="trail"')[2].partition("</nav>")[0]
    assert '<li><a href="../../">首页</a></li><li><a href="../../learn/">我要学法</a></li>' in trail
    assert '<span aria-current="page">借钱不还</span>' in trail


def test_the_switch_to_the_elder_view_leads_back_to_the_same_page(small_site, pages_of, read_page):
    for address, html in pages_of(small_site).items():
        here = address.removeprefix("e/").replace("/", "%2F")
        switches = [link for link in read_page(html).links if "api/view/" in link]
        assert [link.partition("?")[2] for link in switches] == [f"to={here}"] * 2
