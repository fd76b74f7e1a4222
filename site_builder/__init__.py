"""Turns ``content/`` into the site and into what the functions need: ``python -m site_builder check|build|serve``.

The definitions and templates are shared with the functions, which live in a folder of their own; nothing is
installed, so that editors need no more than Python and the lock file.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FUNCTIONS = ROOT / "functions"

sys.path.insert(0, str(FUNCTIONS)) if str(FUNCTIONS) not in sys.path else None
