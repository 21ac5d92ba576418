"""The fifth step: whether Holdtalk is there after the next login, and where it is found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from tray_app.core.errors import Problem
from tray_app.core.missing import Lacking
from tray_app.core.translation import marked, tr
from tray_app.ui.announcing import announce
from tray_app.ui.icons import Glyph, glyph_pixmap
from tray_app.ui.theme import application_colours

from .asked import FirstRun
from .pieces import words
from .step import Step

_GLYPH_PX = 32


class LastStep(Step):
    title = marked("Ready whenever you are")
    parts = frozenset({Lacking.TRAY})

    def __init__(self, program: FirstRun) -> None:
        super().__init__(program)
        self.login = QCheckBox(tr("&Start Holdtalk when I log in"))
        self.login.clicked.connect(self._switch)
        self._on = False
        """As far as is known."""
        self.login_told = words()
        self.login_told.hide()
        self._glyph = QLabel()
        self._where = words()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._where, 1)
        self.column.addWidget(self.login)
        self.column.addWidget(self.login_told)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        self.column.addWidget(words(tr("This can be seen again: “Set up again…” in Holdtalk's menu."), dim=True))
        self.finish_layout()
        self.is_done()
        self.settings_changed()
        self._paint_glyph()

    def first_focus(self) -> QWidget | None:
        return self.login

    def shown(self) -> None:
        self.settings_changed()
        self.program.starts_at_login(self._stands)

    def settings_changed(self) -> None:
        if self.program.has_tray():
            where = tr("Holdtalk is this icon in the tray. A click on it opens its window, a right click its menu.")
        else:
            where = tr("Holdtalk has a small window, where everything else is: minimise it while you work.")
        self._where.setText(where)

    def _switch(self, on: bool) -> None:
        self.program.set_starts_at_login(on, self._stands)

    def _stands(self, told: bool | Problem) -> None:
        problem = told if isinstance(told, Problem) else None
        if isinstance(told, bool):
            self._on = told
        self.login.setChecked(self._on)
        text = f"{tr(problem.title)} {tr(problem.remedy)}" if problem is not None else ""
        self.login_told.setText(text)
        self.login_told.setVisible(bool(text))
        announce(self.login_told, text)

    def _paint_glyph(self) -> None:
        colour = application_colours().text
        self._glyph.setPixmap(glyph_pixmap(Glyph.READY, _GLYPH_PX, colour, self.devicePixelRatio()))
        self._glyph.setAccessibleName(tr("Holdtalk's icon"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._paint_glyph()
