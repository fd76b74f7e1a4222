"""What the functions may do in AWS: what the adapters ask for, and nothing else."""

from __future__ import annotations

import ast
import json

import pytest
from chalicelib.adapters.dynamo import INDEX
from chalicelib.settings import Settings, SettingsRefused

from site_builder import FUNCTIONS

LOGS = {"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"}
NEEDED = {
    "get_item": {"dynamodb:GetItem"},
    "query": {"dynamodb:Query"},
    "update_item": {"dynamodb:UpdateItem"},
    "delete_item": {"dynamodb:DeleteItem"},
    # A transaction is allowed by what it holds: ``Update`` and ``Delete``.
    "transact_write_items": {"dynamodb:UpdateItem", "dynamodb:DeleteItem"},
    "generate_data_key": {"kms:GenerateDataKey"},
    "decrypt": {"kms:Decrypt"},
    # Who may not list a bucket is told that a missing file is forbidden, and not that it is missing.
    "get_object": {"s3:GetObject", "s3:ListBucket"},
    "put_object": {"s3:PutObject"},
    "delete_object": {"s3:DeleteObject"},
}
"""What each operation of boto3 needs to be allowed (docs.aws.amazon.com, Service Authorization Reference)."""

CHALICE = FUNCTIONS / ".chalice"
STATEMENTS = json.loads((CHALICE / "policy-api.json").read_text())["Statement"]
SETTINGS = json.loads((CHALICE / "config.json").read_text())["stages"]["api"]["environment_variables"]


def asked_for() -> set[str]:
    """The operations that the adapters name, but for making the table, which an operator does once."""
    found = set()
    for module in ("dynamo.py", "keys_kms.py", "s3.py"):
        tree = ast.parse((FUNCTIONS / "chalicelib" / "adapters" / module).read_text("utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        named = [node.args[0] for node in calls if isinstance(node.func, ast.Name) and node.func.id == "_ask"]
        found |= {name.value for name in named if isinstance(name, ast.Constant)}
        assert all(isinstance(name, ast.Constant) for name in named)
    return found


def actions(statement: dict[str, object]) -> set[str]:
    """The actions of a statement, which may be one alone."""
    named = statement["Action"]
    return {named} if isinstance(named, str) else set(named)  # type: ignore[call-overload]


def allowed(service: str) -> set[str]:
    """The actions allowed of a service."""
    return {action for each in STATEMENTS for action in actions(each) if action.startswith(f"{service}:")}


def test_everything_that_the_adapters_ask_for_is_allowed_and_nothing_else():
    assert asked_for() == set(NEEDED)
    needed = {action for operation in asked_for() for action in NEEDED[operation]}
    assert {action for each in STATEMENTS for action in actions(each)} == needed | LOGS


def test_no_statement_reaches_beyond_the_table_its_index_the_files_and_keys():
    table = f"arn:*:dynamodb:*:*:table/{SETTINGS['TABLE']}"
    reached = {each["Resource"] for each in STATEMENTS if actions(each).isdisjoint(LOGS)}
    bucket = f"arn:*:s3:::{SETTINGS['BUCKET']}"
    assert reached == {table, f"{table}/index/{INDEX}", bucket, f"{bucket}/*", "arn:*:kms:*:*:key/*"}
    (of_index,) = [each for each in STATEMENTS if each["Resource"].endswith(INDEX)]
    assert actions(of_index) == {"dynamodb:Query"}


def test_the_stage_names_every_setting_that_casework_in_the_cloud_needs_and_holds_no_secret():
    filled_in_elsewhere = {"KMS_KEY": "", "LOOKUP_KEY": "", "SMS_TOKEN": ""}
    stores = {"TABLE": "zhangshang-12348", "BUCKET": "zhangshang-12348-files"}
    assert {"PRODUCTION": "1", **stores, **filled_in_elsewhere} == SETTINGS


def test_a_stage_whose_empty_settings_were_left_empty_does_no_casework():
    for left_empty in ("SMS_TOKEN", "KMS_KEY", "LOOKUP_KEY"):
        filled = {name: value or "x" * 32 for name, value in SETTINGS.items()} | {left_empty: ""}
        with pytest.raises(SettingsRefused, match=left_empty):
            Settings.from_env(filled).refuse_missing_secrets()
