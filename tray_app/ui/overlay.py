"""The pill on the screen while you speak. It never takes the focus and no click reaches it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal

from tray_app.core.desktop_settings import CARET, OverlaySettings
from tray_app.core.snapshot import Snapshot

from .coming_quietly import caret_is_told, windows_come_quietly
from .motion import MotionPreference, has_compositor
from .overlay_paint import Style
from .overlay_view import OverlayStory, SilenceWatch, View, elapsed
from .pill import Pill

if TYPE_CHECKING:
    from .caret import CaretFinder
    from .layers.pill import LayerPill

FRAME_MS = 50
RECHECK_COMPOSITOR_NS = 30 * 10**9
STANDARD = OverlaySettings()


class Overlay(QObject):
    """Follows snapshots. `level` (dBFS) is read about 20 times a second, and only while a recording is shown."""

    caret_missing = Signal(object)
    """A Problem: the settings want it near the caret, and nobody can tell where that is."""

    def __init__(
        self,
        level: Callable[[], float],
        settings: OverlaySettings = STANDARD,
        *,
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        super().__init__()
        self._level_dbfs = level
        self._now_ns = now_ns
        self._settings = settings
        self._story = OverlayStory()
        self._tell_story(settings)
        self._silence = SilenceWatch()
        self._caret: CaretFinder | None = None
        self._snapshot = Snapshot()
        self._motion = MotionPreference(self)
        self.pill: Pill | LayerPill | None = None
        """The window, once something was shown, or what stands for it on Wayland."""
        self._dropped: Pill | LayerPill | None = None
        """Kept until Qt has deleted it: Python might collect it on a thread that is not Qt's."""
        self._composited = has_compositor()
        self._compositor_seen_ns = now_ns()
        self._frames = QTimer(self, interval=FRAME_MS)
        self._frames.timeout.connect(self._next_frame)
        self._farewell = QTimer(self, singleShot=True)
        self._farewell.timeout.connect(self._leave)

    # --- from the program ----------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Shows, changes or hides the pill."""
        self._snapshot = snapshot
        view = self._story.follow(snapshot, self._now_ns())
        if self._settings.style == "off":
            return
        if view is not None:
            self._present(view)
        elif not self._farewell.isActive():
            self._leave()

    def apply(self, settings: OverlaySettings) -> None:
        """Live."""
        self._settings = settings
        self._tell_story(settings)
        self._find_caret(settings)
        if settings.style == "off":
            self.hide()
            return
        if self.pill is None and not windows_come_quietly():
            self.pill = self._make_pill()  # now, and not when somebody speaks: its code has to be read
        if self.pill is not None:
            self.pill.apply(settings)
        self.show_snapshot(self._snapshot)

    def set_key_names(self, hotkey: str, cancel: str) -> None:
        """For the hints."""
        self._story.key_name, self._story.cancel_name = hotkey, cancel

    def hide(self) -> None:
        self._frames.stop()
        self._farewell.stop()
        if self.pill is not None:
            self.pill.hide()
            self.pill.deleteLater()
            self._dropped, self.pill = self.pill, None

    def close(self) -> None:
        """Nothing is shown from now on."""
        self.hide()
        if self._caret is not None:
            self._caret.close()
            self._caret = None

    # --- inside --------------------------------------------------------------------------

    def _tell_story(self, settings: OverlaySettings) -> None:
        self._story.hints = settings.hints
        self._story.says_escape = settings.style == Style.DETAILED.value

    def _find_caret(self, settings: OverlaySettings) -> None:
        """Whatever tells where one writes runs only for who wants the overlay there."""
        wanted = settings.position == CARET and settings.style != "off" and caret_is_told()
        if wanted and self._caret is None:
            from .caret import CaretFinder

            self._caret = CaretFinder(self)
            self._caret.found.connect(self._near)
            self._caret.missing.connect(self.caret_missing)
            self._caret.start()
        elif not wanted and self._caret is not None:
            self._caret.close()
            self._caret = None

    def _near(self, caret: QRect) -> None:
        if self.pill is not None:
            self.pill.stand_near(caret)

    def _present(self, view: View) -> None:
        pill = self._current_pill()
        if pill is None:
            return
        if self._caret is not None and pill.view is None:
            self._caret.ask()
        pill.show_view(view, fade=not self._motion.reduced)
        if not view.metered:
            self._frames.stop()
        elif not self._frames.isActive():
            self._frames.start()
        if view.shown_ms:
            self._farewell.start(view.shown_ms)
        else:
            self._farewell.stop()

    def _current_pill(self) -> Pill | LayerPill | None:
        """The window as this desktop needs it; made anew when a compositor came or went. None where nothing can be
        shown without taking the focus from the window that is written in."""
        pill = self.pill
        if pill is None or (not pill.isVisible() and pill.composited != self._composited):
            self.hide()
            self.pill = self._make_pill()
        return self.pill

    def _make_pill(self) -> Pill | LayerPill | None:
        """On bare Wayland every new window may take the focus, but a layer may not."""
        if windows_come_quietly():
            return Pill(self._settings, self._composited)
        from .layers.host import layers_here
        from .layers.pill import LayerPill

        host = layers_here()
        return None if host is None else LayerPill(host, self._settings)

    def _next_frame(self) -> None:
        if self.pill is None:
            return
        dbfs, now_ns = self._level_dbfs(), self._now_ns()
        silent = self._silence.hear(self._snapshot.dictation_id, dbfs, now_ns)
        if silent is not self._story.silent:
            self._story.silent = silent
            self.show_snapshot(self._snapshot)
        self.pill.move_meter(dbfs, elapsed(self._snapshot, now_ns))

    def _leave(self) -> None:
        self._frames.stop()
        if self.pill is not None:
            self.pill.leave(fade=not self._motion.reduced)
            if self._now_ns() - self._compositor_seen_ns > RECHECK_COMPOSITOR_NS:
                self._compositor_seen_ns = self._now_ns()
                self._composited = has_compositor()  # now, when ten milliseconds delay nothing, for the next dictation
