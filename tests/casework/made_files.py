"""Files as people send them, and as nobody should: made when asked for, so that none lies in the repository."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from chalicelib.casework.file_checks import EICAR
from PIL import Image, ImageDraw, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

SECRET = b"34.2606N 108.9421E"
"""What a photo tells of a home, in each place where a file can hide it."""


def photo(size: tuple[int, int] = (640, 480), mode: str = "RGB") -> Image.Image:
    """A picture with some light and shade, its left half darker, so that one sees which way it lies."""
    shade = Image.linear_gradient("L").resize(size)
    picture = Image.merge("RGB", (shade, shade.rotate(180), Image.new("L", size, 128)))
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] // 4, size[1] // 4), fill=(200, 30, 30))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **how: object) -> bytes:
    """The picture as a file."""
    kept = io.BytesIO()
    picture.save(kept, kind, **how)
    return kept.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes beside the picture."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010E] = SECRET.decode()
    return told


def deep(size: tuple[int, int] = (300, 200)) -> bytes:
    """A PNG with 16 bits of grey."""
    rows = b"".join(b"\0" + struct.pack(">H", 65535 * y // size[1]) * size[0] for y in range(size[1]))
    return png([(b"IHDR", struct.pack(">IIBBBBB", *size, 16, 0, 0, 0, 0)), (b"IDAT", zlib.compress(rows))])


def png(chunks: list[tuple[bytes, bytes]]) -> bytes:
    """A PNG of these chunks, each with its right checksum."""
    parts = [
        struct.pack(">I", len(each)) + kind + each + struct.pack(">I", zlib.crc32(kind + each)) for kind, each in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts) + b"\0\0\0\0IEND\xaeB`\x82"


def vast(side: int = 9000) -> bytes:
    """A PNG of some kilobytes that asks for hundreds of megabytes."""
    rows = zlib.compressobj(9)
    data = b"".join(rows.compress(b"\0" * (side + 1)) for _ in range(min(side, 9000))) + rows.flush()
    return png([(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)), (b"IDAT", data)])


def animated(kind: str) -> bytes:
    """Three pictures in one file."""
    first, *others = (photo((80, 60)).rotate(angle) for angle in (0, 90, 180))
    return saved(first, kind, save_all=True, append_images=others)


def zipped(name: str = "page.html", content: bytes = b"<script>alert(1)</script>") -> bytes:
    """A ZIP of one file."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr(name, content)
    return kept.getvalue()


def pdf(
    pages: int = 2, header: str = "%PDF-1.7", change: Callable[[PdfWriter], object] = lambda _: None, **how: bool
) -> bytes:
    """A PDF with a line of text on each page, changed somehow."""
    writer = PdfWriter()
    writer.pdf_header = header
    for number in range(pages):
        page = writer.add_blank_page(595, 842)
        text = DecodedStreamObject()
        text.set_data(f"BT /F1 12 Tf 72 720 Td (page {number}) Tj ET".encode())
        page[NameObject("/Contents")] = writer._add_object(text.flate_encode() if number % 2 else text)
    change(writer)
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def scanned(size: tuple[int, int], mode: str = "RGB") -> bytes:
    """A page as a scanner or an app for photos of papers makes it."""
    return saved(photo(size, mode), "PDF")


def action(kind: str, **more: str) -> Callable[[PdfWriter], object]:
    """A PDF that does something when it is opened."""
    does = DictionaryObject({NameObject("/S"): NameObject(f"/{kind}")})
    does.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in more.items()})

    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(does)

    return change


