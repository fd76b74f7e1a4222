"""Severance. A month's wage of one yuan makes the amount the number of months."""

CALCULATOR, TOPIC = "severance", "labor-termination"
ENDED = {"ground": "agreed-employer", "area": "elsewhere"}
WORKED = {
    "LB-01": (
        {
            **ENDED,
            "started_on": "{入职}",
            "ended_on": "{解除}",
            "wage": "{avg12}",
            "city_wage": "{当地月平均}",
        },
        "compensation",
        "经济补偿",
    ),
    "LB-05": ({**ENDED, "started_on": "2020-01-01", "ended_on": "2022-08-31", "wage": "1"}, "compensation", "月数"),
    "LB-08": (
        {**ENDED, "started_on": "2020-01-01", "ended_on": "2022-03-31", "wage": "{avg12}"},
        "compensation",
        "经济补偿",
    ),
    "LB-22": (
        {**ENDED, "ground": "forced", "started_on": "2012-06-25", "ended_on": "2013-05-10", "wage": "{avg}"},
        "compensation",
        "经济补偿",
    ),
    "LB-25": (
        {**ENDED, "ground": "forced", "started_on": "2008-06-01", "ended_on": "{解除}", "wage": "{avg12}"},
        "compensation",
        "经济补偿",
    ),
    "LB-29": (
        {
            **ENDED,
            "started_on": "2020-01-01",
            "ended_on": "2020-12-31",
            "months-1-count": "{月数[0]}",
            "months-1-wage": "{月工资[0]}",
            "months-2-count": "{月数[1]}",
            "months-2-wage": "{月工资[1]}",
        },
        "compensation",
        "前12个月平均工资",
    ),
}
EXPLAINED = {
    "LB-12": "probation: contract-terms",
    "LB-15": "service period: contract-terms",
    "LB-19": "non-competition: contract-terms",
}
