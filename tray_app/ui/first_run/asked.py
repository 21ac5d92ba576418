"""What the first run asks of the program, and what it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.missing import Missing
from tray_app.ui.microphone_test import MicrophoneTester


@dataclass(frozen=True, slots=True)
class Tried:
    """A dictation that ended while this was shown."""

    outcome: Outcome
    words: int = 0
    wait_ms: float | None = None
    """From the key coming up to the last character in its window."""
    spoken_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """One that could understand the user on this machine."""

    name: str
    title: str
    languages: tuple[str, ...]
    """ISO 639 codes."""
    memory_mb: int
    download_bytes: int = 0
    """0: it is here."""
    measured: str = ""
    """Why `holdtalk bench engines` recommends it here; empty where it does not."""


@dataclass(frozen=True, slots=True)
class SpeechAtHand:
    """What understands speech, here and to be had."""

    choices: tuple[EngineChoice, ...]
    """Those that are here first; of others those that fit this machine and understand the user's language."""
    processors: int
    memory_mb: int
    """The machine's."""


class FirstRun(Protocol):
    """Called on Qt's thread; everything returns at once, and callables that are given are called there too."""

    @property
    def tester(self) -> MicrophoneTester: ...

    def list_microphones(self, done: Callable[[Sequence[str] | Problem], None]) -> None: ...

    def current_microphone(self) -> str:
        """A name or a part of one; empty for the system's default."""

    def set_microphone(self, name: str) -> None: ...

    def key(self) -> str:
        """As the settings write it."""

    def key_name(self) -> str:
        """As people know it."""

    def can_change_key(self) -> bool:
        """Where there are several hotkeys, they are the user's own: the settings have them."""

    def set_key(self, key: str) -> None: ...

    def make_key_capture(self) -> QWidget | None:
        """A widget with a signal `captured(str)`, which is filled by pressing a key; None where there is no such."""

    def mode(self) -> str:
        """One of `ui.actions.MODES`."""

    def throw_away(self) -> None:
        """What is being recorded or understood."""

    def look_at_speech(self, languages: Sequence[str], done: Callable[[SpeechAtHand], None]) -> None:
        """`languages` are those that the user is likely to speak."""

    def engine(self) -> str:
        """In use, by its name in the settings."""

    def use_engine(self, name: str) -> None: ...

    def languages(self) -> Sequence[str]:
        """What may be spoken: codes, and "auto" where the engine finds out; empty without a choice."""

    def language(self) -> str: ...

    def set_language(self, code: str) -> None: ...

    def open_models(self) -> None: ...

    def look_for_missing(self, done: Callable[[Sequence[Missing]], None]) -> None: ...

    def mend(self, missing: Missing, done: Callable[[Problem | None], None]) -> None:
        """`done` is told what kept it from being mended; it has to be looked for anew then."""

    def has_tray(self) -> bool:
        """Whether an icon is to be seen."""

    def starts_at_login(self, done: Callable[[bool | Problem], None]) -> None: ...

    def set_starts_at_login(self, on: bool, done: Callable[[bool | Problem], None]) -> None:
        """`done` is told how it stands then."""

    def seen(self) -> None:
        """The user has closed it, wherever he was."""
