"""A list: the same questions row by row, such as one row a dependant. Rows left blank are passed over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.errors import FieldError
from chalicelib.definitions.form import MOST_ROWS, SCALARS, Form, check

TODAY = date(2026, 11, 24)
ROWS = """
fields:
  - name: payments
    kind: list
    label: 还过的钱
    most: 3
    optional: true
    fields:
      - {name: paid_on, kind: date, label: 哪天还的}
      - {name: amount, kind: money, label: 还了多少, least: 1}
      - {name: note, kind: text, label: 备注, optional: true}
"""


@pytest.fixture
def payments(read) -> Form:
    form, problems = read(ROWS, Form.read)
    assert not problems
    return form


def answered(form: Form, **typed: str):
    """What a check makes of these inputs, "__" standing for the hyphen."""
    return check(form, {name.replace("__", "-"): [text] for name, text in typed.items()}, TODAY)


def test_each_row_that_is_filled_in_is_an_answer(payments):
    typed = {"payments__1__paid_on": "2026-03-01", "payments__1__amount": "５００", "payments__3__amount": "1万"}
    typed |= {
        "payments__3__paid_on__year": "2026",
        "payments__3__paid_on__month": "4",
        "payments__3__paid_on__day": "5",
    }
    found = answered(payments, **typed)
    assert not found.errors
    assert found.answers["payments"] == (
        {"paid_on": date(2026, 3, 1), "amount": Decimal(500), "note": None},
        {"paid_on": date(2026, 4, 5), "amount": Decimal(10_000), "note": None},
    )


def test_a_row_half_filled_is_refused_at_the_question_that_is_missing(payments):
    found = answered(payments, payments__2__amount="500", payments__3__paid_on="2026-02-30", payments__3__amount="0")
    assert [(error.field, error.code) for error in found.errors] == [
        ("payments-2-paid_on", "required"),
        ("payments-3-paid_on", "no_such_day"),
        ("payments-3-amount", "too_small"),
    ]
    assert [payments.field(error.field).spoken_label for error in found.errors][:1] == ["哪天还的（第2行）"]


def test_blank_rows_and_rows_beyond_the_last_are_no_answer(payments):
    assert answered(payments, payments__1__amount=" ", payments__4__amount="5").answers["payments"] == ()


def test_a_list_that_must_be_answered_is_asked_for_in_its_first_row(read):
    form, _ = read(ROWS.replace("    optional: true\n", "", 1), Form.read)
    assert answered(form).errors == (FieldError("payments-1-paid_on", "required"),)


def test_a_browser_sends_the_inputs_of_every_row(payments):
    of_a_row = ["paid_on-year", "paid_on-month", "paid_on-day", "amount", "note"]
    assert list(payments.fields[0].inputs) == [f"payments-{n}-{name}" for n in (1, 2, 3) for name in of_a_row]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("most: 3", f"most: {MOST_ROWS + 1}", f"「most」写最多几行，1到{MOST_ROWS}"),
        ("kind: money", "kind: list", f"「kind」只能是 {'、'.join(SCALARS)}"),
        ("optional: true}", "optional: true, figure: lpr}", "「figure」只能写在计算器里可以空着的数上"),
    ],
)
def test_a_list_that_cannot_work_is_refused(read, old, new, problem):
    assert [told for told in read(ROWS.replace(old, new), Form.read)[1] if problem in told]
