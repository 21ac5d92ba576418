"""The words on the screen in the user's language. English stands in the code and is what everything falls back to.

`tr` and `tr_n` are for a text at the moment it is shown, with its values filled in afterwards:
`tr("{name} is not there.").format(name=name)`. `marked` is for a constant, which is read before any language is known:
whoever shows it says `tr` of it. A text that has no translation, one that was translated before included, stays as it
is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

Translate = Callable[[str, int | None], str]
"""(English text, number for its plural form or None) -> the text; empty where there is none."""


_MOST_KEPT = 2_048
"""Texts whose translation is at hand: more than all that is ever seen at once. Some hold figures, and pass."""


def _nothing(_text: str, _number: int | None) -> str:
    return ""


_translate: Translate = _nothing
_english: ContextVar[bool] = ContextVar("_english", default=False)


def use(translate: Translate) -> None:
    """From the next text on. Before any window is built."""
    global _translate
    _translate = translate
    _found.cache_clear()


@contextmanager
def in_english() -> Iterator[None]:
    """What is written meanwhile on this thread is read elsewhere: reports, whatever the windows speak."""
    before = _english.set(True)
    try:
        yield
    finally:
        _english.reset(before)


def tr(text: str) -> str:
    """A window that shows figures asks a hundred times for each picture: asked again, it takes no more than a look
    into a table."""
    return text if _english.get() else _found(text)


@lru_cache(_MOST_KEPT)
def _found(text: str) -> str:
    return _translate(text, None) or text


def tr_n(one: str, several: str, number: int) -> str:
    """`one` and `several` hold {n}, which stands for the number here. Languages have other plurals than two: they are
    looked up by `several`."""
    known = "" if _english.get() else _translate(several, number)
    found = known or (one if number == 1 else several)
    return found.replace("{n}", str(number))


def marked(text: str) -> str:
    """For the list of what is to be translated; gives the text as it is."""
    return text
