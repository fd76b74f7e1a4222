"""The files of the directory, as editors save them: what is wrong is told with its line, and nothing is lost."""

from __future__ import annotations

import pytest

from site_builder.directory.reading import read_directory

HEAD = "id,kind,name,county,source,verified_on\n"
ROW = "east,law_firm,东所,610702,https://law.example/,2026-11-02\n"


@pytest.fixture
def read(tmp_path):
    """Reads offices and, where given, people from texts."""

    def from_texts(offices: str = HEAD + ROW, people: str = "", specialities: str = ""):
        for name, text in (("offices.csv", offices), ("people.csv", people), ("specialities.yml", specialities)):
            if text:
                (tmp_path / name).write_bytes(text.encode())
        return read_directory(tmp_path, "content/directory")

    return from_texts


def problems(directory) -> list[str]:
    return [str(error) for error in directory.errors]


@pytest.mark.parametrize(
    "text",
    [
        HEAD + ROW,
        "\ufeff" + HEAD + ROW,
        (HEAD + ROW).replace("\n", "\r\n"),
        HEAD + ROW.strip(),
        HEAD + "\n" + ROW + ",,,,,\n",
        "verified_on,source,county,name,kind,id\n2026-11-02,https://law.example/,610702,东所,law_firm,east\n",
        HEAD.replace("id,", "id,phone,") + ROW.replace("east,", "east,,"),
        HEAD.strip() + ",phone,hours\n" + ROW,  # a row may end before the columns do
    ],
)
def test_a_file_is_read_however_it_was_saved(read, text):
    directory = read(text)
    assert problems(directory) == []
    assert [(each.id, each.name) for each in directory.offices] == [("east", "东所")]


@pytest.mark.parametrize(
    "head",
    [
        "id,kind,name,county,source\n",
        "id,kind,name,county,source,verified_on,fax\n",
        "id,id,kind,name,county,source,verified_on\n",
        "编号,名称\n",
        "",
    ],
)
def test_a_header_with_missing_unknown_or_repeated_columns_is_refused(read, head):
    (problem,) = problems(read(head + ROW))
    assert problem.startswith("content/directory/offices.csv 第1行：表头要有 id,kind,name,county,source,verified_on")


def test_the_line_of_a_bad_row_is_told_though_cells_above_it_have_lines_of_their_own(read):
    two_lines = '"a",law_firm,"一\n二",610702,https://law.example/,\n'
    (problem,) = problems(read(HEAD + two_lines + ROW.replace("law_firm", "monk")))
    assert problem.startswith("content/directory/offices.csv 第4行：「kind」只能是")


def test_a_comma_that_nobody_put_into_quotes_is_told(read):
    directory = read(HEAD + ROW.replace("东所", "东所,二楼"))
    assert problems(directory) == [
        "content/directory/offices.csv 第2行：这一行多了一格：内容里有逗号的，要用英文双引号围起来"
    ]
    assert directory.offices == []


def test_an_id_is_nobody_elses_in_either_file(read):
    people = HEAD + ROW.replace("law_firm", "lawyer")
    assert problems(read(HEAD + ROW + ROW, people)) == [
        "content/directory/offices.csv 第3行：编号「east」重复，content/directory/offices.csv 第2行已经用了",
        "content/directory/people.csv 第2行：编号「east」重复，content/directory/offices.csv 第3行已经用了",
    ]


def test_a_file_in_another_encoding_is_named_with_what_to_do(read, tmp_path):
    (tmp_path / "offices.csv").write_bytes((HEAD + ROW).encode("gb18030"))
    (problem,) = problems(read_directory(tmp_path, "content/directory"))
    assert problem.startswith("content/directory/offices.csv：不是 UTF-8 编码")


def test_a_city_may_list_no_people(read):
    directory = read()
    assert problems(directory) == []
    assert directory.people == []


def test_who_withdrew_is_shown_nowhere(read):
    people = (
        HEAD.strip()
        + ",withdrawn\n"
        + "a,lawyer,甲,610702,https://law.example/,,yes\nb,lawyer,乙,610702,https://law.example/,,no\n"
    )
    directory = read(people=people)
    assert [each.id for each in directory.listed] == ["east", "b"]
    assert set(directory.by_id) == {"east", "b"}


def test_functions_know_only_offices_that_cases_can_come_to(read):
    directory = read(HEAD + ROW + ROW.replace("east,law_firm", "notary,notary_office"))
    assert list(directory.trees(with_cases=())) == ["notary"]
    assert list(directory.trees(with_cases={"east"})) == ["east", "notary"]
    assert directory.trees(with_cases=())["notary"]["kind"] == "notary_office"


def test_a_row_that_was_mended_is_read_anew(read):
    assert problems(read(HEAD + ROW.replace("2026-11-02", "去年")))
    directory = read(HEAD + ROW)
    assert problems(directory) == []
    assert directory.offices[0].verified_on.isoformat() == "2026-11-02"


def test_a_row_with_a_fault_is_told_of_at_every_reading(read):
    text = HEAD + ROW.replace("law_firm", "monk")
    assert problems(read(text)) == problems(read(text)) != []


def test_specialities_have_an_everyday_name_and_the_laws(read):
    directory = read(specialities="wages: {name: 要工钱, formal: 劳动报酬}\n")
    assert directory.specialities["wages"].formal == "劳动报酬"
    directory = read(specialities="wages: {name: 要工钱}\n工钱: {name: 要工钱, formal: 劳动报酬}\n")
    assert problems(directory) == [
        "content/directory/specialities.yml 第1行：缺「formal」",
        "content/directory/specialities.yml 第2行：编号用小写英文、数字和短横线，现在写的是「工钱」",
    ]
