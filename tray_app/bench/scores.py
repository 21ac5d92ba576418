"""How a text differs from what was said: word errors, and errors that count case and marks too.

The word error rate is the number of words that have to be changed, left out or put in to make one text of the other,
in parts of the words that were said. How words are made alike first decides what counts: `EnglishTextNormalizer` of the
package whisper-normalizer (the extra `bench`) is what published figures are made with; without it, and for other
languages, case and marks are dropped and nothing else: "twenty" and "20" differ, "colour" and "color" too.
"""

from __future__ import annotations

import importlib.util
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

Normalise = Callable[[str], str]

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:?!]")
_WORDS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+(?:'[^\W_]+)*"
)
"""A letter of a script without blanks is a word by itself."""


@dataclass(slots=True)
class Errors:
    """Edits in a number of words; adds up over clips."""

    edits: int = 0
    words: int = 0

    def add(self, said: str, heard: str) -> None:
        """Words are what blanks part."""
        self.edits += edits(said.split(), heard.split())
        self.words += len(said.split())

    @property
    def percent(self) -> float:
        return 100 * self.edits / self.words


def edits(said: Sequence[str], heard: Sequence[str]) -> int:
    """The fewest words to change, leave out or put in (Levenshtein)."""
    numbers = {word: number for number, word in enumerate({*said, *heard})}
    wanted = np.array([numbers[word] for word in heard], np.int64)
    places = np.arange(len(heard) + 1)
    row = places.copy()
    for word in said:
        changed = row[:-1] + (wanted != numbers[word])
        best = np.minimum(row + 1, np.concatenate(([row[0] + 1], changed)))
        # What is put in follows from the left: the least so far, and one for each step since.
        row = np.minimum.accumulate(best - places) + places
    return int(row[-1])


def cased_and_punctuated(text: str) -> str:
    """Every word as it is written and every mark of . , ; : ? ! as a word of its own; nothing else counts."""
    return " ".join(_PARTS.findall(text.replace("’", "'")))


def plain(text: str) -> str:
    """Words alone, in small letters."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    return " ".join(_WORDS.findall(folded))


def normaliser(language: str = "en") -> tuple[str, Normalise]:
    """Its name, and how it makes words alike. Imports what takes a second, where that is there."""
    if language != "en" or importlib.util.find_spec("whisper_normalizer") is None:
        return "case and marks dropped", plain
    from whisper_normalizer.english import EnglishTextNormalizer

    return "EnglishTextNormalizer", EnglishTextNormalizer()


def word_errors(pairs: Iterable[tuple[str, str]], normalise: Normalise) -> Errors:
    """Over (said, heard) pairs. `normalise` makes case, marks and spelling of numbers alike."""
    errors = Errors()
    for said, heard in pairs:
        # whisper-normalizer deletes what stands between parentheses.
        errors.add(normalise(said.replace("(", " ").replace(")", " ")), normalise(heard))
    return errors


def cased_errors(pairs: Iterable[tuple[str, str]]) -> Errors:
    """The cased-and-punctuated error rate over (said, heard) pairs."""
    errors = Errors()
    for said, heard in pairs:
        errors.add(cased_and_punctuated(said), cased_and_punctuated(heard))
    return errors
