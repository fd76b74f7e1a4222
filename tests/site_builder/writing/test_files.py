"""Files in ``content/`` that are heavier than any text would be."""

import pytest

from site_builder.writing.files import heavy_files


@pytest.mark.parametrize(
    ("file", "kb", "what_to_do"),
    [
        ("content/pages/learn/x.md", 41, "拆成两页"),
        ("content/calculators/x.yml", 201, "拆成几个文件"),
        ("content/directory/people.csv", 10_001, "空行"),
        ("content/map.svg", 501, "点减少"),
        ("content/pages/learn/照片.JPG", 301, "画成漫画"),
        ("content/voices/note.m4a", 3_001, "配音存成单声道"),
        ("content/film.mp4", 301, "短片放到视频网站"),
    ],
)
def test_a_heavy_file_is_told_with_its_size_and_what_to_do(file, kb, what_to_do):
    (error,) = heavy_files({file: kb * 1024})
    assert error.where == file
    assert f"有 {kb:,} KB" in error.problem
    assert what_to_do in error.problem
    assert not list(heavy_files({file: (kb - 1) * 1024}))


def test_a_heavy_file_stops_the_build(small_city):
    small_city.write("pages/learn/photo.jpg", "x" * 301 * 1024)
    assert small_city.refusals() == [
        "content/pages/learn/photo.jpg：有 301 KB，最多 300 KB。图画成漫画，短片放到视频网站、页面里写网址，别的资料写成文字"
    ]
