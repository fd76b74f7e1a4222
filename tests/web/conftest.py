"""What the tests of the functions share beyond ``tests/conftest.py``."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(autouse=True)
def nobody_has_tried_anything_yet(request):
    """Most tests come under one and the same phone, code and address, whose tries of an hour and a day are counted."""
    if "api" not in request.fixturenames:
        return
    request.getfixturevalue("api")
    from chalicelib.settings import settings

    file = settings().data / "store.sqlite"
    if file.is_file():
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DELETE FROM rows WHERE partition = 'limit'")
