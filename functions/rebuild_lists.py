"""Makes the lists of staff again from the events of the cases: after a release that shows other things in them.

python functions/rebuild_lists.py          with the settings of the server, which may go on running
"""

from __future__ import annotations

from app import make_desk
from chalicelib.casework.lists import rebuild_lists


def main() -> None:
    """Make them, and tell of how many cases."""
    ledger = make_desk().ledger
    made = rebuild_lists(ledger.table, ledger.vault, ledger.service, ledger.calendar)
    print(f"The lists are made again from the events of {made:,} cases.")


if __name__ == "__main__":
    main()
