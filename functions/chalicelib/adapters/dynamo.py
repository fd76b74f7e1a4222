"""The ``Table`` port in one DynamoDB table, in any partition of AWS: region and keys come from the environment.

Longer than most modules, since a transaction is built from the same parts as a single write.
"""

from __future__ import annotations

import math
import random
import time
import uuid
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError, ConnectionClosedError, ParamValidationError

from chalicelib.casework.errors import Conflict, StoreUnavailable
from chalicelib.casework.ports import ABSENT, ANY, Clock, Delete, Put, Row

TRIES = 5
INDEX = "by_index"
_SMALLEST_PAGE = 50  # a small limit must not mean many calls where expired rows lie in between
_FIRST, _LAST = "\0", "\U0010ffff"  # DynamoDB takes no empty key; U+10FFFF is no character and begins no part of a key

_OPTIONAL = ("index_partition", "index_sort", "expires_at", "sweep_at")
_LIVE = "(attribute_not_exists(expires_at) OR expires_at > :now)"

# DynamoDB's codes, without the "Exception" that some end in.
_OTHER_VERSION = {"ConditionalCheckFailed"}
_REFUSED = {"Serialization", "Validation", "ValidationError"}
_NOT_DONE = {
    "ProvisionedThroughputExceeded",
    "RequestLimitExceeded",
    "Throttling",
    "ThrottlingError",
    "TransactionConflict",
    "TransactionInProgress",
}
"""What says that nothing was written, and that the same may work in a moment."""


@cache
def client() -> Any:
    """The client of this process, made when first needed: importing boto3 takes a fifth of a second."""
    import boto3
    from botocore.config import Config

    # boto3 would repeat a write that may have been done, and take the Conflict with itself for another's.
    no_retries = {"mode": "standard", "total_max_attempts": 1}
    config = Config(connect_timeout=1, read_timeout=3, retries=no_retries, tcp_keepalive=True)
    # A session of our own, since boto3's shared one is not safe when two threads come first at once.
    return boto3.session.Session().client("dynamodb", config=config)


def create_table(name: str) -> None:
    """Make the table: paid by use, protected from deletion, restorable to any second of the last weeks, swept."""
    keys = ("pk", "sk", "index_partition", "index_sort")
    client().create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        DeletionProtectionEnabled=True,
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in keys],
        KeySchema=_key_schema(*keys[:2]),
        GlobalSecondaryIndexes=[
            {"IndexName": INDEX, "KeySchema": _key_schema(*keys[2:]), "Projection": {"ProjectionType": "ALL"}}
        ],
    )
    client().get_waiter("table_exists").wait(TableName=name)
    client().update_time_to_live(TableName=name, TimeToLiveSpecification={"Enabled": True, "AttributeName": "sweep_at"})
    client().update_continuous_backups(
        TableName=name, PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
    )


def _key_schema(partition: str, sort: str) -> list[dict[str, str]]:
    return [{"AttributeName": partition, "KeyType": "HASH"}, {"AttributeName": sort, "KeyType": "RANGE"}]


