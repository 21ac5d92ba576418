"""The widgets that one value is changed with: a switch, a number, a choice, a text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSizePolicy, QSpinBox, QWidget

from tray_app.ui.told_as import name_clear_button

from .choices import around
from .items import Item

SETTLES_MS = 350
"""A number that is being counted up is asked for once it stands still."""
_WIDEST_CHARACTERS = 48
_MOST = 999_999_999
_STEPS = 20
"""About so many from one bound of a number to the other."""

Choice = tuple[str | bool | None, str]
"""A value with its words."""


class Editor(QWidget):
    """Shows a value, and says which one is wanted instead. Whether it may be is decided elsewhere."""

    wanted = Signal(object)
    """The value that is to count from now on."""
    drafted = Signal(object)
    """A value that is being typed and not asked for yet."""
    wide = False
    """It has a line of its own."""
    typed = False
    """What is not allowed stays there, so that it can be mended."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.inner = inner
        """What has the focus."""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner)
        self.setFocusProxy(inner)

    def show_value(self, value: object) -> None:
        """What counts now; what is being typed stays."""

    def take_back(self, value: object) -> None:
        """Show what counts, whatever is being typed."""
        self.show_value(value)

    def forget_draft(self) -> None:
        """What was typed counts."""

    def name(self, name: str, description: str) -> None:
        """For whoever does not see it."""
        self.inner.setAccessibleName(name)
        self.inner.setAccessibleDescription(description)


class SwitchEditor(Editor):
    def __init__(self) -> None:
        self.box = QCheckBox()
        super().__init__(self.box)
        self.box.clicked.connect(lambda on: self.wanted.emit(bool(on)))

    def show_value(self, value: object) -> None:
        self.box.setChecked(bool(value))


class NumberEditor(Editor):
    """Every whole number can be typed, so that one that is not allowed is told and not silently another."""

    typed = True

    def __init__(self, item: Item, general: str = "") -> None:
        """`general` are the words for no value of its own."""
        self.box = NumberBox(item, general)
        super().__init__(self.box)
        self._shown: int | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLES_MS)
        self._settle.timeout.connect(self._ask)
        self.box.valueChanged.connect(lambda _number: self._settle.start())
        self.box.lineEdit().textEdited.connect(self._type)
        self.box.left.connect(self._ask)

    def show_value(self, value: object) -> None:
        assert value is None or isinstance(value, int)
        self._shown = value
        if self._settle.isActive() or self.box.lineEdit().isModified():
            return
        self.box.blockSignals(True)
        self.box.show_number(value)
        self.box.blockSignals(False)

    def take_back(self, value: object) -> None:
        self._settle.stop()
        self.box.lineEdit().setModified(False)
        self.show_value(value)

    def _type(self, _text: str) -> None:
        number = self.box.typed()
        if number is not None:
            self.drafted.emit(number)

    def _ask(self) -> None:
        self._settle.stop()
        self.box.lineEdit().setModified(False)
        if self.box.number() != self._shown:
            self.wanted.emit(self.box.number())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        if self._settle.isActive():
            self._ask()
        super().hideEvent(event)


