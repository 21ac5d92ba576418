"""How a text differs from what was said: word errors, and errors that count case and marks too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import jiwer

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:?!]")
_MARKS = ".,;:?!"


@dataclass(slots=True)
class Errors:
    """Edits in a number of words; adds up over clips."""

    edits: int = 0
    words: int = 0

    def add(self, said: str, heard: str) -> None:
        """Words are what blanks part."""
        if not said:
            self.edits += len(heard.split())
            return
        found = jiwer.process_words(said, heard)
        self.edits += found.substitutions + found.deletions + found.insertions
        self.words += len(said.split())

    @property
    def percent(self) -> float:
        return 100 * self.edits / self.words


def cased_and_punctuated(text: str) -> str:
    """Every word as it is written and every mark of . , ; : ? ! as a word of its own; nothing else counts."""
    return " ".join(_PARTS.findall(text.replace("’", "'")))


def final_mark(text: str) -> str:
    """The mark that `text` ends in, behind quotes and brackets; empty for none."""
    last = text.rstrip("\"'”’) ")[-1:]
    return last if last in _MARKS else ""


def word_errors(pairs: Iterable[tuple[str, str]], normalise: Callable[[str], str]) -> Errors:
    """Over (said, heard) pairs. `normalise` makes case, marks and spelling of numbers alike."""
    errors = Errors()
    for said, heard in pairs:
        # The normalizer deletes what stands between parentheses.
        errors.add(normalise(said.replace("(", " ").replace(")", " ")), normalise(heard))
    return errors


def cased_errors(pairs: Iterable[tuple[str, str]]) -> Errors:
    """The cased-and-punctuated error rate over (said, heard) pairs."""
    errors = Errors()
    for said, heard in pairs:
        errors.add(cased_and_punctuated(said), cased_and_punctuated(heard))
    return errors
