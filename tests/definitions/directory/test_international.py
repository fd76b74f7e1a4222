"""Phones as they are dialled from anywhere."""

import pytest
from chalicelib.definitions.directory.numbers import international


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [
        ("0916-1234567", "+86-916-1234567"),
        ("0916-1234567-801", "+86-916-1234567-801"),
        ("010-12345678", "+86-10-12345678"),
        ("12348", "12348"),
        ("400-123-4567", "400-123-4567"),
        ("0000-1234567", "0000-1234567"),
        ("15400005510", "+86-15400005510"),
    ],
)
def test_a_number_is_dialled_with_its_country_but_short_ones_and_nobodys(phone, dialled):
    assert international(phone) == dialled
