"""The first administrator of a real office, made from the command line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from chalicelib.adapters.clock import SystemClock
from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.accounts import Accounts
from chalicelib.casework.invitations import Invitations
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.vault import Vault

from site_builder import FUNCTIONS
from tests.casework.staffing import PASSWORD

OFFICE = "yangxian-legal-aid-centre"


@pytest.fixture
def environment(city, tmp_path) -> dict[str, str]:
    """A production machine whose site is built."""
    mine = {"COMPILED": str(city.compiled), "DATA": str(tmp_path / "data"), "KEY_FILE": str(tmp_path / "key")}
    return {**os.environ, **mine, "PRODUCTION": "1", "SMS_TOKEN": "t" * 24, "TODAY": "", "PYTHONUTF8": "1"}


def make(environment: Mapping[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command."""
    command = [sys.executable, str(FUNCTIONS / "accounts.py"), "make-administrator", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


def accounts_in(folder: Path) -> Accounts:
    return Accounts(
        SqliteTable(folder / "data" / "store.sqlite", SystemClock()),
        Vault(LocalKeys(folder / "key", folder / "data")),
    )


def invitation_in(printed: str) -> str:
    (code,) = re.findall(r"邀请码 (\S+)\n", printed)
    return str(code)


def joined(folder: Path, code: str) -> Account:
    """Whoever uses the invitation."""
    return Invitations(accounts_in(folder), SystemClock()).accept(code, PASSWORD)


@pytest.mark.parametrize("office, options", [(OFFICE, []), ("示例律师事务所", ["--firm"])])
def test_the_invitation_printed_is_for_an_administrators_account_of_the_office(environment, tmp_path, office, options):
    ran = make(environment, *options, office, "yangxian-admin")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "/api/staff/invitation" in ran.stdout
    account = joined(tmp_path, invitation_in(ran.stdout))
    assert (account.name, account.office, account.role) == ("yangxian-admin", office, Role.ADMINISTRATOR)


def test_a_name_that_is_taken_is_refused_and_its_invitation_stays(environment, tmp_path):
    code = invitation_in(make(environment, OFFICE, "yangxian-admin").stdout)
    again = make(environment, OFFICE, "Yangxian-Admin")
    assert (again.returncode, again.stdout) == (1, "")
    assert "这个账号已经有人用了" in again.stderr
    assert joined(tmp_path, code).name == "yangxian-admin"


@pytest.mark.parametrize("firm", [OFFICE, "", "长" * 41, " 示例律师事务所"])
def test_no_firm_takes_the_name_of_an_office_or_none(environment, tmp_path, firm):
    ran = make(environment, "--firm", firm, "yangxian-admin")
    assert (ran.returncode, "不是律师事务所的名字" in ran.stderr) == (1, True)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "office, name, told",
    [
        ("no-such-office", "yangxian-admin", "没有机构「no-such-office」"),
        ("", "yangxian-admin", "没有机构「」"),
        (OFFICE, "张伟", "请填账号"),
        (OFFICE, "", "请填账号"),
    ],
)
def test_an_unknown_office_or_a_strange_name_is_refused_in_chinese(environment, tmp_path, office, name, told):
    ran = make(environment, office, name)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / "data").exists()


def test_a_site_that_was_never_built_is_told(environment, tmp_path):
    ran = make({**environment, "COMPILED": str(tmp_path / "nothing")}, OFFICE, "yangxian-admin")
    assert "请先生成网站" in ran.stderr


def test_production_without_its_secret_is_refused_as_the_server_is(environment):
    ran = make({**environment, "SMS_TOKEN": ""}, OFFICE, "yangxian-admin")
    assert ran.returncode == 1
    assert "SMS_TOKEN" in ran.stderr
