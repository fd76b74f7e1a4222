"""What an editor may get wrong in ``content/wording/notices.yml``: a text without a value, with a link, or too long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chalicelib.casework.notice_text import HOLE, ONE_SMS, TEMPLATES, NoticeTexts, length
from chalicelib.definitions.errors import DefinitionError

from .sources import Content

WHERE = "content/wording/notices.yml"
NO_FEE = "法律援助不收任何费用"
SIGNATURE = "示例司法局"

USUAL = {
    "reference": "7K3M-9TQ2",
    "last_day": "12月10日（周四）",
    "day": "12月10日（周四）",
    "time": "14:30",
    "office": "示例县法律援助中心",
    "office_phone": "0000-0000000",
    "lawyer": "欧阳示例",
    "firm": "陕西示例律师事务所",
    "lawyer_phone": "0000-0000000",
    "code": "012345",
    "about": "缺材料，请申请人补",
    "other": "7K3M-9TQ3",
}
"""Values as long as they usually are, for measuring the texts."""

_LINK = re.compile(r"://|www\.|[a-z0-9]\.(cn|com|net|org)(?![a-z0-9])", re.I)


def notice_errors(content: Content, signature: str = SIGNATURE) -> Iterator[DefinitionError]:
    """Everything wrong with the texts of notices; the signature is the one that messages will bear."""
    texts = content.trees["wording"].get("notices") or {}
    for template in TEMPLATES.keys() - texts.keys():
        yield DefinitionError(WHERE, f"缺「{template}」")
    for template, text in texts.items():
        for problem in _problems(template, text, signature):
            yield DefinitionError(WHERE, f"「{template}」{problem}")


def _problems(template: str, text: str, signature: str) -> Iterator[str]:
    if template not in TEMPLATES:
        yield f"没有地方用，可以写的是：{'、'.join(sorted(TEMPLATES))}"
        return
    holes = set(HOLE.findall(text))
    yield from (f"里的 {{{name}}} 没有值可填" for name in sorted(holes - TEMPLATES[template]))
    yield from (f"少了 {{{name}}}" for name in sorted(TEMPLATES[template] - holes))
    yield from _unfit_words(template, text)
    if holes <= USUAL.keys():
        characters = length(NoticeTexts({template: text}, signature).fill(template, USUAL))
        if characters > ONE_SMS:
            yield f"连【{signature}】有{characters}个字，超过{ONE_SMS}个"


def _unfit_words(template: str, text: str) -> Iterator[str]:
    if set(HOLE.sub("", text)) & set("{}"):
        yield "的花括号没有写对，空要写成 {reference} 这样"
    if set(text) & set("【】"):
        yield "里不能有【】：那是短信签名的记号"
    if _LINK.search(text):
        yield "里不能有网址"
    if template == "lawyer_assigned" and NO_FEE not in text:
        yield f"少了「{NO_FEE}」"
