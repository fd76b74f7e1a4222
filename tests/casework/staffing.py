"""What the tests of staff share: accounts on a real table under a clock with hands, and many tries at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

from chalicelib.adapters.keys_local import LocalKeys
from chalicelib.adapters.sqlite import SqliteTable
from chalicelib.casework.accounts import Accounts
from chalicelib.casework.errors import StoreUnavailable
from chalicelib.casework.limits import Limits
from chalicelib.casework.sessions import Sessions
from chalicelib.casework.staff import Account, Role
from chalicelib.casework.vault import Vault

from tests.casework.sending import Hands

PASSWORD = "三更灯火五更鸡，正是办案时"
AT_ONCE = 50


class Staffing:
    """An office's staff and everything that signs them in."""

    def __init__(self, folder: Path, clock: Hands | None = None, table: Any = None) -> None:
        self.clock = clock or Hands()
        self.table = table or SqliteTable(folder / "data" / "store.sqlite", self.clock)
        self.vault = Vault(LocalKeys(folder / "master.key", folder / "data"))
        self.accounts = Accounts(self.table, self.vault)
        self.sessions = Sessions(self.table, self.accounts, self.clock, b"f" * 32)
        self.limits = Limits(self.table, self.vault, self.clock)

    def clerk(self, name: str = "hantai-clerk", role: Role = Role.CLERK, office: str = "hantai") -> Account:
        """A new account, which ``PASSWORD`` opens."""
        return self.accounts.create(name, personal_name="示例张三", office=office, role=role, password=PASSWORD)


class StoreAway:
    """A table that does not answer."""

    def __getattr__(self, name: str) -> Any:
        def away(*_: Any, **__: Any) -> Any:
            raise StoreUnavailable(name)

        return away


class CountingTable:
    """A table that counts what it is asked."""

    def __init__(self, table: SqliteTable) -> None:
        self._table, self.asked = table, list[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.append(name)
        return getattr(self._table, name)


def at_once(call: Callable[[], Any], times: int = AT_ONCE) -> list[Any]:
    """What so many calls, begun at the same moment, return."""
    barrier = Barrier(times)

    def one(_: int) -> Any:
        barrier.wait(30)
        return call()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))
