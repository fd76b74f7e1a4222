"""Opening what a stranger has sent, in a process of its own: it has little time and memory, no settings and no secrets.

python -m chalicelib.casework.opened_apart KIND PURPOSE DAY < file > the file to keep
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from . import refused_files as why
from .file_checks import FileKind, kind_of
from .refused_files import DocumentRefused

SECONDS = 10
MEMORY = {FileKind.PDF: 512 * 1024**2, FileKind.JPEG: 768 * 1024**2, FileKind.PNG: 768 * 1024**2}
"""Bytes of address space. 40 million pixels alone are up to 160 MB, and are copied."""

_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
_REFUSED, _TOO_HARD = 3, 4


def examined(name: str, declared: str, content: bytes, purpose: str, day: str) -> bytes:
    """The file as it may be kept: a photo rebuilt, a PDF found harmless. Raises ``DocumentRefused``."""
    kind = kind_of(name, declared, content)
    command = [sys.executable, "-m", __name__, kind, purpose, day]
    try:
        ended = subprocess.run(  # noqa: S603 - our own program; what is strange goes to its standard input
            command, input=content, capture_output=True, timeout=SECONDS, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired:
        raise DocumentRefused(why.TOO_HARD) from None
    if ended.returncode:
        raise DocumentRefused(_why(ended.returncode, ended.stdout))
    return ended.stdout


def _environment() -> dict[str, str]:
    path = os.pathsep.join((str(Path(__file__).parents[2]), *filter(None, sys.path)))
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


def _why(code: int, said: bytes) -> str:
    if code == _REFUSED:
        return said.decode()
    # Below 0 it was killed: by the limit of memory or of time, or by a fault in a decoder.
    return why.TOO_HARD if code == _TOO_HARD or code < 0 else why.BROKEN


def _limit_memory(kind: FileKind) -> None:
    if sys.platform != "win32":  # which has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY[kind], MEMORY[kind]))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main(kind: FileKind, purpose: str, day: str) -> int:
    """Open what stands on standard input, and write what may be kept, or the code of a refusal."""
    _limit_memory(kind)
    try:
        content = sys.stdin.buffer.read()
        kept = _kept(kind, content, purpose, day)
    except DocumentRefused as refused:
        sys.stdout.write(refused.code)
        return _REFUSED
    except (MemoryError, RecursionError):
        return _TOO_HARD
    sys.stdout.buffer.write(kept)
    return 0


def _kept(kind: FileKind, content: bytes, purpose: str, day: str) -> bytes:
    if kind.is_picture:
        from .pictures import rebuilt

        return rebuilt(content, purpose, day)
    from .pdfs import refuse_unsafe

    refuse_unsafe(content)
    return content


if __name__ == "__main__":
    sys.exit(main(FileKind(sys.argv[1]), sys.argv[2], sys.argv[3]))
