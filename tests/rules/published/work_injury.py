"""Work injury."""

CALCULATOR = TOPIC = "work-injury"
INJURED = {
    "employer": "company",
    "insured": "yes",
    "injured_on": "2026-01-10",
    "leave_until": "2026-07-10",
    "wage_unit": "month",
}
WORKED = {
    "WI-04": ({**INJURED, "wage": "{本人工资}", "grade": "{等级}"}, "allowance", "伤残津贴"),
}
EXPLAINED = {
    "WI-01": "funeral grant after a death",
    "WI-07": "pension of a dependant after a death",
    "WI-10": "lump sum after a death",
}
