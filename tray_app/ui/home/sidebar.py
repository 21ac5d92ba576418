"""The list of places: an icon and a word each, the icon alone where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from tray_app.core.translation import tr
from tray_app.ui import theme

from .icons import SIZE_PX, place_icon
from .place import Place

_ROW_PX = 40
_BAR_PX = 3
_AROUND_PX = 32
"""Beside icon and word, and between them."""
_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class PlaceButton(QToolButton):
    """The chosen one is marked by a bar and by heavier letters, too."""

    def __init__(self, place: Place, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self.setText(place.label)
        self.setAccessibleName(place.title)
        self.setToolTip(tr("{place} (Ctrl+{number})").format(place=place.title, number=number))
        self.setCheckable(True)
        self.setAutoRaise(True)
        self.setIconSize(QSize(SIZE_PX, SIZE_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._weigh)
        self.set_wide(True)

    def set_wide(self, wide: bool) -> None:
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonTextBesideIcon if wide else styles.ToolButtonIconOnly)

    def dress(self) -> None:
        """In the colours of now."""
        colour = self.palette().color(theme.Role.WindowText)
        self.setIcon(place_icon(self.place.name, colour.name()))

    def _weigh(self, chosen: bool) -> None:
        font = self.font()
        font.setBold(chosen)
        self.setFont(font)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as with heavy letters: nothing moves when another is chosen."""
        hint = super().sizeHint()
        if self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon:
            heavy = QFont(self.font())
            heavy.setBold(True)
            words = QFontMetrics(heavy).horizontalAdvance(self.place.title)
            hint.setWidth(max(hint.width(), SIZE_PX + words + _AROUND_PX))
        return QSize(hint.width(), max(_ROW_PX, self.fontMetrics().height() + 16))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.isChecked():
            at = self.width() - _BAR_PX if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
            painter = QPainter(self)
            painter.fillRect(QRect(at, 6, _BAR_PX, self.height() - 12), theme.colours(self.palette()).accent)
            painter.end()


class Sidebar(QScrollArea):
    """Scrolls where the window is too low for all of them."""

    chosen = Signal(str)
    """A place's name, by mouse or by keyboard."""

    def __init__(self, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Places"))
        self._wide = True
        self._inside = QWidget(self)
        self._inside.setAccessibleName(tr("Places"))
        self._group = QButtonGroup(self)
        self.buttons = [PlaceButton(place, number, self._inside) for number, place in enumerate(places, start=1)]
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(2)
        for button in self.buttons:
            column.addWidget(button)
            self._group.addButton(button)
            button.installEventFilter(self)
            button.clicked.connect(lambda _on=False, button=button: self.chosen.emit(button.place.name))
        column.addStretch(1)
        self.setWidget(self._inside)
        self._dress()

    def choose(self, name: str) -> None:
        """Marks it; tells nobody."""
        for button in self.buttons:
            if button.place.name == name:
                button.setChecked(True)
            # The Tab key stops once, at the chosen one; the arrows go on from there.
            stops = button.place.name == name
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def set_wide(self, wide: bool) -> None:
        if wide != self._wide:
            self._wide = wide
            for button in self.buttons:
                button.set_wide(wide)
            self.updateGeometry()

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in self.buttons)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = self._inside.sizeHint()
        return QSize(hint.width() + self.verticalScrollBar().sizeHint().width() * self._scrolls(), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.sizeHint().width(), 120)

    def _scrolls(self) -> bool:
        return self._inside.sizeHint().height() > self.height()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Arrow keys go from place to place, Home and End to the first and the last."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and isinstance(watched, PlaceButton):
            at = self.buttons.index(watched)
            key = event.key()
            if key in _STEPS:
                at = max(0, min(len(self.buttons) - 1, at + _STEPS[key]))
            elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
                at = 0 if key == Qt.Key.Key_Home else len(self.buttons) - 1
            else:
                return False
            self.buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
            self.buttons[at].click()
            return True
        return False

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ThemeChange):
            self._dress()

    def _dress(self) -> None:
        for button in getattr(self, "buttons", ()):  # Qt sends changes before the constructor is done
            button.dress()
