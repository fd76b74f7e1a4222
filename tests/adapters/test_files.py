"""The promises of ``Files``, kept alike by a folder and S3; then what each must do beside them."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from chalicelib.adapters.folder import FolderFiles
from chalicelib.adapters.s3 import S3Files, s3_client
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.ports import Files
from moto import mock_aws

KEY, OTHER = "0a" * 16, "0b" * 16
CONTENTS = [b"", b"\x00\xff\r\n", "工资条".encode(), os.urandom(3_000_000)]


@pytest.fixture
def folder(tmp_path: Path) -> FolderFiles:
    return FolderFiles(tmp_path / "var" / "files")


@pytest.fixture
def s3() -> Iterator[S3Files]:
    s3_client.cache_clear()
    with pytest.MonkeyPatch.context() as environment, mock_aws():
        environment.setenv("AWS_DEFAULT_REGION", "cn-northwest-1")
        where = {"LocationConstraint": "cn-northwest-1"}
        s3_client().create_bucket(Bucket="files", CreateBucketConfiguration=where)
        yield S3Files("files")
    s3_client.cache_clear()


@pytest.fixture(params=["folder", "s3"])
def files(request: pytest.FixtureRequest) -> Files:
    return request.getfixturevalue(request.param)


# The promises ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", CONTENTS, ids=["empty", "binary", "Chinese", "3 MB"])
def test_what_was_put_is_got_byte_for_byte(files, content):
    files.put(KEY, content)
    assert files.get(KEY) == content


def test_of_two_contents_under_one_key_the_later_stands(files):
    files.put(KEY, b"first, and longer")
    files.put(KEY, b"second")
    assert files.get(KEY) == b"second"


def test_what_was_never_put_is_not_there(files):
    files.put(OTHER, b"")
    with pytest.raises(KeyError):
        files.get(KEY)


def test_what_was_deleted_is_gone_and_the_rest_stays(files):
    files.put(KEY, b"mine")
    files.put(OTHER, b"other")
    files.delete(KEY)
    with pytest.raises(KeyError):
        files.get(KEY)
    assert files.get(OTHER) == b"other"


def test_to_delete_what_is_not_there_does_nothing(files):
    files.delete(KEY)


# A folder -------------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such modes")
def test_nobody_else_on_the_machine_reads_the_files(folder, tmp_path):
    folder.put(KEY, b"mine")
    place = tmp_path / "var" / "files"
    assert [oct(each.stat().st_mode)[-3:] for each in (place, place / KEY)] == ["700", "600"]


def test_whoever_reads_while_another_writes_never_reads_half(folder):
    contents, read = {b"a" * 900_000, b"b" * 900_000}, set()
    folder.put(KEY, b"a" * 900_000)
    writer = threading.Thread(target=lambda: [folder.put(KEY, each) for each in sorted(contents) * 5])
    writer.start()
    while writer.is_alive():
        read.add(folder.get(KEY))
    assert read <= contents


def test_a_folder_that_cannot_be_written_is_trouble_outside_and_leaves_nothing(tmp_path):
    (tmp_path / "files").write_bytes(b"no folder")
    files = FolderFiles(tmp_path / "files")
    for ask in (lambda: files.put(KEY, b""), lambda: files.get(KEY), lambda: files.delete(KEY)):
        with pytest.raises(StoreUnavailable):
            ask()
    assert [each.name for each in tmp_path.iterdir()] == ["files"]


# S3 -------------------------------------------------------------------------------------------------------------------


def test_a_bucket_that_is_not_there_is_trouble_outside_and_no_missing_file(s3):
    files = S3Files("another")
    for ask in (lambda: files.put(KEY, b""), lambda: files.get(KEY), lambda: files.delete(KEY)):
        with pytest.raises(StoreUnavailable, match="NoSuchBucket"):
            ask()


def test_a_line_that_is_down_is_trouble_outside(monkeypatch):
    s3_client.cache_clear()
    for name, value in {
        "AWS_ENDPOINT_URL_S3": "http://127.0.0.1:9",
        "AWS_DEFAULT_REGION": "cn-northwest-1",
        "AWS_ACCESS_KEY_ID": "made-up",
        "AWS_SECRET_ACCESS_KEY": "made-up",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(StoreUnavailable, match="EndpointConnectionError"):
        S3Files("files").get(KEY)
    s3_client.cache_clear()