class DynamoTable:
    """The table of that name. Each row is one item; a counter is an item whose body is a number."""

    def __init__(self, name: str, clock: Clock) -> None:
        self._name, self._clock = name, clock

    def get(self, partition: str, sort: str) -> Row | None:
        """See ``Table``."""
        request = self._request(Key=_key(partition, sort), ConsistentRead=True)
        item = _ask("get_item", request, repeatable=True).get("Item")
        gone = item is None or ("expires_at" in item and item["expires_at"]["S"] <= self._now())
        return None if gone else _row(item)

    def put(self, row: Row, if_version: int = ANY) -> int:
        """See ``Table``."""
        update = self._request(**_update(row, if_version, self._now()), ReturnValues="ALL_NEW")
        written = _ask("update_item", update, repeatable=if_version == ANY)
        return int(written["Attributes"]["version"]["N"])

    def delete(self, partition: str, sort: str, if_version: int = ANY) -> None:
        """See ``Table``."""
        deletion = {"Key": _key(partition, sort), **_condition(if_version, self._now())}
        _ask("delete_item", self._request(**deletion), repeatable=if_version == ANY)

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
        index: bool = False,
    ) -> list[Row]:
        """See ``Table``. Consistent, except in the index, which may lag a moment behind."""
        first, last = _bounds(prefix, after, newest_first)
        if first > last:  # DynamoDB takes no empty range
            return []
        keys = ("index_partition", "index_sort") if index else ("pk", "sk")
        request = self._request(
            **({"IndexName": INDEX} if index else {}),
            ConsistentRead=not index,
            KeyConditionExpression="#partition = :partition AND #sort BETWEEN :first AND :last",
            FilterExpression=_LIVE,
            ExpressionAttributeNames=dict(zip(("#partition", "#sort"), keys, strict=True)),
            ExpressionAttributeValues=_texts(partition=partition, first=first, last=last, now=self._now()),
            ScanIndexForward=not newest_first,
            Limit=max(limit + 1, _SMALLEST_PAGE),  # one more for ``after`` itself, which lies in the range
        )
        found: list[Row] = []
        while True:
            page = _ask("query", request, repeatable=True)
            found += [_row(item) for item in page["Items"] if item[keys[1]]["S"] != after]
            if len(found) >= limit or "LastEvaluatedKey" not in page:
                return found[:limit]
            request["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def transact(self, writes: Sequence[Put | Delete]) -> None:
        """See ``Table``."""
        now = self._now()
        items = [self._transact_item(write, now) for write in writes]
        # The token makes a repeated request do nothing twice.
        _ask("transact_write_items", {"TransactItems": items, "ClientRequestToken": str(uuid.uuid4())}, repeatable=True)

    def count(self, partition: str, sort: str, *, add: int = 1, expires_at: datetime | None = None) -> int:
        """See ``Table``. A counter's life is counted from its beginning; later additions do not prolong it."""
        now, counter = self._now(), Row(partition, sort, str(add), expires_at=expires_at)
        for _ in range(TRIES):  # it may expire, or another may begin it again, between one change and the next
            for change in (_addition(counter, now), _beginning(counter, now)):
                with suppress(Conflict):
                    counted = _ask("update_item", self._request(**change, ReturnValues="ALL_NEW"))
                    return int(counted["Attributes"]["body"]["N"])
        raise StoreUnavailable("the counter is begun again and again")

    def sweep(self) -> int:
        """See ``Table``. DynamoDB sweeps by itself, within days of ``sweep_at``."""
        return 0

    def _now(self) -> str:
        return _text(self._clock.now())

    def _request(self, **parts: Any) -> dict[str, Any]:
        return {"TableName": self._name, **parts}

    def _transact_item(self, write: Put | Delete, now: str) -> dict[str, Any]:
        if isinstance(write, Put):
            return {"Update": self._request(**_update(write.row, write.if_version, now))}
        key = _key(write.partition, write.sort)
        return {"Delete": self._request(Key=key, **_condition(write.if_version, now))}


def _bounds(prefix: str, after: str, newest_first: bool) -> tuple[str, str]:
    """The first and last sort key that may be found; ``after`` itself has yet to be left out."""
    first, last = prefix or _FIRST, prefix + _LAST
    if not after:
        return first, last
    return (first, min(last, after)) if newest_first else (max(first, after), last)


def _update(row: Row, if_version: int, now: str) -> dict[str, Any]:
    """What UpdateItem and TransactWriteItems take alike to write the whole row."""
    values = {"body": {"S": row.body}, **_index(row.index), **_expiry(row.expires_at)}
    if if_version != ANY:
        values["version"] = {"N": str(if_version + 1)}
    expression = f"SET {', '.join(f'{name} = :{name}' for name in values)}"
    if left_out := [name for name in _OPTIONAL if name not in values]:
        expression += f" REMOVE {', '.join(left_out)}"
    update = {"Key": _key(row.partition, row.sort), **_condition(if_version, now)}
    placed = {f":{name}": value for name, value in values.items()} | update.get("ExpressionAttributeValues", {})
    if if_version == ANY:
        expression, placed = f"{expression} ADD version :one", {**placed, ":one": {"N": "1"}}
    return {**update, "UpdateExpression": expression, "ExpressionAttributeValues": placed}


def _addition(counter: Row, now: str) -> dict[str, Any]:
    """The update that adds to a counter which has not expired, or is not there."""
    expiry = _expiry(counter.expires_at)
    begins = f"SET {', '.join(f'{name} = if_not_exists({name}, :{name})' for name in expiry)} " if expiry else ""
    placed = {":add": {"N": counter.body}, ":one": {"N": "1"}, **_texts(now=now)}
    return {
        "Key": _key(counter.partition, counter.sort),
        "UpdateExpression": f"{begins}ADD body :add, version :one",
        "ConditionExpression": _LIVE,
        "ExpressionAttributeValues": placed | {f":{name}": value for name, value in expiry.items()},
    }


def _beginning(counter: Row, now: str) -> dict[str, Any]:
    """The update that begins a counter again which has expired."""
    update = _update(counter, ABSENT, now)
    update["ExpressionAttributeValues"][":body"] = {"N": counter.body}
    return update


def _condition(if_version: int, now: str) -> dict[str, Any]:
    if if_version == ANY:
        return {}
    if if_version == ABSENT:
        return {
            "ConditionExpression": "attribute_not_exists(pk) OR expires_at <= :now",
            "ExpressionAttributeValues": _texts(now=now),
        }
    return {
        "ConditionExpression": f"version = :expected AND {_LIVE}",
        "ExpressionAttributeValues": {":expected": {"N": str(if_version)}, **_texts(now=now)},
    }


def _texts(**values: str) -> dict[str, dict[str, str]]:
    return {f":{name}": {"S": value} for name, value in values.items()}


def _key(partition: str, sort: str) -> dict[str, dict[str, str]]:
    return _filled({"pk": partition, "sk": sort})


def _index(index: tuple[str, str] | None) -> dict[str, dict[str, str]]:
    return _filled({"index_partition": index[0], "index_sort": index[1]}) if index else {}


def _filled(keys: dict[str, str]) -> dict[str, dict[str, str]]:
    if not all(keys.values()):
        raise ValueError("the row has an empty key")
    return {name: {"S": key} for name, key in keys.items()}


def _expiry(expires_at: datetime | None) -> dict[str, dict[str, str]]:
    """When a row counts as gone, for us, and the whole second after which DynamoDB may sweep it."""
    if expires_at is None:
        return {}
    return {"expires_at": {"S": _text(expires_at)}, "sweep_at": {"N": str(math.ceil(expires_at.timestamp()))}}


def _text(moment: datetime) -> str:
    """Times as texts of one length, which sort as the times do."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _row(item: dict[str, dict[str, str]]) -> Row:
    index = (item["index_partition"]["S"], item["index_sort"]["S"]) if "index_partition" in item else None
    expires_at = datetime.fromisoformat(item["expires_at"]["S"]) if "expires_at" in item else None
    (body,) = item["body"].values()  # a text, or a counter's number
    return Row(item["pk"]["S"], item["sk"]["S"], body, int(item["version"]["N"]), index, expires_at)


def _ask(operation: str, request: dict[str, Any], *, repeatable: bool = False) -> Any:
    """Ask DynamoDB; a few times where nothing was done, or where doing it twice is as good as once.

    Raises our errors for DynamoDB's.
    """
    for earlier in range(TRIES):
        if earlier:
            time.sleep(random.uniform(0, 0.025 * 2**earlier))  # noqa: S311 - spreads the load, keeps no secret
        try:
            return getattr(client(), operation)(**request)
        except ParamValidationError:
            raise ValueError("DynamoDB takes no such request") from None  # its text holds what was sent
        except ClientError as error:
            trouble: Exception = error
            again = _may_ask_again(error, repeatable)
        except BotoCoreError as error:
            # A function that was frozen finds its connections closed.
            trouble, again = error, repeatable and isinstance(error, ConnectionClosedError)
        if not again:
            break
    raise StoreUnavailable(f"DynamoDB, {operation}") from trouble


def _may_ask_again(error: ClientError, repeatable: bool) -> bool:
    """Whether to ask again. Raises ``Conflict``, and ``ValueError`` for what DynamoDB will never take."""
    reasons = error.response.get("CancellationReasons", ())
    failed = [reason["Code"] for reason in reasons if reason.get("Code", "None") != "None"]
    codes = {code.removesuffix("Exception") for code in failed or [error.response["Error"]["Code"]]}
    if codes & _OTHER_VERSION:
        raise Conflict("the row is of another version") from None
    if codes & _REFUSED:
        raise ValueError("DynamoDB refuses the request") from error
    return codes <= _NOT_DONE or (repeatable and error.response["ResponseMetadata"]["HTTPStatusCode"] >= 500)
