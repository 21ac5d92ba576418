"""The user's words as sherpa-onnx takes them, and the text it gives. Pure, but for the silence of `unheard`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_SIGNS = (":", "#", "@")
"""What begins so is taken for a score, a threshold or a name."""


def hotwords(words: Iterable[str], *, upper_case: bool) -> str:
    """One line for all, as `create_stream` wants them."""
    plain = (" ".join(word.replace("/", " ").split()) for word in words)
    usable = [word for word in plain if word and not any(part.startswith(_SIGNS) for part in word.split())]
    return "/".join(word.upper() if upper_case else word for word in usable)


def written(text: str, *, upper_case: bool) -> str:
    plain = " ".join(text.split())
    return plain.lower() if upper_case else plain


def language_of(heard: str) -> str:
    """ "en" of both "en" and "<|en|>"."""
    return heard.strip("<|>")


@contextmanager
def unheard() -> Iterator[None]:
    """Nothing that a library writes to standard error comes there: it names the words that it cannot spell."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
