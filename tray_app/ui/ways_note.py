"""Which way keys come or texts go on this desktop, why no other, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from tray_app.core.errors import Mend
from tray_app.core.notice_actions import MENDING
from tray_app.core.translation import tr
from tray_app.core.ways import Told

from .labels import button, plain

_SPACING, _BELOW = 4, 12


class WaysNote(QWidget):
    """Nothing at all where there is but one way."""

    def __init__(
        self, told: Callable[[], Told | None], mend: Callable[[Mend], object], *, reasons: bool, name: str = ""
    ) -> None:
        """`told` is asked at each `refresh`; `reasons`: those are shown too, and what can be done without a need.
        `name` is what this is about, to whoever hears the screen."""
        super().__init__()
        self._told = told
        self._mend = mend
        self._reasons = reasons
        self.setAccessibleName(name)
        self.line = plain(dim=True)
        self.why = plain(dim=True, selectable=True)
        self.buttons: list[QPushButton] = []
        self._mends: Sequence[Mend] = ()
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _BELOW if reasons else 0)
        column.setSpacing(_SPACING)
        column.addWidget(self.line)
        column.addWidget(self.why)
        column.addLayout(self._row)
        self.refresh()

    def refresh(self) -> None:
        told = self._told()
        self.setVisible(told is not None)
        if told is None:
            self.line.clear()
            return
        remedy = () if told.problem is None or not self._reasons else (told.problem.remedy,)
        self.line.setText(" ".join(map(tr, (told.line, *told.notes, *remedy))))
        self.why.setText("\n".join(f"• {tr(reason)}" for reason in told.reasons) if self._reasons else "")
        self.why.setVisible(bool(self.why.text()))
        self._offer(told.mends if self._reasons else [one for one in told.mends if one is not Mend.CHANGE_KEYS])

    def _offer(self, mends: Sequence[Mend]) -> None:
        if [*mends] == [*self._mends]:
            return
        self._mends = mends
        for made in self.buttons:
            made.hide()
            made.deleteLater()
        self.buttons = [self._button(mend) for mend in mends if mend in MENDING]
        for at, made in enumerate(self.buttons):
            self._row.insertWidget(at, made)

    def _button(self, mend: Mend) -> QPushButton:
        made = button(tr(MENDING[mend].label), lambda: self._mend(mend))
        made.setAccessibleDescription(self.line.text())
        return made
