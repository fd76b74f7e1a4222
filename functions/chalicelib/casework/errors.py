"""What casework refuses, and what fails around it. No text here carries personal data."""


class CaseworkError(Exception):
    """A refusal. ``code`` never changes; where people are told of it, it names their sentence in
    ``content/wording/refusals.yml``.
    """

    code = "refused"


class Conflict(Exception):
    """A row was not as a write expected it; nothing of the transaction was written."""


class StoreUnavailable(Exception):
    """The store did not answer; the same call may work later."""


class SmsUnavailable(Exception):
    """The SMS provider did not answer, or asked to wait; whether it took the message may be unknown."""

    def __init__(self, reason: str, *, may_have_been_sent: bool) -> None:
        super().__init__(reason)
        self.may_have_been_sent = may_have_been_sent


class SmsRefused(Exception):
    """The SMS provider will not take this message, now or later."""


class SealBroken(Exception):
    """A sealed text does not belong where it was found, or was changed."""
