"""For trying things out on one machine: the messages that would have been sent. Not there in production."""

from __future__ import annotations

import json

from chalice.app import Blueprint, NotFoundError, Response

from chalicelib.rendering import render
from chalicelib.rendering.frame import Page

from . import requests
from .answers import page_answer, view_of, way_elsewhere
from .callbacks import take_receipts
from .desk import NOTICE_STATES, DevOutbox, desk
from .requests import FORM, first, needs_store

routes = Blueprint(__name__)


@routes.route("/dev/outbox", methods=["GET"])
@needs_store
def outbox() -> Response:
    """Every message, newest first, with what became of it and the buttons 送达 and 失败."""
    found = _outbox()
    while desk().outbox.send_due():  # nobody who tries things out wants to wait a minute for the job
        pass
    messages = [
        (message, NOTICE_STATES.get(desk().state_of(message.message_id), "不知道")) for message in found.messages()
    ]
    page = Page(
        "发件箱",
        "本机试用：本来要发出去的短信。",
        "api/dev/outbox",
        "",
        (("首页", "/"), ("发件箱", "")),
        render("outbox.html", {"messages": messages}),
    )
    answer = page_answer(view_of(requests.request_of(routes).headers), page)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@routes.route("/dev/outbox", methods=["POST"], content_types=FORM)
@needs_store
def report() -> Response:
    """Play the provider: post a receipt of its shape to the real callback's door."""
    fields = requests.form_of(requests.request_of(routes))
    receipt = _outbox().receipt(first(fields, "message"), delivered=first(fields, "delivered") == "yes")
    if receipt is None:
        raise NotFoundError
    take_receipts(json.dumps([receipt], ensure_ascii=False).encode())
    return way_elsewhere("outbox")


def _outbox() -> DevOutbox:
    found = desk().dev_outbox
    if found is None:
        raise NotFoundError
    return found
