"""What an editor can get wrong in a service although every key is well written: it is refused while it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.definitions.entry import Entry
from chalicelib.definitions.form import Field

from .door import Exit
from .groups import Group
from .papers import Evidence, Sheet

if TYPE_CHECKING:
    from . import Service

STEPS = frozenset({"check", "send", "take-back", "forget", "file", "from-file", "code", "confirm", "sheets"})
"""The steps of every application that are no group: their addresses are taken."""

PHONE, FOR_WHOM, OTHER, INTEREST, TOLD_BY = "phone", "for_whom", "other", "helper_interest", "told_by"
WISHES = ("how", "when", "through_whom")
"""What a sensitive service asks, before any number."""


def refuse_unclear_names(service: Service, entry: Entry) -> None:
    """Ids and names are taken once, and conditions name what is asked, for groups what was asked before."""
    ids = [group.id for group in service.groups]
    for group_id in sorted(_repeated(ids) | STEPS & set(ids)):
        entry.refuse(f"「{group_id}」已经有了，换一个 id", "groups")
    asked: list[str] = []
    for group in service.groups:
        _refuse_unasked(entry, "groups", group, asked, "前面")
        asked += [field.name for field in group.fields]
    for name in sorted(_repeated(asked)):
        entry.refuse(f"两个字段都叫「{name}」", "groups")
    for name in (limit.field for limit in service.time_limits if limit.field not in asked):
        entry.refuse(f"期限用到「{name}」，可是表单没有问过", "time_limits")
    if service.like_matter and service.like_matter not in asked:
        entry.refuse(f"「like_matter」用到「{service.like_matter}」，可是表单没有问过", "like_matter")
    _refuse_unclear_lists(service, entry, asked)


def _refuse_unclear_lists(service: Service, entry: Entry, asked: list[str]) -> None:
    lists: dict[str, tuple[Evidence | Sheet | Exit, ...]] = {
        "evidence": service.evidence,
        "sheets": service.sheets,
        "exits": service.exits,
    }
    for key, listed in lists.items():
        for each in listed:
            _refuse_unasked(entry, key, each, asked, "表单")
        for id_ in sorted(_repeated([each.id for each in listed])):
            entry.refuse(f"「{id_}」写了两次，改掉一个", key)


def _refuse_unasked(
    entry: Entry, key: str, each: Group | Evidence | Sheet | Exit, asked: list[str], where: str
) -> None:
    for name in sorted(each.circumstances.fields - set(asked)):
        entry.refuse(f"「{each.id}」的 when 或 unless 用到「{name}」，可是{where}没有问过", key)


def refuse_what_cannot_work(service: Service, entry: Entry) -> None:
    """Somebody must be reached, some clock must run, and every way out must lead somewhere and be reached."""
    _refuse_nobody_to_reach(service, entry)
    if not any(clock.after == "submitted" for clock in service.clocks):
        entry.refuse("写一个 after: submitted 的时限：交上来以后几天里要回复", "clocks")
    ids = {each.id for each in service.exits}
    named = {option.exit for option in service.door.options if option.exit}
    for exit_id in sorted(named - ids):
        entry.refuse(f"door 里写了 exit: {exit_id}，可是 exits 里没有这一个", "door")
    for way_out in service.exits:
        if way_out.id not in named and not way_out.circumstances.fields:
            entry.refuse(f"没有人会走到「{way_out.id}」：在 door 的选项里写 exit，或者给它写 when", "exits")
    _refuse_unclear_help(service, entry)


def refuse_unsafe_questions(service: Service, entry: Entry) -> None:
    """A sensitive service asks on one page how, when and through whom to reach the person, and demands no number."""
    if not service.sensitive:
        return
    if len(service.groups) > 1:
        entry.refuse("敏感的事（sensitive: true）只能有一页：groups 里只留一组，填一半留在手机上会被人看见", "groups")
    names = [field.name for field in service.fields]
    for name in (name for name in WISHES if name not in names):
        entry.refuse(f"敏感的事要问「{name}」（how 怎么联系、when 什么时候、through_whom 通过谁）", "groups")
    for field in service.fields:
        if field.kind in ("id_number", "phone") and not field.optional:
            entry.refuse(f"敏感的事不能非要「{field.name}」：写上 optional: true，不给号码也要能交", "groups")
    if PHONE in names and any(name in names and names.index(name) > names.index(PHONE) for name in WISHES):
        entry.refuse("先问怎么联系才安全，再问号码：把 phone 放到 how、when、through_whom 后面", "groups")


def _refuse_nobody_to_reach(service: Service, entry: Entry) -> None:
    always = [field for group in service.groups if not group.circumstances.fields for field in group.fields]
    phone = next((field for field in always if field.name == PHONE and field.kind == "phone"), None)
    if phone is None:
        entry.refuse("每个人都要问到「phone」（kind: phone），查进度、发短信都靠它", "groups")
    elif phone.optional and not service.sensitive and not _asks_those_without_phone(service):
        entry.refuse(
            '「phone」可以空着的，要有一组写 when: {phone: ""}，里面必填「told_by」（没有手机，怎么告诉他）', "groups"
        )


def _asks_those_without_phone(service: Service) -> bool:
    return any(
        group.circumstances.when == {PHONE: ()} and any(f.name == TOLD_BY and not f.optional for f in group.fields)
        for group in service.groups
    )


def _refuse_unclear_help(service: Service, entry: Entry) -> None:
    by_name = {field.name: field for field in service.fields}
    if service.helper == "none" and FOR_WHOM in by_name:
        entry.refuse("别人不能代办的（helper: none），就不要问「for_whom」", "helper")
    if service.helper in ("", "none") or service.sensitive:
        return
    if not _offers(by_name.get(FOR_WHOM), OTHER):
        entry.refuse("别人能代办的，要问「for_whom」（替谁办），选项里有 value: other", "helper")
    if not _offers(by_name.get(INTEREST), "yes"):
        entry.refuse("别人能代办的，要问「helper_interest」（代办的人自己有没有得失），选项里有 value: yes", "helper")
    if not any(way_out.circumstances.when.get(INTEREST) == ("yes",) for way_out in service.exits):
        entry.refuse('代办的人自己有得失的，不能替别人填：exits 里要有一个写 when: {helper_interest: "yes"}', "exits")


def _offers(field: Field | None, value: str) -> bool:
    return field is not None and bool(field.option_label(value))


def _repeated(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}
