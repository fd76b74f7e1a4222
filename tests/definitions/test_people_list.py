"""A list of people as typed, or pasted from a sheet. Every ID number is made up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from chalicelib.definitions.people_list import MOST_PEOPLE, Listed, as_text, read_people, sum_owed
from hypothesis import given
from hypothesis import strategies as st

from tests.definitions.test_people import made_up

TODAY = date(2026, 11, 24)
LI = Listed("示例李某", "610702199001011023", Decimal(8000), consents=True)
ONE = "示例李某,610702199001011023,8000,是"

WAYS = {
    "Chinese commas": "示例李某，610702199001011023，8000，是",
    "tabs": "示例李某\t610702199001011023\t8000\t是",
    "blanks": " 示例李某 , 610702 19900101 1023 ,8000元, 同意 ",
    "full-width": "示例李某，６１０７０２１９９００１０１１０２３，８０００，是",
    "a sheet's quotes": '"示例李某","610702199001011023","8,000","是"',
    "a sheet's apostrophe": "示例李某,'610702199001011023,8000,√",
    "a byte order mark": f"\ufeff{ONE}",
    "blank lines": f"\n\n{ONE}\n  \n",
    "the names of the columns": f"姓名,身份证号,欠多少钱,同意\n{ONE}",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_a_line_is_read_however_it_is_written(text):
    assert read_people(text, TODAY) == ([LI], [])


WRONG = {
    "示例李某": "people_cells",
    "示例李某 610702199001011023 8000": "people_cells",
    "示例李某,610702199001011023,8,000,是,": "people_cells",
    ",610702199001011023,8000,是": "people_name",
    "=1+1,610702199001011023,8000,是": "people_name",
    "示例李某,6.10702E+17,8000,是": "id_number_not_18",
    "示例李某,610702199001011024,8000,是": "id_number_check",
    "示例李某,610702199001011023,八千,是": "people_owed",
    "示例李某,610702199001011023,-1,是": "people_owed",
    "示例李某,610702199001011023,,是": "people_owed",
    "示例李某,610702199001011023,8000,也许": "people_consent",
}


@pytest.mark.parametrize(("line", "code"), WRONG.items())
def test_what_is_wrong_has_its_line_and_its_code(line, code):
    other = f"示例赵某,{made_up('19850630')},1,是"
    assert read_people(f"{other}\n\n{line}", TODAY)[1] == [(3, code)]


@pytest.mark.parametrize("agreed", ["", ",", ",否", ",待签", ",没有"])
def test_who_has_not_agreed_is_to_sign(agreed):
    ((person,), _) = read_people(f"示例李某,610702199001011023,8000{agreed}", TODAY)
    assert not person.consents


def test_nobody_is_listed_twice():
    assert read_people(f"{ONE}\n示例赵某,610702199001011023,1,否", TODAY)[1] == [(2, "listed_twice")]


@pytest.mark.parametrize(("count", "code"), [(MOST_PEOPLE, []), (MOST_PEOPLE + 1, [(102, "too_many_people")])])
def test_a_hundred_people_are_as_many_as_one_list_takes(count, code):
    lines = [f"示例某,{made_up('19900101', n)},1,是" for n in range(count)]
    people, wrong = read_people("\n".join(["姓名,号码,钱", *lines]), TODAY)
    assert wrong == code
    assert len(people) == (0 if code else count)


def test_what_is_owed_to_all_is_added_up():
    assert sum_owed([LI, LI]) == Decimal(16000)
    assert sum_owed([]) == 0


def test_a_person_in_a_log_is_nobody():
    assert "示例" not in repr(LI)
    assert "6107" not in repr(LI)


@given(st.lists(st.integers(0, 999), unique=True, max_size=5), st.booleans(), st.decimals(0, 10**6, places=2))
def test_a_list_as_it_is_kept_reads_the_same_again(sequences, consents, owed):
    people = [Listed("示例某", made_up("19900101", n), owed, consents) for n in sequences]
    assert read_people(as_text(people), TODAY) == (people, [])


@given(st.text(max_size=300))
def test_any_text_is_read_or_has_a_code(text):
    people, wrong = read_people(text, TODAY)
    assert read_people(as_text(people), TODAY)[1] == [] if not wrong else all(code for _, code in wrong)
