"""Fresh processes of this Python with the project on their path, for what must not find anything warm."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from site_builder import FUNCTIONS, ROOT

_KEEPS_NOTHING = "PYTHONDONTWRITEBYTECODE"
"""Set on some machines: ours would then be compiled again by every process, and Material, which pip has compiled, not."""

_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != _KEEPS_NOTHING},
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(FUNCTIONS)]),
    "PYTHONIOENCODING": "utf-8",
    "NO_MKDOCS_2_WARNING": "1",  # Material's notice of its end of life, on every build
}


def output_of(*arguments: str, timeout: float | None = None) -> str:
    """What ``python <arguments>`` prints. Raises ``RuntimeError`` with its complaint when it fails, and
    ``subprocess.TimeoutExpired`` when it is stopped after ``timeout`` seconds.
    """
    done = subprocess.run(  # noqa: S603 - this Python and what this package hands it
        [sys.executable, *arguments],
        env=_ENVIRONMENT,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=timeout,
    )
    if done.returncode:
        raise RuntimeError(f"python {' '.join(arguments)[:200]}\n{done.stderr[-2000:]}")
    return done.stdout


def seconds_of(*arguments: str) -> float:
    """How long ``python <arguments>`` takes from start to end."""
    began = time.perf_counter()
    output_of(*arguments)
    return time.perf_counter() - began


def seconds_within(limit: float, *arguments: str) -> tuple[float, bool]:
    """How long ``python <arguments>`` takes and True; or, when it is stopped because it takes longer than ``limit``
    seconds, that limit and False.
    """
    began = time.perf_counter()
    try:
        output_of(*arguments, timeout=limit)
    except subprocess.TimeoutExpired:
        return limit, False
    return time.perf_counter() - began, True


def peak_mb() -> float:
    """The most memory that this process has held so far. Not ``ru_maxrss`` where Linux tells better: a child begins
    there with its parent's.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1024
    import resource  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2  # bytes, on a Mac
