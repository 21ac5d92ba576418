"""What the controller knows of the steps between the engine's text and the window's: `tray_app.text.pipeline`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from .layout import Layout
from .shield import shielded
from .step_settings import StepsSettings


@dataclass(frozen=True, slots=True)
class Change:
    """A place of a text that is not written as it was heard."""

    steps: str
    """The names of those that changed it, in their order, with commas."""
    was: str = field(repr=False)
    now: str = field(repr=False)
    at: int = 0
    """Where `now` begins in the text, in characters."""

    @property
    def end(self) -> int:
        return self.at + len(self.now)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as it goes to its window."""

    text: str = field(repr=False)
    heard: str = field(default="", repr=False)
    """As the steps were given it, where they changed it; else empty."""
    changes: tuple[Change, ...] = ()
    """In their order in the text."""
    caret_from_end: int = 0
    """How many characters before its end the caret is to stand."""
    took_ns: Mapping[str, int] = field(default_factory=dict)
    """By the names of the steps, in their order."""


class Shaping(Protocol):
    """Any thread. Takes a millisecond or two."""

    def prepare(self, steps: StepsSettings, language: str) -> None:
        """A text, most likely in this language, will soon be shaped by these: whatever has to be loaded, is. Returns at
        once."""

    def shape(self, text: str, language: str, steps: StepsSettings, layout: Layout = Layout.NONE) -> Shaped:
        """`text`: the engine's. Never raises; what takes too long is left out, and the text goes as it was heard."""


class AsHeard:
    """Where no step is on."""

    def __init__(self, clean: Callable[[str], str] = str.strip) -> None:
        self._clean = clean

    def prepare(self, steps: StepsSettings, language: str) -> None: ...

    def shape(self, text: str, language: str, steps: StepsSettings, layout: Layout = Layout.NONE) -> Shaped:  # noqa: ARG002  # as the protocol has it
        return Shaped(self._clean(text))


class ShieldedShaping:
    """Of a part that may break: then the text goes as it was heard."""

    def __init__(self, shaping: Shaping, clean: Callable[[str], str]) -> None:
        otherwise = AsHeard(clean)
        self._prepare = shielded("loading the steps", shaping.prepare, otherwise.prepare)
        self._shape = shielded("the steps", shaping.shape, otherwise.shape)

    def prepare(self, steps: StepsSettings, language: str) -> None:
        self._prepare(steps, language)

    def shape(self, text: str, language: str, steps: StepsSettings, layout: Layout = Layout.NONE) -> Shaped:
        return self._shape(text, language, steps, layout)


def as_heard(text: str, changes: Sequence[Change], undone: Sequence[Change]) -> tuple[str, tuple[Change, ...]]:
    """The text with these of its changes as they were heard, and those that are left."""
    left: list[Change] = []
    parts, done, moved = [], 0, 0
    for one in changes:
        if one not in undone:
            left.append(replace(one, at=one.at + moved))
            continue
        parts += [text[done : one.at], one.was]
        done, moved = one.end, moved + len(one.was) - len(one.now)
    return "".join((*parts, text[done:])), tuple(left)


def _alike(one: str, other: str) -> int:
    """How many characters at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (mine, its) in pairs if mine != its), min(len(one), len(other)))


def kept_through(changes: Sequence[Change], before: str, after: str) -> tuple[Change, ...]:
    """Those that an edit of the text has not touched, where they stand now."""
    head = _alike(before, after)
    tail = min(_alike(before[::-1], after[::-1]), min(len(before), len(after)) - head)
    moved = len(after) - len(before)
    kept = (one for one in changes if one.end <= head or one.at >= len(before) - tail)
    return tuple(one if one.end <= head else replace(one, at=one.at + moved) for one in kept)
