"""The first administrator of an office, who makes all its other accounts at /api/staff.

    python functions/accounts.py make-administrator OFFICE NAME    as the user that the server runs as

OFFICE is an id of content/directory/offices.csv; NAME is what he types to sign in. The password is printed once. It also
helps an office whose only administrator has lost his: make another.
"""

from __future__ import annotations

import argparse
import sys

from app import make_store
from chalicelib.adapters.clock import SystemClock
from chalicelib.casework.accounts import AccountNameTaken, Accounts
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.office_accounts import read_account_name
from chalicelib.casework.passwords import new_password
from chalicelib.casework.staff import Role
from chalicelib.settings import SettingsRefused, settings
from chalicelib.site import site

PERSONAL_NAME = "管理员"


class AccountRefused(Exception):
    """Nothing was made; the text says why, in Chinese: offices make their own accounts."""


def make_administrator(office: str, name: str) -> str:
    """The password of the new account. Raises ``AccountRefused``, or ``SettingsRefused`` where a server would."""
    settings().refuse_missing_secrets()
    catalogue = site().catalogue
    if office not in {each.id for each in catalogue.offices}:
        raise AccountRefused(f"offices.csv 里没有机构「{office}」。")
    account_name = read_account_name(name)
    if account_name is None:
        raise AccountRefused(catalogue.refusals["account_name"])
    accounts, password = Accounts(*make_store(SystemClock(settings().now))), new_password()
    try:
        accounts.create(
            account_name, personal_name=PERSONAL_NAME, office=office, role=Role.ADMINISTRATOR, password=password
        )
    except AccountNameTaken as taken:
        raise AccountRefused(catalogue.refusals[taken.code]) from None
    return password


def main() -> None:
    """Read the command line, make the account and print its password."""
    arguments = argparse.ArgumentParser(description="Make the first administrator of an office.")
    commands = arguments.add_subparsers(dest="command", required=True, metavar="make-administrator")
    command = commands.add_parser("make-administrator", help="print the password of a new administrator, once")
    command.add_argument("office", help="an id of offices.csv")
    command.add_argument("name", help="the name to sign in with")
    options = arguments.parse_args()
    try:
        password = make_administrator(options.office, options.name)
    except FileNotFoundError:
        sys.exit("请先生成网站：python -m site_builder build")
    except (AccountRefused, SettingsRefused, StoreUnavailable) as refused:
        sys.exit(f"没有开账号。{refused}")
    print(f"管理员账号 {options.name}  密码 {password}\n密码只显示这一次。请到 /api/staff 登录，再开其他账号。")


if __name__ == "__main__":
    main()
