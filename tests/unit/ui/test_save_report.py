"""Where a report goes: asked once, with the right ending, and nowhere when the dialog is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from tray_app.ui.actions import EXPORT_FORMATS
from tray_app.ui.save_report import ask_where


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def answer(how: QDialog.DialogCode, name: str = "") -> None:
    """What the user does once the dialog stands."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, act)
            return
        if name:
            dialog.selectFile(name)
        if how is QDialog.DialogCode.Accepted:
            dialog.accept()
        else:
            dialog.reject()

    QTimer.singleShot(0, act)


@pytest.mark.parametrize("form", [name for name, _ in EXPORT_FORMATS])
def test_the_suggested_file_lies_at_home_and_ends_as_its_format(qt_app: QApplication, home: Path, form: str) -> None:
    answer(QDialog.DialogCode.Accepted)
    assert ask_where(form) == home / f"holdtalk-report.{form}"


def test_a_name_without_an_ending_gets_the_formats_own(qt_app: QApplication, home: Path) -> None:
    answer(QDialog.DialogCode.Accepted, "mine")
    assert ask_where("pdf") == home / "mine.pdf"


def test_a_closed_dialog_saves_nowhere(qt_app: QApplication, home: Path) -> None:
    answer(QDialog.DialogCode.Rejected)
    assert ask_where("html") is None
    assert list(home.iterdir()) == []


def test_a_folder_that_is_not_there_is_said_and_the_name_is_asked_for_again(
    qt_app: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[Path] = []

    chosen = iter([["/nowhere/at/all/mine.html"], [str(home / "mine.html")]])
    shown: list[list[str]] = []

    def selected(dialog: QFileDialog) -> list[str]:
        return shown[-1] if shown else [str(home / "holdtalk-report.html")]

    def asked(dialog: QFileDialog) -> int:
        shown.append(next(chosen))
        return 1

    monkeypatch.setattr("tray_app.ui.save_report._refuse", refused.append)
    monkeypatch.setattr(QFileDialog, "exec", asked)
    monkeypatch.setattr(QFileDialog, "selectedFiles", selected)
    assert ask_where("html") == home / "mine.html"
    assert refused == [Path("/nowhere/at/all")]
