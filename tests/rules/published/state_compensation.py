"""State compensation. Both decisions state the solace money, which is the deciding body's to fix."""

CALCULATOR = TOPIC = "state-compensation"
WORKED = {
    "SC-01": (
        {
            "decided_on": "2017-03-30",
            "days": "{羁押天}",
            "injury": "dead",
            "mental_amount": "1300000",
            "dependants-1-agreed": "64000",
        },
        "total",
        "合计",
    ),
    "SC-04": ({"decided_on": "2016-05-13", "days": "{羁押天}", "mental_amount": "{抚慰金}"}, "total", "合计"),
}
EXPLAINED: dict[str, str] = {}
