"""Settings one below the other: a whole group, or what was found in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.core.translation import tr
from tray_app.ui.labels import heading, sentence

from .groups import GROUPS, Group, group_of, sections_of
from .items import Item
from .keeper import SettingsKeeper
from .labels import label
from .row import FieldRow
from .rows_form import FORMS, RowsForm

MakeWidget = Callable[[], QWidget]
"""What stands below a setting, such as the test of the microphone."""
_NONE: Mapping[str, MakeWidget] = {}
_WIDEST_PX = 760
_LARGER, _LARGE = 1.3, 1.08
_ONLY_WITHOUT_ROWS = frozenset({"hotkey.key", "hotkey.mode"})
"""They do not count beside several hotkeys."""


class Page(QWidget):
    def __init__(
        self,
        keeper: SettingsKeeper,
        microphone_test: MakeWidget | None = None,
        notes: Mapping[str, MakeWidget] = _NONE,
    ) -> None:
        """`notes` stand below settings of these names; each has a method `refresh`."""
        super().__init__()
        self._keeper = keeper
        self._microphone_test = microphone_test
        self._notes = notes
        self.rows: list[FieldRow] = []
        self.forms: list[QWidget] = []
        self.setMaximumWidth(_WIDEST_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 24)
        self._column.setSpacing(0)

    def show_group(self, group: Group) -> None:
        """To be called once, or `show_found` instead."""
        self._add_words(heading(tr(group.title), _LARGER))
        self._add_words(sentence(tr(group.about), dim=True))
        for section in sections_of(group.name):
            self._add_section(section.title, section.items)
        self._column.addStretch(1)
        self.refresh()

    def show_found(self, found: Sequence[Item], told: str) -> None:
        """Under the titles of their groups, the group of the likeliest first."""
        self._add_words(sentence(told, dim=True))
        titles = {group.name: group.title for group in GROUPS}
        for name in dict.fromkeys(map(group_of, found)):
            self._add_section(titles[name], [item for item in found if group_of(item) == name])
        self._column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """As everything stands now; what is being typed stays."""
        several = bool(self._keeper.settings().binding)
        for row in self.rows:
            row.refresh()
            if row.item.name in _ONLY_WITHOUT_ROWS:
                row.setVisible(not several)
        for form in self.forms:
            refresh: Callable[[], None] = getattr(form, "refresh")  # noqa: B009 - its kinds have no base in common
            refresh()

    def _add_section(self, title: str, items: Iterable[Item]) -> None:
        if title:
            self._column.addSpacing(16)
            self._add_words(heading(tr(title), _LARGE))
        for item in items:
            if item.is_rows and label(item) != tr(title):
                self._add_words(heading(label(item), _LARGE))
            self._column.addWidget(self._made(item))
            if item.name in self._notes:
                note = self._notes[item.name]()
                self._column.addWidget(note)
                self.forms.append(note)
            if item.name == "microphone.device" and self._microphone_test is not None:
                self._column.addWidget(self._microphone_test())

    def _made(self, item: Item) -> QWidget:
        if not item.is_rows:
            row = FieldRow(item, self._keeper)
            self.rows.append(row)
            return row
        form = self._form(item)
        self.forms.append(form)
        return form

    def _form(self, item: Item) -> QWidget:
        if item.name == "targets":
            from .targets_form import TargetsForm  # with the table of figures, for those who look at it

            return TargetsForm(item, self._keeper)
        made: type[RowsForm] = FORMS[item.name]
        return made(item, self._keeper)

    def _add_words(self, words: QLabel) -> None:
        self._column.addWidget(words)
