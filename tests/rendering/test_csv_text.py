"""Tables that a table program opens: what somebody typed never runs there, and nothing is lost on the way."""

import csv
import io

import pytest
from chalicelib.rendering.csv_text import as_csv, harmless


@pytest.mark.parametrize(
    "typed",
    [
        "=1+1",
        '=HYPERLINK("http://example.com","点我")',
        "+86",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "＋1",
        "－1",
        "＠A1",
        "  =1",
        "\u3000＝1",
        "\ufeff=1",
    ],
)
def test_what_would_be_a_formula_begins_with_an_apostrophe(typed):
    assert harmless(typed) == f"'{typed}"


@pytest.mark.parametrize(
    "typed", ["", "示例陈某", "15400005510", "2026-11-24", "7K3M-9TQ2", "1=1", "欠8000元+利息", "'引号"]
)
def test_anything_else_stays_as_it_is(typed):
    assert harmless(typed) == typed


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_is_in_a_cell_comes_back_out_of_it(delimiter):
    rows = [["表头", "另一个"], ['说"要,钱";\t还有', "第一行\n第二行\r\n第三行"]]
    read = csv.reader(io.StringIO(as_csv(rows, delimiter), newline=""), delimiter=delimiter)
    assert list(read) == rows


def test_lines_end_and_quotes_double_as_the_rfc_says():
    assert as_csv([["a", 'b"c'], ["d,e", "f"]]) == 'a,"b""c"\r\n"d,e",f\r\n'
