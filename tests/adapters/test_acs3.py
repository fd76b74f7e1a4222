"""The signature of Alibaba Cloud's API, against the vector of its documentation."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from chalicelib.adapters.acs3 import AccessKey, canonical_query, signed_headers

# https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature: the example with fixed parameters
QUERY = "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai"
SIGNATURE = "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0"


def test_the_documented_example_is_signed_as_documented():
    parameters = {"RegionId": "cn-shanghai", "ImageId": "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"}
    assert canonical_query(parameters) == QUERY
    headers = signed_headers(
        AccessKey("YourAccessKeyId", "YourAccessKeySecret"),
        "ecs.cn-shanghai.aliyuncs.com",
        ("RunInstances", "2014-05-26"),
        QUERY,
        datetime(2023, 10, 26, 10, 22, 32, tzinfo=UTC),
        "3156853299f313e23d1673dc12e1703d",
    )
    assert headers["Authorization"] == (
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;"
        f"x-acs-signature-nonce;x-acs-version,Signature={SIGNATURE}"
    )


@pytest.mark.parametrize(
    ("value", "encoded"),
    [("a b", "a%20b"), ("*", "%2A"), ("~", "~"), ("/+&=", "%2F%2B%26%3D"), ("律师", "%E5%BE%8B%E5%B8%88"), ("", "")],
)
def test_a_query_is_encoded_as_the_documentation_says(value, encoded):
    assert canonical_query({"x": value}) == f"x={encoded}"


def test_a_key_does_not_show_its_secret():
    assert "hidden" not in repr(AccessKey("id", "hidden"))
