"""Links from the site's root made relative, so that a page works under any path; and the 长辈版 of a page."""

import re

_LINK = re.compile(r'( (?:href|action|src|poster)=")/(?!/)((?:api|data|assets)/|(?=[^"#?]+\.[a-z0-9]+["#?]))?')
"""A link from the root; its second group is there where it leads to what stands once for both views: a function, or a
file, whose address has an ending."""
_IN_SET = re.compile(r'(?<=[" ])/(?=[^" ,]+ \d+w[",])')
"""A picture among those that a browser chooses from by their width."""

STANDARD, ELDER = "standard", "elder"
ELDER_FOLDER = "e/"


def way_up(address: str) -> str:
    """The relative way from a page to the site's root: "../../" for "learn/guides/" and for "api/calculators/x"."""
    return "../" * address.count("/") or "./"


def way_out(address: str) -> str:
    """The relative way from a page of the 长辈版 to the site's root, out of the folder in which its pages stand."""
    return f"../{way_up(address).removeprefix('./')}"


def relative(html: str, base: str, root: str) -> str:
    """The page with every link inside the site made relative: static pages lie under ``base``, functions and
    files under ``root`` (they differ in the 长辈版, whose pages stand in a folder of their own).
    """
    html = _LINK.sub(lambda link: f"{link[1]}{base}" if link[2] is None else f"{link[1]}{root}{link[2]}", html)
    return _IN_SET.sub(root, html) if "srcset=" in html else html  # few pages have one, and looking takes its time


def static_page(html: str, address: str) -> str:
    """A page of the site as it is published at ``address`` ("learn/guides/x/")."""
    up = way_up(address)
    return relative(html, up, up)


def elder_page(html: str, address: str) -> str:
    """The 长辈版 of the same page, published at "e/" + ``address``: search engines keep to the first."""
    return relative(as_elder(html), way_up(address), way_out(address))


def function_page(html: str, address: str, view: str) -> str:
    """A page that a function makes at ``address`` ("api/calculators/x"), in the view that the person chose."""
    up = way_up(address)
    return relative(as_elder(html), up + ELDER_FOLDER, up) if view == ELDER else relative(html, up, up)


def as_elder(html: str) -> str:
    """The page with large type (one attribute) and, if it was not already, hidden from search engines."""
    html = html.replace(f'data-view="{STANDARD}"', f'data-view="{ELDER}"', 1)
    noindex = '<meta name="robots" content="noindex">'
    return html if noindex in html else html.replace("</title>", f"</title>{noindex}", 1)
