"""Fees of arbitration commissions."""

CALCULATOR = TOPIC = "arbitration-fee"
WORKED = {
    # a commission that charges the national maximum; the other points of its table stand in test_arbitration_fee
    "AF-01": ({"kind": "commercial", "amount": "{点[3]}", "standard": "highest"}, "acceptance", ("费", 3)),
}
EXPLAINED: dict[str, str] = {}
