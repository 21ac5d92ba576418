"""Where the program can be seen and speaks: the tray icon, or the small window where no tray shows it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from PySide6.QtWidgets import QSystemTrayIcon

from tray_app.core.notice_actions import NoticeAction, Request
from tray_app.core.requests import ShowWindow
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import Notice, NoticeKind, Snapshot
from tray_app.core.translation import marked, tr

from .actions import Actions
from .coming_quietly import layers, windows_come_quietly
from .notices import Notices
from .small_window import SmallWindow
from .tray_icon import TrayIcon
from .words import Shown, api_hint, key_hint

log = logging.getLogger(__name__)

WATCHER_SERVICE = "org.kde.StatusNotifierWatcher"
GRACE_MS = 1_500
"""At login the panel may come up a moment after us."""
HOST_REGISTERS_MS = 300
"""Between the watcher's name on the bus and its host."""
POLL_MS = 2_000
"""Only while there is no tray."""
RECHECK_NS = 5 * 10**9
"""A tray that went away is noticed at the next snapshot, looked for this often at most."""
NO_TRAY = Notice(
    NoticeKind.INFO,
    marked("This desktop shows no tray"),
    marked("Holdtalk runs all the same. Starting it again shows its window."),
    NoticeAction(marked("Open Holdtalk"), ShowWindow("")),
)
"""Where a window that comes by itself would take the keyboard."""


class Tray(QObject):
    """Shows the tray icon; without a tray host, the small window, until one appears."""

    def __init__(
        self,
        actions: Actions,
        *,
        ask: Callable[[Request], object] = lambda _request: None,
        has_host: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,  # about a millisecond
        now_ns: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """`ask` gets what a click on a notice asks for."""
        super().__init__()
        self._actions = actions
        self._has_host = has_host
        self._now_ns = now_ns
        self._shown = Shown()
        self._problems_shown: set[str] = set()
        """Titles, since all was well last."""
        self.hosted = True
        """Whether a tray shows the icon, as far as was last seen; taken for granted before the first look."""
        self._checked_ns = 0
        self.icon = TrayIcon(actions)
        self.window: SmallWindow | None = None
        """The small window, once it was needed."""
        self._notices = Notices(corner=self.corner, run=lambda action: ask(action.request))
        self._notices.missed.connect(self._mark_missed)
        self.icon.menu.aboutToHide.connect(self._missed_is_seen)
        self.icon.menu_wanted.connect(self._show_instead_of_menu)
        self._grace = QTimer(self, singleShot=True, interval=GRACE_MS)
        self._grace.timeout.connect(self._give_up_waiting)
        self._poll = QTimer(self, interval=POLL_MS)
        self._poll.timeout.connect(self._look)
        self._registering = QTimer(self, singleShot=True, interval=HOST_REGISTERS_MS)
        self._registering.timeout.connect(self._notifier_host_came)
        self._watcher = QDBusServiceWatcher(
            WATCHER_SERVICE,
            QDBusConnection.sessionBus(),
            QDBusServiceWatcher.WatchModeFlag.WatchForRegistration,
            self,
        )
        self._watcher.serviceRegistered.connect(self._registering.start)

    # --- from the program ----------------------------------------------------------------

    def show(self) -> None:
        """Puts the icon into the tray, or waits a moment for one and then shows the small window."""
        self.icon.show()
        self._look()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self._withdraw_what_is_mended(snapshot)
        self._tell(replace(self._shown, snapshot=snapshot))
        if self.hosted and self._now_ns() - self._checked_ns > RECHECK_NS:
            self._look()

    def set_key_name(self, name: str) -> None:
        """How the user knows the hotkey, such as "Right Ctrl"; call it again when key or mode change."""
        self._tell(replace(self._shown, hint=key_hint(name, self._actions.mode())))

    def set_api(self, settings: ApiSettings) -> None:
        self._tell(replace(self._shown, api=api_hint(settings)))

    def set_breach(self, line: str) -> None:
        """The worst figure off its target, as one line; empty when none is."""
        self._tell(replace(self._shown, breach=line))

    def notify(self, notice: Notice) -> None:
        """Tells the user something once; returns at once. A notice never holds dictated words."""
        self._notices.show(notice)

    def set_notices(self, wanted: str) -> None:
        """settings.notices.show, live."""
        self._notices.limit(wanted)

    def present(self) -> None:
        """A second start asks to be seen: brings the small window to the front where no tray shows the icon."""
        if not self.hosted:
            self.small_window().show_and_raise()

    def hide(self) -> None:
        for timer in (self._grace, self._poll, self._registering):
            timer.stop()
        self.icon.hide()
        self._notices.close()
        if self.window is not None:
            self.window.hide()

    def corner(self) -> QRect:
        """Where the icon lies on the screen; empty when no one tells."""
        return self.icon.icon.geometry() if self.hosted else QRect()

    # --- inside --------------------------------------------------------------------------

    def _tell(self, shown: Shown) -> None:
        self._shown = shown
        self.icon.tell(shown)
        if self.window is not None:
            self.window.tell(shown)

    def _look(self) -> None:
        self._checked_ns = self._now_ns()
        found = self._has_host()
        if found and not self.hosted:
            self._find_host()
        elif self.hosted and not found:
            self._miss_host()

    def _mark_missed(self, notice: Notice) -> None:
        """Nobody saw it, and it is to be known: the icon is marked until the menu was open."""
        self._tell(replace(self._shown, missed=tr(notice.title)))

    def _missed_is_seen(self) -> None:
        if self._shown.missed:
            self._tell(replace(self._shown, missed=""))

    def _withdraw_what_is_mended(self, snapshot: Snapshot) -> None:
        """Not before all is well: a problem that no longer shows may only stand behind a worse one."""
        if snapshot.problem is not None:
            self._problems_shown.add(snapshot.problem.title)
            return
        for title in self._problems_shown:
            self._notices.withdraw(title)
        self._problems_shown.clear()

    def _find_host(self) -> None:
        self.hosted = True
        self._grace.stop()
        self._poll.stop()
        if self.window is not None:
            log.info("a tray appeared")
            self.icon.appear_again()
            self.window.set_alone(False)
            if not self.window.isActiveWindow():
                self.window.hide()

    def _miss_host(self) -> None:
        self.hosted = False
        self._grace.start()
        self._poll.start()

    def _give_up_waiting(self) -> None:
        if not windows_come_quietly() and layers() is not None:
            log.info("this desktop shows no tray, and no window can come without taking the keyboard")
            self.notify(NO_TRAY)
            return
        log.warning("this desktop shows no tray; the small window takes its place")
        window = self.small_window()
        window.set_alone(True)
        window.show_quietly()

    def _notifier_host_came(self) -> None:
        """Qt does not tell an icon of a watcher that came later, so a new icon registers with it."""
        if not self._has_host():
            return
        self.icon.appear_again()
        self._look()

    def _show_instead_of_menu(self) -> None:
        self._missed_is_seen()
        window = self.small_window()
        window.set_alone(not self.hosted)
        window.show_and_raise()

    def small_window(self) -> SmallWindow:
        if self.window is None:
            self.window = SmallWindow(self._actions)
            self.window.tell(self._shown)
        return self.window
