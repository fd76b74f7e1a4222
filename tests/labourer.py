"""The case of the newspaper: a day labourer, 200 yuan a day, toe crushed on 2 November 2026, no grade yet."""

from urllib.parse import urlencode

RESULT = "/api/calculators/work-injury"
LABOURER = {
    "employer": "contractor",
    "insured": "no",
    "injured_on-year": "2026",
    "injured_on-month": "11",
    "injured_on-day": "2",
    "wage_unit": "day",
    "wage": "200",
    "days_per_month": "26",
    "grade": "none",
}


def asked(**changes: str) -> str:
    """His answers as a query, some of them changed."""
    return urlencode({**LABOURER, **changes})
