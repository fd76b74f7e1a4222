"""Names of files as strangers give them, made fit to be shown and saved anywhere."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME = 60
"""Characters: with its ending it fits into every file system, 3 bytes to a character."""

UNNAMED = "未命名"
_FOLDERS = re.compile(r".*[/\\]", re.DOTALL)
_NO_FILE_NAME = re.compile(r'[<>:"/\\|?*]')
# Names of devices, which Windows opens instead of a file, whatever their ending.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])", re.IGNORECASE)
_NEVER_SHOWN = ("C", "Zl", "Zp")  # control and direction characters, lone surrogates, line breaks


def clean_name(typed: str, ending: str) -> str:
    """The name with this ending instead of its own: no folders, nothing that turns the line round or breaks it."""
    shown = "".join(each for each in typed if not unicodedata.category(each).startswith(_NEVER_SHOWN))
    stem = " ".join(_NO_FILE_NAME.sub("", _FOLDERS.sub("", shown)).split())
    stem = re.sub(r"\.[0-9A-Za-z]{1,5}\s*$", "", stem).strip(" .")[:LONGEST_NAME].strip(" .")
    if _DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    return f"{stem or UNNAMED}.{ending}"
