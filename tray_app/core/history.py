"""What a history of dictations is, for whoever keeps it and whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Protocol

from .events import DictationId
from .ports import TakeAudio
from .shaping import Change
from .wishes import Wishes


class RowState(Enum):
    """How a dictation stands. What is WAITING or UNHEARD is still the user's to take: nothing removes it but he."""

    WRITTEN = "written"
    """Its text went to its window."""
    UNDONE = "undone"
    """It did, and the user took it back: it stands nowhere now."""
    WAITING = "waiting"
    """There is a text, and nobody has it yet: its window was gone, or it came of a crash."""
    TAKEN = "taken"
    """It waited, and the user has it."""
    UNHEARD = "unheard"
    """A recording without a text: the engine failed, or the program ended."""
    CANCELLED = "cancelled"
    EMPTY = "empty"
    """Nothing was said."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One dictation."""

    row_id: DictationId
    """Wall-clock nanoseconds at key down."""
    state: RowState
    text: str = field(default="", repr=False)
    heard: str = field(default="", repr=False)
    """As the engine had it, where the user's words, a step or an edit changed it; else empty."""
    application: str = ""
    """The program it went to, by the class of its window."""
    application_kind: str = ""
    engine: str = ""
    language: str = ""
    mode: str = ""
    start: str = ""
    method: str = ""
    problem: str = ""
    """Why it has no text, or did not go to its window, as it was told."""
    audio_ms: float = 0.0
    words: int = 0
    wait_ms: float | None = None
    """From release to the last character."""
    timed_out: bool = False
    build: str = ""
    """The version of the program that heard it."""
    sound: bool = False
    """Its sound is there to be played and heard again."""
    figures: Mapping[str, float] = field(default_factory=dict)
    """What each stage took, by the names of the metric table, in their units."""
    private: bool = False
    """Its program is a private one: neither text nor sound of it is kept."""
    wished_engine: str = ""
    """That its profile wished for; empty: the one of the settings at the time."""
    wished_language: str = ""
    """ISO 639 code of what it was to be heard in; empty: the engine finds out, or has only one."""
    wished_languages: str = ""
    """Codes with commas, among which an engine that finds out was to choose; empty: all that it knows."""
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """What the steps changed of it, as far as it still stands in `text`, in the order of their places there."""

    @property
    def wishes(self) -> Wishes:
        """How it was to be heard when it was dictated; NO_WISHES where nobody knows."""
        languages = tuple(filter(None, self.wished_languages.split(",")))
        return Wishes(self.wished_engine or None, self.wished_language or None, languages)


@dataclass(frozen=True, slots=True)
class HistoryQuery:
    """Which rows, newest first. Empty fields ask for nothing in particular."""

    words: str = ""
    """Words that its text holds, each from its beginning, in any order."""
    since_ns: int | None = None
    until_ns: int | None = None
    """Wall-clock nanoseconds; rows from `since_ns` on and before `until_ns`."""
    states: Sequence[RowState] = ()
    engines: Sequence[str] = ()
    languages: Sequence[str] = ()
    application_kinds: Sequence[str] = ()
    before: DictationId | None = None
    """Only rows older than this one: the next page."""
    limit: int = 100


@dataclass(frozen=True, slots=True)
class WaitingNews:
    """What became of a dictation after its end, on the bus: it got its text late, or none; or the user took what
    waited. On the controller's thread."""

    dictation_id: DictationId
    state: RowState
    """WAITING: there is a text now. UNHEARD: again none could be had. EMPTY: nothing was said. TAKEN: the user has it,
    or said that it may go."""
    claim_audio: Callable[[], TakeAudio] = field(repr=False, compare=False)
    """Gives its sound; only while this is being told, for then it may be removed."""
    text: str = field(default="", repr=False)
    heard: str = field(default="", repr=False)
    """As the engine had it, where the user's words changed it; else empty."""
    engine: str = ""
    language: str = ""
    problem: str = ""
    audio_ms: float = 0.0
    changes: tuple[Change, ...] = field(default=(), repr=False)
    """What the steps changed, by its places in `text`."""


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """News on the bus: this row is new, other or gone; None: any number of them."""

    row_id: DictationId | None


class History(Protocol):
    """The rows. Reading blocks for milliseconds, on any thread; what changes them returns at once and is told by
    HistoryChanged once it is on disk. Raises StorageFault where the database cannot be read."""

    def find(self, query: HistoryQuery) -> list[HistoryRow]: ...

    def count(self, query: HistoryQuery) -> int:
        """Without `before` and `limit`."""

    def row(self, row_id: DictationId) -> HistoryRow | None: ...

    def sound_file(self, row_id: DictationId) -> Path | None:
        """Where its sound lies, as WAV or FLAC; None where none is kept."""

    def values(self, column: str) -> list[str]:
        """What stands in `engine`, `language`, `application` or `application_kind`, the most frequent first."""

    def edit(self, row_id: DictationId, text: str) -> None: ...

    def write_as_heard(self, row_id: DictationId, changes: Sequence[Change]) -> None:
        """With these of its changes undone."""

    def took(self, row_id: DictationId) -> None:
        """The user has a text that waited."""

    def delete(self, row_ids: Sequence[DictationId]) -> None:
        """With their sound. Whoever asks has been asked."""


class HeardAgain(Protocol):
    """Who has a row's sound transcribed once more."""

    def retry(self, row_id: DictationId, engine: str = "", language: str = "") -> None:
        """By another engine or in another language ("auto": the one that the engine finds out); empty: as it was
        dictated, where that is known, else as the settings say. Returns at once. HistoryChanged follows in any case:
        with another text, or, where there is none, with a notice of why."""
