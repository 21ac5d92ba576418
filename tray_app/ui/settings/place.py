"""The Settings place: everything that can be set, by group or by what is looked for. The file stays the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tray_app.core.errors import Problem
from tray_app.core.translation import tr, tr_n
from tray_app.ui.announcing import announce
from tray_app.ui.labels import sentence
from tray_app.ui.still_there import while_there
from tray_app.ui.told_as import name_clear_button

from .carrying import Carrying, problem_words
from .chooser import GroupChooser
from .groups import GROUPS, group_of
from .items import items
from .keeper import SettingsKeeper
from .page import MakeWidget, Page
from .search import find, forget_words
from .strip import MistakeStrip

_NARROW_CHARACTERS = 84
"""A narrower place has no room for the list of groups beside the settings."""
_SETTLES_MS = 150
"""What is typed into the search is looked for once it stands still."""


class SettingsPlace(QWidget):
    """Rests until it is shown, and again once it is hidden."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        microphone_test: MakeWidget | None = None,
        notes: Mapping[str, MakeWidget] | None = None,
    ) -> None:
        """`microphone_test` makes what stands below the choice of the microphone, `notes` what stands below settings of
        these names."""
        super().__init__()
        self._keeper = keeper
        self._microphone_test = microphone_test
        self._notes = notes or {}
        self._end_listening: Callable[[], None] | None = None
        self._group = GROUPS[0].name
        self._question: QMessageBox | None = None
        """Kept: it would end with the call that asks."""
        forget_words()
        self.search = _SearchLine(self._leave_search)
        self.undo_button = QPushButton(tr("&Undo"))
        self.undo_button.clicked.connect(lambda _checked=False: self.undo())
        self.carrying = Carrying(self, keeper, self._say)
        self.more_button = self._make_more_button()
        self.strip = MistakeStrip(keeper.open_file)
        self.chooser = GroupChooser()
        self.chooser.chosen.connect(self.show_group)
        self.scrolled = QScrollArea(widgetResizable=True)
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.status = sentence(dim=True)
        holder = QWidget()
        self._pages = QVBoxLayout(holder)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self.page = Page(keeper)
        self._pages.addWidget(self.page)
        self.scrolled.setWidget(holder)
        self._looking = QTimer(self, singleShot=True, interval=_SETTLES_MS)
        self._looking.timeout.connect(self._look)
        self.search.textChanged.connect(lambda _text: self._looking.start())
        self.search.returnPressed.connect(self._go_to_first)
        self._lay_out()
        self._hear_keys()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(16, 16, 16, 0)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.undo_button)
        top.addWidget(self.more_button)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setContentsMargins(16, 0, 0, 0)
        self._body.setSpacing(8)
        self._body.addWidget(self.chooser)
        self._body.addWidget(self.scrolled, 1)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(16, 0, 16, 8)
        bottom.addWidget(self.status, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.strip)
        column.addLayout(self._body, 1)
        column.addLayout(bottom)
        self.status.hide()

    def _make_more_button(self) -> QToolButton:
        button = QToolButton()
        menu = QMenu(button)  # not the place's own: Tab would lose its way through it
        for words, act in (
            (tr("&Import…"), self.carrying.ask_import),
            (tr("&Export…"), self.carrying.ask_export),
            (tr("&Open the settings file"), self._keeper.open_file),
            (tr("Restore &all defaults…"), self._ask_to_restore_all),
        ):
            menu.addAction(words).triggered.connect(lambda _on=False, act=act: act())
        button.setText(tr("More"))
        button.setAccessibleName(tr("More to do with the settings"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def take_keys(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _hear_keys(self) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act in (
            (QKeySequence.StandardKey.Find, self._go_to_search),
            (QKeySequence.StandardKey.Undo, self.undo),
        ):
            QShortcut(QKeySequence(keys), self, act, context=context)

    # --- life ----------------------------------------------------------------------------

    def shown(self) -> None:
        if self._end_listening is None:
            self._end_listening = self._keeper.listen(self.refresh)
        self._show_page()

    def hidden(self) -> None:
        """Whatever was being typed or waited for is left; nothing of the page stays in memory."""
        if self._end_listening is not None:
            self._end_listening()
            self._end_listening = None
        self._set_page(Page(self._keeper))

    def settings_changed(self) -> None:
        """Or keys come, or texts go, another way than before."""
        self.page.refresh()

    def refresh(self) -> None:
        self.page.refresh()
        self.strip.show_mistakes(self._keeper.mistakes())
        words = self._keeper.undoable()
        self.undo_button.setEnabled(bool(words))
        self.undo_button.setToolTip(words)
        named = tr("Undo: {change}").format(change=words) if words else tr("Undo")
        self.undo_button.setAccessibleName(named)

    # --- what is shown -------------------------------------------------------------------

    def show_group(self, name: str) -> None:
        self._group = name
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._looking.stop()
        self._show_page()

    def show_item(self, name: str) -> None:
        """The setting of this name, with the keys on it."""
        item = items().get(name)
        if item is not None:
            self.show_group(group_of(item))
            row = next((row for row in self.page.rows if row.item.name == name), None)
            if row is not None:
                row.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
                QTimer.singleShot(0, self, lambda: self._scroll_to(row))

    def _scroll_to(self, row: QWidget) -> None:
        with suppress(RuntimeError):  # another page is shown by now
            self.scrolled.ensureWidgetVisible(row)

    def _look(self) -> None:
        self._looking.stop()
        self._show_page()

    def _show_page(self) -> None:
        page, text = Page(self._keeper, self._microphone_test, self._notes), self.search.text().strip()
        self._set_page(page)  # before it is filled: else Tab would not find what is in it
        page.hide()
        if text:
            found = find(text)
            told = tr_n("{n} setting", "{n} settings", len(found.items)) if found.items else _nothing_words(text)
            if found.meant:
                told = tr("Nothing is called “{text}”. Shown: “{meant}”.").format(text=text, meant=found.meant)
            if found.more:
                told += " " + tr_n("One more fits: type on.", "{n} more fit: type on.", found.more)
            page.show_found(found.items, told)
            announce(self.search, told)
        else:
            page.show_group(next(group for group in GROUPS if group.name == self._group))
        page.show()
        self.chooser.show_chosen("" if text else self._group)
        self.refresh()

    def _set_page(self, page: Page) -> None:
        before, self.page = self.page, page
        self._pages.addWidget(page, 0, Qt.AlignmentFlag.AlignTop)
        self._pages.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.scrolled.verticalScrollBar().setValue(0)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _go_to_first(self) -> None:
        """Of what was found."""
        self._look()
        if self.page.rows:
            self.page.rows[0].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _leave_search(self) -> None:
        self.show_group(self._group)
        self.chooser.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what is done --------------------------------------------------------------------

    def undo(self) -> None:
        words = self._keeper.undoable()
        if words:
            self._keeper.undo(while_there(self, lambda problem: self._told_undone(words, problem)))

    def _told_undone(self, words: str, problem: Problem | None) -> None:
        self._say(tr("Taken back: {change}").format(change=words) if problem is None else problem_words(problem))

    def _ask_to_restore_all(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Question, "Holdtalk", tr("Restore all defaults?"), parent=self)
        box.setInformativeText(
            tr("All settings are as they came, keys, profiles and targets too. Undo brings yours back.")
        )
        agreed = box.addButton(tr("&Restore"), QMessageBox.ButtonRole.DestructiveRole)
        kept = box.addButton(tr("&Keep mine"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(kept)
        box.setEscapeButton(kept)
        agreed.clicked.connect(lambda _checked=False: self._restore_all())
        self._question = box
        box.open()

    def _restore_all(self) -> None:
        words = tr("All defaults restored")

        def told(problem: Problem | None) -> None:
            self._say(problem_words(problem) if problem is not None else words)

        self._keeper.restore_all(words, while_there(self, told))

    def _say(self, words: str) -> None:
        self.status.setText(words)
        self.status.setVisible(bool(words))
        announce(self.status, words)

    # --- Qt ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_CHARACTERS * self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        self._body.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._body.setContentsMargins(16, 0, 16 if narrow else 0, 0)
        self.chooser.set_narrow(narrow)


class _SearchLine(QLineEdit):
    """Escape shows all again, before it is the window's."""

    def __init__(self, leave: Callable[[], None]) -> None:
        super().__init__(clearButtonEnabled=True)
        self.setPlaceholderText(tr("Search settings"))
        self.setAccessibleName(tr("Search settings"))
        name_clear_button(self)
        self._leave = leave

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() is QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self.isUndoAvailable())  # else it is the settings'
            return self.isUndoAvailable()
        if event.key() == Qt.Key.Key_Escape and self.text():
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self._leave()
            return True
        return super().event(event)


def _nothing_words(text: str) -> str:
    return tr("No setting fits “{text}”. Try another word, such as key, microphone or language.").format(text=text)
