"""The icon in the panel: state by shape, words in the tooltip, everything else in its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

from tray_app.session import SessionKind, session_of

from .actions import Actions
from .icons import glyph_for, tray_icon
from .menu import TrayMenu
from .panel import Ink, glyph_ink
from .words import Shown, tooltip

SETTLE_MS = 400
"""A tray host places and paints a new icon within this; only then the panel's colour can be seen."""


class TrayIcon(QObject):
    """Lives from `show()` to `hide()`; Qt itself embeds the icon into an XEmbed tray that appears later."""

    menu_wanted = Signal()
    """The panel shows no menus of others (sway's own): it leaves that to us, and Wayland lets none come up there."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self._ink = Ink("")
        self._shown = Shown()
        self.menu = TrayMenu(actions)
        self.icon = self._make_icon()
        self._settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settled.timeout.connect(self._refresh_colour)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._settled.start)
        self._refresh_colour()

    # --- what is shown -------------------------------------------------------------------

    def tell(self, shown: Shown) -> None:
        """A breach is a badge on the icon, and a line in tooltip and menu. Cheap when nothing visible changed."""
        self._shown = shown
        self.menu.tell(shown)
        self._paint()

    # --- life ----------------------------------------------------------------------------

    def show(self) -> None:
        self.icon.show()
        self._settled.start()

    def appear_again(self) -> None:
        """A new icon for a tray host that came after the old one, which Qt would not tell of it."""
        self.icon.hide()
        self.icon.deleteLater()
        self.icon = self._make_icon()
        self._paint()
        self.show()

    def hide(self) -> None:
        self._settled.stop()
        self.icon.hide()

    # --- inside --------------------------------------------------------------------------

    def _make_icon(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self.menu)
        icon.activated.connect(self._activated)
        return icon

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """A left click opens the window, a middle click starts or stops; a right click is the panel's: the menu."""
        if reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self._actions.toggle_dictation()
        elif reason is QSystemTrayIcon.ActivationReason.Trigger:
            self._actions.open_home()
        elif reason is QSystemTrayIcon.ActivationReason.Context and session_of().kind is SessionKind.WAYLAND:
            self.menu_wanted.emit()

    def _refresh_colour(self) -> None:
        self._ink = glyph_ink(self.icon.geometry())
        self._paint()

    def _paint(self) -> None:
        snapshot = self._shown.snapshot
        picture = tray_icon(glyph_for(snapshot, self._shown.marked), self._ink, sends=bool(snapshot.sent_to))
        if picture.cacheKey() != self.icon.icon().cacheKey():  # the panel is told of each
            self.icon.setIcon(picture)
        words = tooltip(self._shown)
        if words != self.icon.toolTip():
            self.icon.setToolTip(words)
