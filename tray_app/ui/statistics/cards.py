"""The few figures that most want to know, large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tray_app.core.statistics import Counted
from tray_app.core.translation import tr
from tray_app.ui.columns import InColumns, whole_width
from tray_app.ui.labels import LARGEST, SentenceLabel, beginning, larger

from .figures import CARDS, Figure, figure_text

_GAP = 16


class Card(QWidget):
    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.figure = figure
        self.value = QLabel()
        self.value.setAlignment(beginning())
        self.value.setFont(larger(self.value.font(), LARGEST))
        name = SentenceLabel(tr(figure.heading), "dim")
        name.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.value)
        column.addWidget(name)
        self.setToolTip(tr(figure.meaning))

    def show_figure(self, of: Counted, typing: int) -> None:
        self.value.setText(figure_text(self.figure, of, typing))
        self.setAccessibleName(f"{tr(self.figure.heading)}: {self.value.text()}")


class Cards(InColumns):
    """Beside each other, in as many lines as it takes."""

    def __init__(self, parent: QWidget, figures: Sequence[Figure] = CARDS) -> None:
        self.cards = [Card(figure) for figure in figures]
        super().__init__(self.cards, parent, gap=_GAP, width=whole_width)

    def show_figures(self, of: Counted, typing: int) -> None:
        for card in self.cards:
            card.show_figure(of, typing)
        self.fit()
