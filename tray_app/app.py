"""The tray program: one Qt application around the runtime."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from tray_app import first_run_due, recovery, settings_file
from tray_app.api.commands import Commands
from tray_app.api.server import CommandServer
from tray_app.api.socket import ask
from tray_app.audio import alsa
from tray_app.core import events as e
from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.requests import (
    FIRST_RUN,
    HandsFreeSwitch,
    LanguageSwitch,
    OpenFile,
    Quit,
    ShowWindow,
    StartedAgain,
    TakeText,
    TryAgain,
)
from tray_app.core.settings import Settings
from tray_app.core.snapshot import Notice, NoticeKind, PublicState, Snapshot, TextToShow
from tray_app.logs import end_logging, set_level, start_logging
from tray_app.paths import settings_path, words_path
from tray_app.session import check_display
from tray_app.settings_live import LiveSettings
from tray_app.speech.engines import find_engines, find_new_engines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from tray_app.home_at_hand import Builders
    from tray_app.perf.breaches import Breach
    from tray_app.settings_at_hand import SettingsAtHand
    from tray_app.ui.text_window import TextWindow
    from tray_app.ui.window import PerformanceWindow

log = logging.getLogger(__name__)

DETAILED = "detailed"
"""The view of the performance that is a place of the home window."""
SWITCH_INTERVAL_S = 0.0001
"""A thread that types or hears the key waits no longer for one that paints; Python's own is fifty times as long."""


def run_tray(*, quiet: bool) -> int:
    """Run until quit; 0 also when another program of this user and display was already there.

    Raises DisplayFault without a display.
    """
    alsa.prepare()  # while nobody else reads the environment
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    check_display()
    server = CommandServer()
    if not server.claim():
        ask("greet")
        print("Holdtalk is already running: look for its icon in the tray.")  # noqa: T201  # said at the terminal
        return 0
    find_engines()
    path, troubles = settings_path(), []
    first_run = first_run_due.is_due(first_start=not os.path.lexists(path))
    try:
        settings_file.write_default(path)
    except HoldtalkError as fault:
        troubles.append(Problem("Settings cannot be saved; defaults are used.", fault.problem.remedy))
    loaded = _load_settings()
    troubles += [problem for problem in (start_logging(loaded.settings.log.level), server.problem) if problem]
    application = _make_application(loaded.settings)
    program = TrayProgram(application, server, loaded, troubles, first_run=first_run and not quiet)
    return _end_process(program.run())


def _end_process(code: int) -> NoReturn:
    """Everything is closed and on disk. The interpreter's own exit would unload PortAudio while a sound server that
    hangs still holds one of our threads inside it, which crashes."""
    end_logging()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _load_settings(in_force: Settings | None = None) -> settings_file.LoadedSettings:
    from tray_app.perf.catalog import CATALOG

    find_new_engines()  # a model may have come since, and the file may name it
    return settings_file.load(settings_path(), CATALOG, in_force)


def _make_application(settings: Settings) -> QApplication:
    from tray_app.ui.garbage import keep_no_sources

    keep_no_sources()
    from PySide6.QtCore import QLocale
    from PySide6.QtWidgets import QApplication

    from tray_app.core.desktop_settings import AS_THE_DESKTOP
    from tray_app.perf.figures_text import write_numbers_with
    from tray_app.ui import theme
    from tray_app.ui.language import use_language

    application = QApplication(["holdtalk"])
    application.setApplicationName("holdtalk")
    application.setApplicationDisplayName("Holdtalk")
    application.setDesktopFileName("holdtalk")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, settings.performance.theme)
    wanted = settings.windows.language
    use_language(application, "" if wanted == AS_THE_DESKTOP else wanted)
    write_numbers_with(QLocale().decimalPoint())
    return application


