"""Traffic accidents."""

CALCULATOR = TOPIC = "traffic-accident"
WORKED = {
    "PI-13": (
        {
            "harm": "disabled",
            "incident_on": "2017-03-01",  # any day on which 10,000 was the limit for treatment
            "vehicles-1-liability": "all",
            "medical": "19669.44",
            "hospital_days": "46",
            "meal_allowance": "20",
            "residence": "urban",
            "urban_income": "10620",
            "age": "40",
            "grades-1-grade": "10",
            "grades-2-grade": "10",
            "extra_index": "2",
            "lost_days": "1",
            "earns": "{误工费}",
            "earns_per": "day",
            "nursing-1-days": "1",
            "nursing-1-pay": "1338.4",  # as the court has it: 10620 ÷ 365 × 46 with its last digit cut off
            "transport": "{交通}",
            "property_loss": "{车损}",
        },
        "compulsory",
        "交强险",
    ),
}
EXPLAINED: dict[str, str] = {}
