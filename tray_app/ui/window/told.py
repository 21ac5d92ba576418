"""Words to read and to copy, with a table of what is known: advice, and the chosen breach."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Told(QLabel):
    """Its text can be selected, to paste a command or a setting elsewhere."""

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(name)

    def tell(self, page: str, words: str) -> None:
        """`page` is HTML, `words` the same for screen readers."""
        self.setText(page)
        self.setAccessibleDescription(words)


def table_of(rows: Iterable[tuple[str, str]]) -> str:
    """Headings, and the HTML that stands behind them."""
    cells = (f"<tr><td style='padding-right: 16px'>{heading}</td><td>{told}</td></tr>" for heading, told in rows)
    return f"<table>{''.join(cells)}</table>"
