"""Telling the user something once: by the desktop's notifications, or by a small window of our own without them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal

from tray_app.core.desktop_settings import NOTICES_ALL, NOTICES_ERRORS
from tray_app.core.notice_actions import NoticeAction
from tray_app.core.snapshot import Notice
from tray_app.core.worker import Worker

from .coming_quietly import come_as_a_notice
from .crossing import Crossing
from .desktop_notices import DesktopNotices, do_not_disturb
from .notice_popup import NoticePopup

CLOSE_TIMEOUT_S = 0.5
QUEUE_LENGTH = 8
"""More notices than this at once say nothing more: the oldest waiting ones go."""


class Notices(QObject):
    """Shows each notice once, in order. The desktop is asked on one thread: starting its service may take seconds."""

    missed = Signal(object)
    """A Notice that should be known of and was not shown: the user, or the desktop, wants no notices now."""

    def __init__(
        self,
        *,
        corner: Callable[[], QRect] = QRect,
        run: Callable[[NoticeAction], object] = lambda _action: None,
        deliver: Callable[[Notice], bool] | None = None,
        undisturbed: Callable[[], bool] = do_not_disturb,
    ) -> None:
        """`corner` tells where the tray icon lies (empty: unknown); our own window appears beside it. `run` is called
        with the action of a notice that was clicked.

        `deliver` hands a notice to the desktop and tells whether it took it; it may block, as may `undisturbed`, which
        tells whether the desktop shows none at present.
        """
        super().__init__()
        self._corner = corner
        self._run = run
        self._desktop = DesktopNotices(run)
        self._deliver = deliver or self._desktop.deliver
        self._undisturbed = undisturbed
        self._wanted = NOTICES_ALL
        self._undelivered: deque[Notice] = deque(maxlen=QUEUE_LENGTH)
        self._worker = Worker("notices")
        self._waiting: deque[Notice] = deque(maxlen=QUEUE_LENGTH)
        self.popup: NoticePopup | None = None
        """Our own window while it is shown."""
        self._dropped: NoticePopup | None = None
        """Kept until Qt has deleted it: Python might collect it on a thread that is not Qt's."""
        self._refused = Crossing(self, self._show_ourselves)
        self._kept_back = Crossing(self, self._miss)

    def limit(self, wanted: str) -> None:
        """settings.notices.show, from the next notice on."""
        self._wanted = wanted

    def show(self, notice: Notice) -> None:
        """Qt's thread; returns at once."""
        if self._wanted == NOTICES_ALL or (self._wanted == NOTICES_ERRORS and notice.is_needed):
            self._undelivered.append(notice)
            self._worker.do(self._hand_over)
        elif notice.is_needed:
            self.missed.emit(notice)

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
            self._refused(notice)
        elif notice.is_needed and self._undisturbed():
            self._kept_back(notice)

    def _miss(self, notice: Notice) -> None:
        self.missed.emit(notice)

    def _show_ourselves(self, notice: Notice) -> None:
        self._waiting.append(notice)
        if self.popup is None:
            self._show_next()
        else:
            self.popup.make_room()

    def _show_next(self) -> None:
        self._dropped, self.popup = self.popup, None
        while self._waiting and self.popup is None:
            notice = self._waiting.popleft()
            popup = NoticePopup(notice, self._corner())
            if not come_as_a_notice(popup):
                popup.deleteLater()
                if notice.is_needed:
                    self.missed.emit(notice)
                continue
            self.popup = popup
            popup.acted.connect(self._run)
            popup.closed.connect(self._show_next)
            popup.show()
            if self._waiting:
                popup.make_room()
