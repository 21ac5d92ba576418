"""What the Settings place asks of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from tray_app.core.errors import Problem
from tray_app.core.settings import Settings
from tray_app.settings_carrying import Comparison
from tray_app.settings_edits import Change
from tray_app.settings_file import MistakeAt
from tray_app.ui.key_capture import Keyboard

Done = Callable[[Problem | None], None]
"""Called on Qt's thread once it is done; with what kept it from being done."""


class SettingsKeeper(Protocol):
    """Qt's thread, where nothing else is said; everything returns at once."""

    @property
    def keyboard(self) -> Keyboard: ...

    def settings(self) -> Settings:
        """Those in force."""

    def mistakes(self) -> tuple[MistakeAt, ...]:
        """What is wrong in the file, and does not count."""

    def path(self) -> Path:
        """Of the file."""

    def listen(self, told: Callable[[], None]) -> Callable[[], None]:
        """From now on `told` is called whenever settings, mistakes or `undoable` are others. Gives what ends it."""

    def change(self, label: str, edits: Sequence[Change], done: Done) -> None:
        """Write them to the file, all or none; they count at once. `label` is what `undoable` then says."""

    def undoable(self) -> str:
        """What was changed last, in the user's words; empty when there is nothing to take back."""

    def undo(self, done: Done) -> None:
        """Take back what was changed last."""

    def restore_all(self, label: str, done: Done) -> None:
        """Every setting is as it came. The user was asked."""

    def export_to(self, path: Path, done: Done) -> None: ...

    def compare(self, path: Path, told: Callable[[Comparison | Problem], None]) -> None:
        """What the settings in another file would change, or why they cannot count."""

    def take_over(self, label: str, comparison: Comparison, done: Callable[[Path | Problem], None]) -> None:
        """Make the changes; `done` is told where the file lies as it was before."""

    def open_file(self) -> None:
        """In the user's editor."""

    def list_microphones(self) -> list[str]:
        """Called on a thread of its own: it may take a second. May raise HoldtalkError, whose title is then shown."""
