"""Fresh processes of this Python with the project on their path, for what must not find anything warm."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from site_builder import FUNCTIONS, ROOT

_ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(FUNCTIONS)]),
    "PYTHONIOENCODING": "utf-8",
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice of its end of life, on every build
}


def output_of(*arguments: str) -> str:
    """What ``python <arguments>`` prints. Raises ``RuntimeError`` with its complaint when it fails."""
    done = subprocess.run(  # noqa: S603 - this Python and what this package hands it
        [sys.executable, *arguments], env=_ENVIRONMENT, cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        raise RuntimeError(f"python {' '.join(arguments)[:200]}\n{done.stderr[-2000:]}")
    return done.stdout


def seconds_of(*arguments: str) -> float:
    """How long ``python <arguments>`` takes from start to end."""
    began = time.perf_counter()
    output_of(*arguments)
    return time.perf_counter() - began
