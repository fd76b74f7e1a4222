"""The headers that every answer carries, static or not."""

import re
from collections.abc import Mapping

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


_SCRIPT = "script-src 'self'; connect-src 'self'; "
_MEDIA = "media-src 'self' https:; "
"""Films may lie at any host: they are large, and a site's own line may be small."""

FOR_A_FILE = "default-src 'none'; sandbox"
"""The policy of a file that somebody sent: whatever it holds, nothing of it runs."""


def security_headers(
    style_hash: str, *, script: bool = False, location: bool = False, media: bool = False
) -> dict[str, str]:
    """No foreign content but the ``media`` of pages that may hold films; the one stylesheet is allowed by its hash (ASVS
    5.0, 3.4). No script, but for a page that says it has one of ours; and no question where the phone is, but for one that
    asks it when told to.
    """
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'sha256-{style_hash}'; img-src 'self' data:; {_SCRIPT if script else ''}{_MEDIA if media else ''}"
            "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": f"camera=(), geolocation=({'self' if location else ''}), microphone=()",
    }


def static_headers(style_hash: str) -> dict[str, str]:
    """The headers of files: editors' words alone stand in static pages, none that came with a request, so that the few
    scripts of ours may run on any of them. The map asks for the position, which never leaves the phone.
    """
    return security_headers(style_hash, script=True, location=True, media=True)


FOR_A_PICTURE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""The policy of an SVG of ours that somebody opens by itself: its own style, and nothing else."""


def headers_of_file(path: str, style_hash: str) -> dict[str, str]:
    """The headers of a file of the site."""
    headers = static_headers(style_hash)
    return {**headers, "Content-Security-Policy": FOR_A_PICTURE} if path.endswith(".svg") else headers


def without_control_characters(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers, with anything that could split them gone (Chalice does not look inside list values)."""
    return {name: _CONTROL.sub("", value) for name, value in headers.items()}
