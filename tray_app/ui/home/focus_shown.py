"""Shows which list has the keys: its choice is bright in that one alone.

Qt's styles paint what is chosen in a list alike whether the keys are for it or not.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from tray_app.ui import theme


class FocusShown(QObject):
    """For the lists of one window, for as long as there is that window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication), "a window has one"
        application.focusChanged.connect(self._moved)

    def look(self, part: QWidget | None = None) -> None:
        """At every list in this part of the window, or in all of it."""
        for view in (part or self._window).findChildren(QAbstractItemView):
            self._paint(view)

    def _moved(self, before: QWidget | None, now: QWidget | None) -> None:
        for widget in (before, now):
            if isinstance(widget, QAbstractItemView):
                self._paint(widget)

    def _paint(self, view: QAbstractItemView) -> None:
        if view.window() is not self._window:  # that of a choice stands in a window of its own
            return
        palette, plain = QPalette(view.palette()), QApplication.palette(view)
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            back, front = _choice(plain, group, bright=view.hasFocus())
            palette.setColor(group, QPalette.ColorRole.Highlight, back)
            palette.setColor(group, QPalette.ColorRole.HighlightedText, front)
        if palette != view.palette():
            view.setPalette(palette)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self.look()
        return super().eventFilter(watched, event)


def _choice(palette: QPalette, group: QPalette.ColorGroup, *, bright: bool) -> tuple[QColor, QColor]:
    """Of what is chosen, and of the words on it."""
    role = QPalette.ColorRole
    if bright:
        return palette.color(group, role.Highlight), palette.color(group, role.HighlightedText)
    palette = QPalette(palette)
    palette.setCurrentColorGroup(group)
    return theme.chosen_colours(palette).background, palette.color(role.Text)
