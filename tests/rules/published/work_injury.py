"""Work injury."""

CALCULATOR = TOPIC = "work-injury"
INJURED = {"employer": "company", "insured": "yes", "injured_on": "2024-01-10"}
GRADED = {**INJURED, "leave_until": "2024-07-10", "wage_unit": "month", "grade": "{等级}"}
DEAD = {**INJURED, "grade": "none", "death": "during"}
WORKED = {
    "WI-01": ({**DEAD, "area_wage": "{统筹地区月平均工资}"}, "funeral", "丧葬补助金"),
    "WI-04": ({**GRADED, "wage": "{本人工资}"}, "allowance", "伤残津贴"),
    "WI-07": (
        {
            **DEAD,
            "wage_unit": "month",
            "wage": "{本人工资}",
            "dependants-1-relation": "spouse",
            "dependants-1-alone": "yes",
        },
        "dependants-pension",
        "抚恤金/月",
    ),
    "WI-10": (DEAD, "death-lump", "一次性工亡补助金（2024）"),
}
EXPLAINED: dict[str, str] = {}