def in_a_stream(content: bytes, times: int = 1) -> Callable[[PdfWriter], object]:
    """A PDF that holds this content, packed so many times over."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        packed = content
        for _ in range(times):
            packed = zlib.compress(packed, 1)
        stream._data = packed
        stream[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * times)
        writer._add_object(stream)

    return change


def escaped_javascript() -> bytes:
    """JavaScript under a name that is written with escapes, which readers undo."""
    whole = pdf(1, change=action("Named", JS="app.alert(1)"))
    return whole.replace(b"/JS", b"/#4a#53").replace(b"/Named", b"/Named")


def locked(password: str) -> bytes:
    """A PDF that asks for a password, or forbids printing where that is ""."""
    return pdf(1, change=lambda writer: writer.encrypt(password, "owner", algorithm="RC4-128"))


@cache
def genuine() -> dict[str, tuple[str, str, bytes]]:
    """Files as people send them: name, what the browser calls them, content."""
    upright = {f"held {n}": ("IMG_2026.jpg", "image/jpeg", saved(photo(), "JPEG", exif=exif(n))) for n in range(1, 9)}
    modes = {
        f"PNG {mode}": ("截图.png", "image/png", saved(photo((300, 200), mode), "PNG"))
        for mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    }
    versions = {
        f"PDF {version}": ("裁决书.pdf", "application/pdf", pdf(header=f"%PDF-{version}"))
        for version in ("1.3", "1.4", "1.5", "1.6", "1.7", "2.0")
    }
    return {**upright, **modes, **versions, **_pictures(), **_documents(), **_names()}


def _pictures() -> dict[str, tuple[str, str, bytes]]:
    about = PngImagePlugin.PngInfo()
    about.add_itxt("Comment", "拍于家中")
    made = {
        "grey": saved(photo(mode="L"), "JPEG"),
        "CMYK": saved(photo(mode="CMYK"), "JPEG"),
        "progressive": saved(photo((3000, 2000)), "JPEG", progressive=True),
        "thumbnail": saved(photo((32, 24)), "JPEG", quality=30),
        "with a comment": saved(photo(), "JPEG", comment=SECRET),
        "with a profile": saved(photo(), "JPEG", icc_profile=b"\0" * 300),
        "portrait of a phone": animated("MPO"),
        "12 megapixels": saved(photo((4000, 3000)), "JPEG"),
        "panorama": saved(photo((9000, 900)), "JPEG"),
        "with bytes behind it": saved(photo(), "JPEG") + b"\0" * 5000,
        "broken EXIF": saved(photo(), "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 40),
    }
    found = {f"JPEG {each}": ("微信图片_20261124.jpg", "image/jpeg", content) for each, content in made.items()}
    pngs = {
        "16-bit": deep(),
        "animated": animated("PNG"),
        "palette with a hole": saved(photo(mode="P"), "PNG", transparency=3),
        "with text": saved(photo(), "PNG", pnginfo=about),
        "long screenshot": saved(photo((1080, 9000)), "PNG"),
    }
    return found | {f"PNG {each}": ("Screenshot.PNG", "image/png", content) for each, content in pngs.items()}


def _documents() -> dict[str, tuple[str, str, bytes]]:
    made = {
        "200 pages": pdf(200),
        "object streams": pdf(change=lambda w: w.compress_identical_objects()),
        "scanned": scanned((1240, 1754)),
        "scanned in grey": scanned((1240, 1754), "L"),
        "fax": scanned((1240, 1754), "1"),
        "goes to a page": pdf(change=action("GoTo")),
        "with a link": pdf(change=action("URI", URI="https://www.12348.gov.cn/")),
        "about itself": pdf(change=lambda w: w.add_metadata({"/Title": "工资表", "/Author": "示例"})),
        "line ends behind it": pdf() + b"\r\n\n\0",
    }
    return {f"PDF {each}": ("工资表.pdf", "application/pdf", content) for each, content in made.items()}


def _names() -> dict[str, tuple[str, str, bytes]]:
    jpeg = saved(photo((60, 40)), "JPEG")
    named = {
        "../../x": "",
        "a\r\nSet-Cookie: b=c.jpg": "image/jpeg",
        "字" * 255 + ".jpg": "image/jpeg",
        "字" * 255: "image/jpeg",
        "con.jpg": "image/jpg",
        "工资条2026.11": "application/octet-stream",
        "身份证.正面": "image/pjpeg",
        "": "image/jpeg",
        "C:\\照片\\1.JPG": "IMAGE/JPEG",
        "a\0b.jpeg": "image/jpeg",
    }
    return {f"named {name[:12]!r}": (name, declared, jpeg) for name, declared in named.items()}


@cache
def hostile() -> dict[str, tuple[str, str, bytes, str]]:
    """What must be refused: name, what it is called, content, and the code."""
    return {**_other_kinds(), **_broken(), **_hostile_pdfs()}


def _other_kinds() -> dict[str, tuple[str, str, bytes, str]]:
    jpeg, png_file, document = saved(photo(), "JPEG"), saved(photo(), "PNG"), pdf()
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    return {
        "HEIC": ("IMG_1.HEIC", "image/heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 99, "document_heic"),
        "HEIC called JPEG": ("IMG_1.jpg", "image/jpeg", b"\0\0\0\x18ftypmif1\0\0\0\0", "document_heic"),
        "DOCX": ("起诉状.docx", "", zipped("word/document.xml", b"<w/>"), "document_word"),
        "DOC": ("起诉状.doc", "application/msword", b"\xd0\xcf\x11\xe0" + b"\0" * 99, "document_word"),
        "ZIP": ("材料.zip", "application/zip", zipped(), "document_kind"),
        "TIFF of two pages": ("扫描.tif", "image/tiff", animated("TIFF"), "document_kind"),
        "animated GIF": ("动图.gif", "image/gif", animated("GIF"), "document_kind"),
        "WebP": ("a.webp", "image/webp", saved(photo(), "WEBP"), "document_kind"),
        "SVG with a script": ("a.svg", "image/svg+xml", svg, "document_kind"),
        "SVG called PNG": ("a.png", "image/png", svg, "document_kind"),
        "page": ("a.html", "text/html", b"<!doctype html><script>1</script>", "document_kind"),
        "GIF with a JAR": ("a.jpg", "image/jpeg", animated("GIF") + zipped(), "document_kind"),
        "program": ("a.pdf", "application/pdf", b"MZ" + b"\0" * 99, "document_kind"),
        "one byte": ("a.jpg", "image/jpeg", b"\xff", "document_kind"),
        "page before a PDF": ("a.pdf", "application/pdf", b"<html>" + document, "document_kind"),
        "JPEG called PNG": ("a.png", "image/png", jpeg, "document_misnamed"),
        "PNG called PDF": ("a.pdf", "application/pdf", png_file, "document_misnamed"),
        "JPEG called a page": ("a.jpg", "text/html", jpeg, "document_misnamed"),
        "JPEG named as a program": ("a.jpg.exe", "image/jpeg", jpeg, "document_misnamed"),
        "PDF with its ending turned round": ("照片\u202efdp.exe", "application/pdf", document, "document_misnamed"),
        "PDF named as a page": ("a.html", "application/pdf", document, "document_misnamed"),
        "virus": ("a.jpg", "image/jpeg", EICAR, "document_virus"),
        "virus behind a photo": ("a.jpg", "image/jpeg", jpeg + EICAR, "document_virus"),
        "virus in a PDF": ("a.pdf", "application/pdf", pdf(change=in_a_stream(EICAR)), "document_virus"),
    }


def _broken() -> dict[str, tuple[str, str, bytes, str]]:
    jpeg, png_file, document = saved(photo(), "JPEG"), saved(photo(), "PNG"), pdf()
    data = png_file.index(b"IDAT")
    wrong_crc = bytearray(png_file)
    wrong_crc[data + 40] ^= 0xFF
    wrong_head = bytearray(png_file)
    wrong_head[30] ^= 0xFF
    found = {
        "half a JPEG": ("a.jpg", jpeg[: len(jpeg) // 2]),
        "first bytes of a JPEG": ("a.jpg", jpeg[:20]),
        "half a PNG": ("a.png", png_file[: len(png_file) // 2]),
        "PNG with a wrong checksum of its head": ("a.png", bytes(wrong_head)),
        "PNG with a wrong checksum": ("a.png", bytes(wrong_crc)),
        "half a PDF": ("a.pdf", document[: len(document) // 2]),
        "PDF of nothing": ("a.pdf", b"%PDF-1.7\n%%EOF\n"),
        "PDF without pages": ("a.pdf", pdf(0)),
        "PDF with a page behind it": ("a.pdf", document + b"<script>alert(1)</script>"),
    }
    return {name: (file, "", content, "document_broken") for name, (file, content) in found.items()} | {
        "picture of 81 megapixels": ("a.png", "image/png", vast(), "document_pixels"),
        "picture of 1,600 megapixels": ("a.png", "image/png", vast(40_000), "document_pixels"),
    }


def _hostile_pdfs() -> dict[str, tuple[str, str, bytes, str]]:
    active = {
        "JavaScript": pdf(change=action("JavaScript", JS="1", Next="2")),
        "JavaScript when opened": pdf(change=action("JavaScript", JS="app.alert(1)")),
        "JavaScript in escapes": escaped_javascript(),
        "launching a program": pdf(change=action("Launch", F="cmd.exe")),
        "sending a form": pdf(change=action("SubmitForm", F="https://example.com")),
        "a file inside": pdf(change=lambda w: w.add_attachment("a.exe", b"MZ")),
        "a ZIP behind it": pdf() + zipped("a", b"%%EOF"),
        "a ZIP that ends like a PDF": pdf() + _ending_like_a_pdf(zipped()),
    }
    found = {f"PDF with {name}": ("a.pdf", "", content, "document_active") for name, content in active.items()}
    return found | {
        "PDF with a password": ("a.pdf", "", locked("secret"), "document_locked"),
        "PDF that forbids printing": ("a.pdf", "", locked(""), "document_locked"),
        "PDF of 201 pages": ("a.pdf", "", pdf(201), "document_pages"),
        "PDF bomb": ("a.pdf", "", pdf(change=in_a_stream(b"\0" * 210 * 1024**2)), "document_unpacked"),
        "PDF bomb in a bomb": ("a.pdf", "", pdf(change=in_a_stream(b"\0" * 210 * 1024**2, 2)), "document_unpacked"),
    }


def _ending_like_a_pdf(archive: bytes) -> bytes:
    """A ZIP whose comment, its very last bytes, is the end of a PDF."""
    return archive[:-2] + struct.pack("<H", 6) + b"\n%%EOF"
