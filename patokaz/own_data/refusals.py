"""Why a user's file, or a part of it, is not used, and notes on how it was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class UnreadableTable(ValueError):
    """A file that cannot be used. reason: last part of a text key (own.bad_...); details: what the text names."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.details: Mapping[str, object] = details


@dataclass(frozen=True)
class Note:
    """A note on the table. reason: last part of a text key (own.note_...); details: values of its placeholders."""

    reason: str
    details: Mapping[str, object] = field(default_factory=dict)
