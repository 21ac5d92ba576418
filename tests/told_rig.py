"""What a screen reader is told of a window: each thing in it, what is wrong with it, and the Tab key's way round."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QRadioButton,
    QTableView,
    QTabWidget,
    QWidget,
)

Role = QAccessible.Role
FRAMES = {
    Role.Client, Role.Window, Role.Pane, Role.Grouping, Role.LayeredPane, Role.ScrollBar, Role.Splitter, Role.Grip,
    Role.Separator, Role.Border, Role.Whitespace, Role.PopupMenu,
}  # fmt: skip
"""They hold others, or are named by what leads to them."""
WITHOUT_A_NAME = FRAMES | {Role.StaticText, Role.Cell, Role.Row, Role.TreeItem, Role.ListItem, Role.Table}
"""What has its own words as its name may have none (an empty cell). Tables that a keyboard reaches have one."""
WITH_A_VALUE = {Role.SpinBox, Role.ProgressBar, Role.Slider, Role.ComboBox}
LONGEST_ROUND = 250


def told(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def everything(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that can be seen."""
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from everything(child)


def name_of(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name)


def words_of(interface: QAccessibleInterface) -> str:
    return f"{name_of(interface)} {interface.text(QAccessible.Text.Description)}"


def faults(window: QWidget) -> list[str]:
    """In words; empty where all is told."""
    found = list(everything(told(window)))
    assert len(found) > 1, "nothing is shown"
    lists = [one for one in window.findChildren(QAbstractItemView) if one.isVisible()]
    wrong = [f"{fault}: {_what(one)}" for one in found if (fault := _fault(one))]
    return wrong + [f"{fault}: {_what(told(view))}" for view in lists if (fault := _fault_of_list(view))]


def _what(one: QAccessibleInterface) -> str:
    widget = one.object()
    return f"{one.role().name} {type(widget).__name__} {name_of(one)!r}"


def _fault(one: QAccessibleInterface) -> str:
    widget, role, state = one.object(), one.role(), one.state()
    if role is Role.NoRole:
        return "no role"
    if not name_of(one) and (role not in WITHOUT_A_NAME or (state.focusable and isinstance(widget, QWidget))):
        return "no name"
    if isinstance(widget, QWidget) and role is Role.Client and _takes_keys(widget):
        return "a frame that takes the keys"
    if role in WITH_A_VALUE and not one.text(QAccessible.Text.Value):
        return "no value"
    if isinstance(widget, QComboBox) and role is Role.ComboBox and not _is_labelled(one, widget):
        return "nothing says what is chosen here"
    if isinstance(widget, QLabel) and not _letters(widget) <= set(words_of(one).casefold()):
        return "its words are not told"
    return ""


def _fault_of_list(view: QAbstractItemView) -> str:
    if isinstance(view, QHeaderView):
        return ""
    inside = [one for one in everything(told(view)) if one.object() is None]
    cells = [one for one in inside if one.role() in (Role.Cell, Role.TreeItem, Role.ListItem)]
    if view.model().rowCount() and not (cells and name_of(cells[0])):
        return "its rows are not told"
    header = view.horizontalHeader() if isinstance(view, QTableView) else None
    if header is not None and header.isVisible():
        names = [name_of(one) for one in inside if one.role() is Role.ColumnHeader]
        if len(names) != view.model().columnCount() or not all(names):
            return "its columns are not told"
    return ""


def _takes_keys(widget: QWidget) -> bool:
    """What only scrolls by them, or hands them on, is no fault."""
    hands_on = widget.focusProxy() is not None or isinstance(widget, QTabWidget | QAbstractScrollArea)
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and not hands_on


def _is_labelled(one: QAccessibleInterface, box: QComboBox) -> bool:
    """By a label whose buddy it is, or else in what is said behind its name."""
    labels = [other for other, _relation in one.relations(QAccessible.RelationFlag.Label)]
    return any(map(name_of, labels)) or (
        bool(box.accessibleName()) and box.accessibleName() in one.text(QAccessible.Text.Description)
    )


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def _letters(label: QLabel) -> set[str]:
    """That it shows; none of one that shows a sign or a picture."""
    plain = _Plain()
    plain.feed(label.text())
    return {letter for letter in plain.words.casefold() if letter.isalnum()} if label.pixmap().isNull() else set()


# --- the keyboard --------------------------------------------------------------------------


def stops_of_tab(window: QWidget) -> set[QWidget]:
    """Everything that it has to come by, once."""
    stops = {
        one
        for one in [window, *window.findChildren(QWidget)]
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and not isinstance(one, QHeaderView)
        and not (isinstance(one, QWidget) and isinstance(one.parent(), QAbstractScrollArea))
    }
    return {one for one in stops if not (isinstance(one, QRadioButton) and not one.isChecked())}


def round_by_tab(window: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """From where the keys are until they are there again; fails where they never come back."""
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the keys"
    way = [start]
    for _step in range(LONGEST_ROUND):
        QTest.keyClick(QApplication.focusWidget() or window, key)
        now = QApplication.focusWidget()
        assert now is not None, f"nothing has the keys behind {way[-1]!r}"
        if now is start:
            return way
        assert now is not way[-1], f"{named(now)} keeps the keys"
        assert way.count(now) < 2, f"round and round at {named(now)}, not back to {named(start)}"
        way.append(now)
    raise AssertionError(f"no way back to {named(start)}: {[named(one) for one in way[-10:]]}")


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text!r}"
