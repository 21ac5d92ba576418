"""Words to read and to copy, with a table of what is known: advice, and the chosen breach."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Told(QLabel):
    """Its text can be selected, to paste a command or a setting elsewhere."""

    def __init__(self, name: str, words: str, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.tell(words, words)

    def tell(self, page: str, words: str) -> None:
        """`page` is HTML, `words` the same for screen readers, who hear it again only when it is another."""
        if page != self.text():
            self.setText(page)
            self.setAccessibleDescription(words)


def table_of(rows: Iterable[tuple[str, str]]) -> str:
    """Headings, and the HTML that stands behind them."""
    cells = (f"<tr><td style='padding-right: 16px'>{heading}</td><td>{told}</td></tr>" for heading, told in rows)
    return f"<table>{''.join(cells)}</table>"
