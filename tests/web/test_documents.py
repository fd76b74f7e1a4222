"""Sending papers with the form, and seeing them in the back office: in words, as attachments, to nobody else."""

from __future__ import annotations

import base64
import io
import json
from datetime import timedelta
from urllib.parse import quote

import pytest
from chalicelib.casework.cases import Case
from chalicelib.casework.document_rows import MOST
from chalicelib.casework.documents import MOST_BYTES, Upload
from chalicelib.casework.refused_files import DocumentRefused
from PIL import Image

from tests.applicant import HIMSELF, NOTARY, Browser
from tests.casework.made_files import pdf, photo, saved
from tests.rendering.conftest import Seen
from tests.web.back_office import BackOffice

PAGE = "/api/documents/draft"
JPEG = saved(photo((80, 60)), "JPEG")
BROWSERS = {"HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8"}
BOUNDARY = "----WebKitFormBoundary7MA4YWxk"
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def form(content: bytes, name: str = "身份证.jpg", evidence: str = "other", declared: str = "image/jpeg") -> bytes:
    """The form of a browser with a file in it."""
    name = name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="evidence"\r\n\r\n{evidence}\r\n'
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {declared}\r\n\r\n'
    )
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def browser(api) -> Browser:
    """Somebody who has filled in the form."""
    browser = Browser(api)
    browser.with_draft(HIMSELF)
    return browser


@pytest.fixture(scope="module")
def office(api) -> BackOffice:
    return BackOffice(api)


def send(browser: Browser, content: bytes = JPEG, **how: str) -> Browser:
    """Send a file, and go where that leads."""
    browser._ask("POST", PAGE, form(content, **how), TYPE)
    if browser.answer.status == 303:
        browser.follow()
    return browser


def removal(browser: Browser) -> str:
    """Where the button leads that removes the first file."""
    actions = [each.attributes["action"] or "" for each in browser.seen.all("form", method="post")]
    return next(action for action in actions if "documents/draft/" in action)


def check() -> None:
    """What the worker does every second."""
    from chalicelib.web.desk import desk

    while desk().document_worker.check_due():
        pass


def owner(browser: Browser) -> str:
    """To whom the documents of this browser's draft belong."""
    from chalicelib.web.desk import desk

    draft = desk().drafts.open(browser.cookies["draft"].partition(".")[0])
    return desk().drafts.place(draft)


def test_a_photo_is_received_checked_and_kept_and_the_page_says_each_in_words(browser):
    assert "收到了，正在检查" in send(browser).told
    check()
    browser.get(PAGE)
    assert "存好了" in browser.told
    assert "身份证.jpg" in browser.told


def test_a_file_that_cannot_be_used_says_why_and_the_others_stay(browser):
    send(browser, name="好的.jpg")
    send(browser, content=b"\0\0\0\x18ftypheic\0\0\0\0", name="IMG_1.HEIC", declared="image/heic")
    check()
    browser.get(PAGE)
    assert "不能用：这是苹果手机的 HEIC 照片" in browser.told
    assert "存好了" in browser.told


@pytest.mark.parametrize(
    ("content", "name", "status", "says"),
    [
        (b"", "a.jpg", 422, "这个文件是空的"),
        (b"", "", 422, "还没有选文件"),
        (b"x" * (MOST_BYTES + 1), "a.jpg", 413, "超过10 MB"),
    ],
    ids=["empty", "not chosen", "too large"],
)
def test_a_file_refused_at_once_is_told_at_its_place_and_on_top(browser, content, name, status, says):
    send(browser, content, name=name)
    assert browser.answer.status == status
    assert says in browser.seen.texts("a", "div.errors")[0]
    assert browser.seen.all("input", id="file-other")[0].attributes["aria-invalid"] == "true"
    assert browser.answer.text.count("<title>有1处要改") == 1


def test_the_form_is_as_it_was_after_any_file(browser):
    before = browser.get("/api/apply/legal-aid/check").text
    send(browser)
    send(browser, content=b"")
    assert browser.get("/api/apply/legal-aid/check").text == before


