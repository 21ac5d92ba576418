"""The tray program: one Qt application around the runtime."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from tray_app import recovery, settings_file
from tray_app.api.commands import Commands
from tray_app.api.server import CommandServer
from tray_app.api.socket import ask
from tray_app.audio import alsa
from tray_app.core import events as e
from tray_app.core.bindings import binding_of, bindings_of
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.requests import HandsFreeSwitch, LanguageSwitch, Quit, ShowWindow, StartedAgain
from tray_app.core.settings import Settings
from tray_app.core.snapshot import Notice, NoticeKind, PublicState, Snapshot, TextToShow
from tray_app.logs import end_logging, set_level, start_logging
from tray_app.paths import settings_path, words_path
from tray_app.session import check_display
from tray_app.settings_live import LiveSettings
from tray_app.speech.engines import find_engines, find_new_engines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tray_app.ui.text_window import TextWindow
    from tray_app.ui.window import PerformanceWindow

log = logging.getLogger(__name__)

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
    first_start = not os.path.lexists(path)
    try:
        settings_file.write_default(path)
    except HoldtalkError as fault:
        troubles.append(Problem("Settings cannot be saved; defaults are used.", fault.problem.remedy))
    loaded = _load_settings()
    troubles += [problem for problem in (start_logging(loaded.settings.log.level), server.problem) if problem]
    application = _make_application(loaded.settings)
    program = TrayProgram(application, server, loaded, troubles, first_start=first_start and not quiet)
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

    from tray_app.perf.figures_text import write_numbers_with
    from tray_app.ui import theme

    application = QApplication(["holdtalk"])
    application.setApplicationName("holdtalk")
    application.setApplicationDisplayName("Holdtalk")
    application.setDesktopFileName("holdtalk")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, settings.performance.theme)
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
        first_start: bool,
    ) -> None:
        """`troubles` are those of the start so far; the user is told of them once."""
        from tray_app.menu_actions import MenuActions
        from tray_app.models_at_hand import ModelsAtHand
        from tray_app.runtime import Runtime
        from tray_app.ui.breach_flags import BreachFlags
        from tray_app.ui.bridge import Bridge
        from tray_app.ui.overlay import Overlay
        from tray_app.ui.tray import Tray
        from tray_app.ui.window_opening import WindowOpening

        self._application = application
        self._server = server
        self._settings = loaded.settings
        self._troubles = troubles
        self._welcome_due = first_start
        self._watches: list[object] = []
        """Of the settings file and the session; they end when they are dropped."""
        self._text_window: TextWindow | None = None
        self._bridge = Bridge()
        self.runtime = Runtime(self._settings)
        self.runtime.post(e.SettingsBroken(loaded.summary()))
        self._live = self._live_settings(loaded)
        self._live.follow(words_path(), self.runtime.words.reload)
        self._actions = MenuActions(self.runtime, self._live, self._bridge.call)
        self._tray = Tray(self._actions)
        self._overlay = Overlay(self.runtime.microphone.level_dbfs, style=self._settings.overlay.style)
        self._flags = BreachFlags(
            self.runtime.monitor,
            mark=self._tray.set_breach,
            notify=self.runtime.bus.publish,
            settings=self._settings.performance,
        )
        self._opening = WindowOpening(self._make_window, self._bridge.call)
        self._models = ModelsAtHand(self.runtime, self._live, self._bridge.call)
        self._tell_key_name()
        self._tray.set_api(self._settings.api)
        self._subscribe()

    def _live_settings(self, loaded: settings_file.LoadedSettings) -> LiveSettings:
        return LiveSettings(
            settings_path(),
            loaded,
            read=_load_settings,
            changed=self._settings_read,
            failed=lambda problem: self.runtime.tell(NoticeKind.ERROR, problem.title, problem.remedy),
        )

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
            self._overlay.hide()
            self._tray.hide()
            self._models.close()
            self._live.close()
            self._server.close()
            self.runtime.stop()
            log.info("ended")

    def _start(self) -> None:
        from tray_app.ui.file_watch import watch_file
        from tray_app.ui.session_watch import SessionWatch

        self._tray.show()
        self.runtime.start()
        commands = self._commands()
        self._server.serve(commands)
        self.runtime.api.start(self._settings, commands)
        self._live.start()
        self._watches += [watch_file(path, self._live.look) for path in (settings_path(), words_path())]
        self._watches.append(SessionWatch(self.runtime.post))
        self._tell_troubles()
        self._bridge.call(lambda: self._bridge.beat(self.runtime.ui_heartbeat))  # starting up is no stall

    def _tell_troubles(self) -> None:
        if self._troubles:
            told = "\n".join(f"{trouble.title} {trouble.remedy}" for trouble in self._troubles)
            self.runtime.tell(NoticeKind.WARNING, "Holdtalk runs, but not all of it", told)

    def _welcome(self) -> None:
        """Once the engine, the microphone and the key are as they should be, and not before."""
        self._welcome_due = False
        body = f"Hold {self._key_name()}, speak, let go: the words appear where you were typing."
        self.runtime.tell(NoticeKind.INFO, "Holdtalk is ready to listen", body)

    def _greet(self, _asked: StartedAgain) -> None:
        self.runtime.tell(NoticeKind.INFO, "Holdtalk is already running", f"Hold {self._key_name()} and speak.")
        self._tray.present()

    def _key_name(self, binding_id: e.BindingId = e.ANY_BINDING) -> str:
        """Of the first hotkey, when none is named."""
        from tray_app.hotkeys.naming import describe

        return describe(binding_of(bindings_of(self._settings), binding_id).key)

    def _tell_key_name(self) -> None:
        self._tray.set_key_name(self._key_name())
        self._overlay.set_key_name(self._key_name())

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        from tray_app.ui.garbage import collect_if_due

        self._tray.show_snapshot(snapshot)
        if snapshot.state is PublicState.RECORDING:
            self._overlay.set_key_name(self._key_name(snapshot.binding))
        self._overlay.show_snapshot(snapshot)
        self._flags.show_snapshot(snapshot)
        if snapshot.state is PublicState.READY:
            collect_if_due()
            if self._welcome_due and snapshot.problem is None:
                self._welcome()

    # --- settings ------------------------------------------------------------------------

    def _settings_read(self, loaded: settings_file.LoadedSettings) -> None:
        """On the thread that reads: what stands in the file now, and in force for what is wrong in it."""
        self.runtime.post(e.SettingsBroken(loaded.summary()))
        self.runtime.apply(loaded.settings)

    def _use_settings(self, settings: Settings) -> None:
        from tray_app.ui import theme

        self._settings = settings
        set_level(settings.log.level)
        self._overlay.set_style(settings.overlay.style)
        self._tell_key_name()
        self._tray.set_api(settings.api)
        self._flags.apply(settings.performance)
        if self._opening.window is not None:
            self._opening.window.set_view(settings.performance.view)
        theme.apply(self._application, settings.performance.theme)
        self._models.refresh()
        log.info("settings changed")

    # --- windows -------------------------------------------------------------------------

    def _show_window(self, asked: ShowWindow) -> None:
        if asked.window == "models":
            self._models.open()
            return
        worst = self._flags.worst() if asked.at_worst_breach else None
        self._opening.open(None if worst is None else lambda window: window.open_breach(worst))

    def _make_window(self) -> PerformanceWindow:
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
        )

    def _show_text(self, shown: TextToShow) -> None:
        """One that the clipboard does not take from here."""
        from tray_app.ui.text_window import TextWindow

        text = shown.text
        self._text_window = TextWindow(text, lambda: self.runtime.post(e.OfferTaken(text.dictation_id)))
        self._text_window.show()
        self._text_window.activateWindow()
