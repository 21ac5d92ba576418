"""Telling the user something once: by the desktop's notifications, or by a small window of our own without them."""

from __future__ import annotations

import html
import json
import logging
import shutil
import subprocess
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage

from tray_app.core.snapshot import Notice
from tray_app.core.worker import Worker

from .notice_popup import NoticePopup

log = logging.getLogger(__name__)

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ANSWER_TIMEOUT_MS = 5_000
"""The bus may have to start the service first."""
CARRY_TIMEOUT_S = 5.0
CLOSE_TIMEOUT_S = 0.5
QUEUE_LENGTH = 8
"""More notices than this at once say nothing more: the oldest waiting ones go."""


class Notices(QObject):
    """Shows each notice once, in order. The desktop is asked on one thread: starting its service may take seconds."""

    _refused = Signal(object)

    def __init__(self, *, corner: Callable[[], QRect] = QRect, deliver: Callable[[Notice], bool] | None = None) -> None:
        """`corner` tells where the tray icon lies (empty: unknown); our own window appears beside it.

        `deliver` hands a notice to the desktop and tells whether it took it; it may block.
        """
        super().__init__()
        self._corner = corner
        self._deliver = deliver or deliver_by_desktop
        self._undelivered: deque[Notice] = deque(maxlen=QUEUE_LENGTH)
        self._worker = Worker("notices")
        self._waiting: deque[Notice] = deque(maxlen=QUEUE_LENGTH)
        self.popup: NoticePopup | None = None
        """Our own window while it is shown."""
        self._dropped: NoticePopup | None = None
        """Kept until Qt has deleted it: Python might collect it on a thread that is not Qt's."""
        self._refused.connect(self._show_ourselves, Qt.ConnectionType.QueuedConnection)

    def show(self, notice: Notice) -> None:
        """Qt's thread; returns at once."""
        self._undelivered.append(notice)
        self._worker.do(self._hand_over)

    def withdraw(self, title: str) -> None:
        """What it tells is mended: our own window with it goes, shown or not yet."""
        self._waiting = deque((notice for notice in self._waiting if notice.title != title), QUEUE_LENGTH)
        if self.popup is not None and self.popup.notice.title == title:
            self.popup.close()

    def close(self) -> None:
        """Blocks for up to half a second while a notice is being handed over."""
        self._undelivered.clear()
        self._waiting.clear()
        if self.popup is not None:
            self.popup.close()
        # Whoever lets go of this object last destroys it and its window; on another thread than Qt's that crashes.
        self._worker.close(CLOSE_TIMEOUT_S)

    def _hand_over(self) -> None:
        try:
            notice = self._undelivered.popleft()
        except IndexError:  # it was one too many, and went
            return
        if not self._deliver(notice):
            with suppress(RuntimeError):  # the program may have quit meanwhile
                self._refused.emit(notice)

    def _show_ourselves(self, notice: Notice) -> None:
        self._waiting.append(notice)
        if self.popup is None:
            self._show_next()
        else:
            self.popup.make_room()

    def _show_next(self) -> None:
        self._dropped, self.popup = self.popup, None
        if self._waiting:
            self.popup = NoticePopup(self._waiting.popleft(), self._corner())
            self.popup.closed.connect(self._show_next)
            self.popup.show()
            if self._waiting:
                self.popup.make_room()


def deliver_by_desktop(notice: Notice) -> bool:
    """Whether the desktop's notification service took the notice. Blocks for up to a few seconds.

    One of the desktop's own programs carries it: Qt for Python cannot send the service's argument types. What is
    said can be seen in the list of processes meanwhile, so a notice never holds dictated words.
    """
    if not _service_answers():
        return False
    body = html.escape(notice.body, quote=False)  # services may read it as markup
    for tool, arguments in CARRIERS.items():
        path = shutil.which(tool)
        if path is None:
            continue
        try:
            command = [path, *arguments(notice.title, body)]
            done = subprocess.run(command, capture_output=True, timeout=CARRY_TIMEOUT_S, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            log.warning("%s could not carry a notification: %s", tool, type(error).__name__)
            continue
        if done.returncode == 0:
            return True
        log.warning("%s could not carry a notification: exit code %d", tool, done.returncode)
    return False


def _notify_send(title: str, body: str) -> list[str]:
    return ["--app-name=Holdtalk", "--icon=holdtalk", "--", title, body]


def _busctl(title: str, body: str) -> list[str]:
    call = ["--user", "--timeout=3", "call", "--", SERVICE, PATH, SERVICE, "Notify", "susssasa{sv}i"]
    return [*call, "Holdtalk", "0", "holdtalk", title, body, "0", "0", "-1"]


def _gdbus(title: str, body: str) -> list[str]:
    call = ["call", "--session", "--timeout", "3", "--dest", SERVICE, "--object-path", PATH]
    words = (json.dumps(text, ensure_ascii=False) for text in (title, body))  # its notation of strings is JSON's
    return [*call, "--method", f"{SERVICE}.Notify", "'Holdtalk'", "0", "'holdtalk'", *words, "[]", "{}", "int32 -1"]


CARRIERS: dict[str, Callable[[str, str], list[str]]] = {
    "notify-send": _notify_send,
    "busctl": _busctl,
    "gdbus": _gdbus,
}
"""Programs that bring a notice to the desktop, the first installed one first."""


def _service_answers() -> bool:
    """Running, or started by the bus when asked."""
    ping = QDBusMessage.createMethodCall(SERVICE, PATH, "org.freedesktop.DBus.Peer", "Ping")
    reply = QDBusConnection.sessionBus().call(ping, timeout=ANSWER_TIMEOUT_MS)
    return reply.type() is QDBusMessage.MessageType.ReplyMessage
