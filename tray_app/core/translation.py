"""The words on the screen in the user's language. English stands in the code and is what everything falls back to.

`tr` and `tr_n` are for a text at the moment it is shown, with its values filled in afterwards:
`tr("{name} is not there.").format(name=name)`. `marked` is for a constant, which is read before any language is known:
whoever shows it says `tr` of it. A text that has no translation, one that was translated before included, stays as it
is.

What log, command line and other programs read is English. A text with values that goes there and to the screen is
`filled`: a string in English, of which `tr` says the rest in the user's language. The literal title and remedy of a
Problem, of a HoldtalkError and of a Notice, and the literals of a Check, are collected without a mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    if _english.get():
        return text
    return text.said() if isinstance(text, Filled) else _found(text)


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


class Filled(str):
    """English, its values in place; a string like any other, which is cut or joined at the cost of its translation."""

    template: str
    """The English form for several, where it has a number."""
    values: dict[str, object]
    one: str
    number: int | None

    def said(self) -> str:
        """In the user's language, texts among the values too."""
        found = tr(self.template) if self.number is None else tr_n(self.one, self.template, self.number)
        values = {name: tr(value) if isinstance(value, Filled) else value for name, value in self.values.items()}
        return found.format(**values) if values else found


def filled(template: str, **values: object) -> Filled:
    """A text whose values stand in {braces}, for the screen and for what stays English. Values are words and numbers
    as they are to be read; one that is to be translated too is `filled` itself, if only `filled(CONSTANT)`."""
    return template if isinstance(template, Filled) else _filled(template, values)


def filled_n(one: str, several: str, number: int, **values: object) -> Filled:
    """The same with a number, {n}; see `tr_n`."""
    return _filled(several, {**values, "n": number}, one, number)


def sentences(*texts: str) -> str:
    """One behind the other, each of which is translated by itself; empty ones are left out."""
    return _row(marked("{first} {next}"), texts)


def listed(texts: Iterable[str]) -> str:
    """With what stands between the parts of a list, likewise."""
    return _row(marked("{first}, {next}"), texts)


def lines(*texts: str) -> str:
    """One below the other, likewise."""
    return _row("{first}\n{next}", texts)


def any_of(names: Iterable[str]) -> str:
    """Names that are not translated: "ctrl_l or ctrl_r"."""
    said, *more = [*names] or [""]
    for name in more:
        said = filled("{first} or {next}", first=said, next=name)
    return said


def _row(template: str, texts: Iterable[str]) -> str:
    said, *more = [text for text in texts if text] or [""]
    for text in more:
        said = _filled(template, {"first": filled(said), "next": filled(text)})
    return said


def as_data(text: str) -> object:
    """What another process of this program makes the same text of (`from_data`): as JSON has it."""
    if not isinstance(text, Filled):
        return text
    values: dict[str, object] = {}
    for name, value in text.values.items():
        values[name] = (
            as_data(value) if isinstance(value, str) else value if isinstance(value, int | float) else str(value)
        )
    return [text.template, values, text.one, text.number]


def from_data(data: object) -> str:
    if not isinstance(data, list):
        return str(data)
    template, values, one, number = data
    return _filled(
        template, {name: from_data(value) if isinstance(value, list) else value for name, value in values.items()},
        one, number,
    )  # fmt: skip


def _filled(template: str, values: dict[str, object], one: str = "", number: int | None = None) -> Filled:
    english = one if number == 1 else template
    text = Filled(english.format(**values) if values else english)
    text.template, text.values, text.one, text.number = template, values, one, number
    return text