class TrayProgram:
    """Lives on Qt's thread; what other threads want of it comes through the bridge."""

    def __init__(
        self,
        application: QApplication,
        server: CommandServer,
        loaded: settings_file.LoadedSettings,
        troubles: Sequence[Problem],
        *,
        first_run: bool,
    ) -> None:
        """`troubles` are those of the start so far; the user is told of them once."""
        from tray_app.first_run import FirstRunAtHand
        from tray_app.history_at_hand import HistoryAtHand
        from tray_app.home_at_hand import HomeAtHand
        from tray_app.media.switch import MediaSwitch
        from tray_app.menu_actions import MenuActions
        from tray_app.models_at_hand import ModelsAtHand
        from tray_app.runtime import Runtime
        from tray_app.ui.breach_flags import BreachFlags
        from tray_app.ui.bridge import Bridge
        from tray_app.ui.in_front import InFront
        from tray_app.ui.media_players import DesktopPlayers
        from tray_app.ui.overlay import Overlay
        from tray_app.ui.tray import Tray
        from tray_app.ui.window_opening import WindowOpening

        self._application = application
        self._server = server
        self._settings = loaded.settings
        self._loaded = loaded
        self._settings_at_hand: SettingsAtHand | None = None
        """Once somebody looked at the settings."""
        self._troubles = troubles
        self._first_run_due = first_run
        self._watches: list[object] = []
        """Of the settings file and the session; they end when they are dropped."""
        self._text_window: TextWindow | None = None
        self._bridge = Bridge()
        self.runtime = Runtime(self._settings)
        self.runtime.post(e.SettingsBroken(loaded.summary()))
        self._live = self._live_settings(loaded)
        self._live.follow(words_path(), self.runtime.words.reload)
        self._actions = MenuActions(self.runtime, self._live, self._bridge.call)
        self._actions.everyday.watch(InFront(application))
        self._tray = Tray(self._actions, ask=self.runtime.bus.publish)
        self._overlay = Overlay(self.runtime.microphone.level_dbfs, self._settings.overlay)
        self._overlay.caret_missing.connect(lambda problem: self.runtime.post(e.ProblemNoticed(problem)))
        self._media = MediaSwitch(self.runtime.bus, self.runtime.post, DesktopPlayers())
        self._flags = BreachFlags(
            self.runtime.monitor,
            mark=self._tray.set_breach,
            notify=self.runtime.bus.publish,
            settings=self._settings.performance,
        )
        self._opening = WindowOpening(self._make_window, self._bridge.call)
        self._models = ModelsAtHand(self.runtime, self._live, self._bridge.call)
        self._history = HistoryAtHand(self.runtime, self._live, self.runtime.history)
        self._home = HomeAtHand(
            self.runtime,
            self._actions,
            self._bridge.call,
            others=self._places(),
            left=self._models.left,
            history=self.runtime.history,
        )
        self._first_run = FirstRunAtHand(
            self.runtime,
            self._live,
            self._actions,
            self._bridge.call,
            has_tray=lambda: self._tray.hosted,
            make_key_capture=self._make_key_capture,
        )
        self._tell_key_name()
        self._tray.set_api(self._settings.api)
        self._subscribe()

    def _places(self) -> Builders:
        """Of the home window, those that have a room of their own; which module is read before each is built."""
        return {
            "performance": ("tray_app.ui.window.performance", lambda: self._make_performance(alone=False)),
            "models": ("tray_app.ui.models.place", self._models.make_place),
            "settings": ("tray_app.ui.settings.place", self._make_settings),
            **self._history.places(),
        }

    def _live_settings(self, loaded: settings_file.LoadedSettings) -> LiveSettings:
        return LiveSettings(
            settings_path(),
            loaded,
            read=_load_settings,
            changed=self._settings_read,
            failed=lambda problem: self.runtime.tell(NoticeKind.ERROR, problem.title, problem.remedy),
        )

    def _make_settings(self) -> QWidget:
        from tray_app.microphone_tester import tester_of
        from tray_app.ui.microphone_test import MicrophoneTest
        from tray_app.ui.settings.place import SettingsPlace

        return SettingsPlace(
            self.settings_at_hand(), lambda: MicrophoneTest(tester_of(self.runtime, self._bridge.call))
        )

    def _make_key_capture(self, key: str) -> QWidget:
        from tray_app.ui.key_capture import KeyCapture

        return KeyCapture(self.settings_at_hand().keyboard, key)

    def settings_at_hand(self) -> SettingsAtHand:
        from tray_app.perf.catalog import CATALOG
        from tray_app.settings_at_hand import Asked, SettingsAtHand

        if self._settings_at_hand is None:
            asked = Asked(self._actions.list_microphones, self._actions.open_settings, CATALOG)
            self._settings_at_hand = SettingsAtHand(
                self._live, self._bridge.call, self.runtime.hotkeys, settings_path(), self._loaded, asked
            )
            self._settings_at_hand.heard(self._loaded)  # they may have been read meanwhile
        return self._settings_at_hand

    def _subscribe(self) -> None:
        """News come on any thread, and all of it is dealt with on Qt's."""
        from tray_app.perf.breaches import Breach

        bus, here = self.runtime.bus, self._bridge.here
        self._bridge.snapshot_changed.connect(self._show_snapshot)
        bus.subscribe(Snapshot, "the windows", self._bridge.publish)
        bus.subscribe(Notice, "the windows", here(self._tray.notify))
        bus.subscribe(TextToShow, "the windows", here(self._show_text))
        bus.subscribe(Settings, "the windows", here(self._use_settings))
        bus.subscribe(ShowWindow, "the windows", here(self._show_window))
        bus.subscribe(HandsFreeSwitch, "the settings", self._actions.switch_hands_free_by_key)
        bus.subscribe(LanguageSwitch, "the settings", self._actions.speaking.switch_by_key)
        bus.subscribe(StartedAgain, "the windows", here(self._greet))
        bus.subscribe(TakeText, "the menu", here(self._actions.take_text))
        bus.subscribe(TryAgain, "the menu", lambda _asked: self.runtime.retry_failed())
        bus.subscribe(OpenFile, "the menu", here(self._actions.open_file))
        bus.subscribe(Quit, "the windows", here(lambda _asked: self._application.quit()))
        self.runtime.monitor.bus.subscribe(Breach, "the windows", here(self._flags.breach_changed))

    def _commands(self) -> Commands:
        return Commands(
            post=self.runtime.post,
            snapshot=lambda: self.runtime.snapshot,
            bindings=lambda: [binding.binding_id for binding in bindings_of(self._settings)],
            try_again=self.runtime.retry_failed,
            recovery_finished=self.runtime.recovery_finished,
            why_kept=lambda: self.runtime.recovery.problem,
            describe_take=lambda offer: recovery.describe(offer.dictation_id, offer.audio_ms, offer.text),
            export=self._actions.export_to,
            say=self.runtime.voice.say,
            read_aloud=self.runtime.voice.read,
            hands_free=self._actions.hands_free_told,
            language=self._actions.speaking.told,
            bus=self.runtime.bus,
            events=self.runtime.api.follow,
            api=self.runtime.api.standing,
            undo_words=self._actions.undo_words,
            renew_token=self.runtime.api.renew_token,
            history=self.runtime.history.command,
            undo=self._actions.everyday.undo_told,
            insert_last=self._actions.everyday.insert_last_told,
            pause=self._actions.everyday.pause_told,
            resume=self._actions.everyday.resume_told,
        )

    # --- life ----------------------------------------------------------------------------

    def run(self) -> int:
        from tray_app.ui.garbage import collect_only_here
        from tray_app.ui.process_signals import end_on_signals

        collect_only_here()
        self._wakeup = end_on_signals(self._application.quit)  # works for as long as it is kept
        try:
            self._start()
            return self._application.exec()
        finally:
            self._watches.clear()
            self._overlay.close()
            self._media.close()
            self._tray.hide()
            self._first_run.close()
            self._models.close()
            self._live.close()
            self._server.close()
            self.runtime.stop()
            log.info("ended")

    def _start(self) -> None:
        from tray_app.ui.file_watch import watch_file
        from tray_app.ui.session_watch import SessionWatch

        self._tray.show()
        self._use_manners(self._settings)
        self.runtime.start()
        commands = self._commands()
        self._server.serve(commands)
        self.runtime.api.start(self._settings, commands)
        self._live.start()
        self._watches += [watch_file(path, self._live.look) for path in (settings_path(), words_path())]
        self._watches.append(SessionWatch(self.runtime.post))
        self._tell_troubles()
        if self._first_run_due:
            self._first_run.open()
        self._bridge.call(lambda: self._bridge.beat(self.runtime.ui_heartbeat))  # starting up is no stall

    def _tell_troubles(self) -> None:
        if self._troubles:
            told = "\n".join(f"{trouble.title} {trouble.remedy}" for trouble in self._troubles)
            self.runtime.tell(NoticeKind.WARNING, "Holdtalk runs, but not all of it", told)

    def _greet(self, _asked: StartedAgain) -> None:
        self.runtime.tell(NoticeKind.INFO, "Holdtalk is already running", f"Hold {self._key_name()} and speak.")
        self._tray.present()

    def _key_name(self, binding_id: e.BindingId = e.ANY_BINDING) -> str:
        """Of the first hotkey, when none is named."""
        from tray_app.hotkeys.naming import describe

        return describe(binding_of(bindings_of(self._settings), binding_id).key)

    def _cancel_name(self) -> str:
        from tray_app.hotkeys.naming import describe

        return describe(self._settings.hotkey.cancel_key)

    def _tell_key_name(self) -> None:
        self._tray.set_key_name(self._key_name())
        self._overlay.set_key_names(self._key_name(), self._cancel_name())

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        from tray_app.ui.garbage import collect_if_due

        self._tray.show_snapshot(snapshot)
        if snapshot.state is PublicState.RECORDING:
            self._overlay.set_key_names(self._key_name(snapshot.binding), self._cancel_name())
        self._overlay.show_snapshot(snapshot)
        self._flags.show_snapshot(snapshot)
        self._home.show_snapshot(snapshot)
        if snapshot.state is PublicState.READY:
            collect_if_due()

    # --- settings ------------------------------------------------------------------------

    def _settings_read(self, loaded: settings_file.LoadedSettings) -> None:
        """On the thread that reads: what stands in the file now, and in force for what is wrong in it."""
        self.runtime.post(e.SettingsBroken(loaded.summary()))
        self.runtime.apply(loaded.settings)
        self._loaded = loaded
        if self._settings_at_hand is not None:
            self._settings_at_hand.heard(loaded)

    def _use_settings(self, settings: Settings) -> None:
        from tray_app.ui import theme

        self._settings = settings
        set_level(settings.log.level)
        self._use_manners(settings)
        self._tell_key_name()
        self._tray.set_api(settings.api)
        self._flags.apply(settings.performance)
        if self._opening.window is not None:
            self._opening.window.set_view(settings.performance.view)
        theme.apply(self._application, settings.performance.theme)
        self._home.settings_changed()
        self._first_run.refresh()
        log.info("settings changed")

    def _use_manners(self, settings: Settings) -> None:
        """How the program behaves beside others: what it shows, tells, and does to their sound."""
        self._overlay.apply(settings.overlay)
        self._tray.set_notices(settings.notices.show)
        self._media.apply(settings.media)

    # --- windows -------------------------------------------------------------------------

    def _show_window(self, asked: ShowWindow) -> None:
        if asked.window == FIRST_RUN:
            self._first_run.open()
            return
        worst = self._flags.worst() if asked.at_worst_breach else None
        if asked.window == "performance" and worst is None and self._settings.performance.view != DETAILED:
            self._opening.open()  # a window of its own, small
        else:
            self._home.open(asked.window, None if worst is None else lambda place: _open_breach(place, worst))

    def _show_view(self, view: str) -> None:
        """Of the performance, which the user chose in another one."""
        if view == DETAILED:
            self._home.open("performance")
        else:
            self._opening.open(lambda window: window.set_view(view))

    def _make_window(self) -> PerformanceWindow:
        return self._make_performance(alone=True)

    def _make_performance(self, *, alone: bool) -> PerformanceWindow:
        from tray_app.ui.window import PerformanceWindow

        return PerformanceWindow(
            self.runtime.monitor,
            export=self._actions.export,
            watched=self.runtime.sampler.set_shown,
            heartbeat=self.runtime.ui_heartbeat,
            stalls=self.runtime.stalls.recent,
            hotkey=self._key_name,
            view=self._settings.performance.view,
            save_view=lambda view: self._actions.save("performance", "view", view),
            save_targets=self._actions.save_targets,
            earlier=self._history.figures,
            alone=alone,
            elsewhere=self._show_view,
        )

    def _show_text(self, shown: TextToShow) -> None:
        """One that the clipboard does not take from here."""
        from tray_app.ui.text_window import TextWindow

        text = shown.text
        self._text_window = TextWindow(text, lambda: self.runtime.post(e.OfferTaken(text.dictation_id)))
        self._text_window.show()
        self._text_window.activateWindow()


def _open_breach(place: QWidget, breach: Breach) -> None:
    from tray_app.ui.window import PerformanceWindow

    if isinstance(place, PerformanceWindow):
        place.open_breach(breach)
