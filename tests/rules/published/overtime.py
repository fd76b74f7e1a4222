"""Overtime and sick pay."""

CALCULATOR = TOPIC = "overtime"
BY_DAY = {"system": "standard", "wage_unit": "day", "wage": "{日工资}"}
WORKED = {
    "OT-01": (
        {
            "system": "standard",
            "wage_unit": "month",
            "minimum_wage": "{最低工资}",
            "sick_days": "{病假天}",
            "sick_by": "calendar",
        },
        "sick-pay",
        "病假工资",
    ),
    "OT-04": ({**BY_DAY, "holidays": "{法定日}"}, "holiday", "工资"),
    "OT-07": ({**BY_DAY, "holidays": "{法定}", "rest_days": "{休息}"}, "total", "工资"),
    "OT-10": (
        {"system": "standard", "wage_unit": "hour", "wage": "{小时工资}", "weekday_hours": "1"},
        "weekday",
        "延长",
    ),
    "OT-13": ({**BY_DAY, "weekday_hours": "8"}, "weekday", "工作日加班一天当日薪资"),  # a whole day at 150%
    "OT-16": (  # the award gave four holidays 300% beside the month's wage
        {"system": "standard", "wage_unit": "month", "wage": "{月平均}", "holidays": "{天}", "holiday_pay": "extra"},
        "holiday",
        "法定节假日加班费",
    ),
}
EXPLAINED: dict[str, str] = {}
