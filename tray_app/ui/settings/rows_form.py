"""Tables of which there are as many as the user wants: hotkeys, and profiles. One card each, opened by its heading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.settings import MODES, Settings
from tray_app.core.translation import tr
from tray_app.hotkeys.naming import describe
from tray_app.settings_edits import Change, Edit
from tray_app.settings_lines import Place
from tray_app.settings_moves import Move, Rename
from tray_app.ui.announcing import announce
from tray_app.ui.key_capture import KeyCapture
from tray_app.ui.labels import SentenceLabel, sentence
from tray_app.ui.still_there import while_there

from .choices import choice_words
from .items import Item, row_items
from .keeper import SettingsKeeper
from .labels import help_of
from .row import FieldRow
from .row_tools import fit_with_moves, fit_with_name

_INDENT_PX = 24


class RowsForm(QWidget):
    """What is added and removed counts at once, as every change does."""

    def __init__(self, item: Item, keeper: SettingsKeeper) -> None:
        super().__init__()
        self.item = item
        self.keeper = keeper
        self.setObjectName(item.name)
        self.help = sentence(help_of(item), dim=True)
        self.told = SentenceLabel(ink="breach")
        self.told.hide()
        self.cards: list[RowCard] = []
        self.adder: QWidget = self
        """What makes another row."""
        self._next: tuple[set[str | int], str | int] | None = None
        """Which cards are open once rows have other places or names, and which one has the keys."""
        self._cards = QVBoxLayout()
        self._cards.setSpacing(4)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 8)
        self.column.setSpacing(8)
        self.column.addWidget(self.help)
        self.column.addLayout(self._cards)
        self.add_adder()
        self.column.addWidget(self.told)
        self.refresh()

    # --- what each kind of table has of its own ------------------------------------------

    def add_adder(self) -> None:
        """Into the column: what makes another one."""
        raise NotImplementedError

    def rows(self) -> Sequence[tuple[str | int, str]]:
        """Of each row its place in the table, and its heading."""
        raise NotImplementedError

    def removal(self, row: str | int) -> list[Edit]:
        raise NotImplementedError

    def fit_out(self, card: RowCard) -> None:
        """What this kind of row can do besides, on its card."""

    # --- all of them ---------------------------------------------------------------------

    def refresh(self) -> None:
        wanted = self.rows()
        if self._next is not None:
            (opened, focused), self._next = self._next, None
            self._build(wanted, opened)
            self._give_keys(focused)
        elif [card.row for card in self.cards] != [row for row, _words in wanted]:
            opened = {card.row for card in self.cards if card.opened}
            self._build(wanted, opened)
        for card, (_row, words) in zip(self.cards, wanted, strict=True):
            card.refresh(words)

    def _build(self, wanted: Sequence[tuple[str | int, str]], opened: set[str | int]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.deleteLater()
        self.cards = [RowCard(self.item, self.keeper, row, words) for row, words in wanted]
        for card in self.cards:
            card.removed.connect(self._remove)
            self.fit_out(card)
            card.open(card.row in opened)
            self._cards.addWidget(card)

    def _give_keys(self, row: str | int) -> None:
        for card in self.cards:
            if card.row == row:
                card.heading.setFocus()

    def _remove(self, row: str | int) -> None:
        heading = dict(self.rows())[row]
        self.adder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.write(tr("Remove {name}").format(name=heading), self.removal(row))

    def write(self, words: str, edits: Sequence[Change]) -> None:
        self._say("")
        self.keeper.change(words, edits, while_there(self, self._done))

    def write_anew(self, words: str, edits: Sequence[Change], opened: set[str | int], focused: str | int) -> None:
        """Rows get other places or names: those in `opened` are open then, and `focused` has the keys."""

        def done(problem: Problem | None) -> None:
            if problem is None:
                self._next = (opened, focused)
            self._done(problem)

        self._say("")
        self.keeper.change(words, edits, while_there(self, done))

    def _done(self, problem: Problem | None) -> None:
        if problem is not None:
            self._say(tr("Not changed: {why}").format(why=f"{tr(problem.title)} {tr(problem.remedy)}".strip()))
            announce(self.told, self.told.text())

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))


class RowCard(QWidget):
    """Its fields are made when it is first opened."""

    removed = Signal(object)

    def __init__(self, item: Item, keeper: SettingsKeeper, row: str | int, words: str) -> None:
        super().__init__()
        self.row = row
        self.fields: list[FieldRow] = []
        self._item = item
        self._keeper = keeper
        self._words = words
        self.heading = QToolButton()
        self.heading.setCheckable(True)
        self.heading.setAutoRaise(True)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.toggled.connect(self.open)
        self.remove_button = QPushButton(tr("Remove"))
        self.remove_button.clicked.connect(lambda _checked=False: self.removed.emit(self.row))
        self.head = QHBoxLayout()
        """Heading, what the form puts behind it, Remove."""
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self.head.addWidget(self.remove_button)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(_INDENT_PX, 0, 0, 0)
        self._column.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        column.addWidget(self._inside)
        self._inside.hide()
        self.refresh(words)
        self.open(False)

    @property
    def opened(self) -> bool:
        return self.heading.isChecked()

    def open(self, opened: bool) -> None:
        if opened and not self.fields:
            self._fill()
        self.heading.setChecked(opened)
        self.heading.setArrowType(Qt.ArrowType.DownArrow if opened else self._closed_arrow())
        self._inside.setVisible(opened)

    def _closed_arrow(self) -> Qt.ArrowType:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Qt.ArrowType.LeftArrow if mirrored else Qt.ArrowType.RightArrow

    def refresh(self, words: str) -> None:
        self._words = words
        self.heading.setText(words)
        self.heading.setAccessibleName(words)
        self.heading.setAccessibleDescription(tr("Opens what belongs to it"))
        self.remove_button.setAccessibleName(tr("Remove {name}").format(name=words))
        for field in self.fields:
            field.refresh()

    def _fill(self) -> None:
        for item in row_items(self._item.table).values():
            place: Place = item.at(self.row)
            field = FieldRow(item, self._keeper, place, self._words)
            self.fields.append(field)
            self._column.addWidget(field)


class BindingsForm(RowsForm):
    """Hotkeys. The first one beside that of the general table takes that along as a row of its own."""

    def add_adder(self) -> None:
        self.adder = self.capture = KeyCapture(self.keeper.keyboard)
        self.capture.set_name(tr("Another key"))
        self.capture.set_words(tr("Add a key…"))
        self.capture.captured.connect(self._add)
        self.column.addWidget(self.capture)

    def rows(self) -> Sequence[tuple[str | int, str]]:
        mode = row_items("binding")["binding.mode"]
        found = []
        for number, row in enumerate(self.keeper.settings().binding):
            named = f"{describe(row.key)} ({row.name})" if row.name else describe(row.key)
            does = choice_words(mode, row.mode or self.keeper.settings().hotkey.mode)
            found.append((number, tr("{key}: {does}").format(key=named, does=does)))
        return found

    def fit_out(self, card: RowCard) -> None:
        if len(self.keeper.settings().binding) > 1:
            fit_with_moves(card, self._move, last=len(self.keeper.settings().binding) - 1)

    def _move(self, number: int, by: int) -> None:
        to = number + by
        if 0 <= to < len(self.cards):
            places: dict[str | int, str | int] = {number: to, to: number}
            opened = {places.get(card.row, card.row) for card in self.cards if card.opened}
            words = tr("Move {name}").format(name=dict(self.rows())[number])
            self.write_anew(words, [Move(("binding", number), to)], opened, to)

    def _add(self, key: str) -> None:
        self.capture.show_key("")
        settings = self.keeper.settings()
        self.write(tr("Add {name}").format(name=describe(key)), added_key(settings, key))

    def removal(self, row: str | int) -> list[Edit]:
        assert isinstance(row, int), "hotkeys are numbered"
        return removed_key(self.keeper.settings(), row)


def added_key(settings: Settings, key: str) -> list[Edit]:
    rows, general = settings.binding, settings.hotkey
    if rows:
        return [Edit(("binding", len(rows)), {"key": key})]
    first = {"key": general.key, "mode": general.mode}
    return [
        Edit(("binding", 0), first),
        Edit(("binding", 1), {"key": key}),
        Edit(("hotkey", "key")),
        Edit(("hotkey", "mode")),
    ]


def removed_key(settings: Settings, number: int) -> list[Edit]:
    """The last one goes back into the general table, where it dictates."""
    if len(settings.binding) > 1:
        return [Edit(("binding", number))]
    row = settings.binding[number]
    if row.mode is not None and row.mode not in MODES:
        return [Edit(("binding",))]
    back = [Edit(("hotkey", "mode"), row.mode)] if row.mode is not None else []
    return [Edit(("binding",)), Edit(("hotkey", "key"), row.key), *back]


class ProfilesForm(RowsForm):
    def add_adder(self) -> None:
        self.adder = self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Name of a new profile"))
        self.name.setAccessibleName(tr("Name of a new profile"))
        self.name.returnPressed.connect(self._add)
        self.add_button = QPushButton(tr("Add"))
        self.add_button.setAccessibleName(tr("Add the profile"))
        self.add_button.clicked.connect(lambda _checked=False: self._add())
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self.column.addLayout(row)

    def rows(self) -> Sequence[tuple[str | int, str]]:
        return [(name, name) for name in self.keeper.settings().profile]

    def _add(self) -> None:
        name = self.name.text().strip()
        if name and name not in self.keeper.settings().profile:
            self.name.clear()
            self.write(tr("Add {name}").format(name=name), [Edit(("profile", name), {})])

    def removal(self, row: str | int) -> list[Edit]:
        return removed_profile(self.keeper.settings(), str(row))

    def fit_out(self, card: RowCard) -> None:
        fit_with_name(card, self._rename)

    def _rename(self, old: str, new: str) -> None:
        if new in self.keeper.settings().profile:
            self._say(tr("There is a profile “{name}” already.").format(name=new))
            return
        opened: set[str | int] = {new if card.row == old else card.row for card in self.cards if card.opened}
        words = tr("Rename {name}").format(name=old)
        self.write_anew(words, renamed_profile(self.keeper.settings(), old, new), opened, new)


def removed_profile(settings: Settings, name: str) -> list[Edit]:
    """Those that follow it are as everywhere else."""
    followers = [Edit(("binding", number, "profile")) for number, row in enumerate(settings.binding)
                 if row.profile == name]  # fmt: skip
    if settings.hands_free.profile == name:
        followers.append(Edit(("hands_free", "profile")))
    return [*followers, Edit(("profile", name))]


def renamed_profile(settings: Settings, old: str, new: str) -> list[Change]:
    """With those that follow it."""
    followers = [Edit(("binding", number, "profile"), new) for number, row in enumerate(settings.binding)
                 if row.profile == old]  # fmt: skip
    if settings.hands_free.profile == old:
        followers.append(Edit(("hands_free", "profile"), new))
    return [Rename(("profile", old), new), *followers]


FORMS: dict[str, type[RowsForm]] = {"binding": BindingsForm, "profile": ProfilesForm}
