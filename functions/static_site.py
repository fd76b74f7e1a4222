"""The files of a finished site, as the server on one machine gives them out."""

from __future__ import annotations

from whitenoise import WhiteNoise

KINDS_OF_FILES = {
    ".vcf": "text/vcard",
    ".geojson": "application/geo+json",
    ".vtt": "text/vtt",
    "feed.xml": "application/atom+xml",
    "rss.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
"""By the ends of their names, or the names, where the server would not know them: a phone keeps a card only when it is
called one, and readers of feeds look for these."""


class StaticSite(WhiteNoise):
    """A finished site, each file of which is looked up when it is first asked for: a city has 40,000, and reading them
    all would keep the requests of seconds waiting. Nothing in it changes any more, so that a file is looked up once.
    """

    def find_file(self, url: str) -> object:
        """The file at an address; None where there is none."""
        if url not in self.files:
            found = super().find_file(url)
            if found is None:  # not kept: there is no end of addresses that do not exist
                return None
            self.files[url] = found
        return self.files[url]
