"""Twice the wage without a contract; where the question asks for the sum of both, the wage itself is unpaid too."""

CALCULATOR = TOPIC = "unsigned-contract"
UNPAID = {"case": "never", "paid": "no"}
WORKED = {
    "UC-01": (
        {**UNPAID, "started_on": "{入职}", "signed_on": "{补签}", "wage": "{月}"},
        "total",
        "二倍工资总额",
    ),
    "UC-04": (
        {**UNPAID, "started_on": "2025-01-01", "left_on": "2025-10-31", "wage": "{月}"},
        "total",
        "第2–10月工资最高",
    ),
}
EXPLAINED: dict[str, str] = {}
