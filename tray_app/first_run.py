"""The first run in the running program: its window, and what it asks for."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from tray_app import first_run_due, settings_file
from tray_app.core import events as e
from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.dictation import DictationEnded
from tray_app.core.errors import HoldtalkError, Mend, Problem
from tray_app.core.requests import MendIt
from tray_app.core.snapshot import Snapshot
from tray_app.core.supervision import start_thread
from tray_app.core.translation import tr
from tray_app.paths import settings_path
from tray_app.settings_live import LiveSettings
from tray_app.ui.actions import Actions

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tray_app.core.missing import Missing
    from tray_app.microphone_tester import LiveMicrophoneTester
    from tray_app.runtime import Runtime
    from tray_app.ui.first_run import FirstRunWindow
    from tray_app.ui.first_run.asked import SpeechAtHand, Tried

log = logging.getLogger(__name__)

CODE = "tray_app.microphone_tester", "tray_app.missing_parts", "tray_app.ui.first_run.window"

Found = TypeVar("Found")
Call = Callable[[Callable[[], None]], None]


class FirstRunAtHand:
    """Implements `ui.first_run.asked.FirstRun`. Qt's thread, where nothing else is said.

    Nothing of it is loaded before it is shown; once it is closed no thread and no listener is left.
    """

    def __init__(
        self,
        runtime: Runtime,
        live: LiveSettings,
        actions: Actions,
        call: Call,
        *,
        has_tray: Callable[[], bool],
        make_key_capture: Callable[[str], QWidget] | None = None,
    ) -> None:
        """`call` has done on Qt's thread what it is given on any. `make_key_capture` gives a widget with the signal
        `captured(str)` for the key it is given; without it there are usual keys to choose from."""
        self._runtime = runtime
        self._live = live
        self._actions = actions
        self._call = call
        self.has_tray = has_tray
        self._make_capture = make_key_capture
        self._loading = False
        self._subscriptions: list[Callable[[], None]] = []
        self._tester: LiveMicrophoneTester | None = None
        self.window: FirstRunWindow | None = None

        self.current_microphone = actions.current_microphone
        self.set_microphone = actions.set_microphone
        self.mode = actions.mode
        self.languages = actions.languages
        self.language = actions.language
        self.set_language = actions.set_language
        self.open_models = actions.show_models

    # --- life ----------------------------------------------------------------------------

    def open(self) -> None:
        """Show the window, or bring it to the front. Returns at once."""
        from tray_app.ui.loading import load

        if self.window is not None:
            self.window.show_and_raise()
        elif not self._loading:
            self._loading = True
            load("first-run-loader", lambda: CODE, self._call, self._make)

    def refresh(self) -> None:
        """The settings have changed."""
        if self.window is not None:
            self.window.settings_changed()

    def close(self) -> None:
        """The program ends, by the user or with his session: what was open counts as seen. Blocks for a small file."""
        if self.window is not None:
            self.window.close()
            first_run_due.was_seen()

    def seen(self) -> None:
        start_thread("first-run-seen", first_run_due.was_seen, again=False)  # the disk may be slow

    def _make(self) -> None:
        from tray_app.ui.first_run import FirstRunWindow

        self._loading = False
        window = self.window = FirstRunWindow(self)
        window.closed.connect(self._closed)
        bus = self._runtime.bus
        self._subscriptions = [
            bus.subscribe(Snapshot, "the first run", self._snapshot_changed),
            bus.subscribe(DictationEnded, "the first run", self._dictation_ended),
        ]
        window.show_snapshot(self._runtime.snapshot)
        self._call(self._show)  # another turn of the loop: building it is long enough for one

    def _show(self) -> None:
        if self.window is not None:
            self.window.show_and_raise()

    def _closed(self) -> None:
        for end in self._subscriptions:
            end()
        self._subscriptions.clear()
        self.window, self._tester = None, None

    # --- news, on any thread -------------------------------------------------------------

    def _snapshot_changed(self, snapshot: Snapshot) -> None:
        self._tell(lambda window: window.show_snapshot(snapshot))

    def _dictation_ended(self, ended: DictationEnded) -> None:
        tried = _tried(ended)
        self._tell(lambda window: window.show_tried(tried))

    def _tell(self, tell: Callable[[FirstRunWindow], None]) -> None:
        self._call(lambda: None if self.window is None else tell(self.window))

    def _look(self, name: str, look: Callable[[], Found], done: Callable[[Found], None]) -> None:
        """`look` may take its time, and hang; `done` hears of it while the window is there."""
        asked_by = self.window

        def tell(found: Found) -> None:
            if self.window is not None and asked_by in (None, self.window):
                done(found)

        def work() -> None:
            found = look()
            self._call(lambda: tell(found))

        start_thread(f"first-run-{name}", work, again=False)

    # --- the microphone ------------------------------------------------------------------

    @property
    def tester(self) -> LiveMicrophoneTester:
        from tray_app.microphone_tester import tester_of

        if self._tester is None:
            self._tester = tester_of(self._runtime, self._call)
        return self._tester

    def list_microphones(self, done: Callable[[Sequence[str] | Problem], None]) -> None:
        self._look("microphones", self._microphones, done)

    def _microphones(self) -> Sequence[str] | Problem:
        try:
            return self._actions.list_microphones()
        except HoldtalkError as error:
            return error.problem
        except Exception:  # whatever a driver does, the list must not look for ever
            log.exception("the microphones could not be listed")
            return Problem(tr("The microphones could not be listed."), "")

    # --- the key -------------------------------------------------------------------------

    def key(self) -> str:
        return binding_of(bindings_of(self._runtime.settings)).key

    def key_name(self) -> str:
        from tray_app.hotkeys.naming import heard_name

        return heard_name(self.key())

    def can_change_key(self) -> bool:
        return not self._runtime.settings.binding

    def set_key(self, key: str) -> None:
        self._save("hotkey", "key", key)

    def make_key_capture(self) -> QWidget | None:
        return None if self._make_capture is None else self._make_capture(self.key())

    def throw_away(self) -> None:
        self._runtime.post(e.Cancel(e.Origin.COMMAND, time.monotonic_ns()))

    # --- speech --------------------------------------------------------------------------

    def engine(self) -> str:
        return self._runtime.settings.speech.engine

    def use_engine(self, name: str) -> None:
        self._save("speech", "engine", name)

    def _save(self, table: str, key: str, value: str) -> None:
        self._live.change(lambda: settings_file.save_value(settings_path(), table, key, value))

    def look_at_speech(self, languages: Sequence[str], done: Callable[[SpeechAtHand], None]) -> None:
        from tray_app.speech_at_hand import speech_at_hand

        self._look("speech", lambda: speech_at_hand(languages), done)

    # --- the rest ------------------------------------------------------------------------

    def look_for_missing(self, done: Callable[[Sequence[Missing]], None]) -> None:
        from tray_app.missing_parts import missing_parts

        device, tray = self.current_microphone(), self.has_tray()
        self._look("missing-parts", lambda: missing_parts(device, tray=tray), done)

    def mend(self, missing: Missing, done: Callable[[Problem | None], None]) -> None:
        if missing.mend is Mend.BIND_KEYS:
            self._runtime.bus.publish(MendIt(missing.mend))  # in a window of its own, where the user has to agree
            return
        from tray_app.missing_parts import mend

        def work() -> Problem | None:
            try:
                mend(missing)
            except HoldtalkError as error:
                return error.problem
            return None

        self._look("mending", work, done)

    def starts_at_login(self, done: Callable[[bool | Problem], None]) -> None:
        self._look("login", lambda: _login_start(None), done)

    def set_starts_at_login(self, on: bool, done: Callable[[bool | Problem], None]) -> None:
        self._look("login", lambda: _login_start(on), done)


def _login_start(on: bool | None) -> bool | Problem:
    """Switch it, unless None; how it stands then."""
    from tray_app.login_start import set_starts_at_login, starts_at_login

    try:
        if on is not None:
            set_starts_at_login(on)
        return starts_at_login()
    except HoldtalkError as error:
        return error.problem


def _tried(ended: DictationEnded) -> Tried:
    from tray_app.core.ports import SAMPLE_RATE_HZ
    from tray_app.ui.first_run.asked import Tried

    record, stamps = ended.record, ended.record.stamps
    waited_ns = None
    if stamps.key_up_event_ns is not None and stamps.last_char_ns is not None:
        waited_ns = max(0, stamps.last_char_ns - stamps.key_up_event_ns)
    return Tried(
        record.outcome,
        words=len(ended.text.split()),
        wait_ms=None if waited_ns is None else waited_ns / 1e6,
        spoken_ms=record.samples * 1000 / SAMPLE_RATE_HZ,
    )
