"""A legal aid centre at work, on any store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from chalicelib.definitions.catalogue import Catalogue

from site_builder import ROOT
from site_builder.sources import read_content
from tests.casework.deciding import Bureau
from tests.casework.sending import Hands
from tests.dynamo import client_in_china, new_table


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """What the editors have written."""
    return read_content(ROOT / "content").catalogue


@pytest.fixture(scope="session")
def aws() -> Iterator[None]:
    """AWS in this process."""
    with client_in_china():
        yield


@pytest.fixture
def bureau(request: pytest.FixtureRequest, tmp_path: Path, catalogue: Catalogue) -> Iterator[Bureau]:
    """The centre on one machine; on another store where a test asks for it."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield Bureau(tmp_path, catalogue)
        return
    request.getfixturevalue("aws")
    clock = Hands()
    with new_table(clock) as table:
        yield Bureau(tmp_path, catalogue, clock, table)
