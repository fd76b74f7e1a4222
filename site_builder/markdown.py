"""A page's body from what the editor wrote to finished Markdown: references to laws and figures filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from chalicelib.definitions.catalogue import Catalogue
from chalicelib.definitions.errors import DefinitionError
from chalicelib.definitions.law import Citation, Law
from chalicelib.definitions.rates import Rates, RateUnknown
from chalicelib.rules.outcome import plain_number

from .kept import Kept
from .learn.showing import ALWAYS, Showing
from .page_reading import Page
from .sources import Content

_REFERENCE = re.compile(r"\{\{(.*?)\}\}")
_CALL = re.compile(r"""(law|rate)\(\s*["']([^"']*)["']\s*,\s*["']([^"']*)["']\s*\)""")
_HALF_REFERENCE = re.compile(r"[{}]{2}|[｛｝]|\{[^{}]*\b(?:law|rate)\(")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)|^\s*\[[^\]]+\]:\s*(\S+)")
_HTML = re.compile(r"<[a-zA-Z/!?][^>]*>?")
_CALLOUT = re.compile(r"\s*(?:!!!|\?\?\?\+?)\s*(.*)")
_CALLOUT_HEAD = re.compile(r'([\w-]+)(?: "[^"]*")?\s*', re.ASCII)
_INLINE_CODE = re.compile(r"`[^`]*`")
_FIRST_RANK = re.compile(r"\s*#(?!#)|=+\s*$")

CALLOUTS = {"important": "要紧", "tip": "提示", "not-applicable": "不适用", "deadline": "期限", "more": "点开看"}


class ReferenceRefused(Exception):
    """A reference names a law, an article or a figure that is not there; the text says what to do."""


@dataclass
class References:
    """What a page may call, and what it called: nothing but ``law`` and ``rate``."""

    catalogue: Catalogue
    links: dict[Citation, str] = field(default_factory=dict)

    def law(self, law_id: str, article: str) -> str:
        """A link to the article: 《工伤保险条例》第十七条第二款."""
        citation = Citation(law_id, article)
        if citation not in self.links:
            law = cited_law(self.catalogue, citation)
            self.links[citation] = f"[{law.short_title}{citation.label}](/{citation.address})"
        return self.links[citation]

    def rate(self, rate_id: str, day: str) -> str:
        """The figure in force on a day."""
        try:
            return plain_number(Rates([self.catalogue.rate(rate_id)], date.fromisoformat(day))[rate_id])
        except KeyError:
            raise ReferenceRefused(f"content/rates/ 里没有「{rate_id}」") from None
        except (RateUnknown, ValueError, TypeError):
            raise ReferenceRefused(f"「{rate_id}」在「{day}」没有可以引用的数") from None

    def fill(self, expression: str) -> str:
        """What one reference becomes. Only these two calls exist, and they are read, not run.

        Raises ``ReferenceRefused``.
        """
        call = _CALL.fullmatch(expression)
        if not call:
            raise ReferenceRefused('只能写 {{ law("法律编号", "条") }} 或 {{ rate("数的编号", "日期") }}')
        return self.law(call[2], call[3]) if call[1] == "law" else self.rate(call[2], call[3])


def cited_law(catalogue: Catalogue, citation: Citation) -> Law:
    """The law of a citation, once its article is well written and has our sentence. Raises ``ReferenceRefused``."""
    try:
        law = catalogue.law(citation.law)
        _ = citation.label
    except KeyError:
        raise ReferenceRefused(f"content/laws/ 里没有「{citation.law}」") from None
    except ValueError:
        raise ReferenceRefused(f"条号「{citation.article}」要写成 17、17.2（款）或 3(4)（项）") from None
    if citation.number not in law.articles:
        raise ReferenceRefused(f"content/laws/{citation.law}.yml 的 articles 里还没有第 {citation.number} 条的那一句话")
    return law


def citation_problem(catalogue: Catalogue, citation: Citation) -> str:
    """What is wrong with a citation, "" where nothing is."""
    try:
        cited_law(catalogue, citation)
    except ReferenceRefused as refused:
        return str(refused)
    return ""


Filled = tuple[str, list[Citation], list[DefinitionError]]


def fill_references(page: Page, catalogue: Catalogue) -> Filled:
    """The body with every reference filled in, the articles it cites, and what is wrong, with its line."""
    references, errors = References(catalogue), []
    lines = page.body.split("\n")
    for n, line in outside_code(lines):
        try:
            lines[n] = _REFERENCE.sub(lambda found: references.fill(found[1].strip()), line)
        except ReferenceRefused as refused:
            errors.append(DefinitionError(f"{page.file} 第{page.body_line + n}行", str(refused)))
    return "\n".join(lines), list(references.links), errors


_filled = Kept[Filled]()
_checked = Kept[list[DefinitionError]]()


def filled(page: Page, content: Content) -> Filled:
    """``fill_references``, kept until the page, a law or a figure changes: a build asks three times."""
    return _filled.get(page.file, (page, content.state_of_references), lambda: fill_references(page, content.catalogue))


def checked_body(page: Page, is_known: Known) -> list[DefinitionError]:
    """``check_body``, kept until the page or the site's addresses change."""
    return _checked.get(page.file, (page, is_known.state), lambda: list(check_body(page, is_known)))


