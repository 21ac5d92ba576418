"""One setting: its name, its editor, its help, what it costs, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr
from tray_app.settings_edits import Edit, value_at
from tray_app.settings_file import MistakeAt
from tray_app.settings_lines import Place
from tray_app.ui.announcing import announce
from tray_app.ui.labels import SentenceLabel, sentence
from tray_app.ui.painting import draw_focus
from tray_app.ui.still_there import while_there
from tray_app.ui.theme import application_colours

from .choices import value_words
from .costs import COSTS
from .editors import ChoiceEditor, SwitchEditor
from .items import Item
from .keeper import SettingsKeeper
from .labels import help_of, label
from .making import choices_of, make_editor

_SIDE_BY_SIDE_CHARACTERS = 52
"""In a narrower row the editor stands below the name."""


class FieldRow(QWidget):
    """Changes count at once. What is not allowed is said, and does not count."""

    def __init__(self, item: Item, keeper: SettingsKeeper, place: Place | None = None, of: str = "") -> None:
        """`place` and `of`, the name of its row, where it is in a row of a table."""
        super().__init__()
        self.item = item
        self.place: Place = place or item.at()
        self._keeper = keeper
        self._title = label(item)
        self._name = f"{of}: {self._title}" if of else self._title
        self.setObjectName(".".join(map(str, self.place)))
        self.editor = make_editor(item, keeper)
        self._is_refused = False
        self._refused_beside: object = None
        """What counted when something was refused."""
        self._waits = False
        """For what came of the last change."""
        self.label = _Label(self._title, self._activate)
        self.label.setBuddy(self.editor.inner)
        self.help = sentence(help_of(item), dim=True)
        cost = COSTS.get(item.name)
        self.cost = sentence(tr(cost.words) if cost else "", dim=True)
        self.cost.setToolTip(tr("Measured with {command}").format(command=cost.command) if cost else "")
        self.told = SentenceLabel(ink="breach")
        """What is wrong."""
        self.default = _flat_button(tr("Restore default"), self._restore)
        self._lay_out()
        self.editor.wanted.connect(self.want)
        self.editor.drafted.connect(self._look_at)
        self.refresh()

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(8)
        if isinstance(self.editor, SwitchEditor):
            self._head.addWidget(self.editor, 0, Qt.AlignmentFlag.AlignTop)
            self._head.addWidget(self.label, 1)
        else:
            self._head.addWidget(self.label, 1)
            self._head.addWidget(self.editor, 1 if self.editor.wide else 0)
        below = QHBoxLayout()
        below.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for words in (self.help, self.cost):
            texts.addWidget(words)
        below.addLayout(texts, 1)
        below.addWidget(self.default, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addWidget(self.told)
        column.addLayout(below)
        for words in (self.help, self.cost):
            words.setVisible(bool(words.text()))  # not before it has a parent: it would be a window of its own
        self._turn()

    def _turn(self) -> None:
        beside = self.width() >= _SIDE_BY_SIDE_CHARACTERS * self.fontMetrics().averageCharWidth()
        beside = beside and not self.editor.wide
        beside = beside or isinstance(self.editor, SwitchEditor)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != direction:
            self._head.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._turn()

    # --- what counts ---------------------------------------------------------------------

    @property
    def value(self) -> object:
        """In force."""
        return value_at(self._keeper.settings(), self.place)

    def refresh(self) -> None:
        """As it stands now; what was refused, or is being typed, stays."""
        if isinstance(self.editor, ChoiceEditor) and (choices := choices_of(self.item, self._keeper.settings())):
            self.editor.offer(choices)  # profiles and models come and go
        if self.value != self._refused_beside:
            self._is_refused = False
        if not self._waits and not (self._is_refused and self.editor.typed):
            self.editor.show_value(self.value)
        if not self._waits and not self._is_refused:
            self._say(self._mistake())
        self.default.setVisible(self._differs())
        self.default.setAccessibleName(tr("Restore the default of {name}").format(name=self._name))
        told = tr("Default: {value}").format(value=value_words(self.item, self.item.default))
        self.default.setToolTip(told)
        self._name_editor()

    def _differs(self) -> bool:
        if self.item.allowed.get("required"):
            return False
        return self.value != self.item.default or bool(self._mistake())

    def _mistake(self) -> str:
        """What the file says in its place, and does not count."""
        name = ".".join(str(part + 1) if isinstance(part, int) else part for part in self.place)
        found = next((one for one in self._keeper.mistakes() if one.name == name), None)
        return "" if found is None else mistake_words(found)

    # --- what is wanted ------------------------------------------------------------------

    def want(self, value: object) -> None:
        """From now on; said below when it is not allowed."""
        wrong = self.item.wrong(value)
        if wrong:
            self._refuse(wrong)
        elif value == self.value and not self._mistake():
            self._accept()
        else:
            self._write(value)

    def _write(self, value: object) -> None:
        self._waits = True
        self._keeper.change(self._name, [Edit(self.place, value)], while_there(self, self._done))

    def _restore(self) -> None:
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._write(None)

    def _done(self, problem: Problem | None) -> None:
        self._waits = False
        if problem is None:  # the value is shown once it counts
            self._is_refused = False
            self.editor.forget_draft()
        else:
            self._refuse(f"{tr(problem.title)} {tr(problem.remedy)}".strip())
            if not self.editor.typed:
                self.editor.take_back(self.value)

    def _accept(self) -> None:
        """It counts already."""
        self._is_refused = False
        self.editor.take_back(self.value)
        self.refresh()

    def _look_at(self, value: object) -> None:
        """What is being typed: it is told when it is wrong, and when it is right again."""
        wrong = self.item.wrong(value)
        if wrong:
            self._say(tr("Not allowed yet: {why}").format(why=tr(wrong)))
        else:
            self._is_refused = False
            self._say(self._mistake())

    def _refuse(self, why: str) -> None:
        self._is_refused, self._refused_beside = True, self.value
        self._say(tr("Not changed: {why}").format(why=tr(why)))
        announce(self.told, self.told.text())

    def _say(self, words: str) -> None:
        if words == self.told.text() and self.told.isVisibleTo(self) == bool(words):
            return
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self._name_editor()

    def _name_editor(self) -> None:
        described = [self.told.text(), self.help.text(), self.cost.text()]
        self.editor.name(self._name, " ".join(text for text in described if text))

    def _activate(self) -> None:
        """The name was clicked."""
        self.editor.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(self.editor, SwitchEditor):
            self.editor.box.click()


class _Label(QLabel):
    def __init__(self, text: str, clicked: Callable[[], None]) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._clicked = clicked

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._clicked()
        super().mousePressEvent(event)


def mistake_words(mistake: MistakeAt) -> str:
    """What stands wrong in the file."""
    if mistake.line is None:
        return tr("In the settings file: {what}").format(what=tr(mistake.what))
    return tr("In line {line} of the settings file: {what}").format(line=mistake.line, what=tr(mistake.what))


class _FlatButton(QPushButton):
    """Styles draw no frame for the keys around a flat one."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFlat(True)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        draw_focus(painter, self, application_colours())


def _flat_button(text: str, act: Callable[[], None]) -> QPushButton:
    button = _FlatButton(text)
    button.clicked.connect(lambda _checked=False: act())
    return button
