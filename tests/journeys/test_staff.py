"""From the form to the lawyer's call: a clerk, an approver and a lawyer work on the application of a day labourer."""

from __future__ import annotations

import re
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from chalicelib.settings import Settings
from playwright.sync_api import Browser, Page, expect
from pyotp import TOTP

from tests.conftest import TODAY
from tests.journeys.conftest import axe_findings, new_phone, too_wide
from tests.running import RunningServer

NAME, ID_NUMBER, PHONE, FACTS = "示例陈某", "610702199001011015", "15400005510", "工地上砸了脚趾"
REASON = "受理时和身份证原件核对"
CHOSEN = "黑发不知勤学早，白首方悔读书迟"
SECRET = "the-secret-part-of-an-address"
CLERK, APPROVER, ADMINISTRATOR = "legal-clerk", "legal-approver", "legal-administrator"
LAWYER, OTHER_LAWYER = "lawyer-jia", "lawyer-yi"


def own_environment(environment: Mapping[str, str], folder: Path) -> dict[str, str]:
    """An environment with a store, a key and a secret of its own."""
    return {**environment, "DATA": str(folder / "data"), "KEY_FILE": str(folder / "key"), "SMS_TOKEN": SECRET}


@pytest.fixture(scope="module")
def office(city, functions_environment, tmp_path_factory) -> Iterator[RunningServer]:
    """The service with its demo staff, on a store of its own."""
    folder = tmp_path_factory.mktemp("office")
    with RunningServer(city.build, own_environment(functions_environment, folder)) as running:
        running.wait_for(lambda: OTHER_LAWYER in running.passwords)
        yield running


class Person:
    """Somebody with a phone of their own; every page that they look at is looked at."""

    def __init__(self, page: Page, script: bool, office: RunningServer) -> None:
        self.page, self._script, self._office = page, script, office

    def look(self, *shown: str) -> None:
        """The page as it stands shows this, fits the phone and is one that everybody can use."""
        for each in shown:
            expect(self.page.locator("main")).to_contain_text(each)
        assert too_wide(self.page) == 0
        if self._script:
            assert axe_findings(self.page) == []

    def press(self, button: str) -> None:
        """Press a button, once it can be seen: each step of a case is folded away under its heading."""
        folded = self.page.locator("details:not([open])")
        button_in_it = self.page.get_by_role("button", name=button, exact=True, include_hidden=True)
        for step in folded.filter(has=button_in_it).all():
            step.locator("summary").click()
        self.page.get_by_role("button", name=button, exact=True).click()

    def sign_in(self, name: str, password: str = "") -> None:
        """Sign in with the password that was printed, or with this one."""
        self.page.goto("api/staff/")
        self.look("登录")
        self.page.get_by_label("账号").fill(name)
        self.page.get_by_label("密码").fill(password or self._office.passwords[name])
        self.press("登录")

    def open_case(self, reference: str) -> None:
        """From the list to the case."""
        self.page.goto("api/staff")
        self.look("案件")
        self.page.get_by_role("link", name=reference).first.click()
        self.look(reference)

    def ask_progress(self, reference: str, *shown: str) -> None:
        """What the citizen sees, who sees nobody's name."""
        self.page.goto("api/progress")
        self.page.get_by_label("编号").fill(reference)
        self.page.get_by_label("手机后四位").fill(PHONE[-4:])
        self.press("查一查")
        self.look(*shown, "汉中市法律援助中心")
        assert not [name for name in (NAME, "示例律师", CLERK, APPROVER) if name in self.page.content()]

    def messages(self, *told: str) -> None:
        """The newest message in the outbox says this."""
        self.page.goto("api/dev/outbox")
        for each in told:
            expect(self.page.locator("section.contact").first).to_contain_text(each)


@contextmanager
def people(browser: Browser, office: RunningServer, path: str, *, script: bool) -> Iterator[Callable[[], Person]]:
    """Makes people with phones, who find the service below this path."""
    contexts = []

    def with_a_phone() -> Person:
        contexts.append(new_phone(browser, f"{office.url}{path}/", script=script))
        return Person(contexts[-1].new_page(), script, office)

    yield with_a_phone
    for context in contexts:
        context.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def somebody(request, browser: Browser, office: RunningServer) -> Iterator[Callable[[], Person]]:
    """People with phones, all of them with JavaScript or all without."""
    with people(browser, office, "", script=request.param) as with_a_phone:
        yield with_a_phone


