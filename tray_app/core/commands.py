"""What an utterance can say instead of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum


class Deed(Enum):
    """What a command does, by the word for it in the user's own list."""

    SCRATCH = "scratch"
    DELETE_SENTENCE = "delete-sentence"
    REPLACE = "replace"
    CAPITALIZE = "capitalize"
    UPPERCASE = "uppercase"
    LOWERCASE = "lowercase"
    SELECT = "select"
    STOP_LISTENING = "stop-listening"


@dataclass(frozen=True, slots=True)
class Command:
    """An utterance that is one."""

    deed: Deed
    pairs: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """What is to be replaced, and by what. Several where the words between the two may be part of either."""
    sure: bool = True
    """False: these words could be a text as well, and are one where the command makes no sense."""


ReadCommand = Callable[[str, str, str], Command | None]
"""Given a text, its language (ISO 639; empty where nobody knows) and the word that commands begin with; None: it is a
text."""

CASE_DEEDS = frozenset({Deed.CAPITALIZE, Deed.UPPERCASE, Deed.LOWERCASE})
