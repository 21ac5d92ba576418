"""A text that the clipboard did not take from afar is copied from a window, and waits until it was."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tray_app.core.events import DictationId
from tray_app.core.snapshot import OfferedText
from tray_app.ui.text_window import TextWindow

TEXT = OfferedText(DictationId(5), "Grüße, “world”.\nAnd more.", 900.0)


def test_copying_fills_the_clipboard_and_says_so(qt_app: QApplication) -> None:
    copied: list[str] = []
    window = TextWindow(TEXT, lambda: copied.append("copied"))
    window.show()
    window.copy_button.click()
    assert QGuiApplication.clipboard().text() == TEXT.text
    assert copied == ["copied"]
    assert not window.isVisible()


def test_closing_it_leaves_the_text_waiting(qt_app: QApplication) -> None:
    copied: list[str] = []
    window = TextWindow(TEXT, lambda: copied.append("copied"))
    window.show()
    window.close()
    assert copied == []
