"""What legal aid is given for, and to whom, by article."""

from __future__ import annotations

from collections.abc import Mapping

AID = "legal-aid-law"
ADVICE, ACCUSED, TREATMENT, OUTSIDE = "advice", "accused", "compulsory_treatment", "outside"
WAGES, INJURY = "wages", "work_injury"

IN_HARDSHIP: Mapping[str, str] = {
    WAGES: "31(5)",
    INJURY: "31(7)",
    "accident": "31(7)",
    "support": "31(4)",
    "insurance": "31(2)",
    "pension": "31(3)",
    "state_compensation": "31(1)",
    "capacity": "31(6)",
    "pollution": "31(8)",
    "victim": "29",
    "retrial": "33",
}
"""Matters with aid for those in hardship."""

WITHOUT_HARDSHIP: Mapping[str, str] = {
    "violence": "32(4)",
    "bravery": "32(2)",
    "martyr": "32(1)",
    "acquitted": "32(3)",
}
"""Matters in which nobody asks about hardship."""

MUST_HAVE_A_LAWYER: Mapping[str, str] = {
    "minor": "25.1(1)",
    "senses": "25.1(2)",
    "not_aware": "25.1(3)",
    "life_or_death": "25.1(4)",
    "death_review": "25.1(5)",
    "absent": "25.1(6)",
}
"""The accused for whom police, prosecutors and courts must have a lawyer assigned."""

MIGRANT = "migrant"
NOT_CHECKED: Mapping[str, str] = {
    "no_income": "42(1)",
    "relief": "42(2)",
    "priority": "42(2)",
    MIGRANT: "42(3)",
}
"""People whose hardship is not checked once they show papers."""
