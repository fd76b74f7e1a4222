"""Content with a thousand more files to learn from: guides, case studies, posts and comics, the same on every run."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from chalicelib.definitions.calculator import Calculator, WorkedExample

from site_builder.examples import run_example
from site_builder.learn.checks import GUIDE_PARTS, STUDY_PARTS
from site_builder.sources import Content, read_content

from .articles import ADVICE, WHAT, WHERE, WHO
from .city import REAL

FILES = 1000

_HEAD = "reviewed_on: 2026-11-29\nreview_by: 2999-12-31\nnext:\n  - {to: /ask/, text: 还不明白，去问一问}\n"


def make_files(folder: Path) -> None:
    """The real content in ``folder``, which stands where ``content`` would, and the files beside it."""
    shutil.copytree(REAL.content, folder)
    content = read_content(folder)
    laws = [(law, article) for law, tree in content.trees["laws"].items() for article in tree["articles"]]
    calculated = list(_calculated(content))
    topics = [id_ for id_, topic in content.topics.items() if not topic.sensitive]
    for n in range(FILES):
        pick = random.Random(n)  # noqa: S311 - nothing secret: the same files on every run
        name, make = _KINDS[n % len(_KINDS)]
        path = folder / name.format(n)
        path.parent.mkdir(parents=True, exist_ok=True)
        title = f"title: {pick.choice(WHO)}{pick.choice(WHAT)}（{n}）\ndescription: {_sentence(pick)}\ntopic: {pick.choice(topics)}\n"
        path.write_text(make(n, pick, title, laws, calculated), "utf-8", newline="\n")


Laws = Sequence[tuple[str, str]]
Calculated = Sequence[str]


def _guide(_: int, pick: random.Random, title: str, laws: Laws, __: Calculated) -> str:
    body = _body(pick, GUIDE_PARTS, laws).replace("## 找谁\n", "## 找谁\n\n- [律师](/find/lawyer/)")
    return f"---\n{title}{_HEAD}---\n{body}"


def _study(_: int, pick: random.Random, title: str, laws: Laws, calculated: Calculated) -> str:
    law, article = pick.choice(laws)
    head = f'{title}laws: [{{law: {law}, article: "{article}"}}]\n{pick.choice(calculated)}{_HEAD}'
    return f"---\n{head}---\n{_body(pick, STUDY_PARTS, laws)}"


def _post(n: int, pick: random.Random, title: str, laws: Laws, _: Calculated) -> str:
    day = f"{2020 + n // 300}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    return f"---\n{title}publish_at: {day}\n{_HEAD}---\n{_body(pick, ('小蓝怎么说', '你可以怎么做'), laws)}"


def _comic(n: int, pick: random.Random, title: str, laws: Laws, _: Calculated) -> str:
    law, article = pick.choice(laws)
    panels = "".join(_panel(pick) for _ in range(6))
    cast = "cast: {王叔: worker, 李头: foreman}\npanels:\n"
    head = f'id: many-{n}\n{title}laws: [{{law: {law}, article: "{article}"}}]\n{_HEAD}'
    return f"{head}{cast}{panels}ending: 先把日子记下来。\n"


def _panel(pick: random.Random) -> str:
    return (
        "  - place: site\n    people: [{who: 王叔, at: left}, {who: 李头, at: right, mood: angry}]\n"
        f"    says: [{{who: 王叔, text: {pick.choice(ADVICE)}。}}, {{who: 李头, text: {pick.choice(WHAT)}。}}]\n"
        f"    caption: {_sentence(pick)}。\n"
    )


_KINDS: Sequence[tuple[str, Callable[[int, random.Random, str, Laws, Calculated], str]]] = (
    ("pages/learn/guides/many-{}.md", _guide),
    ("pages/learn/cases/many-{}.md", _study),
    ("pages/xiaolan/many-{}.md", _post),
    ("comics/many-{}.yml", _comic),
)


def _body(pick: random.Random, parts: Sequence[str], laws: Laws) -> str:
    return "\n".join(f"## {part}\n\n{''.join(_cited(pick, laws) for _ in range(4))}\n" for part in parts)


def _cited(pick: random.Random, laws: Laws) -> str:
    law, article = pick.choice(laws)
    return f'- {_sentence(pick)}（{{{{ law("{law}", "{article}") }}}}）。\n'


def _sentence(pick: random.Random) -> str:
    return f"{pick.choice(WHO)}在{pick.choice(WHERE)}{pick.choice(WHAT)}，{pick.choice(ADVICE)}"


def _calculated(content: Content) -> Iterator[str]:
    """The heads of case studies that follow the worked examples with amounts."""
    for id_ in content.catalogue.ids("calculators"):
        calculator = content.catalogue.calculator(id_)
        yield from filter(None, (_followed(calculator, example, content) for example in calculator.examples[:2]))


def _followed(calculator: Calculator, example: WorkedExample, content: Content) -> str:
    items = run_example(calculator, example, content).items
    claims = "".join(
        f"  - {{what: 一项, asked: {item.amount}, granted: {item.amount}, item: {item.id}}}\n" for item in items
    )
    facts = "".join(f'  {name}: "{answer}"\n' for name, answer in example.answers.items())
    head = f"calculator: {calculator.id}\nas_at: {example.as_at}\n"
    return f"claims:\n{claims}{head}facts:\n{facts}" if items and facts else ""
