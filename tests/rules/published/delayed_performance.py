"""Interest on judgments that were not paid in time."""

CALCULATOR = "delayed-performance"
TOPIC = "delayed-performance-interest"
WORKED = {
    "DP-01": ({"debt": "{本金}", "due_on": "2024-03-01", "until": "2024-03-01"}, "doubled", "加倍部分"),
}
EXPLAINED: dict[str, str] = {}
