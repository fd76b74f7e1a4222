"""Terms of a contract; the published examples of the end of employment hold a few."""

from tests.rules.published import severance

CALCULATOR, TOPIC = "contract-terms", severance.TOPIC
WORKED = {
    "LB-12": (
        {"clause": "probation", "contract": "under-3-years", "probation_months": "4", "full_wage": "{月工资}"},
        "probation",
        "赔偿金",
    ),
    "LB-15": (  # five years agreed, one left, 100,000 of training
        {"clause": "service", "training_cost": "100000", "service_months": "60", "months_left": "12"},
        "service",
        "违约金",
    ),
    "LB-19": (
        {"clause": "non-competition", "restricted_months": "{月数}", "agreed_pay": "{月补偿}"},
        "non-competition",
        "总额",
    ),
}
EXPLAINED = dict.fromkeys(severance.WORKED, "the end of employment: severance")
