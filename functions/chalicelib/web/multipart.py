"""A form that brings a file along, as a browser sends it."""

from __future__ import annotations

import io
from typing import Any

from chalice.app import BadRequestError, Request

MULTIPART = ["multipart/form-data"]


def parts_of(request: Request) -> tuple[dict[str, list[str]], dict[str, bytes]]:
    """The fields and the files by name; of two files of one name the last. Raises ``BadRequestError`` where it is none."""
    from python_multipart import parse_form
    from python_multipart.exceptions import FormParserError

    fields: dict[str, list[str]] = {}
    files: dict[str, bytes] = {}

    def keep_field(field: Any) -> None:
        fields.setdefault(_name(field), []).append((field.value or b"").decode("utf-8", "replace"))

    def keep_file(file: Any) -> None:
        file.file_object.seek(0)
        files[_name(file)] = file.file_object.read()

    kind = {"Content-Type": request.headers.get("content-type", "").encode("latin-1", "replace")}
    try:
        parse_form(kind, io.BytesIO(request.raw_body), keep_field, keep_file)
    except (FormParserError, ValueError):
        raise BadRequestError from None
    return fields, files


def _name(part: Any) -> str:
    return (part.field_name or b"").decode("utf-8", "replace")
