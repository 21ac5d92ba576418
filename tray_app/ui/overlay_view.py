"""What the overlay says, worked out of snapshots; no widget here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.languages import AUTOMATIC
from tray_app.core.snapshot import PublicState, Snapshot

from .language_names import language_mark
from .words import elapsed_words, sent_words

LEVEL_FLOOR_DBFS, LEVEL_TOP_DBFS = -54.0, -6.0
"""The meter's ends: a quiet room, and a loud voice close to the microphone."""
LEVEL_FALL_PER_FRAME = 0.12
"""The bar rises at once and falls gently."""


class Shape(Enum):
    """The mark before the word; each state has its own."""

    DOT = "recording"
    DOTS = "transcribing"
    DASH = "nothing came of it"
    CROSS = "cancelled"
    BOARD = "the text waits on the clipboard"
    SQUARE = "failed"


@dataclass(frozen=True, slots=True)
class View:
    """One picture of the overlay."""

    shape: Shape
    word: str
    locked: bool = False
    sent: bool = False
    """What is said leaves this program for a server."""
    metered: bool = False
    """Recording: level and elapsed time move."""
    hint: str = ""
    stable: str = ""
    unstable: str = ""
    language: str = ""
    """Which one is spoken, as a few capitals; empty where only one is in play."""
    elapsed: str = ""
    """Frozen once the key is up."""
    shown_ms: int = 0
    """How long a parting word stays; 0 for a view to keep."""


FAREWELLS = {
    Outcome.EMPTY: View(Shape.DASH, "Nothing heard", shown_ms=1_200),
    Outcome.CANCELLED: View(Shape.CROSS, "Cancelled", shown_ms=900),
    Outcome.OFFERED: View(Shape.BOARD, "Not typed: the text waits in the menu", shown_ms=2_500),
    Outcome.FAILED: View(Shape.SQUARE, "Not inserted: see the tray menu", shown_ms=2_500),
}
"""Parting words of a dictation that left no text in the window; inserted text needs no word, and a brush of the key
deserves none."""

HANDS_FREE_HINTS = {
    "dictation": "Speak; a pause ends it",
    "continuous": "Speak; each pause writes a sentence, the wake word ends it",
}


class OverlayStory:
    """Follows snapshots and tells which view they make."""

    def __init__(self) -> None:
        self.key_name = ""
        """How the user knows the hotkey ("Right Ctrl"), for the hints."""
        self._outcome_id: DictationId | None = None
        self._last_live: View | None = None

    def follow(self, snapshot: Snapshot, now_ns: int) -> View | None:
        """A view to keep, a parting word to show for its time, or None: nothing to show."""
        if snapshot.state is PublicState.RECORDING:
            self._last_live = self._recording(snapshot, now_ns)
            return self._last_live
        if snapshot.state is PublicState.TRANSCRIBING:
            return self._transcribing(snapshot)
        self._last_live = None
        if snapshot.last_outcome_id == self._outcome_id or snapshot.last_outcome is None:
            return None
        self._outcome_id = snapshot.last_outcome_id
        return FAREWELLS.get(snapshot.last_outcome)

    def _recording(self, snapshot: Snapshot, now_ns: int) -> View:
        key = self.key_name or "the key"
        hint = f"Locked on: press {key} to finish" if snapshot.locked else f"Speak, then release {key}"
        hint = HANDS_FREE_HINTS.get(snapshot.hands_free, hint)
        if snapshot.sent_to:
            hint = f"{hint}. {sent_words(snapshot)}"
        return View(
            Shape.DOT,
            "Recording",
            locked=snapshot.locked and not snapshot.hands_free,
            sent=bool(snapshot.sent_to),
            metered=True,
            hint=hint,
            stable=snapshot.stable_text,
            unstable=snapshot.unstable_text,
            language=language_shown(snapshot),
            elapsed=elapsed(snapshot, now_ns),
        )

    def _transcribing(self, snapshot: Snapshot) -> View:
        before = self._last_live or View(Shape.DOTS, "")
        return replace(
            before,
            shape=Shape.DOTS,
            word="Loading the engine" if snapshot.loading else "Transcribing",
            locked=False,
            metered=False,
            hint="",
            stable=snapshot.stable_text or before.stable,
            unstable=snapshot.unstable_text or before.unstable,
            language=language_shown(snapshot),
        )


def language_shown(snapshot: Snapshot) -> str:
    """The one that was chosen, or where the engine finds out the one that it has found by now: "DE", "AUTO"."""
    code = snapshot.language
    return language_mark(snapshot.heard_language or code if code == AUTOMATIC else code)


def elapsed(snapshot: Snapshot, now_ns: int) -> str:
    since_ns = snapshot.recording_since_ns
    return "" if since_ns is None else elapsed_words((now_ns - since_ns) / 1e9)


def level_share(dbfs: float) -> float:
    """Where the meter stands, 0 to 1."""
    share = (dbfs - LEVEL_FLOOR_DBFS) / (LEVEL_TOP_DBFS - LEVEL_FLOOR_DBFS)
    return min(1.0, max(0.0, share))


def next_level(shown: float, heard_dbfs: float) -> float:
    """The bar's next position: up at once, down gently."""
    return max(level_share(heard_dbfs), shown - LEVEL_FALL_PER_FRAME)
