"""The windows of the running program: each is built when it is first asked for, and told what concerns it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tray_app.core import events as e
from tray_app.core.applications import Application
from tray_app.core.errors import Mend
from tray_app.core.requests import FIRST_RUN, MendIt, ShowWindow, UseHere
from tray_app.core.snapshot import Snapshot, TextToShow
from tray_app.first_run import FirstRunAtHand
from tray_app.history_at_hand import HistoryAtHand
from tray_app.home_at_hand import Builders, HomeAtHand
from tray_app.hotkeys.naming import key_name
from tray_app.key_lines_at_hand import KeyLinesAtHand
from tray_app.menu_actions import MenuActions
from tray_app.models_at_hand import ModelsAtHand
from tray_app.paths import settings_path
from tray_app.runtime import Runtime
from tray_app.settings_file import LoadedSettings
from tray_app.settings_live import LiveSettings
from tray_app.ui.loading import load
from tray_app.ui.window_opening import WindowOpening

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tray_app.perf.breaches import Breach
    from tray_app.settings_at_hand import SettingsAtHand
    from tray_app.ui.text_window import TextWindow
    from tray_app.ui.use_here.window import UseHereWindow
    from tray_app.ui.window import PerformanceWindow

DETAILED = "detailed"
"""The view of the performance that is a place of the home window."""


class WindowsAtHand:
    """Qt's thread, where nothing else is said."""

    def __init__(
        self,
        runtime: Runtime,
        live: LiveSettings,
        actions: MenuActions,
        call: Callable[[Callable[[], None]], None],
        loaded: LoadedSettings,
        *,
        has_tray: Callable[[], bool],
        worst_breach: Callable[[], Breach | None],
    ) -> None:
        """`call` has done on Qt's thread what it is given on any. `loaded` is in force."""
        self._runtime = runtime
        self._live = live
        self._actions = actions
        self._call = call
        self._loaded = loaded
        self._worst_breach = worst_breach
        self._settings_at_hand: SettingsAtHand | None = None
        """Once somebody looked at the settings."""
        self._text_window: TextWindow | None = None
        self._use_here_window: UseHereWindow | None = None
        self._opening = WindowOpening(partial(self._make_performance, alone=True), call)
        self._models = ModelsAtHand(runtime, live, call)
        self._history = HistoryAtHand(runtime, live, runtime.history, actions.everyday.aside)
        self._home = HomeAtHand(
            runtime,
            actions,
            call,
            others=self._places(),
            left=self._models.left,
            insert=self._history.insert_again,
            history=runtime.history,
        )
        self._key_lines = KeyLinesAtHand(runtime, call)
        self._first_run = FirstRunAtHand(
            runtime, live, actions, call, has_tray=has_tray, make_key_capture=self._make_key_capture
        )

    # --- from the program ----------------------------------------------------------------

    def show(self, asked: ShowWindow) -> None:
        if asked.window == FIRST_RUN:
            self._first_run.open()
            return
        worst = self._worst_breach() if asked.at_worst_breach else None
        if asked.window == "performance" and worst is None and self._runtime.settings.performance.view != DETAILED:
            self._opening.open()  # a window of its own, small
        else:
            self._home.open(asked.window, None if worst is None else lambda place: _open_breach(place, worst))

    def mend(self, asked: MendIt) -> None:
        """What the program can do about a problem; what has to be agreed to is shown first."""
        if asked.how is Mend.BIND_KEYS:
            self._key_lines.open()
        else:
            self._runtime.mend(asked.how)

    def show_text(self, shown: TextToShow) -> None:
        """One that the clipboard does not take from here."""
        from tray_app.ui.text_window import TextWindow

        text = shown.text
        self._text_window = TextWindow(text, lambda: self._runtime.post(e.OfferTaken(text.dictation_id)))
        self._text_window.show()
        self._text_window.activateWindow()

    def use_here(self, asked: UseHere) -> None:
        """What is to be otherwise in windows of a program is asked in a small window."""
        load(
            "use-here-loader",
            lambda: ("tray_app.ui.use_here.window",),
            self._call,
            lambda: self._ask_use_here(asked.application),
        )

    def _ask_use_here(self, application: Application) -> None:
        from tray_app.ui.in_front import bring_to_front
        from tray_app.ui.use_here.window import UseHereWindow

        self._use_here_window = UseHereWindow(application, self.settings_at_hand())
        bring_to_front(self._use_here_window)

    def show_first_run(self) -> None:
        self._first_run.open()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._home.show_snapshot(snapshot)

    def settings_read(self, loaded: LoadedSettings) -> None:
        """What stands in the file now, and in force for what is wrong in it. On the thread that reads."""
        self._loaded = loaded
        if self._settings_at_hand is not None:
            self._settings_at_hand.heard(loaded)

    def settings_changed(self) -> None:
        """Others are in force."""
        if self._opening.window is not None:
            self._opening.window.set_view(self._runtime.settings.performance.view)
        self._home.settings_changed()
        self._first_run.refresh()

    def close(self) -> None:
        self._first_run.close()
        self._key_lines.close()
        self._models.close()

    # --- places of the home window -------------------------------------------------------

    def _places(self) -> Builders:
        """Of the home window, those that have a room of their own; which module is read before each is built."""
        return {
            "performance": ("tray_app.ui.window.performance", lambda: self._make_performance(alone=False)),
            "models": ("tray_app.ui.models.place", self._models.make_place),
            "settings": ("tray_app.ui.settings.place", self._make_settings),
            **self._history.places(),
        }

    def _make_settings(self) -> QWidget:
        from tray_app.microphone_tester import tester_of
        from tray_app.ui.microphone_test import MicrophoneTest
        from tray_app.ui.settings.place import SettingsPlace

        notes = self._home.ways_notes()
        test = lambda: MicrophoneTest(tester_of(self._runtime, self._call))  # noqa: E731 - built when its row is
        return SettingsPlace(self.settings_at_hand(), test, notes)

    def _make_key_capture(self, key: str) -> QWidget:
        from tray_app.ui.key_capture import KeyCapture

        return KeyCapture(self.settings_at_hand().keyboard, key)

    def settings_at_hand(self) -> SettingsAtHand:
        from tray_app.perf.catalog import CATALOG
        from tray_app.settings_at_hand import Asked, SettingsAtHand

        if self._settings_at_hand is None:
            asked = Asked(self._actions.list_microphones, self._actions.open_settings, CATALOG)
            self._settings_at_hand = SettingsAtHand(
                self._live, self._call, self._runtime.hotkeys, settings_path(), self._loaded, asked
            )
            self._settings_at_hand.heard(self._loaded)  # they may have been read meanwhile
        return self._settings_at_hand

    def _make_performance(self, *, alone: bool) -> PerformanceWindow:
        from tray_app.ui.window import PerformanceWindow

        return PerformanceWindow(
            self._runtime.monitor,
            export=self._actions.export,
            watched=self._runtime.sampler.set_shown,
            heartbeat=self._runtime.ui_heartbeat,
            stalls=self._runtime.stalls.recent,
            hotkey=lambda: key_name(self._runtime.settings),
            view=self._runtime.settings.performance.view,
            save_view=lambda view: self._actions.save("performance", "view", view),
            save_targets=self._actions.save_targets,
            earlier=self._history.figures,
            alone=alone,
            elsewhere=self._show_view,
        )

    def _show_view(self, view: str) -> None:
        """Of the performance, which the user chose in another one."""
        if view == DETAILED:
            self._home.open("performance")
        else:
            self._opening.open(lambda window: window.set_view(view))


def _open_breach(place: QWidget, breach: Breach) -> None:
    from tray_app.ui.window import PerformanceWindow

    if isinstance(place, PerformanceWindow):
        place.open_breach(breach)
