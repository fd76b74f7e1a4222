"""Personal injury. Standards of other provinces are typed in, as a person there would."""

CALCULATOR = TOPIC = "personal-injury"
DISABLED = {"harm": "disabled", "residence": "urban", "age": "40", "grades-1-grade": "8"}
DEAD = {"harm": "dead", "residence": "urban", "age": "40"}
WORKED = {
    "PI-01": (
        {**DISABLED, "incident_on": "{incident}", "age": "{age_at_disability}", "urban_income": "98432"},
        "disability",
        "残疾赔偿金",
    ),
    "PI-06": (
        {
            **DISABLED,
            "incident_on": "2015-01-10",
            "urban_income": "22609",
            "medical": "31625.24",  # the bills and 720 yuan for the ambulance
            "appraisal": "{鉴定费}",
            "day_basis": "261",
            "lost_days": "{误工天}",
            "earns": "25816",
            "earns_per": "year",
            "nursing-1-days": "13",
            "nursing-1-people": "2",
            "nursing-1-pay": "52333",
            "nursing-1-per": "year",
            "nursing-2-days": "50",
            "nursing-2-pay": "52333",
            "nursing-2-per": "year",
            "hospital_days": "13",
            "meal_allowance": "100",
            "nutrition_days": "20",
            "nutrition_per_day": "30",
        },
        "total",
        "合计",
    ),
    "PI-09": (
        {
            "harm": "hurt",
            "incident_on": "2017-01-10",
            "medical": "{医疗费}",
            "transport": "{交通}",
            "appraisal": "{鉴定复印}",
            "hospital_days": "{住院天}",
            "meal_allowance": "50",
            "lost_days": "{住院天}",
            "earns": "35128",
            "earns_per": "year",
            "nursing-1-days": "{住院天}",
            "nursing-1-pay": "35128",
            "nursing-1-per": "year",
            "daily_rounding": "cent",  # the court rounded the day's pay first
        },
        "total",
        "合计",
    ),
    "PI-17": (
        {
            **DEAD,
            "incident_on": "2020-10-02",
            "urban_consumption": "{消费支出}",
            "dependants-1-born": "2006-10-06",
            "dependants-1-supporters": "{扶养人}",
        },
        "dependants",
        "被扶养人生活费",
    ),
    "PI-21": (  # of Shaanxi: income and wage of 2017 are our own figures
        {
            **DEAD,
            "incident_on": "2018-06-26",
            "argued_on": "2018-12-20",
            "age": "75",
            "transport": "{交通}",
            "mental": "{抚慰金}",
        },
        "total",
        "合计",
    ),
}
EXPLAINED = {
    "PI-43": "an index and no amount (article 12.1 names none): grades 9 and 10 with 5 percent for the other make 25 percent",
}