class NumberBox(QSpinBox):
    """With its unit; its arrows stay within the bounds."""

    left = Signal()
    """It lost the focus, or Enter was pressed."""

    def __init__(self, item: Item, general: str = "") -> None:
        super().__init__()
        self._low, self._high = int(item.allowed["minimum"]), int(item.allowed["maximum"])
        self._may_be_general = bool(general)
        self.setRange(self._low - 1 if general else -_MOST, _MOST)
        self.setSpecialValueText(general)
        self.setKeyboardTracking(False)
        self.setSingleStep(_step(self._low, self._high) if item.unit else 1)
        self._unit = item.unit
        self.valueChanged.connect(self._say_unit)
        self._say_unit(self.value())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.editingFinished.connect(self.left)

    def _say_unit(self, number: int) -> None:
        self.setSuffix(around(number, self._unit)[1])

    def number(self) -> int | None:
        """None: as everywhere else."""
        return None if self._may_be_general and self.value() < self._low else self.value()

    def show_number(self, number: int | None) -> None:
        self.setValue(self._low - 1 if number is None else number)

    def typed(self) -> int | None:
        """What stands there now; None where that is no number."""
        text = self.lineEdit().text().removesuffix(self.suffix()).strip()
        number, good = self.locale().toInt(text)
        return number if good else None

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """For the numbers that are allowed, not for all that can be typed."""
        metrics = self.fontMetrics()
        texts = [f"{number}{self.suffix()}" for number in (self._low, self._high)] + [self.specialValueText()]
        widest = max(map(metrics.horizontalAdvance, texts))
        return QSize(widest + metrics.averageCharWidth() * 2 + _ARROWS, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def stepBy(self, steps: int) -> None:  # noqa: N802 - Qt's name
        lowest = self._low - 1 if self._may_be_general else self._low
        number = self.value() + steps * self.singleStep()
        if steps > 0 and self.value() < self._low:
            number = self._low
        self.setValue(max(lowest, min(self._high, number)))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()  # it scrolls the page, and changes nothing on the way


_ARROWS = 48
"""Frame and arrows, in pixels."""


def _step(low: int, high: int) -> int:
    """1, 5, 10, 50 and so on."""
    step = 1
    while step * _STEPS * 2 < high - low:
        step *= 5 if str(step)[0] == "1" else 2
    return step


_NOTHING_YET = object()
"""In place of a value: none was shown."""


class ChoiceEditor(Editor):
    def __init__(self, choices: Sequence[Choice]) -> None:
        self.box = ChoiceBox()
        super().__init__(self.box)
        self._shown: object = _NOTHING_YET
        self._choices: Sequence[Choice] = ()
        self.offer(choices)
        self.box.activated.connect(lambda index: self.wanted.emit(self.box.itemData(index)))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Other ones from now on."""
        if list(choices) == list(self._choices):
            return
        self._choices = choices
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)
        if self._shown is not _NOTHING_YET:
            self._select(self._shown)

    def show_value(self, value: object) -> None:
        self._shown = value
        self._select(value)

    def _select(self, value: object) -> None:
        """One that is none of the choices stands beside them, for as long as it is shown."""
        if self.box.count() > len(self._choices):
            self.box.removeItem(len(self._choices))
        index = self._index_of(value)
        if index < 0:
            self.box.addItem(str(value), value)
            index = self.box.count() - 1
        self.box.setCurrentIndex(index)

    def _index_of(self, value: object) -> int:
        return next((index for index in range(self.box.count()) if self.box.itemData(index) == value), -1)


class ChoiceBox(QComboBox):
    """Long words are cut where there is no room, and stand in full in its list."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_many(self) -> None:
        """Its width is not that of the widest, for which every one would have to be measured."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().minimumSizeHint()
        narrow = self.fontMetrics().averageCharWidth() * self.minimumContentsLength() + _ARROWS
        return QSize(min(hint.width(), narrow), hint.height())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        event.ignore()


class TextEditor(Editor):
    """Asked for on Enter, and when it is left; Escape takes back what was typed."""

    wide = True
    typed = True

    def __init__(self, placeholder: str = "") -> None:
        self.line = TextLine(placeholder)
        super().__init__(self.line)
        self._shown = ""
        self.line.textEdited.connect(self.drafted.emit)
        self.line.editingFinished.connect(self._ask)
        self.line.given_up.connect(self._give_up)

    def show_value(self, value: object) -> None:
        self._shown = str(value or "")
        if not self.line.isModified():
            self.line.setText(self._shown)

    def take_back(self, value: object) -> None:
        self.line.setModified(False)
        self.show_value(value)

    def _ask(self) -> None:
        if self.line.text() == self._shown:
            self.line.setModified(False)
        elif self.line.isModified():
            self.wanted.emit(self.line.text())

    def forget_draft(self) -> None:
        self.line.setModified(False)

    def _give_up(self) -> None:
        self.take_back(self._shown)
        self.drafted.emit(self._shown)


class TextLine(QLineEdit):
    given_up = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setClearButtonEnabled(True)
        name_clear_button(self)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = super().sizeHint()
        return QSize(self.fontMetrics().averageCharWidth() * _WIDEST_CHARACTERS, hint.height())

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z is the line's only while something was typed; Escape only then, too."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.isModified())
            return self.isModified()
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.given_up.emit()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.deselect()
