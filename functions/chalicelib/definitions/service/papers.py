"""Papers of an application: what to bring, and which sheets are printed to be signed."""

from __future__ import annotations

from dataclasses import dataclass

from chalicelib.definitions.entry import Entry

from .conditions import Circumstances

SHEETS = {
    "application_form": "申请表",
    "hardship_statement": "经济困难状况说明表",
    "power_of_attorney": "授权委托书",
    "members": "一起申请的人名单",
}
"""The sheets that can be printed from the answers, with their names."""


@dataclass(frozen=True)
class Evidence:
    """Something to bring or to send. None stops an application: what is ``required`` and absent stands on the receipt as
    missing. ``of_identity`` marks papers of which a copy is marked with its purpose.
    """

    id: str
    label: str
    hint: str
    circumstances: Circumstances
    required: bool
    of_identity: bool

    @classmethod
    def read(cls, entry: Entry) -> Evidence:
        """Read one entry of ``evidence``."""
        evidence = cls(
            id=entry.text("id"),
            label=entry.text("label"),
            hint=entry.text("hint", ""),
            circumstances=Circumstances.read(entry),
            required=entry.flag("required"),
            of_identity=entry.flag("of_identity"),
        )
        if not evidence.id.isidentifier() or not evidence.id.isascii():
            entry.refuse("「id」只能用英文字母、数字和下划线", "id")
        entry.done()
        return evidence


@dataclass(frozen=True)
class Sheet:
    """A sheet printed from the answers, with a place for signature or fingerprint."""

    id: str
    circumstances: Circumstances

    @property
    def name(self) -> str:
        """What the sheet is called."""
        return SHEETS[self.id]

    @classmethod
    def read(cls, entry: Entry) -> Sheet:
        """Read one entry of ``sheets``."""
        sheet = cls(entry.choice("id", tuple(SHEETS)), Circumstances.read(entry))
        entry.done()
        return sheet
