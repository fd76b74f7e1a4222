"""Periods: questions of examiners, most of which pass over days off; their last days fall on days at work."""

CALCULATOR = TOPIC = "limitation-periods"
WORKED = {
    "TL-05": (
        {"events-1-event": "product_harm", "events-1-on": "{起算基准日}"},
        "去法院起诉，要产品赔偿",
        "届满日",
    ),
    "TL-08": ({"events-1-event": "loss", "events-1-on": "{起算基准日}"}, "去法院起诉，要赔损失", "届满日"),
    "TL-21": (
        {
            "events-1-event": "fined",
            "events-1-on": "2022-03-01",
            "events-2-event": "fine_paid",
            "events-2-on": "2022-04-09",
            "fine": "55000",
        },
        "fine-surcharge",
        "加处罚款",
    ),  # due on 2022-03-16, paid the 24 days late that are published
}
EXPLAINED = {
    "TL-01": "a sentence, no day: within a year from 2020-05-10 (劳动争议调解仲裁法 27.4); test_limitation_periods has its day",
    "TL-17": "the examiner has the Civil Code for 1995; then 民法通则 135, 136 held (one or two years, 时间效力规定 1.2)",
}
