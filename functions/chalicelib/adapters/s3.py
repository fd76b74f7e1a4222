"""The ``Files`` port in an S3 bucket, in any partition of AWS: region and keys come from the environment.

The bucket keeps no versions and lets nobody in from outside: what is deleted is gone, and what lies there is sealed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.casework.errors import StoreUnavailable


@cache
def s3_client() -> Any:
    """The client of this process. Everything that we ask of it may be asked twice."""
    import boto3
    from botocore.config import Config

    retries = {"mode": "standard", "total_max_attempts": 2}
    return boto3.session.Session().client("s3", config=Config(connect_timeout=1, read_timeout=5, retries=retries))


class S3Files:
    """The files in the bucket of that name, each one object."""

    def __init__(self, bucket: str) -> None:
        self._bucket = bucket

    def put(self, key: str, content: bytes) -> None:
        """See ``Files``."""
        _ask("put_object", Bucket=self._bucket, Key=key, Body=content)

    def get(self, key: str) -> bytes:
        """See ``Files``."""
        found = _ask("get_object", Bucket=self._bucket, Key=key)
        try:
            content: bytes = found["Body"].read()
        except BotoCoreError as error:
            raise StoreUnavailable(f"S3: {type(error).__name__}") from error
        return content

    def delete(self, key: str) -> None:
        """See ``Files``."""
        _ask("delete_object", Bucket=self._bucket, Key=key)


def _ask(operation: str, **arguments: Any) -> Any:
    try:
        return getattr(s3_client(), operation)(**arguments)
    except ClientError as error:
        code = error.response["Error"]["Code"]
        if code == "NoSuchKey":
            raise KeyError(arguments["Key"]) from None
        raise StoreUnavailable(f"S3: {code}") from error
    except BotoCoreError as error:
        raise StoreUnavailable(f"S3: {type(error).__name__}") from error
