"""Small parts of the steps."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from tray_app.core.translation import tr
from tray_app.ui.labels import heading, larger, sentence
from tray_app.ui.theme import blend, colours, is_dark
from tray_app.ui.told_as import Picture

SPACING = 12
LARGER = 1.35
WHITE, BLACK = QColor("white"), QColor("black")


def words(text: str = "", *, dim: bool = False, large: bool = False, selectable: bool = False) -> QLabel:
    """A text that wraps, is read out as it stands, and takes the room there is."""
    label = heading(text, LARGER) if large else sentence(text, dim=dim, selectable=selectable)
    policy = label.sizePolicy()  # a new one would forget that a text is the lower the wider it may be
    policy.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
    label.setSizePolicy(policy)
    return label


def number(value: float, decimals: int = 0) -> str:
    """As the user's country writes it."""
    return QLocale().toString(float(value), "f", decimals)


class StepDots(Picture):
    """How far one is, beside the words that say it: steps behind are full, this one is wide, others are rings."""

    _DOT, _WIDE, _GAP = 8.0, 22.0, 8.0

    def __init__(self, steps: int) -> None:
        super().__init__()
        self._steps = steps
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def go_to(self, at: int) -> None:
        self._at = at
        told = tr("Step {n} of {all}").format(n=at + 1, all=self._steps)
        self.setAccessibleName(told)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        dots = self._steps - 1
        return QSize(round(self._WIDE + dots * (self._DOT + self._GAP)), round(self._DOT) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        left, top = 0.0, (self.height() - self._DOT) / 2
        for step in range(self._steps):
            width = self._WIDE if step == self._at else self._DOT
            place = QRectF(left, top, width, self._DOT)
            if step > self._at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(blend(shown.text, shown.background, 0.5), 1.5))
                place.adjust(0.75, 0.75, -0.75, -0.75)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(shown.accent)
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
            left += width + self._GAP
        painter.end()


class BigKey(Picture):
    """The key, drawn as one, which lights up while it is held.

    It takes the keyboard while it is shown, and every letter that a dictation types meanwhile: on a button a blank
    would press it.
    """

    _PASSED_ON = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter})

    def __init__(self) -> None:
        super().__init__()
        self._name = ""
        self.lit = False
        self.heard = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(larger(self.font(), LARGER))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self._name = name
        self._tell()
        self.updateGeometry()

    def set_lit(self, lit: bool) -> None:
        self.lit = lit
        self.heard = self.heard or lit
        self._tell()

    def forget(self) -> None:
        """Another key: this one was not heard yet."""
        self.lit = self.heard = False
        self._tell()

    def _tell(self) -> None:
        state = tr("held down") if self.lit else tr("was heard") if self.heard else tr("waits to be pressed")
        self.setAccessibleName(tr("The key {key}: {state}").format(key=self._name, state=state))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        metrics = QFontMetricsF(self.font())
        width = max(metrics.horizontalAdvance(self._name) + 56, 120.0)
        return QSize(round(width), round(metrics.height() + 40))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        shown = colours(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = min(self.width(), self.sizeHint().width())
        left = self.width() - width if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        down = 3.0 if self.lit else 0.0
        whole = QRectF(left + 3, 3, width - 6, self.height() - 6)
        edge = shown.accent if self.lit or self.hasFocus() else blend(shown.text, shown.background, 0.55)
        painter.setPen(QPen(edge, 2))
        painter.setBrush(blend(shown.text, shown.background, 0.16))
        painter.drawRoundedRect(whole.adjusted(0, 6, 0, 0), 8, 8)
        painter.setBrush(shown.accent if self.lit else blend(shown.text, shown.background, 0.05))
        top = whole.adjusted(0, down, 0, -6 + down)
        painter.drawRoundedRect(top, 8, 8)
        painter.setPen((WHITE if is_dark(shown.accent) else BLACK) if self.lit else shown.text)
        painter.drawText(top, Qt.AlignmentFlag.AlignCenter, self._name)
        if self.heard and not self.lit:
            self._paint_tick(painter, QPointF(top.right() - 18, top.top() + 12))
        painter.end()

    def _paint_tick(self, painter: QPainter, at: QPointF) -> None:
        """Heard: a shape, and its words beside the key."""
        painter.setPen(QPen(colours(self.palette()).text, 2, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([at + QPointF(0, 4), at + QPointF(3.5, 7.5), at + QPointF(10, 0)])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in self._PASSED_ON or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        else:
            event.accept()
