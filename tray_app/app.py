"""The tray program: one Qt application around the runtime."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from tray_app import first_run_due, settings_file
from tray_app.api.server import CommandServer
from tray_app.api.socket import ask
from tray_app.audio import alsa
from tray_app.core import events as e
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.key_news import KeysCalled
from tray_app.core.requests import (
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
from tray_app.core.translation import filled, lines, marked, sentences
from tray_app.logs import end_logging, set_level, start_logging
from tray_app.paths import rules_path, settings_path, words_path
from tray_app.session import check_display
from tray_app.settings_live import LiveSettings
from tray_app.speech.engines import find_engines, find_new_engines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tray_app.windows_at_hand import WindowsAtHand

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
    from tray_app.ui.application import make_application

    find_engines()
    path, troubles = settings_path(), []
    first_run = first_run_due.is_due(first_start=not os.path.lexists(path))
    try:
        settings_file.write_default(path)
    except HoldtalkError as fault:
        troubles.append(Problem("Settings cannot be saved; defaults are used.", fault.problem.remedy))
    loaded = _load_settings()
    troubles += [problem for problem in (start_logging(loaded.settings.log.level), server.problem) if problem]
    application = make_application(loaded.settings)
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
        from tray_app.media.switch import MediaSwitch
        from tray_app.menu_actions import MenuActions
        from tray_app.runtime import Runtime
        from tray_app.ui.breach_flags import BreachFlags
        from tray_app.ui.bridge import Bridge
        from tray_app.ui.in_front import InFront
        from tray_app.ui.media_players import DesktopPlayers
        from tray_app.ui.overlay import Overlay
        from tray_app.ui.tray import Tray

        self._application = application
        self._server = server
        self._settings = settings = loaded.settings
        self._troubles = troubles
        self._first_run_due = first_run
        self._watches: list[object] = []
        """Of the settings file and the session; they end when they are dropped."""
        self._bridge = Bridge()
        self.runtime = runtime = Runtime(settings)
        runtime.post(e.SettingsBroken(loaded.summary()))
        self._live = self._live_settings(loaded)
        self._follow_lists()
        self._actions = MenuActions(runtime, self._live, self._bridge.call)
        self._actions.everyday.watch(InFront(application))
        self._tray = Tray(self._actions, ask=runtime.bus.publish)
        self._overlay = Overlay(runtime.microphone.level_dbfs, settings.overlay)
        self._overlay.caret_missing.connect(lambda problem: runtime.post(e.ProblemNoticed(problem)))
        self._media = MediaSwitch(runtime.bus, runtime.post, DesktopPlayers())
        self._flags = BreachFlags(
            runtime.monitor, mark=self._tray.set_breach, notify=runtime.bus.publish, settings=settings.performance
        )
        self._windows = self._make_windows(loaded)
        self._tell_key_name()
        self._tray.set_api(self._settings.api)
        self._subscribe()

    def _make_windows(self, loaded: settings_file.LoadedSettings) -> WindowsAtHand:
        from tray_app.windows_at_hand import WindowsAtHand

        return WindowsAtHand(
            self.runtime,
            self._live,
            self._actions,
            self._bridge.call,
            loaded,
            has_tray=lambda: self._tray.hosted,
            worst_breach=self._flags.worst,
        )

    def _live_settings(self, loaded: settings_file.LoadedSettings) -> LiveSettings:
        return LiveSettings(
            settings_path(),
            loaded,
            read=_load_settings,
            changed=self._settings_read,
            failed=lambda problem: self.runtime.tell(NoticeKind.ERROR, problem.title, problem.remedy),
        )

    def _follow_lists(self) -> None:
        self._live.follow(rules_path(), self.runtime.rules.reload)
        self._live.follow(words_path(), self.runtime.words.reload)

    def _subscribe(self) -> None:
        """News come on any thread, and all of it is dealt with on Qt's."""
        from tray_app.perf.breaches import Breach

        bus, here = self.runtime.bus, self._bridge.here
        self._bridge.snapshot_changed.connect(self._show_snapshot)
        bus.subscribe(Snapshot, "the windows", self._bridge.publish)
        bus.subscribe(Notice, "the windows", here(self._tray.notify))
        bus.subscribe(TextToShow, "the windows", here(self._windows.show_text))
        bus.subscribe(Settings, "the windows", here(self._use_settings))
        bus.subscribe(KeysCalled, "the windows", here(self._name_keys))
        bus.subscribe(ShowWindow, "the windows", here(self._windows.show))
        bus.subscribe(HandsFreeSwitch, "the settings", self._actions.switch_hands_free_by_key)
        bus.subscribe(LanguageSwitch, "the settings", self._actions.speaking.switch_by_key)
        bus.subscribe(StartedAgain, "the windows", here(self._greet))
        bus.subscribe(TakeText, "the menu", here(self._actions.take_text))
        bus.subscribe(TryAgain, "the menu", lambda _asked: self.runtime.retry_failed())
        bus.subscribe(OpenFile, "the menu", here(self._actions.open_file))
        bus.subscribe(Quit, "the windows", here(lambda _asked: self._application.quit()))
        self.runtime.monitor.bus.subscribe(Breach, "the windows", here(self._flags.breach_changed))

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
            self._windows.close()
            self._live.close()
            self._server.close()
            self.runtime.stop()
            log.info("ended")

    def _start(self) -> None:
        from tray_app.commands_at_hand import commands_of
        from tray_app.ui.file_watch import watch_file
        from tray_app.ui.session_watch import SessionWatch

        self._tray.show()
        self._use_manners(self._settings)
        self.runtime.start()
        commands = commands_of(self.runtime, self._actions)
        self._server.serve(commands)
        self.runtime.api.start(self._settings, commands)
        self._live.start()
        followed = (settings_path(), rules_path(), words_path())
        self._watches += [watch_file(path, self._live.look) for path in followed]
        self._watches.append(SessionWatch(self.runtime.post))
        self._tell_troubles()
        if self._first_run_due:
            self._windows.show_first_run()
        self._bridge.call(lambda: self._bridge.beat(self.runtime.ui_heartbeat))  # starting up is no stall

    def _tell_troubles(self) -> None:
        if self._troubles:
            told = lines(*(sentences(trouble.title, trouble.remedy) for trouble in self._troubles))
            self.runtime.tell(NoticeKind.WARNING, marked("Holdtalk runs, but not all of it"), told)

    def _greet(self, _asked: StartedAgain) -> None:
        self.runtime.tell(
            NoticeKind.INFO,
            marked("Holdtalk is already running"),
            filled("Hold {key} and speak.", key=self._key_name()),
        )
        self._tray.present()

    def _key_name(self, binding_id: e.BindingId = e.ANY_BINDING) -> str:
        from tray_app.hotkeys.naming import key_name

        return key_name(self._settings, binding_id)

    def _name_keys_in_overlay(self, held: e.BindingId = e.ANY_BINDING) -> None:
        from tray_app.hotkeys.naming import heard_name

        self._overlay.set_key_names(self._key_name(held), heard_name(self._settings.hotkey.cancel_key))

    def _tell_key_name(self) -> None:
        self._tray.set_key_name(self._key_name())
        self._name_keys_in_overlay()

    def _name_keys(self, _news: KeysCalled) -> None:
        """The desktop gave other keys, or they come another way."""
        self._tell_key_name()
        self._windows.settings_changed()

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        from tray_app.ui.garbage import collect_if_due

        self._tray.show_snapshot(snapshot)
        if snapshot.state is PublicState.RECORDING:
            self._name_keys_in_overlay(snapshot.binding)
        self._overlay.show_snapshot(snapshot)
        self._flags.show_snapshot(snapshot)
        self._windows.show_snapshot(snapshot)
        if snapshot.state is PublicState.READY:
            collect_if_due()

    # --- settings ------------------------------------------------------------------------

    def _settings_read(self, loaded: settings_file.LoadedSettings) -> None:
        """On the thread that reads: what stands in the file now, and in force for what is wrong in it."""
        self.runtime.post(e.SettingsBroken(loaded.summary()))
        self.runtime.apply(loaded.settings)
        self._windows.settings_read(loaded)

    def _use_settings(self, settings: Settings) -> None:
        from tray_app.ui import theme

        self._settings = settings
        set_level(settings.log.level)
        self._use_manners(settings)
        self._tell_key_name()
        self._tray.set_api(settings.api)
        self._flags.apply(settings.performance)
        theme.apply(self._application, settings.performance.theme)
        self._windows.settings_changed()
        log.info("settings changed")

    def _use_manners(self, settings: Settings) -> None:
        """How the program behaves beside others: what it shows, tells, and does to their sound."""
        self._overlay.apply(settings.overlay)
        self._tray.set_notices(settings.notices.show)
        self._media.apply(settings.media)
