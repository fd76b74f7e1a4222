"""What an editor may get wrong in ``content/casework/``: steps and words that the workflow knows, all of them, each with
what it must ask and say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from chalicelib.casework.access import Action
from chalicelib.casework.kinds import STATES, Kind
from chalicelib.casework.step_fields import FIELDS
from chalicelib.casework.workflow import STEPS
from chalicelib.definitions.errors import DefinitionError

from .sources import Content

STEPS_FILE, WORDS_FILE = "content/casework/steps.yml", "content/casework/words.yml"
NOTICES_FILE = "content/wording/notices.yml"
ASKED = [Action.ENTER_APPLICATION, *STEPS]
"""What staff fill in a form for: how an application came in, and each step of a case."""

DATES = {"on", "until"}

REMEDIES: Mapping[Kind, tuple[str, ...]] = {
    Kind.REFUSED: ("司法局", "异议"),
    Kind.TERMINATED: ("司法局", "异议"),
    Kind.OBJECTION_UPHELD: ("行政复议", "法院"),
    Kind.REPLACEMENT_REFUSED: ("司法局", "投诉"),
    Kind.DECLINED: ("12348",),
}
"""By what is said no to, what he can do then (法律援助法 49, 56): it stands in his message and in his progress."""


def step_errors(content: Content) -> Iterator[DefinitionError]:
    """Everything wrong with the steps of staff and with how a case is told."""
    steps, words = content.trees["steps"] or {}, content.trees["case-words"] or {}
    yield from _names(STEPS_FILE, "这一步", steps, ASKED)
    yield from _names(WORDS_FILE, "这件事", words, list(Kind))
    if set(steps) == set(ASKED):
        yield from _fields(content)
    for kind in Kind:
        if kind in STATES and kind in words and not words[kind].get("next"):
            yield DefinitionError(WORDS_FILE, f"「{kind}」少了 next：接下来谁做什么")
    yield from _remedies(words, content.trees["wording"].get("notices") or {})


def _names(file: str, what: str, written: Mapping[str, object], known: Sequence[str]) -> Iterator[DefinitionError]:
    yield from (DefinitionError(file, f"缺「{name}」{what}") for name in known if name not in written)
    for name in written:
        if name not in known:
            yield DefinitionError(file, f"没有「{name}」{what}，可以写的是：{'、'.join(known)}")


def _fields(content: Content) -> Iterator[DefinitionError]:
    for action, step in content.catalogue.steps.items():
        known = FIELDS.get(action, "").split()  # type: ignore[call-overload]
        asked = [field.name for field in step.form.fields]
        yield from (DefinitionError(STEPS_FILE, f"「{action}」少了「{name}」") for name in known if name not in asked)
        for field in step.form.fields:
            if field.name not in known:
                yield DefinitionError(STEPS_FILE, f"「{action}」里的「{field.name}」没有地方用")
            elif (field.kind == "date") is not (field.name in DATES):
                yield DefinitionError(STEPS_FILE, f"「{action}」里的「{field.name}」的 kind 不对：日子才写 date")


def _remedies(words: Mapping[str, Mapping[str, str]], notices: Mapping[str, str]) -> Iterator[DefinitionError]:
    for kind, remedy in REMEDIES.items():
        told = ((WORDS_FILE, words.get(kind, {}).get("next", "")), (NOTICES_FILE, notices.get(kind, "")))
        for file, text in told:
            if text and not all(word in text for word in remedy):
                yield DefinitionError(file, f"「{kind}」要说他还可以怎么办：{'、'.join(remedy)}")
