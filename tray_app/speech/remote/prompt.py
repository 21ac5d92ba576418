"""What a model is told to expect: the user's words, and the end of the text before."""

from __future__ import annotations

from collections.abc import Iterable

MOST_WORDS_CHARACTERS, MOST_CONTEXT_CHARACTERS = 350, 250
"""Whisper goes by the last 224 tokens of a prompt alone: about so much of English, and of names less."""


def prompt(words: Iterable[str], context: str) -> str:
    """Empty where there is nothing to tell. The words come first: what stands last is taken for the text before."""
    listed: list[str] = []
    left = MOST_WORDS_CHARACTERS
    for word in words:
        left -= len(word) + 2
        if left < 0:
            break
        listed.append(word)
    before = " ".join(context.split())[-MOST_CONTEXT_CHARACTERS:]
    return " ".join(part for part in (f"{', '.join(listed)}." if listed else "", before) if part)
