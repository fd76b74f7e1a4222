"""DynamoDB in this process, by moto.

Its calls are not atomic by themselves, as DynamoDB's are, so a lock makes them so: without it a right program loses
races. Threads still come between one call and the next.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from chalicelib.adapters.dynamo import DynamoTable, client, create_table
from chalicelib.casework.ports import Clock
from moto import mock_aws
from moto.core.botocore_stubber import BotocoreStubber

NAME = "store"


@contextmanager
def client_in_china() -> Iterator[None]:
    """One client for many tests: to make it takes longer than most of them."""
    client.cache_clear()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("AWS_DEFAULT_REGION", "cn-northwest-1")
        yield
    client.cache_clear()


@contextmanager
def new_table(clock: Clock) -> Iterator[DynamoTable]:
    """A new table, which is gone afterwards."""
    lock, answer = threading.Lock(), BotocoreStubber.__call__

    def one_at_a_time(stubber: BotocoreStubber, *args: Any, **kwargs: Any) -> AWSResponse | None:
        with lock:
            return answer(stubber, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch, mock_aws():
        patch.setattr(BotocoreStubber, "__call__", one_at_a_time)
        create_table(NAME)
        yield DynamoTable(NAME, clock)


def rows_in_dynamo() -> list[tuple[Any, ...]]:
    """Every row of that table, by its place."""
    items = client().scan(TableName=NAME)["Items"]
    return sorted((item["pk"]["S"], item["sk"]["S"], repr(sorted(item.items()))) for item in items)
