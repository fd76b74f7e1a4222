"""Punitive damages for consumers."""

CALCULATOR = TOPIC = "consumer-punitive"
WORKED = {
    "CP-01": ({"basis": "fraud", "price": "{售价}"}, "extra", "增加赔偿"),
    "CP-04": (
        {"basis": "fraud", "price": "{购车价}", "refund": "{退还购车款（折旧后）}", "bought_on": "2007-02-28"},
        "extra",
        "加倍赔偿购车款",
    ),
}
EXPLAINED = {"CP-07": "the judgment gives no amount, only 十倍: 食品安全法 148.2, worked out in test_consumer_punitive"}
