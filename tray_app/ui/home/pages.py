"""What stands in the home window beside the sidebar: a place in a frame that scrolls, or word of one that failed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from tray_app.core.errors import HoldtalkError
from tray_app.core.translation import tr
from tray_app.ui.labels import button as push_button
from tray_app.ui.labels import heading
from tray_app.ui.labels import plain as words


class Page(QScrollArea):
    """Scrolls where the place needs more room than there is; the place does not know."""

    def __init__(self, name: str, title: str, place: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self.name = name
        self.place = place
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        if not place.accessibleName():
            place.setAccessibleName(title)
        self.setWidget(place)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(240, 160)

    def splitters(self) -> dict[str, QSplitter]:
        """Those with a name of their own, by place and name."""
        found = self.place.findChildren(QSplitter)
        return {f"{self.name}/{one.objectName()}": one for one in found if one.objectName()}


class FailedPlace(QWidget):
    """In the place of one that could not be built."""

    def __init__(
        self, title: str, error: Exception, *, again: Callable[[], None], open_log: Callable[[], None]
    ) -> None:
        super().__init__()
        problem = error.problem if isinstance(error, HoldtalkError) else None
        told = heading(tr("{place} cannot be shown.").format(place=title))
        why = words(f"{tr(problem.title)} {tr(problem.detail)}".strip() if problem else type(error).__name__)
        remedy = words(
            tr(problem.remedy) if problem else tr("The other places work. The log says what is wrong with it.")
        )
        buttons = QHBoxLayout()
        self.again = push_button(tr("&Try again"), again)
        for button in (self.again, push_button(tr("Op&en the log"), open_log)):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        for label in (told, why, remedy):
            column.addWidget(label)
        column.addLayout(buttons)
        column.addStretch(1)

    def take_keys(self) -> None:
        self.again.setFocus(Qt.FocusReason.ShortcutFocusReason)