def test_a_file_is_removed_by_a_button(browser):
    send(browser)
    action = removal(browser)
    browser.post(action)
    assert "身份证.jpg" not in browser.follow().text


def test_the_page_leads_back_to_where_the_form_stands(api):
    fresh = Browser(api)
    fresh.begin(NOTARY)
    fresh.get(PAGE)
    links = [each for each in fresh.seen.all("a") if each.text == "回到申请"]
    fresh.get(links[0].attributes["href"])
    assert fresh.at.startswith(f"{NOTARY}/")
    assert fresh.answer.status == 200


def test_whoever_has_no_draft_is_led_to_the_page_for_the_code(api):
    stranger = Browser(api)
    for ask in (lambda: stranger.get(PAGE), lambda: stranger._ask("POST", PAGE, form(JPEG), TYPE)):
        ask()
        stranger.follow()
        assert stranger.at == "/api/resume"


def test_nobody_removes_a_file_of_another_draft(api, browser):
    send(browser)
    action = removal(browser)
    other = Browser(api)
    other.with_draft(HIMSELF)
    other.get(PAGE)
    other.post(action)
    assert "身份证.jpg" in browser.get(PAGE).text


def test_after_twenty_files_the_page_offers_no_more_and_a_form_sent_all_the_same_is_refused(browser):
    from chalicelib.web.desk import desk

    for _ in range(MOST):
        desk().documents.receive(owner(browser), "other", Upload("a.jpg", "", JPEG))
    browser.get(PAGE)
    assert not browser.seen.all("input", type="file")
    send(browser)
    assert "已经有20个文件了" in browser.told


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        form(JPEG)[:-10],
        form(JPEG)[:200],
        form(JPEG, evidence="../../x"),
        form(JPEG).replace(b'name="evidence"', b'name="other"'),
        (f"--{BOUNDARY}\r\n\r\nx\r\n" * 40).encode(),
        (f"--{BOUNDARY}\r\n" + "x" * 9000 + ": y\r\n\r\n").encode(),
    ],
)
def test_what_is_no_form_of_ours_is_refused_and_nothing_of_it_is_kept(browser, body):
    browser._ask("POST", PAGE, body, TYPE)
    assert browser.answer.status == 400
    assert "还能传20个" in browser.get(PAGE).text


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=", "text/plain", ""])
def test_a_form_without_its_boundary_or_of_another_type_is_refused(browser, kind):
    browser._ask("POST", PAGE, form(JPEG), kind)
    assert browser.answer.status in (400, 415)


def test_an_unknown_holder_is_not_found(browser):
    assert browser.get("/api/documents/anybody").status == 404


@pytest.mark.parametrize(
    "name", ["../../x.jpg", "a\r\nSet-Cookie: b=c.jpg", '"><script>.jpg', "字" * 255, "a\u202egpj.jpg"]
)
def test_odd_names_are_shown_harmless(browser, name):
    send(browser, name=name)
    assert browser.answer.status == 200
    assert len(browser.seen.all("script")) == 1
    shown = browser.seen.texts("dt", "dl.summary")[0]
    assert shown.isprintable()
    assert len(shown) < 70


def test_the_page_asks_for_what_the_answers_call_for_and_then_for_anything_else(browser):
    from chalicelib.site import site

    browser.get(PAGE)
    asked = [each.text for each in browser.seen.all("h2") if "id" in each.attributes]
    wanted = {each.label: each for each in site().catalogue.service("legal-aid").evidence}
    assert asked[-1] == "别的材料"
    assert "病历、诊断证明、工伤认定决定书" in asked  # he was hurt at work
    assert "户口本、结婚证、出生证明" not in asked  # and asks for no support
    assert "签好的申请表" in asked
    assert {label for label in asked[:-1] if not label.startswith("签好的")} < set(wanted)


