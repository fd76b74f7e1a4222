"""Without a provider of real names no more is known than that a number is well formed."""

from __future__ import annotations

import pytest
from chalicelib.adapters.identity_offline import OfflineIdentity

from tests.applicant import ID_NUMBER, NAME
from tests.casework.sending import Hands


@pytest.mark.parametrize(
    ("name", "document", "number", "verdict"),
    [
        (NAME, "id_card", ID_NUMBER, "format"),
        (NAME, "id_card", f"{ID_NUMBER[:-1]}4", "mismatch"),
        (NAME, "passport", "E00000000", "format"),
        (NAME, "passport", "?", "mismatch"),
        ("", "id_card", ID_NUMBER, "mismatch"),
    ],
)
def test_a_name_and_a_well_formed_number_are_called_no_more_than_that(name, document, number, verdict):
    assert OfflineIdentity(Hands()).verify(name, document, number) == verdict
