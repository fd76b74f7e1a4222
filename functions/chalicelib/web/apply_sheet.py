"""A list of people from a sheet: a CSV file becomes what is typed, and the page comes back with it."""

from __future__ import annotations

from chalicelib.definitions.service import Group

ENCODINGS = ("utf-8-sig", "gb18030")
"""As Excel, WPS and phones write CSV. GB18030 reads almost anything, so that it comes last."""


def sheet_as_typed(content: bytes) -> str:
    """The text of the file; "" where it is no text: a workbook that was given the name of a CSV file."""
    if b"\0" in content:
        return ""
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def list_of_people(group: Group) -> str:
    """The name of the question after many people on this page, "" where there is none."""
    return next((field.name for field in group.form.fields if field.kind == "people"), "")