def darkest(browser: Browser, evidence: str) -> int:
    """The darkest spot, 0 to 255, of a white page that was sent as this."""
    from chalicelib.web.desk import desk

    send(browser, saved(Image.new("RGB", (600, 400), "white"), "JPEG"), evidence=evidence)
    check()
    (found,) = [each for each in desk().documents.of(owner(browser)) if each.evidence == evidence]
    content = desk().documents.open(owner(browser), found.id)[2]
    return Image.open(io.BytesIO(content)).convert("L").getextrema()[0]


def test_a_photo_of_an_identity_card_is_marked_and_no_other(browser):
    assert darkest(browser, "id_card") < 200
    assert darkest(browser, "injury") > 250


def test_the_mark_can_be_written_for_every_service(api):
    from chalicelib.casework.watermark import drawable, purpose_of
    from chalicelib.site import site

    titles = [site().catalogue.service(id_).title for id_ in site().catalogue.ids("services") if not sensitive(id_)]
    assert [title for title in titles if not drawable(purpose_of(title))] == []
    assert purpose_of("申请法律援助") == "仅用于办理法律援助"


def sensitive(service_id: str) -> bool:
    """Whether a service keeps no draft, and so takes no papers."""
    from chalicelib.site import site

    return site().catalogue.service(service_id).sensitive


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}/0a"])
def test_a_form_of_another_site_sends_and_removes_nothing(browser, api, path):
    body, kind = (form(JPEG), TYPE) if path == PAGE else (b"", "application/x-www-form-urlencoded")
    foreign = {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_COOKIE": f"draft={browser.cookies['draft']}"}
    assert api.ask("POST", path, body=body, CONTENT_TYPE=kind, **foreign).status == 403


# A case ---------------------------------------------------------------------------------------------------------------

CASE_PAGE = "/api/documents/case"


@pytest.fixture
def at_case(api, office) -> tuple[Browser, Case]:
    """The citizen whom a code has let in, and his case."""
    from chalicelib.web.desk import desk

    case, citizen = office.apply(), Browser(api)
    citizen.cookies["case"] = desk().case_sessions.begin(case.id)
    return citizen, case


def test_who_was_let_in_to_his_case_adds_papers_to_it_and_the_case_says_so(at_case, office):
    citizen, case = at_case
    citizen._ask("POST", CASE_PAGE, form(JPEG, evidence="id_card"), TYPE)
    check()
    assert "存好了" in citizen.follow().text
    kinds = [(event.kind, event.details) for event in office.desk().ledger.load(case.id).events]
    assert kinds[-1] == ("documents_added", {"what": "身份证，或者别的有效证件"})
    assert "回到我的申请" in citizen.told


def test_what_a_case_was_given_is_not_taken_back(at_case, office):
    citizen, case = at_case
    citizen._ask("POST", CASE_PAGE, form(JPEG), TYPE)
    (sent,) = office.desk().documents.of(f"case/{case.id}")
    assert not citizen.follow().text.count(f"{CASE_PAGE}/{sent.id}")
    assert citizen.post(f"{CASE_PAGE}/{sent.id}").status == 404
    assert len(office.desk().documents.of(f"case/{case.id}")) == 1


def test_nobody_without_a_code_comes_to_a_case(api):
    stranger = Browser(api)
    assert stranger.get(CASE_PAGE).headers["Location"] == "../progress"


# The one page with a script -------------------------------------------------------------------------------------------


def test_only_the_page_for_files_may_run_a_script_and_only_ours(browser, city):
    policy = browser.get(PAGE).headers["Content-Security-Policy"]
    assert "script-src 'self'; connect-src 'self'" in policy
    (script,) = browser.seen.all("script")
    assert script.attributes["src"] == "../../assets/upload.js"
    site = city.build / (city.build / "current").read_text()
    assert 0 < len((site / "assets/upload.js").read_bytes()) < 3 * 1024
    elsewhere = browser.get("/api/apply/legal-aid/check")
    assert "script-src" not in elsewhere.headers["Content-Security-Policy"]
    assert [path for path in site.rglob("*.html") if "upload.js" in path.read_text("utf-8")] == []


def test_the_script_is_found_in_the_large_view_too(browser):
    browser.cookies["view"] = "elder"
    browser.get(PAGE)
    assert browser.seen.all("script")[0].attributes["src"] == "../../assets/upload.js"


# One machine ----------------------------------------------------------------------------------------------------------


def test_a_body_over_twelve_megabytes_is_told_the_limit_and_what_to_do(browser):
    browser._ask("POST", PAGE, b"x" * (12 * 1024 * 1024 + 1), TYPE)
    assert browser.answer.status == 413
    assert "一个最大10 MB" in browser.told


@pytest.mark.parametrize("path", ["/api/resume", "/api/progress", "/api/documents/draft/0a"])
def test_every_other_route_takes_no_more_than_it_did(browser, path):
    browser._ask("POST", path, b"x" * (64 * 1024 + 1), "application/x-www-form-urlencoded")
    assert browser.answer.status == 413


# The back office ------------------------------------------------------------------------------------------------------


def case_with(office: BackOffice, content: bytes = JPEG, name: str = "身份证.jpg") -> tuple[str, str]:
    """A case with a document that was kept; the ids of both."""
    case = office.apply()
    sent = office.desk().documents.receive(f"case/{case.id}", "other", Upload(name, "", content))
    check()
    return case.id, sent.id


def opened(browser, address: str):  # type: ignore[no-untyped-def]
    """What the address leads to."""
    answer = browser.get(address)
    path, _, query = answer.headers["Location"].partition("?")
    return browser.get(f"{address.rpartition('/')[0]}/{path}", query, **BROWSERS)


@pytest.mark.parametrize(
    ("content", "kind", "begins"), [(JPEG, "image/jpeg", b"\xff\xd8"), (pdf(), "application/pdf", b"%PDF-")]
)
def test_a_clerk_saves_a_file_as_an_attachment_that_nothing_runs_from(office, content, kind, begins):
    case_id, id_ = case_with(office, content, "工资条，十一月")
    answer = opened(office.browser("clerk"), f"/api/staff/documents/{case_id}/{id_}")
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.body.startswith(begins)
    ending = "pdf" if kind.endswith("pdf") else "jpg"
    expected = f"attachment; filename=\"document.{ending}\"; filename*=UTF-8''{quote('工资条，十一月')}.{ending}"
    assert answer.headers["Content-Disposition"] == expected
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_case_lists_its_files_and_says_that_none_was_scanned_for_viruses(office):
    case_id, id_ = case_with(office)
    page = Seen(office.browser("clerk").get(f"/api/staff/cases/{case_id}").text)
    (link,) = [each for each in page.all("a") if id_ in (each.attributes["href"] or "")]
    assert link.text == "身份证.jpg"
    assert "存好了，没有查毒" in page.text


@pytest.mark.parametrize("who", ["other clerk", "administrator", "lawyer", "other lawyer"])
def test_whoever_may_not_see_the_case_gets_no_file_of_it(office, who):
    case_id, id_ = case_with(office)
    assert office.browser(who).get(f"/api/staff/documents/{case_id}/{id_}").status == 404


def test_nobody_who_is_not_signed_in_gets_a_file(office):
    case_id, id_ = case_with(office)
    answer = office.browser().get(f"/api/staff/documents/{case_id}/{id_}")
    assert (answer.status, answer.headers["Location"].partition("?")[0]) == (303, "../../../staff")


def test_a_link_of_another_session_or_for_another_file_leads_nowhere(office):
    (case_id, id_), (_, other) = case_with(office), case_with(office)
    mine, address = office.browser("clerk"), f"/api/staff/documents/{case_id}"
    query = mine.get(f"{address}/{id_}").headers["Location"].partition("?")[2]
    assert office.browser("clerk").get(f"{address}/{id_}", query).status == 403
    assert mine.get(f"{address}/{other}", query).status == 403
    assert mine.get(f"{address}/{id_}", query.replace("until=1", "until=2")).status == 403
    assert mine.get(f"{address}/{id_}", "until=x&key=y").status == 403
    assert mine.get(f"{address}/{id_}", query, **BROWSERS).status == 200


def test_a_link_is_over_after_a_minute(office, monkeypatch):
    case_id, id_ = case_with(office)
    browser, address = office.browser("clerk"), f"/api/staff/documents/{case_id}/{id_}"
    query = browser.get(address).headers["Location"].partition("?")[2]
    now = office.desk().clock.now()
    monkeypatch.setattr(type(office.desk().clock), "now", lambda _: now + timedelta(seconds=61))
    assert browser.get(address, query).status == 403


def test_a_file_of_another_case_or_one_not_kept_is_not_found(office):
    (case_id, id_), (other, _) = case_with(office), case_with(office)
    browser = office.browser("clerk")
    refused = office.desk().documents.receive(f"case/{case_id}", "other", Upload("a", "", b"x")).id
    check()
    for address in (f"{other}/{id_}", f"{case_id}/{refused}", f"{case_id}/{'0' * 32}"):
        assert opened(browser, f"/api/staff/documents/{address}").status == 404


# The cloud ------------------------------------------------------------------------------------------------------------


def asked_of_lambda(
    method: str, path: str, resource: str, parameters: dict[str, str], **more: object
) -> dict[str, object]:
    """What the function answers to a request that API Gateway hands over."""
    from app import app

    event = {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": parameters,
        "stageVariables": None,
        "body": None,
        "isBase64Encoded": False,
        "requestContext": {
            "resourcePath": resource,
            "httpMethod": method,
            "path": f"/api{path}",
            "stage": "api",
            "identity": {},
        },
        **more,
    }
    event["multiValueHeaders"] = {name: [value] for name, value in event["headers"].items()}  # type: ignore[attr-defined]
    return json.loads(json.dumps(app(event, None)))


def test_a_function_takes_a_file_and_gives_one_back_byte_for_byte(browser, office):
    taken = asked_of_lambda(
        "POST",
        "/documents/draft",
        "/documents/{holder}",
        {"holder": "draft"},
        body=base64.b64encode(form(pdf(), "裁决书.pdf", declared="application/pdf")).decode(),
        isBase64Encoded=True,
        headers={"content-type": TYPE, "cookie": f"draft={browser.cookies['draft']}"},
    )
    assert taken["statusCode"] == 303
    check()
    assert "裁决书.pdf" in browser.get(PAGE).text
    case_id, id_ = case_with(office, pdf(), "裁决书")
    clerk = office.browser("clerk")
    query = clerk.get(f"/api/staff/documents/{case_id}/{id_}").headers["Location"].partition("?")[2]
    pairs = dict(each.split("=") for each in query.split("&"))
    given = asked_of_lambda(
        "GET",
        f"/staff/documents/{case_id}/{id_}",
        "/staff/documents/{case_id}/{document_id}",
        {"case_id": case_id, "document_id": id_},
        headers={"accept": "text/html,*/*;q=0.8", "cookie": clerk.cookie},
        queryStringParameters=pairs,
        multiValueQueryStringParameters={name: [value] for name, value in pairs.items()},
    )
    assert (given["statusCode"], given["isBase64Encoded"]) == (200, True)
    assert base64.b64decode(given["body"]) == pdf()  # type: ignore[arg-type]


def test_every_refusal_of_a_file_has_its_sentence_which_says_what_to_do(api):
    from chalicelib.casework import refused_files
    from chalicelib.site import site

    codes = [value for name, value in vars(refused_files).items() if name.isupper()]
    assert len(codes) == len(set(codes)) > 10
    for code in codes:
        assert "请" in site().catalogue.refusals[DocumentRefused(code).code]
