"""Court fees."""

CALCULATOR = TOPIC = "litigation-fee"
PROPERTY = {"case": "property", "amount": "{amount}", "procedure": "ordinary"}
WORKED = {
    "LF-01": (PROPERTY, "acceptance", "受理费"),
    "LF-04": (PROPERTY, "acceptance", "受理费"),
    "LF-07": (PROPERTY, "acceptance", "受理费"),
    "LF-10": ({"case": "labour", "procedure": "ordinary"}, "acceptance", "受理费"),
    "LF-13": ({**PROPERTY, "amount": "{本金}"}, "acceptance", "受理费"),  # the principal alone was claimed
    "LF-17": ({**PROPERTY, "procedure": "simple"}, "acceptance", "受理费"),
}
EXPLAINED = {"LF-21": "bound of small claims (民事诉讼法 165): no fee; it stands in a table, tested with the formula"}
