"""Annual leave. Where 21.75 days pay 10.875 yuan, a day not taken pays one: the amount is the number of days."""

CALCULATOR = TOPIC = "annual-leave"
WORKED = {
    "AL-01": ({"worked_years": "{累计}", "wage": "10.875", "why": "employer"}, "total", "天数"),
    "AL-04": (  # the award gave 300% beside the usual wage
        {"worked_years": "10", "wage": "{月}", "why": "employer", "counted": "full"},
        "total",
        "未休年假工资",
    ),
}
EXPLAINED: dict[str, str] = {}
