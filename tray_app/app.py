"""The tray program: one Qt application around the house."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from tray_app import settings_file
from tray_app.api.commands import Commands
from tray_app.api.server import CommandServer
from tray_app.api.socket import ask
from tray_app.audio import alsa
from tray_app.core import events as e
from tray_app.core.errors import DisplayFault, HoldtalkError
from tray_app.core.settings import Settings
from tray_app.core.snapshot import Notice, NoticeKind, OfferedText, PublicState, Snapshot
from tray_app.logs import end_logging, set_level, start_logging
from tray_app.paths import log_path, settings_path

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from tray_app.perf.breaches import Breach
    from tray_app.ui.window import PerformanceWindow

log = logging.getLogger(__name__)


def run_tray(*, quiet: bool) -> int:
    """Run until quit; 0 also when another program of this user and display was already there.

    Raises DisplayFault without a display.
    """
    alsa.prepare()  # while nobody else reads the environment
    check_display()
    server = CommandServer()
    if not server.claim():
        ask("greet")
        print("Holdtalk is already running: look for its icon in the tray.")  # noqa: T201  # said at the terminal
        return 0
    path = settings_path()
    first_start = settings_file.write_default(path)
    loaded = _load_settings(path)
    start_logging(loaded.settings.log.level)
    application = _make_application(loaded.settings)
    code = TrayProgram(application, server, loaded, first_start=first_start and not quiet).run()
    return _end_process(code)


def _end_process(code: int) -> NoReturn:
    """Everything is closed and on disk. The interpreter's own exit would unload PortAudio while a sound server that
    hangs still holds one of our threads inside it, which crashes."""
    end_logging()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def check_display() -> None:
    """Raise DisplayFault unless there is a display that lets us in: Qt itself would abort."""
    if sys.platform != "linux":
        return
    remedy = "Start it inside a desktop session, or see it at work without one: packaging/run --demo"
    if os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("DISPLAY"):
        return
    if not os.environ.get("DISPLAY"):
        raise DisplayFault("There is no display here, so there can be no tray icon.", remedy)
    from Xlib.display import Display
    from Xlib.error import DisplayError

    try:
        Display().close()
    except (DisplayError, OSError) as error:
        raise DisplayFault("The display does not let Holdtalk in.", remedy, str(error)) from error


def _load_settings(path: Path) -> settings_file.LoadedSettings:
    from tray_app.perf.catalog import metric_names

    return settings_file.load(path, metric_names())


def _make_application(settings: Settings) -> QApplication:
    from PySide6.QtWidgets import QApplication

    from tray_app.ui import theme

    application = QApplication(["holdtalk"])
    application.setApplicationName("holdtalk")
    application.setApplicationDisplayName("Holdtalk")
    application.setDesktopFileName("holdtalk")
    application.setQuitOnLastWindowClosed(False)
    theme.apply(application, settings.performance.theme)
    return application


class TrayProgram:
    """Lives on Qt's thread; what other threads want of it comes through the bridge."""

    def __init__(
        self,
        application: QApplication,
        server: CommandServer,
        loaded: settings_file.LoadedSettings,
        *,
        first_start: bool,
    ) -> None:
        from tray_app.house import House
        from tray_app.ui.breach_flags import BreachFlags
        from tray_app.ui.bridge import Bridge
        from tray_app.ui.overlay import Overlay
        from tray_app.ui.tray import Tray
        from tray_app.ui.window_opening import WindowOpening

        self._application = application
        self._server = server
        self._settings = loaded.settings
        self._start_problems = loaded.problems
        self._first_start = first_start
        self._bridge = Bridge()
        self.house = House(self._settings, self._bridge.publish, self._bridge.notify)
        self._tray = Tray(self)
        self._overlay = Overlay(self.house.microphone.level_dbfs, style=self._settings.overlay.style)
        self._flags = BreachFlags(
            self.house.monitor,
            mark=self._tray.set_breach,
            notify=self._bridge.notify,
            settings=self._settings.performance,
        )
        self._opening = WindowOpening(self._make_window, self._bridge.call)
        self._tell_key_name()
        self._bridge.snapshot_changed.connect(self._show_snapshot)
        self._bridge.noticed.connect(self._tray.notify)
        self.house.monitor.subscribe(on_breach=self._breach_changed)
        self._commands = Commands(
            post=self.house.post,
            snapshot=lambda: self.house.snapshot,
            recovery_finished=self.house.recovery_finished,
            describe_take=_describe_offer,
            export=self._export_to,
            show=lambda _window: self._bridge.call(self.show_performance),
            greet=lambda: self._bridge.call(self._greet),
            quit_program=lambda: self._bridge.call(self.quit),
        )

    # --- life ----------------------------------------------------------------------------

    def run(self) -> int:
        from tray_app.ui.garbage import collect_only_here

        collect_only_here()
        wakeup = _end_on_signals(self.quit)
        watcher = self._watch_settings()
        self._tray.show()
        self.house.start()
        self._server.serve(self._commands)
        self._welcome()
        self._bridge.call(lambda: self._bridge.beat(self.house.ui_heartbeat))  # starting up is no stall
        try:
            return self._application.exec()
        finally:
            del watcher, wakeup
            self._overlay.hide()
            self._tray.hide()
            self._server.close()
            self.house.stop()
            log.info("ended")

    def _welcome(self) -> None:
        for problem in self._start_problems:
            self._notice(NoticeKind.WARNING, problem.title, f"{problem.detail}. {problem.remedy}")
        if self._first_start:
            body = f"Hold {self._key_name()}, speak, let go: the words appear where you were typing."
            self._notice(NoticeKind.INFO, "Holdtalk is ready to listen", body)

    def _greet(self) -> None:
        self._notice(NoticeKind.INFO, "Holdtalk is already running", f"Hold {self._key_name()} and speak.")
        self._tray.present()

    def _key_name(self) -> str:
        from tray_app.hotkeys.naming import describe

        return describe(self._settings.hotkey.key)

    def _tell_key_name(self) -> None:
        self._tray.set_key_name(self._key_name())
        self._overlay.set_key_name(self._key_name())

    def _notice(self, kind: NoticeKind, title: str, body: str) -> None:
        self._bridge.notify(Notice(kind, title, body))

    def _show_snapshot(self, snapshot: Snapshot) -> None:
        from tray_app.ui.garbage import collect_if_due

        self._tray.show_snapshot(snapshot)
        self._overlay.show_snapshot(snapshot)
        self._flags.show_snapshot(snapshot)
        if snapshot.state is PublicState.READY:
            collect_if_due()

    def _breach_changed(self, breach: Breach) -> None:
        """Any thread."""
        self._bridge.call(lambda: self._flags.breach_changed(breach))

    # --- settings ------------------------------------------------------------------------

    def _watch_settings(self) -> object:
        from PySide6.QtCore import QFileSystemWatcher

        path = settings_path()
        watcher = QFileSystemWatcher([str(path.parent), str(path)])

        def reread(_changed: str) -> None:
            if path.exists() and str(path) not in watcher.files():
                watcher.addPath(str(path))  # editors replace the file, which ends the watch on it
            self._reload_settings()

        watcher.directoryChanged.connect(reread)
        watcher.fileChanged.connect(reread)
        return watcher

    def _reload_settings(self) -> None:
        loaded = _load_settings(settings_path())
        if loaded.settings == self._settings and loaded.problems == self._start_problems:
            return
        for problem in loaded.problems:
            if problem not in self._start_problems:
                self._notice(NoticeKind.WARNING, problem.title, f"{problem.detail}. {problem.remedy}")
        self._start_problems = loaded.problems
        if loaded.settings == self._settings:
            return
        self._settings = loaded.settings
        set_level(loaded.settings.log.level)
        self.house.apply(loaded.settings)
        self._overlay.set_style(loaded.settings.overlay.style)
        self._tell_key_name()
        self._flags.apply(loaded.settings.performance)
        if self._opening.window is not None:
            self._opening.window.set_view(loaded.settings.performance.view)
        self._apply_theme(loaded.settings.performance.theme)
        log.info("settings changed")

    def _apply_theme(self, name: str) -> None:
        from tray_app.ui import theme

        theme.apply(self._application, name)

    def _save(self, table: str, key: str, value: str) -> None:
        self._change_settings(lambda: settings_file.save_value(settings_path(), table, key, value))

    def _change_settings(self, change: Callable[[], None]) -> None:
        """Write to the settings file and read it again; what goes wrong is told."""
        try:
            change()
        except HoldtalkError as error:
            self._notice(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        except OSError as error:
            self._notice(NoticeKind.ERROR, "The settings cannot be saved.", f"{error.strerror}: {settings_path()}")
        self._reload_settings()

    # --- what the menu does --------------------------------------------------------------

    def toggle_dictation(self) -> None:
        self.house.toggle(e.Origin.MENU)

    def show_performance(self) -> None:
        self._opening.open()

    def show_breach(self) -> None:
        worst = self._flags.worst()
        self._opening.open(None if worst is None else lambda window: window.open_breach(worst))

    def _make_window(self) -> PerformanceWindow:
        from tray_app.ui.window import PerformanceWindow

        return PerformanceWindow(
            self.house.monitor,
            export=self.export,
            sampler=self.house.sampler,
            heartbeat=self.house.ui_heartbeat,
            stalls=self.house.stalls.recent,
            hotkey=self._key_name,
            view=self._settings.performance.view,
            save_view=lambda view: self._save("performance", "view", view),
            save_targets=self._save_targets,
        )

    def _save_targets(self, targets: Mapping[str, float]) -> None:
        """The user's own, by metric name; those not named stand as in the table."""
        self._change_settings(lambda: settings_file.save_targets(settings_path(), targets))

    def export(self, format_name: str) -> None:
        """Ask for a file, then write the report off Qt's thread and tell how it went."""
        from tray_app.ui.save_report import ask_where

        path = ask_where(format_name)
        if path is not None:
            self._in_background(lambda: self._write_report(format_name, path))

    def _write_report(self, format_name: str, path: Path) -> None:
        try:
            self._export_to(format_name, path)
        except HoldtalkError as error:
            self._notice(NoticeKind.ERROR, error.problem.title, error.problem.remedy)
        except Exception:  # it would end with its thread, and the user would wait for a file
            log.exception("a report could not be made")
            self._notice(NoticeKind.ERROR, "The report could not be made.", "Open the log to see why.")
        else:
            self._notice(NoticeKind.INFO, "Report written", str(path))

    def _export_to(self, format_name: str, path: Path) -> None:
        """Any thread but Qt's, which must not wait for a disk. Raises StorageFault."""
        self.house.export(format_name, path, {"pdf": _as_pdf})

    def _in_background(self, work: Callable[[], None]) -> None:
        threading.Thread(target=work, name="menu-work", daemon=True).start()

    def list_microphones(self) -> list[str]:
        from tray_app.audio.devices import microphone_names

        return microphone_names()

    def current_microphone(self) -> str:
        return self._settings.microphone.device

    def set_microphone(self, name: str) -> None:
        self._save("microphone", "device", name)

    def mode(self) -> str:
        return self._settings.hotkey.mode

    def set_mode(self, mode: str) -> None:
        self._save("hotkey", "mode", mode)

    def open_settings(self) -> None:
        settings_file.write_default(settings_path())
        self._open(settings_path())

    def open_log(self) -> None:
        self._open(log_path())

    def _open(self, path: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._notice(NoticeKind.WARNING, "No program opens this file", str(path))

    def take_offer(self, dictation_id: e.DictationId) -> None:
        """Copy an offered text; its recording goes once it is on the clipboard."""
        for offer in self.house.snapshot.offered:
            if offer.dictation_id == dictation_id:
                self.house.insertion.offer(offer.text, dictation_id)

    def dismiss_offers(self) -> None:
        for offer in self.house.snapshot.offered:
            self.house.post(e.OfferTaken(offer.dictation_id))

    def quit(self) -> None:
        self._application.quit()


def _as_pdf(document: Mapping[str, Any]) -> bytes:
    from tray_app.ui.pdf import to_pdf

    return to_pdf(document)


def _describe_offer(offer: OfferedText) -> dict[str, object]:
    from tray_app.recovery import describe

    return describe(offer.dictation_id, offer.audio_ms, offer.text)


def _end_on_signals(quit_program: Callable[[], None]) -> object:
    """Ctrl+C and SIGTERM end the event loop. Python runs its handlers only between bytecodes, and
    Qt's loop runs none, so the signal wakes the loop through a socket."""
    from PySide6.QtCore import QSocketNotifier

    reader, writer = socket.socketpair()
    for end in (reader, writer):
        end.setblocking(False)
    signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    notifier = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda *_: quit_program())
    return reader, writer, notifier