def answer(page: Page, choices: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Fill one page of the form and go on."""
    for name, value in choices.items():
        page.locator(f"[name={name}]").first.wait_for(state="attached")  # of the page that is coming
        if page.locator(f"select#{name}").count():
            page.locator(f"#{name}").select_option(value)
        else:
            page.locator(f"#{name}-{value}").check()
    for name, text in texts.items():
        page.locator(f"#{name}").fill(text)
    page.get_by_role("button", name="存好，往下").click()


def apply(page: Page) -> str:
    """The whole application; returns the reference."""
    page.goto("api/apply/legal-aid")
    page.locator("main .cards a[href*='door=']").first.click()
    page.get_by_role("button", name="开始填").click()
    answer(page, {"for_whom": "self"}, {})
    answer(page, {"matter": "work_injury", "migrant": "yes"}, {})
    answer(page, {"migrant_evidence": "site"}, {})
    answer(page, {"recognition": "not_yet"}, {})
    answer(page, {}, {"facts": FACTS})
    answer(page, {}, {"injured_on-year": "2026", "injured_on-month": "11", "injured_on-day": "2"})
    answer(page, {"stage": "none", "office": "unsure"}, {})
    answer(page, {"id_document": "id_card"}, {"name": NAME, "id_number": ID_NUMBER, "phone": PHONE})
    answer(page, {}, {"address": "示例镇示例村三组"})
    answer(page, {"contact_how": "call", "contact_when": "any"}, {})
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="交上去").click()
    return page.locator(".total strong").inner_text()


def go_from_the_form_to_the_lawyers_call(somebody: Callable[[], Person], office: RunningServer) -> list[Person]:
    """Everybody's part, step by step, and what the log may not hold of it. The people: citizen, clerk, approver, lawyer."""
    citizen, clerk, approver, lawyer = (somebody() for _ in range(4))
    reference = apply(citizen.page)
    citizen.messages(reference, "收到了")
    citizen.ask_progress(reference, "交上来了，还没有收件", "法律援助中心作决定", "最晚2026年12月1日")

    clerk.sign_in(CLERK)
    clerk.open_case(reference)
    clerk.look("法律援助中心作决定", "还剩7天", "6107**********1015", NAME, FACTS)
    clerk.press("记下：收件了")
    clerk.press("建议：给予援助")
    clerk.look("建议给予，等批准")
    citizen.ask_progress(reference, "正在看", "法律援助中心作决定")

    approver.sign_in(APPROVER)
    approver.open_case(reference)
    approver.press("批准：给予援助")
    approver.look("决定给予援助", "指派律师", "还剩3天")
    citizen.messages(reference, "通过了", "最晚11月27日（周五）", "法律援助不收任何费用")
    citizen.ask_progress(reference, "决定给予援助", "指派律师", "最晚2026年11月27日")

    clerk.open_case(reference)
    clerk.press("指派律师")
    clerk.look("「律师」还没有选，请选一项", "「律师打来用的号码」还没有填")
    clerk.page.get_by_label(re.compile("^示例律师甲（示例律师事务所）")).check()
    clerk.page.get_by_label("律师打来用的号码").fill("0000-0000000")
    clerk.press("指派律师")
    clerk.look("指派了律师", "律师打第一个电话", "今天")
    citizen.messages("示例律师甲", "示例律师事务所", "0000-0000000", "法律援助不收任何费用")
    citizen.ask_progress(reference, "派了律师", "律师打第一个电话", "最晚2026年11月24日")

    lawyer.sign_in(LAWYER)
    lawyer.open_case(reference)
    lawyer.look("律师打第一个电话", NAME)
    assert PHONE not in lawyer.page.content()  # before he accepts he reads whom it is about and no more
    lawyer.press("没有利益冲突，我接")
    lawyer.look(PHONE)
    lawyer.press("记下：打了第一个电话")
    lawyer.look("律师打通电话了")
    citizen.messages("律师示例律师甲记下", "11月24日（周二）", reference)
    citizen.ask_progress(reference, "律师和您通过电话了", "签协议")

    personal = (NAME, ID_NUMBER, PHONE, FACTS, reference, *office.passwords.values())
    assert not [each for each in personal if each in office.log or ascii(each)[1:-1] in office.log]
    return [citizen, clerk, approver, lawyer]


def test_from_the_form_to_the_lawyers_call(somebody, office):
    go_from_the_form_to_the_lawyers_call(somebody, office)


def test_from_the_form_to_the_call_under_the_path_of_another_site(browser, city, functions_environment, tmp_path):
    environment, path = own_environment(functions_environment, tmp_path), "/12348"
    with RunningServer(city.build, environment, "--root-path", path) as office:
        office.wait_for(lambda: OTHER_LAWYER in office.passwords)
        with people(browser, office, path, script=False) as somebody:
            citizen, *staff = go_from_the_form_to_the_lawyers_call(somebody, office)
            assert {person.page.url.partition(path)[0] for person in (citizen, *staff)} == {office.url}
            assert cookies_of(citizen) == {"draft": f"{path}/api"}
            assert [cookies_of(person) for person in staff] == [{"staff": "/"}] * 3  # as its prefix asks in production
        assert "GET /api" not in office.log
        assert "POST /api" not in office.log


def cookies_of(person: Person) -> dict[str, str]:
    """The paths of their cookies, by name."""
    return {cookie["name"]: cookie["path"] for cookie in person.page.context.cookies()}


def test_what_became_of_each_message_stands_on_the_case(somebody):
    citizen, clerk = somebody(), somebody()
    reference = apply(citizen.page)
    clerk.sign_in(CLERK)
    clerk.open_case(reference)
    citizen.messages(reference)
    clerk.page.reload()
    clerk.look("收到申请：发出了，等回执")
    citizen.page.locator("section.contact").first.get_by_role("button", name="失败").click()
    clerk.page.reload()
    clerk.look("收到申请：没有送达，要打电话")
    citizen.page.locator("section.contact").first.get_by_role("button", name="送达").click()
    clerk.page.reload()
    clerk.look("收到申请：没有送达，要打电话")


def test_a_case_opens_for_nobody_whom_it_is_not_for(somebody):
    citizen, clerk, other, administrator, nobody = (somebody() for _ in range(5))
    reference = apply(citizen.page)
    clerk.sign_in(CLERK)
    clerk.open_case(reference)
    for stranger, name, beginning in (
        (other, OTHER_LAWYER, "现在没有案件"),
        (administrator, ADMINISTRATOR, "开一个账号"),
    ):
        stranger.sign_in(name)
        stranger.look(beginning)
        assert stranger.page.goto(clerk.page.url).status == 404
        stranger.look("这一页找不到了")
    nobody.page.goto(clerk.page.url)
    nobody.look("登录")


def test_an_id_number_is_shown_in_full_once_for_a_reason(somebody, office):
    citizen, clerk = somebody(), somebody()
    reference = apply(citizen.page)
    clerk.sign_in(CLERK)
    clerk.open_case(reference)
    clerk.press("看完整号码")
    clerk.look("没有办成", "请用一句话写为什么要看完整号码")
    clerk.page.get_by_label("为什么要看完整号码").fill(REASON)
    clerk.press("看完整号码")
    clerk.look(ID_NUMBER, "只显示这一次", f"看了完整的身份证号码：{REASON}", CLERK)
    clerk.open_case(reference)
    clerk.look("6107**********1015", "交上来了", f"看了完整的身份证号码：{REASON}")
    assert ID_NUMBER not in clerk.page.content()
    office.wait_for(lambda: "see_id_number" in office.log)
    assert not [each for each in (ID_NUMBER, REASON, ascii(REASON)[1:-1]) if each in office.log]


def test_an_administrator_invites_somebody_who_binds_a_phone_and_works_until_disabled(somebody, office):
    administrator, newcomer = somebody(), somebody()
    name = f"shouli-{secrets.token_hex(3)}"
    administrator.sign_in(ADMINISTRATOR)
    administrator.press("开账号")
    administrator.look("有3处要改")
    administrator.page.get_by_label("账号", exact=True).fill(name)
    administrator.page.get_by_label("姓名").fill("示例李四")
    administrator.page.get_by_label("受理员").check()
    administrator.press("开账号")
    administrator.look("只显示这一次", "示例李四，受理员，在用")
    code = administrator.page.locator(".code strong").nth(1).inner_text()
    secret, recovery_code = join(newcomer, code)
    newcomer.page.goto("api/staff/me")
    newcomer.look("示例李四，受理员", "还有10个备用码", "最近的登录")
    newcomer.press("退出")
    newcomer.sign_in(name, CHOSEN)
    newcomer.look("密码对了，还差一步")
    newcomer.page.get_by_label("动态码").fill(recovery_code)
    newcomer.press("登录")
    newcomer.look("案件")

    administrator.press("发一个新的邀请码")
    administrator.look("原来的密码不能用了", "绑定了动态码")
    newcomer.page.reload()
    newcomer.look("登录")
    newcomer.sign_in(name, CHOSEN)
    newcomer.look("账号或者密码不对")
    administrator.press("停用账号")
    administrator.look("这个账号不能再用")
    administrator.page.goto("api/staff/account-log")
    administrator.look(f"{name}：停用了账号", f"{name}：绑定了手机动态码", f"{name}：开了账号")
    assert not [each for each in (code, secret, recovery_code, CHOSEN, ascii(CHOSEN)[1:-1]) if each in office.log]


def join(newcomer: Person, code: str) -> tuple[str, str]:
    """Use an invitation and bind a phone; returns its secret and a 备用码."""
    newcomer.page.goto("api/staff/invitation")
    newcomer.look("接受邀请")
    newcomer.page.get_by_label("邀请码").fill(code)
    newcomer.press("定下密码")
    newcomer.look("有1处要改", "至少要12个字符")
    newcomer.page.get_by_label("新密码", exact=True).fill(CHOSEN)
    newcomer.page.get_by_label("新密码再填一次").fill(CHOSEN)
    newcomer.press("定下密码")
    newcomer.look("绑定手机动态码", "以后再说")
    secret = newcomer.page.locator(".code strong").nth(1).inner_text()
    now = Settings.from_env({"TODAY": TODAY.isoformat()}).now()
    newcomer.page.get_by_label("动态码").fill(TOTP(secret.replace(" ", "")).at(now))
    newcomer.press("绑定")
    newcomer.look("备用码", "只显示这一次")
    recovery_code = newcomer.page.locator(".code strong").first.inner_text()
    newcomer.page.get_by_role("link", name="抄好了，往下").click()
    newcomer.look("案件")
    return secret, recovery_code


def test_signing_out_leaves_nothing_to_go_back_to(somebody):
    clerk = somebody()
    clerk.sign_in(CLERK)
    clerk.look("案件")
    clerk.press("退出")
    clerk.look("登录")
    clerk.page.go_back()
    expect(clerk.page.get_by_label("密码")).to_be_visible()


def test_a_wrong_password_is_told_and_leads_nowhere(somebody):
    clerk = somebody()
    clerk.sign_in("nobody-of-this-name", "不是这个密码")
    clerk.look("账号或者密码不对")
    assert clerk.page.title().startswith("有1处要改：登录")


def test_the_log_does_not_hold_the_secret_part_of_an_address(office):
    assert office.get(f"/api/sms/aliyun/{SECRET}/receipts")[0] == 405
    office.wait_for(lambda: "/api/sms/aliyun/" in office.log)
    assert SECRET not in office.log


def forget_account(store: Path, name: str) -> None:
    """Take an account out of a store, as if it had never been made."""
    with closing(sqlite3.connect(store)) as rows, rows:
        (account,) = rows.execute("SELECT partition FROM rows WHERE body LIKE ?", (f'%"name": "{name}"%',)).fetchone()
        rows.execute("DELETE FROM rows WHERE partition = ? OR body = ?", (account, account.removeprefix("account/")))


def test_passwords_are_printed_once_and_a_second_start_prints_only_those_of_new_accounts(
    city, functions_environment, tmp_path
):
    environment = own_environment(functions_environment, tmp_path)
    with RunningServer(city.build, environment) as first:
        first.wait_for(lambda: OTHER_LAWYER in first.passwords)
        made = first.passwords
    forget_account(tmp_path / "data" / "store.sqlite", OTHER_LAWYER)  # the last to be made: nobody comes after
    with RunningServer(city.build, environment) as second:
        second.wait_for(lambda: OTHER_LAWYER in second.passwords)
        assert set(second.passwords) == {OTHER_LAWYER}
    assert set(made) >= {CLERK, APPROVER, ADMINISTRATOR, LAWYER, OTHER_LAWYER}
    assert not [password for password in made.values() if password in first.log]
