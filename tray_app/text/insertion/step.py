"""What the insertion chain is made of: ways to put a text into the window that has the focus."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from tray_app.core.applications import Application
from tray_app.core.errors import InsertionFault, Problem
from tray_app.core.settings import InsertionSettings


class Done(NamedTuple):
    """A text went out. Times: monotonic ns; of a pasted text, when it was asked for and handed over."""

    first_char_ns: int
    last_char_ns: int
    verified: bool
    """Somebody has it who can be taken for the window: the compositor passed the keys on, or it was asked for after
    the paste key."""
    method: str
    """typed or pasted."""
    remark: Problem | None = None
    """What the user should know although the text stands there."""


class NothingDone(InsertionFault):
    """No key was pressed: another way may be tried."""


class PartlyDone(InsertionFault):
    """Keys were pressed: the text, or some of it, may stand there."""

    def __init__(self, title: str, remedy: str, detail: str = "", *, on_clipboard: bool = False) -> None:
        super().__init__(title, remedy, detail)
        self.on_clipboard = on_clipboard
        """It says where the text is; it must not be put on the clipboard on top of that."""


class Step(Protocol):
    """For the thread that inserts, where nothing else is said."""

    name: str
    longest: int
    """Characters."""

    def usable(self) -> Problem | str | None:
        """None, or why not; looked up for real, and cheap when asked again."""

    def prepare(self) -> None:
        """A dictation has begun. Any thread; returns at once."""

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        """`application`: what the text goes into, where that is told. Blocks; raises InsertionFault, of which only
        NothingDone allows for another way with the same text."""

    def close(self) -> None: ...
