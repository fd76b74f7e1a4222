"""What an editor may get wrong in the words of search, told with the file."""

import pytest

SYNONYMS, EMERGENCIES = "wording/synonyms.yml", "wording/emergencies.yml"


@pytest.mark.parametrize(
    ("file", "added", "said"),
    [
        (SYNONYMS, "月亮: 星星\n", "「月亮」：本站的内容里没有「星星」"),
        (SYNONYMS, "告状: 诉讼费、起诉、劳动、金额、简易、普通\n", "「告状」最多写5个词"),
        (SYNONYMS, "讨钱: 讨钱\n", "绕回来了"),
        (
            EMERGENCIES,
            "x: {words: [x], says: y, calls: [{number: '119', what: 火, page: /ask/hotline/}], next: [{to: /ask/, text: z}]}\n",
            "没有写 119",
        ),
        (
            EMERGENCIES,
            "x: {words: [x], says: y, calls: [{number: '110', what: 火, page: /no/}], next: [{to: /no/, text: z}]}\n",
            "「/no/」不是本站的一页",
        ),
        (
            EMERGENCIES,
            "x: {words: [x], says: y, calls: [{number: '110', what: 火, page: /no/}], next: [{to: /no/, text: z}]}\n",
            "链接 /no/ 指的页面不存在",
        ),
    ],
)
def test_a_word_that_leads_nowhere_or_a_number_without_a_source_stops_the_build(small_city, file, added, said):
    small_city.edit(file, "", added)
    assert any(said in refusal and file in refusal for refusal in small_city.refusals())
