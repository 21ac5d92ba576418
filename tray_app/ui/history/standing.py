"""What is told in place of the list, and above it: nothing yet, nothing found, not kept, damaged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from tray_app.core.errors import Problem
from tray_app.core.translation import tr
from tray_app.ui.labels import button, heading, plain


@dataclass(frozen=True, slots=True)
class Told:
    title: str
    more: str = ""
    act: str = ""
    """The label of a button; empty for none."""
    does: Callable[[], object] = lambda: None


def of_problem(problem: Problem) -> Told:
    detail = f" ({problem.detail})" if problem.detail else ""
    return Told(tr(problem.title), f"{tr(problem.remedy)}{detail}".strip())


def instead_of_rows(
    *,
    problem: Problem | None,
    unread: bool,
    looked_for: bool,
    keeps: bool,
    hint: str,
    again: Callable[[], object],
    show_all: Callable[[], object],
    keep: Callable[[], object],
) -> Told:
    """Where there is no row to be shown. `unread`: because of the problem; else there is just none."""
    if problem is not None:
        told = of_problem(problem)
        return Told(told.title, told.more, tr("T&ry again"), again) if unread else told
    if looked_for:
        return Told(tr("Nothing found"), tr("No dictation is like that."), tr("Show &all"), show_all)
    if not keeps:
        more = tr("Switch it on to find again what you said, copy it, or have it heard once more. It stays here.")
        return Told(tr("History is off"), more, tr("&Keep what I say"), keep)
    return Told(tr("Nothing here yet"), f"{hint} {tr('What you said stands here then.')}".strip())


def above_rows(*, problem: Problem | None, keeps: bool, keep: Callable[[], object]) -> Told | None:
    """What holds while there are rows; None where all is as it should be."""
    if problem is not None:
        return of_problem(problem)
    if not keeps:
        return Told(tr("Paused: what you say now is not kept."), "", tr("&Keep on"), keep)
    return None


class TellingPanel(QWidget):
    """In place of a list: a heading, a sentence, and what can be done."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = heading()
        self.more = plain()
        self.act = button("", self._act)
        self._does: Callable[[], object] = lambda: None
        self.act.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (self.title, self.more, self.act):
            column.addWidget(part)
        column.addStretch(2)

    def tell(self, told: Told) -> None:
        self.title.setText(told.title)
        self.more.setText(told.more)
        self.more.setVisible(bool(told.more))
        self.act.setText(told.act)
        self.act.setVisible(bool(told.act))
        self._does = told.does
        self.setAccessibleName(told.title)
        self.setAccessibleDescription(told.more)

    def _act(self) -> None:
        self._does()


class TellingLine(QWidget):
    """Above a list, while there is something to tell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = plain()
        self.act = QPushButton()
        self._does: Callable[[], object] = lambda: None
        self.act.clicked.connect(lambda _checked=False: self._does())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.act)
        self.tell(None)

    def tell(self, told: Told | None) -> None:
        self.setVisible(told is not None)
        if told is not None:
            self.words.setText(" ".join(filter(None, (told.title, told.more))))
            self.act.setText(told.act)
            self.act.setVisible(bool(told.act))
            self._does = told.does
