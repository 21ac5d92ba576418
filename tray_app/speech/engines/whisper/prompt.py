"""What Whisper is told before it listens: the language, and what was written before, the user's words among it."""

from __future__ import annotations

from typing import Any

from tray_app.speech.engine import Hints

MOST_CONTEXT_TOKENS = 223
"""Half of the decoder's 448 positions, without the mark before it: Whisper's own bound of what came before."""
_MOST_WORD_TOKENS = 120
"""Of those: what was said last is worth as much as the user's words."""

_BEFORE, _START, _TRANSCRIBE, _PLAIN = (
    "<|startofprev|>",
    "<|startoftranscript|>",
    "<|transcribe|>",
    "<|notimestamps|>",
)


class Prompt:
    """Token numbers for the decoder."""

    def __init__(self, tokenizer: Any, *, several_languages: bool) -> None:
        self._tokenizer = tokenizer
        self._several_languages = several_languages

    def tokens(self, language: str, hints: Hints) -> list[int]:
        """All that goes before the first word."""
        spoken = [f"<|{language}|>", _TRANSCRIBE] if self._several_languages else []
        start = [self._number(mark) for mark in (_START, *spoken, _PLAIN)]
        before = self._before(hints)
        return [self._number(_BEFORE), *before, *start] if before else start

    def _before(self, hints: Hints) -> list[int]:
        words = self._written_words(hints.words)
        said = self._written(hints.context)
        room = MOST_CONTEXT_TOKENS - len(words)
        return [*words, *said[-room:]]

    def _written_words(self, words: tuple[str, ...]) -> list[int]:
        """As many of them as there is room for, the first ones first."""
        written: list[int] = []
        for count in range(1, len(words) + 1):
            longer = self._written(", ".join(words[:count]) + ".")
            if len(longer) > _MOST_WORD_TOKENS:
                break
            written = longer
        return written

    def _written(self, text: str) -> list[int]:
        plain = " ".join(text.split())
        numbers: list[int] = self._tokenizer.encode(f" {plain}", add_special_tokens=False).ids if plain else []
        return numbers

    def _number(self, mark: str) -> int:
        number: int | None = self._tokenizer.token_to_id(mark)
        if number is None:
            raise RuntimeError(f"the tokenizer knows no {mark}")
        return number
