"""What the tests of the functions share beyond ``tests/conftest.py``."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(autouse=True)
def nobody_has_sent_much_today(request):
    """Most tests send under one and the same phone, whose applications of a day are counted."""
    if "api" not in request.fixturenames:
        return
    request.getfixturevalue("api")
    from chalicelib.settings import settings

    file = settings().data / "store.sqlite"
    if file.is_file():
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("DELETE FROM rows WHERE partition = 'limit' AND sort LIKE 'submit/%'")
