"""What the overlay says, worked out of snapshots; no widget here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from tray_app.core.desktop_settings import ALWAYS, FIRST, NEVER
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.languages import AUTOMATIC
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.core.translation import marked, tr

from .language_names import language_mark
from .words import elapsed_words, sent_words

LEVEL_FLOOR_DBFS, LEVEL_TOP_DBFS = -54.0, -6.0
"""The meter's ends: a quiet room, and a loud voice close to the microphone."""
LEVEL_FALL_PER_FRAME = 0.12
"""Bars rise at once and fall gently."""
BARS = 5
SILENT_DBFS = -66.0
"""Below the noise of any room with an open microphone, and above that of a converter with nothing behind it."""
SILENT_AFTER_NS = 2_000_000_000
FIRST_DICTATIONS = 5
SILENT = marked("Microphone is silent")
WAS_SILENT = marked("Nothing heard: the microphone was silent")


class Shape(Enum):
    """The mark before the word; each state has its own."""

    DOT = "recording"
    DOTS = "transcribing"
    DASH = "nothing came of it"
    CROSS = "cancelled"
    BOARD = "the text waits on the clipboard"
    SQUARE = "failed"
    BARS = "the hotkeys rest"
    RING = "the hotkeys are heard again"


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
    """How it ends."""
    escape: str = ""
    """How it is thrown away; empty once the user knows."""
    silent: bool = False
    """Nothing at all came from the microphone so far."""
    stable: str = ""
    unstable: str = ""
    language: str = ""
    """Which one is spoken, as a few capitals; empty where only one is in play."""
    elapsed: str = ""
    """Frozen once the key is up."""
    shown_ms: int = 0
    """How long a parting word stays; 0 for a view to keep."""

    @property
    def live(self) -> bool:
        """A dictation is under way: the pill keeps its size."""
        return self.shape in (Shape.DOT, Shape.DOTS)


FAREWELLS = {
    Outcome.EMPTY: View(Shape.DASH, marked("Nothing heard"), shown_ms=1_200),
    Outcome.CANCELLED: View(Shape.CROSS, marked("Cancelled"), shown_ms=900),
    Outcome.OFFERED: View(Shape.BOARD, marked("Not typed: the text waits in the menu"), shown_ms=2_500),
    Outcome.FAILED: View(Shape.SQUARE, marked("Not inserted: see the tray menu"), shown_ms=2_500),
}
"""Parting words of a dictation that left no text in the window; inserted text needs no word, and a brush of the key
deserves none. Their words are marked."""
PAUSE_SHOWN_MS = 1_500

HANDS_FREE_HINTS = {
    "dictation": marked("Speak; a pause ends it"),
    "continuous": marked("Speak; each pause writes a sentence, the wake word ends it"),
}


class SilenceWatch:
    """Whether a recording began with two seconds without any sound. What falls silent later is a pause, or a gate."""

    def __init__(self) -> None:
        self._of: DictationId | None = None
        self._since_ns: int | None = None
        """None once something was heard."""

    def hear(self, recorded: DictationId | None, dbfs: float, now_ns: int) -> bool:
        if recorded != self._of:
            self._of, self._since_ns = recorded, now_ns
        if dbfs > SILENT_DBFS:
            self._since_ns = None
        return self._since_ns is not None and now_ns - self._since_ns >= SILENT_AFTER_NS


class OverlayStory:
    """Follows snapshots and tells which view they make."""

    def __init__(self) -> None:
        self.key_name = ""
        """How the user knows the hotkey ("Right Ctrl"), for the hints."""
        self.cancel_name = "Esc"
        """Empty where no such key is heard."""
        self.hints = FIRST
        """settings.overlay.hints."""
        self.says_escape = False
        """The style is one that has room for it always."""
        self.silent = False
        """As the SilenceWatch has it."""
        self._was_silent = False
        """The last recording was so to its end."""
        self._outcome_id: DictationId | None = None
        self._last_live: View | None = None
        self._resting: bool | None = None
        """Whether the hotkeys rest, as was shown last; None before the first look."""

    def follow(self, snapshot: Snapshot, now_ns: int) -> View | None:
        """A view to keep, a parting word to show for its time, or None: nothing to show."""
        before, self._resting = self._resting, snapshot.paused is not None
        if snapshot.state is PublicState.RECORDING:
            self._was_silent = self.silent
            self._last_live = self._recording(snapshot, now_ns)
            return self._last_live
        self.silent = False
        if snapshot.state is PublicState.TRANSCRIBING:
            return self._transcribing(snapshot)
        self._last_live = None
        if before is not None and before != self._resting:
            return pause_view(resting=self._resting)
        if snapshot.last_outcome_id == self._outcome_id or snapshot.last_outcome is None:
            return None
        self._outcome_id = snapshot.last_outcome_id
        farewell = FAREWELLS.get(snapshot.last_outcome)
        if snapshot.last_outcome is Outcome.EMPTY and self._was_silent:
            return View(Shape.DASH, tr(WAS_SILENT), shown_ms=2_500)
        return None if farewell is None else replace(farewell, word=tr(farewell.word))

    def _recording(self, snapshot: Snapshot, now_ns: int) -> View:
        key = self.key_name or tr("the key")
        told = tr("Locked on: press {key} to finish") if snapshot.locked else tr("Speak, then release {key}")
        hint = tr(HANDS_FREE_HINTS.get(snapshot.hands_free, "")) or told.format(key=key)
        if snapshot.sent_to:
            hint = tr("{hint}. {more}").format(hint=hint, more=sent_words(snapshot))
        return View(
            Shape.DOT,
            tr(SILENT) if self.silent else tr("Recording"),
            silent=self.silent,
            escape=self._escape(snapshot),
            locked=snapshot.locked and not snapshot.hands_free,
            sent=bool(snapshot.sent_to),
            metered=True,
            hint=hint,
            stable=snapshot.stable_text,
            unstable=snapshot.unstable_text,
            language=language_shown(snapshot),
            elapsed=elapsed(snapshot, now_ns),
        )

    def _escape(self, snapshot: Snapshot) -> str:
        new_to_it = self.hints == FIRST and (self.says_escape or snapshot.dictations < FIRST_DICTATIONS)
        if self.hints == NEVER or not self.cancel_name or not (self.hints == ALWAYS or new_to_it):
            return ""
        return tr("{key} throws it away").format(key=self.cancel_name)

    def _transcribing(self, snapshot: Snapshot) -> View:
        before = self._last_live or View(Shape.DOTS, "")
        return replace(
            before,
            shape=Shape.DOTS,
            word=tr("Loading the engine") if snapshot.loading else tr("Transcribing"),
            locked=False,
            metered=False,
            silent=False,
            hint="",
            escape="",
            stable=snapshot.stable_text or before.stable,
            unstable=snapshot.unstable_text or before.unstable,
            language=language_shown(snapshot),
        )


def pause_view(*, resting: bool) -> View:
    """Said where it changes: who presses a key for it may not see the icon."""
    if resting:
        return View(Shape.BARS, tr("The hotkey is paused"), shown_ms=PAUSE_SHOWN_MS)
    return View(Shape.RING, tr("The hotkey is heard again"), shown_ms=PAUSE_SHOWN_MS)


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
    """The level's next position: up at once, down gently."""
    return max(level_share(heard_dbfs), shown - LEVEL_FALL_PER_FRAME)
