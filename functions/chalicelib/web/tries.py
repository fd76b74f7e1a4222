"""Tries that are limited, as views make them: whose they are, and what is told to whoever must wait."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from chalice.app import Request, Response

from .desk import desk
from .requests import address_of


@dataclass(frozen=True)
class Try:
    """One try at a secret; see ``Limits`` for what the names mean. Every method may raise ``StoreUnavailable``."""

    kind: str
    subject: str | None = field(repr=False)
    address: str | None = field(repr=False)

    @classmethod
    def of(cls, request: Request, kind: str, subject: str | None) -> Try:
        """The try that a request makes."""
        return cls(kind, subject, address_of(request))

    def allowed(self) -> bool:
        """Count it, and say whether it may be made."""
        return desk().limits.allow(self.kind, self.subject, self.address)

    def succeeded(self) -> None:
        """It was right: what was counted is taken back."""
        if self.subject is not None:
            desk().limits.succeeded(self.kind, self.subject, self.address)

    def put_off(self, answer: Response) -> Response:
        """The answer that it may not be made, with the seconds after which it may."""
        wait = desk().limits.allowed_again_at(self.kind, self.subject, self.address) - desk().clock.now()
        answer.headers["Retry-After"] = str(max(1, math.ceil(wait.total_seconds())))
        return answer