def check_body(page: Page, is_known: Known) -> Iterator[DefinitionError]:
    """What an editor may not write, by line: headings of the first rank, HTML, unknown callouts, dead links."""
    lines = page.body.split("\n")
    for n, line in outside_code(lines):
        following = lines[n + 1] if n + 1 < len(lines) else ""
        for problem in _line_problems(line, following, is_known, page.showing):
            yield DefinitionError(f"{page.file} 第{page.body_line + n}行", problem)


def outside_code(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The lines, numbered from 0, that do not stand in a fenced code block: there everything is shown as written."""
    in_code = False
    for n, line in enumerate(lines):
        if line.lstrip().startswith("```"):
            in_code = not in_code
        elif not in_code:
            yield n, line


class Known:
    """Which links inside the site lead somewhere; ``showings`` says from when to when, of what is not always there."""

    def __init__(self, addresses: set[str], functions: re.Pattern[str], showings: Mapping[str, Showing]) -> None:
        self._addresses, self._functions, self._showings = addresses, functions, showings
        self.state = hash((frozenset(addresses), functions, frozenset(showings.items())))

    def __call__(self, target: str) -> bool:
        """Whether a link from the root ("/learn/", "/api/calculators/x") is alive; its anchor is checked later."""
        path = re.split(r"[?#]", target)[0]
        return path.removeprefix("/") in self._addresses or bool(self._functions.fullmatch(path))

    def showing(self, target: str) -> Showing:
        """From when to when the page of a link is there."""
        return self._showings.get(re.split(r"[?#]", target)[0].removeprefix("/"), ALWAYS)


def _line_problems(line: str, following: str, is_known: Known, showing: Showing) -> Iterator[str]:
    if _FIRST_RANK.match(line):
        yield "正文里不用一级标题（# ，或者下面画 ===），标题写在开头的 title"
    if "<" in line and (tag := _HTML.search(_INLINE_CODE.sub("", line))):
        yield f"正文里不能写 HTML：{tag[0]}"
    if "![" in line:
        yield "正文里不放图片：看不见的人、流量少的人都读不到。用文字写出来，或者画成漫画，在这里放漫画的链接"
    if _HALF_REFERENCE.search(_REFERENCE.sub("", line)):
        yield '法条和数要写成 {{ law("…", "…") }}，两边各两个半角的大括号'
    yield from _callout_problems(line, following)
    for found in _LINK.findall(line):
        yield from link_problems(found[0] or found[1], is_known, showing)


def _callout_problems(line: str, following: str) -> Iterator[str]:
    if line.lstrip().startswith(("！！！", "？？？")):
        yield "提示框用半角的 !!! 或 ??? 开头"
    callout = _CALLOUT.match(line)
    if not callout:
        return
    head = _CALLOUT_HEAD.fullmatch(callout[1])
    if not head or head[1] not in CALLOUTS:
        known = "、".join(f"{name}（{words}）" for name, words in CALLOUTS.items())
        yield f'不认识提示框「{head[1] if head else callout[1]}」，写成 !!! tip "提示"，可以用：{known}'
    indent = len(line) - len(line.lstrip()) + 4
    if following.strip() and not following.startswith(" " * indent):
        yield "提示框里的字，每一行前面要空四格"


def link_problems(target: str, is_known: Known, while_shown: Showing = ALWAYS) -> Iterator[str]:
    """What is wrong with the target of a link that stands there ``while_shown``."""
    if target.startswith(("https://", "http://", "tel:", "#")):
        return
    if not target.startswith("/") or target.startswith("//"):
        yield f"站内链接从 / 写起，比如 /learn/guides/work-injury/，现在写的是 {target}"
    elif not is_known(target):
        yield f"链接 {target} 指的页面不存在"
    elif problem := is_known.showing(target).gap(while_shown):
        yield f"链接 {target} 指的页面{problem}。改日子，或者先不放这个链接"
