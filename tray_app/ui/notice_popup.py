"""A notice in a small window of our own, which takes no focus and goes by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QEnterEvent, QGuiApplication, QPalette, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextEdit, QVBoxLayout

from tray_app.core.notice_actions import NoticeAction
from tray_app.core.snapshot import Notice, NoticeKind
from tray_app.core.translation import tr

from .icons import program_icon
from .theme import application_colours

WIDTH = 360
MARGIN = 16
ICON_WIDTH = 32
SPACING = 12
TALLEST_SHARE = 0.4
"""Of the screen; a longer text is scrolled."""
READING_MS_PER_CHARACTER = 60
LEAST_MS, ERROR_MS = 5_000, 12_000


class NoticePopup(QFrame):
    """Its button does what can be done about it; a click beside that dismisses it. It stays while the pointer rests on
    it, and a text too long for it can be scrolled meanwhile."""

    closed = Signal()
    acted = Signal(object)
    """The action of the notice was chosen."""

    def __init__(self, notice: Notice, tray_place: QRect) -> None:
        flags = (
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.BypassWindowManagerHint
        )
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeNotification)
        self.notice = notice
        self.setAccessibleName(f"{tr(notice.title)}. {tr(notice.body)}")
        self.installEventFilter(self)
        self.setWindowTitle("Holdtalk")
        self._fill(notice)
        self._timer = QTimer(self, singleShot=True, interval=reading_ms(notice))
        self._timer.timeout.connect(self.close)
        self._timer.start()
        self.adjustSize()
        self.move(popup_corner(tray_place, self.size().width(), self.size().height()))

    def make_room(self) -> None:
        """Another notice waits: stay no longer than the shortest one does."""
        timer = self._timer
        read_ms = timer.interval() - timer.remainingTime() if timer.isActive() else 0
        timer.setInterval(max(0, min(timer.interval(), LEAST_MS) - read_ms))

    def _fill(self, notice: Notice) -> None:
        colours = application_colours()
        edge = {NoticeKind.INFO: colours.line, NoticeKind.WARNING: colours.pending, NoticeKind.ERROR: colours.breach}
        self.setObjectName("notice")
        self.setStyleSheet(
            f"#notice {{ background: {colours.background.name()}; border: 1px solid {edge[notice.kind].name()}; }}"
        )
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(ICON_WIDTH, ICON_WIDTH))
        picture.setAccessibleName("Holdtalk")
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._paragraph(tr(notice.title), bold=True))
        if notice.body:
            words.addWidget(self._paragraph(tr(notice.body)))
        if notice.action is not None:
            words.addSpacing(4)
            for action in filter(None, (notice.action, notice.other)):  # below each other: labels may be long
                words.addWidget(self._button(action), 0, Qt.AlignmentFlag.AlignTrailing)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, SPACING, MARGIN, SPACING)
        row.setSpacing(SPACING)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setFixedWidth(WIDTH)

    def _button(self, action: NoticeAction) -> QPushButton:
        label = tr(action.label)
        button = QPushButton(label)
        button.setAccessibleName(label)
        button.setAccessibleDescription(tr(self.notice.title))
        button.clicked.connect(lambda _checked=False: self._act(action))
        return button

    def _act(self, action: NoticeAction) -> None:
        self.acted.emit(action)
        self.close()

    def _paragraph(self, text: str, *, bold: bool = False) -> QTextEdit:
        """Wraps anywhere, which a path needs and a label cannot."""
        paragraph = QTextEdit()
        paragraph.setFrameShape(QFrame.Shape.NoFrame)
        paragraph.setPlainText(text)
        paragraph.setAccessibleName(text)
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        paragraph.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        paragraph.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        paragraph.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = paragraph.font()
        font.setBold(bold)
        paragraph.setFont(font)
        paragraph.viewport().setAutoFillBackground(False)
        palette = paragraph.palette()  # it lies on the window's colour, not on that of a field
        palette.setColor(QPalette.ColorRole.Text, application_colours().text)
        paragraph.setPalette(palette)
        paragraph.viewport().installEventFilter(self)
        paragraph.document().setDocumentMargin(0)
        measured = paragraph.document().clone()  # the shown one is as wide as its widget is for now
        measured.setTextWidth(WIDTH - 2 * MARGIN - ICON_WIDTH - SPACING - 2)
        tallest = int(QGuiApplication.primaryScreen().availableGeometry().height() * TALLEST_SHARE)
        paragraph.setFixedHeight(min(tallest, math.ceil(measured.size().height())))
        return paragraph

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.MouseButtonPress:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def enterEvent(self, _event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()

    def leaveEvent(self, _event: QEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.start()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        super().closeEvent(event)
        self.closed.emit()


def reading_ms(notice: Notice) -> int:
    """How long it takes to notice and read."""
    least = ERROR_MS if notice.kind is NoticeKind.ERROR else LEAST_MS
    return max(least, 2_000 + READING_MS_PER_CHARACTER * (len(tr(notice.title)) + len(tr(notice.body))))


def popup_corner(tray_place: QRect, width: int, height: int) -> QPoint:
    """Top left of a window beside the tray icon; without one, in the screen's lower right corner."""
    near = tray_place.center() if not tray_place.isEmpty() else QCursor.pos()
    screen = QGuiApplication.screenAt(near) or QGuiApplication.primaryScreen()
    free = screen.availableGeometry().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    if tray_place.isEmpty():
        return QPoint(free.right() - width, free.bottom() - height)
    below = tray_place.center().y() < screen.geometry().center().y()
    x = min(max(free.left(), tray_place.center().x() - width // 2), free.right() - width)
    y = max(free.top(), tray_place.bottom() + MARGIN) if below else tray_place.top() - MARGIN - height
    return QPoint(x, max(free.top(), min(y, free.bottom() - height)))
