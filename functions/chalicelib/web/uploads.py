"""A form with a file in it, as browsers send it (``multipart/form-data``)."""

from __future__ import annotations

from dataclasses import dataclass, field

from chalice.app import BadRequestError, Request

from chalicelib.casework.documents import Upload

MULTIPART = ["multipart/form-data"]
MOST_PARTS = 10


@dataclass
class _Part:
    name: str = ""
    file_name: str | None = None
    media_type: str = ""
    content: bytearray = field(default_factory=bytearray)


def sent_with_file(request: Request) -> tuple[dict[str, str], Upload | None]:
    """The fields by name, and the first file that was chosen, if any. Raises ``BadRequestError`` for what is no such form."""
    from python_multipart.exceptions import MultipartParseError

    try:
        parts = _parts(request.headers.get("content-type", ""), request.raw_body)
    except (MultipartParseError, UnicodeError, ValueError):
        raise BadRequestError from None
    fields = {part.name: part.content.decode("utf-8", "replace") for part in parts if part.file_name is None}
    # A browser that was given no file sends one without name and content.
    files = [part for part in parts if part.file_name is not None and (part.file_name or part.content)]
    return fields, Upload(files[0].file_name or "", files[0].media_type, bytes(files[0].content)) if files else None


def _parts(content_type: str, body: bytes) -> list[_Part]:
    from python_multipart.multipart import MultipartParser, parse_options_header

    boundary = parse_options_header(content_type)[1].get(b"boundary", b"")
    reader = _Reader()
    parser = MultipartParser(
        boundary,
        {
            "on_part_begin": reader.begin,
            "on_header_field": reader.header_name,
            "on_header_value": reader.header_value,
            "on_header_end": reader.header_end,
            "on_part_data": reader.content,
            "on_end": reader.end,
        },
    )
    parser.write(body)
    parser.finalize()
    if not reader.whole:
        raise ValueError("the form was cut off")
    return reader.parts


class _Reader:
    """Takes the parts from the parser, piece by piece."""

    def __init__(self) -> None:
        self.parts, self.whole = list[_Part](), False
        self._name, self._value = bytearray(), bytearray()

    def begin(self) -> None:
        if len(self.parts) == MOST_PARTS:
            raise ValueError("more parts than any form of ours has")
        self.parts.append(_Part())

    def header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def header_end(self) -> None:
        self._read_header(bytes(self._name).lower(), bytes(self._value))
        self._name, self._value = bytearray(), bytearray()

    def content(self, data: bytes, start: int, end: int) -> None:
        self.parts[-1].content += data[start:end]

    def end(self) -> None:
        self.whole = True

    def _read_header(self, name: bytes, value: bytes) -> None:
        from python_multipart.multipart import parse_options_header

        if name == b"content-type":
            self.parts[-1].media_type = value.partition(b";")[0].strip().decode("latin-1")
        if name == b"content-disposition":
            told = parse_options_header(value)[1]
            self.parts[-1].name = told.get(b"name", b"").decode("utf-8", "replace")
            if b"filename" in told:
                self.parts[-1].file_name = told[b"filename"].decode("utf-8", "replace")
