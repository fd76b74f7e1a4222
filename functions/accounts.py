"""The first administrator of an office, who makes all its other accounts at /api/staff.

    python functions/accounts.py make-administrator OFFICE NAME           as the user that the server runs as
    python functions/accounts.py make-administrator --firm FIRM NAME      of a law firm, by its name

OFFICE is an id of content/directory/offices.csv; NAME is what he types to sign in. A 邀请码 is printed once, with which he
chooses his password. It also helps an office whose only administrator has lost password or phone: make another.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from app import make_store
from chalicelib.adapters.clock import SystemClock
from chalicelib.casework.accounts import AccountNameTaken, Accounts
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.office_accounts import OfficeAccounts, read_account_name, read_personal_name
from chalicelib.casework.staff import Role
from chalicelib.settings import SettingsRefused, settings
from chalicelib.site import site

PERSONAL_NAME = "管理员"


class AccountRefused(Exception):
    """Nothing was made; the text says why, in Chinese: offices make their own accounts."""


def make_administrator(office: str, name: str, *, firm: bool = False) -> str:
    """The 邀请码 of the new account. Raises ``AccountRefused``, or ``SettingsRefused`` where a server would."""
    settings().refuse_missing_secrets()
    catalogue = site().catalogue
    kinds = {each.id: each.kind for each in catalogue.offices}
    _refuse_unknown(office, kinds, firm=firm)
    account_name = read_account_name(name)
    if account_name is None:
        raise AccountRefused(catalogue.refusals["account_name"])
    clock = SystemClock(settings().now)
    offices = OfficeAccounts(Accounts(*make_store(clock)), clock, kinds)
    try:
        return offices.make_first(office, account_name, PERSONAL_NAME, Role.ADMINISTRATOR)[1]
    except AccountNameTaken as taken:
        raise AccountRefused(catalogue.refusals[taken.code]) from None


def _refuse_unknown(office: str, kinds: Mapping[str, str], *, firm: bool) -> None:
    if firm and (office in kinds or read_personal_name(office) != office):
        raise AccountRefused(f"「{office}」不是律师事务所的名字。")
    if not firm and office not in kinds:
        raise AccountRefused(f"offices.csv 里没有机构「{office}」。律师事务所请加 --firm。")


def main() -> None:
    """Read the command line, make the account and print its 邀请码."""
    arguments = argparse.ArgumentParser(description="Make the first administrator of an office.")
    commands = arguments.add_subparsers(dest="command", required=True, metavar="make-administrator")
    command = commands.add_parser("make-administrator", help="print the 邀请码 of a new administrator, once")
    command.add_argument("--firm", action="store_true", help="OFFICE is the name of a law firm")
    command.add_argument("office", help="an id of offices.csv")
    command.add_argument("name", help="the name to sign in with")
    options = arguments.parse_args()
    try:
        code = make_administrator(options.office, options.name, firm=options.firm)
        address = f"{site().catalogue.city.site_url}api/staff/invitation"
    except FileNotFoundError:
        sys.exit("请先生成网站：python -m site_builder build")
    except (AccountRefused, SettingsRefused, StoreUnavailable) as refused:
        sys.exit(f"没有开账号。{refused}")
    print(
        f"管理员账号 {options.name}  邀请码 {code}\n邀请码只显示这一次，3天内有效。请他打开 {address}，自己定密码，再开其他账号。"
    )


if __name__ == "__main__":
    main()
