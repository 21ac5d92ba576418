"""Whether all of the program works: every part is tried, each with its remedy as a button or a line to copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from tray_app.core.checks import Check
from tray_app.core.translation import marked, tr, tr_n
from tray_app.ui import theme
from tray_app.ui.announcing import announce
from tray_app.ui.home.pieces import SPACING_PX, named
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import heading
from tray_app.ui.labels import plain as words

from .checking import Checking

_IN_SETTINGS = ("settings", marked("Open Settings"))
PLACES = {
    "Engine": ("models", marked("Open Models")),
    **dict.fromkeys(
        ("Server", "Microphone", "Hotkey", "Insertion", "Settings", "Wake word", "Voice", "API"), _IN_SETTINGS
    ),
}
"""Where what failed can be put right, by the name of the check."""
_WORKS, _DOUBTFUL, _FAILS = "works", "doubtful", "fails"
_MARKS = {_WORKS: "✓", _DOUBTFUL: "▲", _FAILS: "■"}
_WORDS = {_WORKS: marked("works"), _DOUBTFUL: marked("doubtful"), _FAILS: marked("does not work")}


class Checks(QWidget):
    """`go` opens another place, `can_go` says whether there is one of that name."""

    def __init__(
        self,
        argv: Sequence[str],
        environment: Mapping[str, str],
        *,
        go: Callable[[str], None],
        can_go: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self._go, self._can_go = go, can_go
        self._failed = self._doubtful = 0
        self._lines: list[QWidget] = []
        self.checking = Checking(self, argv, environment, found=self._show, ended=self._ended)
        self.start = push_button(tr("&Check every part"), self._begin)
        self.told = words()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        named(self.bar, tr("Checking"))
        self.bar.hide()
        head = QHBoxLayout()
        head.addWidget(self.start)
        head.addWidget(self.bar, 1)
        head.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING_PX, SPACING_PX, SPACING_PX, SPACING_PX)
        column.setSpacing(SPACING_PX)
        explained = tr(
            "Settings, speech model, microphone, key and tray are each tried for real. The microphone is opened for a "
            "moment; nothing is kept."
        )
        column.addWidget(words(explained, dim=True))
        column.addLayout(head)
        column.addWidget(self.told)
        column.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        named(scrolled, tr("Parts that were tried"))
        scrolled.setWidget(inside)
        return scrolled

    def stop(self) -> None:
        if self.checking.runs:
            self.told.clear()
        self.checking.stop()
        self.bar.hide()
        self.start.setEnabled(True)

    def _begin(self) -> None:
        for line in self._lines:
            line.deleteLater()
        self._lines.clear()
        self._failed = self._doubtful = 0
        try:
            self.checking.start()
        except OSError as error:
            self.told.setText(tr("The checks could not be started: {why}").format(why=error.strerror or ""))
            return
        self.told.setText(tr("Trying one part after the other. This takes some seconds."))
        self.bar.show()
        self.start.setEnabled(False)

    def _show(self, check: Check) -> None:
        self._failed += not check.ok
        self._doubtful += check.ok and bool(check.remedy)
        line = CheckLine(check, self._way_out(check))
        self._lines.append(line)
        self._column.addWidget(line)

    def _way_out(self, check: Check) -> tuple[str, Callable[[], None]] | None:
        place, label = PLACES.get(check.name, ("", ""))
        if not place or not self._can_go(place):
            return None
        return tr(label), lambda: self._go(place)

    def _ended(self, whole: bool) -> None:
        self.bar.hide()
        self.start.setEnabled(True)
        self.start.setText(tr("&Check again"))
        if not whole:
            self.told.setText(tr("The checks broke off. The log says why."))
        elif self._failed:
            self.told.setText(tr_n("{n} part does not work.", "{n} parts do not work.", self._failed))
        elif self._doubtful:
            told = tr_n("All works; {n} part is doubtful.", "All works; {n} parts are doubtful.", self._doubtful)
            self.told.setText(told)
        else:
            self.told.setText(tr("Every part works."))
        announce(self.told, self.told.text())


class CheckLine(QFrame):
    """One part: its mark, its name, what was seen; where it does not work, what to do."""

    def __init__(self, check: Check, way_out: tuple[str, Callable[[], None]] | None) -> None:
        super().__init__()
        how = _FAILS if not check.ok else _DOUBTFUL if check.remedy else _WORKS
        part, seen, remedy = tr(check.name), tr(check.detail), tr(check.remedy)
        named(self, f"{part}: {tr(_WORDS[how])}", f"{seen} {remedy}".strip())
        mark = QLabel(_MARKS[how])
        mark.setToolTip(tr(_WORDS[how]))
        mark.setAccessibleName(tr(_WORDS[how]))
        palette = mark.palette()
        colours = theme.colours(palette)
        palette.setColor(
            mark.foregroundRole(),
            {_WORKS: colours.text, _DOUBTFUL: colours.pending, _FAILS: colours.breach}[how],
        )
        mark.setPalette(palette)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING_PX)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(heading(part), 0, 1)
        grid.addWidget(words(seen, selectable=True, dim=how is _WORKS), 1, 1)
        if check.remedy:
            grid.addWidget(words(remedy, selectable=True), 2, 1)
            grid.addLayout(self._ways(check, way_out), 3, 1)

    def _ways(self, check: Check, way_out: tuple[str, Callable[[], None]] | None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if way_out is not None:
            row.addWidget(push_button(*way_out))
        copy = push_button(tr("Copy"), lambda: QGuiApplication.clipboard().setText(tr(check.remedy)))
        named(copy, tr("Copy what helps: {part}").format(part=tr(check.name)))
        row.addWidget(copy)
        row.addStretch(1)
        return row
