"""Interest on private loans; loans that were judged by the 24% of the old rules are put before 2020."""

CALCULATOR = "private-lending"
TOPIC = "private-lending-interest"
LOAN = {"parties": "people", "loans-1-amount": "{本金}"}
SEVEN_MONTHS = {**LOAN, "loans-1-lent_on": "2018-01-01", "until": "2018-08-01", "rate_unit": "month"}
WORKED = {
    "PLI-02": (
        {
            **LOAN,
            "loans-1-lent_on": "2021-01-01",
            "loans-1-due_on": "2022-01-01",
            "until": "2022-05-01",
            "rate_unit": "year",
            "rate": "12",
            "lpr": "3.85",
        },
        "overdue",
        "逾期利息",
    ),
    "PLI-05": (
        {**LOAN, "loans-1-lent_on": "2024-03-01", "until": "2024-03-11", "rate_unit": "year", "rate": "12"},
        "interest",
        "利息",
    ),
    "PLI-11": ({**SEVEN_MONTHS, "rate": "3"}, "total", "合计"),
    "PLI-15": ({**SEVEN_MONTHS, "rate": "2"}, "interest", "利息"),
}
EXPLAINED = {"PLI-08": "cut off instead of rounded, and 4% a month is above every ceiling (25.1, 31.2)"}
