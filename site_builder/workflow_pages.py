"""The workflow for those who work in it: drawn from the same table that the service runs on, and told as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chalicelib.casework.staff import Role
from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from .sources import Content
from .trail import trail_to
from .workflow_graph import PHASES, Arrow, arrows
from .workflow_picture import STEP, WIDTH, Block, blocks_of

ADDRESS, BOOKED_ADDRESS = "about/workflow/", "about/workflow-booked/"
CITIZEN = "申请人"
ROLES = {
    Role.CLERK: "受理员",
    Role.APPROVER: "审批员",
    Role.LAWYER: "律师",
    Role.FIRM: "律所派案员",
    Role.BUREAU: "司法局经办员",
}
WISHES = {
    "supplement": "补材料",
    "withdraw": "撤回",
    "object": "提异议",
    "ask_other_lawyer": "请求换律师",
    "ask": "说想要的时间",
    "book": "选好时间",
    "confirm": "定时间",
    "move": "改时间",
    "cancel": "取消",
    "attended": "记下：来过了",
    "missed": "记下：没有来",
}
"""What is done that is no step of ``content/casework/steps.yml``."""


@dataclass(frozen=True)
class Row:
    """A step in words: from where, who, what, to where, and what the applicant then reads."""

    sources: tuple[str, ...]
    who: str
    what: str
    target: str
    citizen: str
    told: bool


@dataclass(frozen=True)
class Phase:
    """A part of the workflow with its drawing and its table."""

    title: str
    blocks: Sequence[Block]
    rows: Sequence[Row]


def workflow_pages(content: Content) -> Iterator[Page]:
    """A page for the services in which an office decides, and one for those that end in an appointment."""
    decided = "法律援助从申请到结案，一步接一步：谁办，办什么，到哪里。"
    booked = "公证、鉴定、仲裁、调解从预约到办完，一步接一步：谁办，办什么，到哪里。"
    yield _page(content, ADDRESS, "案件怎么走：法律援助", decided, decides=True)
    yield _page(content, BOOKED_ADDRESS, "案件怎么走：预约的服务", booked, decides=False)


def _page(content: Content, address: str, title: str, intro: str, *, decides: bool) -> Page:
    every = arrows(decides=decides)
    phases = [_phase(content, phase, [arrow for arrow in every if arrow.phase == phase]) for phase in PHASES]
    values = {
        "title": title,
        "intro": intro,
        "phases": [phase for phase in phases if phase.rows],
        "width": WIDTH,
        "step": STEP,
        "decides": decides,
        "other": BOOKED_ADDRESS if decides else ADDRESS,
    }
    html = render("workflow.html", values)
    return Page(title, intro, address, "about", trail_to(content, address, title), html)


def _phase(content: Content, title: str, leading: Sequence[Arrow]) -> Phase:
    words = {arrow: f"{_who(arrow)}：{_what(content, arrow)}" for arrow in leading}
    states = {kind: told.staff for kind, told in content.catalogue.case_words.items()}
    return Phase(title, blocks_of(leading, states, words), [_row(content, arrow, states) for arrow in leading])


def _row(content: Content, arrow: Arrow, states: Mapping[str, str]) -> Row:
    citizen = content.catalogue.case_words[arrow.target].citizen
    sources = tuple(states[kind] for kind in arrow.sources)
    return Row(sources, _who(arrow), _what(content, arrow), states[arrow.target], citizen, arrow.told)


def _who(arrow: Arrow) -> str:
    return "、".join(ROLES[role] for role in arrow.roles) or CITIZEN


def _what(content: Content, arrow: Arrow) -> str:
    return WISHES.get(arrow.name) or content.catalogue.steps[arrow.name].title
