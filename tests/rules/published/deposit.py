"""Deposits."""

CALCULATOR = TOPIC = "deposit"
WORKED = {
    "DE-01": (
        {"side": "giver", "named": "deposit", "broke": "other", "price": "{总价}", "paid": "300000"},
        "double",
        "应返还",
    ),
    "DE-04": ({"side": "giver", "named": "deposit", "broke": "done", "price": "{总价}"}, "limit", "定金上限"),
}
EXPLAINED: dict[str, str] = {}
