"""The user's own words, as the rest of the program knows them. What is done with them stands in `text.words`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Correction:
    """One place of a text that the word list changed."""

    heard: str = field(repr=False)
    written: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text as the word list has it."""

    text: str = field(repr=False)
    corrections: tuple[Correction, ...] = ()
    """In the order of the text; empty where it is as it was heard."""
    entries: tuple[str, ...] = field(default=(), repr=False)
    """What of the list stands in the text now, corrected or heard so."""


class OwnWords(Protocol):
    """Any thread; neither blocks."""

    def favoured(self) -> tuple[str, ...]:
        """What engines are to favour, the most useful first; bounded."""

    def correct(self, text: str, language: str) -> Corrected:
        """`language`: ISO 639 code of the text; empty where nobody knows."""


class NoWords:
    """Of one who has no list."""

    def favoured(self) -> tuple[str, ...]:
        return ()

    def correct(self, text: str, language: str) -> Corrected:  # noqa: ARG002 - asked like those who have one
        return Corrected(text)


NO_WORDS = NoWords()
