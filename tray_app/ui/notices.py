"""Telling the user something once: by the desktop's notifications, or by a small window of our own without them."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, QRect, Qt, Signal
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

from tray_app.core.snapshot import Notice

from .notice_popup import NoticePopup

log = logging.getLogger(__name__)

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
CALL_TIMEOUT_MS = 2_000
QUEUE_LENGTH = 8
"""More notices than this at once say nothing more: the oldest waiting ones go."""

Deliver = Callable[[Notice], bool]


class Notices(QObject):
    """Shows each notice once. The desktop is asked on a thread of its own: starting its service may take seconds."""

    _refused = Signal(object)

    def __init__(
        self, *, corner: Callable[[], QRect] = QRect, deliver: Deliver | None = None, parent: QObject | None = None
    ) -> None:
        """`corner` tells where the tray icon lies (empty: unknown); our own window appears beside it.

        `deliver` hands a notice to the desktop and tells whether it took it; it may block.
        """
        super().__init__(parent)
        self._corner = corner
        self._deliver = deliver or deliver_by_desktop
        self._waiting: deque[Notice] = deque(maxlen=QUEUE_LENGTH)
        self._popup: NoticePopup | None = None
        self._refused.connect(self._show_ourselves, Qt.ConnectionType.QueuedConnection)

    def show(self, notice: Notice) -> None:
        """Qt's thread; returns at once."""
        threading.Thread(target=self._hand_over, args=(notice,), name="notice", daemon=True).start()

    def close(self) -> None:
        self._waiting.clear()
        if self._popup is not None:
            self._popup.close()

    @property
    def popup(self) -> NoticePopup | None:
        """Our own window while it is shown."""
        return self._popup

    def _hand_over(self, notice: Notice) -> None:
        if self._deliver(notice):
            return
        with suppress(RuntimeError):  # the program may have quit meanwhile
            self._refused.emit(notice)

    def _show_ourselves(self, notice: Notice) -> None:
        self._waiting.append(notice)
        if self._popup is None:
            self._show_next()

    def _show_next(self) -> None:
        self._popup = None
        if self._waiting:
            self._popup = NoticePopup(self._waiting.popleft(), self._corner())
            self._popup.closed.connect(self._show_next)
            self._popup.show()


def deliver_by_desktop(notice: Notice) -> bool:
    """Whether the desktop's notification service took the notice. Blocks for up to two seconds a call."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected() or not _service_exists(bus):
        return False
    service = QDBusInterface(SERVICE, PATH, SERVICE, bus)
    service.setTimeout(CALL_TIMEOUT_MS)
    # Called through the meta-object because `replaces_id` must travel as an unsigned number, which a plain call
    # makes a signed one of.
    called = QMetaObject.invokeMethod(
        service,
        "Notify",
        Qt.ConnectionType.DirectConnection,
        Q_ARG(str, "Holdtalk"),
        Q_ARG("uint", 0),
        Q_ARG(str, "holdtalk"),
        Q_ARG(str, notice.title),
        Q_ARG(str, escaped(notice.body)),
        Q_ARG("QStringList", []),
        Q_ARG("QVariantMap", {"desktop-entry": "holdtalk"}),
        Q_ARG(int, -1),
    )
    error = service.lastError()
    if not called or error.isValid():
        log.warning("the desktop refused a notification: %s", error.message() or "unknown method")
        return False
    return True


def escaped(text: str) -> str:
    """The body of a notification may be read as markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _service_exists(bus: QDBusConnection) -> bool:
    """Running, or started by the bus when asked."""
    for method in ("ListNames", "ListActivatableNames"):
        message = QDBusMessage.createMethodCall(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method
        )
        names = bus.call(message, timeout=CALL_TIMEOUT_MS).arguments()
        if names and SERVICE in names[0]:
            return True
    return False
