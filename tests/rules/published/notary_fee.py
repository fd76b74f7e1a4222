"""Notary fees: Shaanxi's tariff is not known, so no calculator stands on the site (its figure is an empty slot)."""

CALCULATOR = TOPIC = "notary-fee"
WORKED: dict[str, tuple[dict[str, str], str, str]] = {}
EXPLAINED = {
    "NF-01": "a national ceiling of 2013 from the news, no tariff: the province sets it (公证法 46); /look-up/notary-fee/ says so",
}
