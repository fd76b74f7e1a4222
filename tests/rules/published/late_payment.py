"""Late payment and penalties."""

CALCULATOR = "late-payment"
TOPIC = "late-payment-liquidated"
WORKED = {
    "LP-01": (
        {
            "kind": "sale",
            "amount": "{货值}",
            "due_on": "2024-03-01",
            "until": "2024-03-31",
            "agreed": "day_permille",
            "agreed_number": "5",
        },
        "penalty",
        "违约金",
    ),
    "LP-04": (
        {
            "kind": "house_delivery",
            "amount": "{总价}",
            "due_on": "2024-03-01",
            "until": "2024-03-20",
            "agreed": "day",
            "agreed_number": "1",
        },
        "penalty",
        "违约金",
    ),
}
EXPLAINED: dict[str, str] = {}
